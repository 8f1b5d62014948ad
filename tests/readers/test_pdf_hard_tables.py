"""Tables as printers really draw them: rows taller than a page, borders in pieces, letters one under another."""

import pytest
from pdf_builder import KOREAN, Sheet

from pipeline.document import Document, Edited, Grid, Paragraph, Table, as_printed
from pipeline.readers.pdf import PdfReader
from pipeline.structure.joining import with_joined

XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0]
WORDS = [["a", "b", "c"], ["d", "e", "f"]]


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def tables(sheet: Sheet) -> list[Table]:
    return list(read(sheet).iter_tables())


def joined(sheet: Sheet) -> list[Table]:
    blocks = read(sheet).blocks
    return [block for block in Edited(blocks, with_joined(as_printed(blocks), {})) if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    grid = Grid(table)
    return [[grid.text(row, column) for column in range(grid.columns)] for row in range(grid.rows)]


def walls(sheet: Sheet, top: float, bottom: float) -> Sheet:
    for x in XS:
        sheet.line(x, top, x, bottom)
    return sheet


def tall_row() -> Sheet:
    """A row that begins on the first page, fills the second and ends on the third."""
    sheet = walls(Sheet().grid(XS, [700, 720]).words(XS[:3], [700], WORDS[:1]), 720, 780)
    sheet.words(XS[:3], [725], [["l", "m", "n"]]).page()
    walls(sheet, 60, 780).words(XS[:3], [300, 320], [["l1", "m1", "n1"], ["l2", "m2", "n2"]]).page()
    walls(sheet, 60, 200).line(60, 200, 360, 200).words(XS[:3], [100], [["l3", "m3", ""]])
    return sheet.grid(XS, [200, 230]).words(XS[:3], [205], [["x", "y", "z"]])


def test_a_page_that_shows_only_the_walls_of_a_row_is_a_piece_of_the_table():
    middle = tables(tall_row())[1]
    assert texts(middle) == [["l1\nl2", "m1\nm2", "n1\nn2"]]
    assert middle.open_above
    assert middle.open_below


def test_a_row_over_three_pages_is_one_row():
    (table,) = joined(tall_row())
    assert texts(table) == [["a", "b", "c"], ["l\nl1\nl2\nl3", "m\nm1\nm2\nm3", "n\nn1\nn2"], ["x", "y", "z"]]


@pytest.mark.parametrize("extents", [[(100, 700)] * 2, [(100, 700), (120, 500), (300, 760)], [(100, 130)] * 4])
def test_lines_that_merely_stand_on_a_page_are_no_table(extents):
    sheet = Sheet().text(170, 120, "words")
    for at, (top, bottom) in enumerate(extents):
        sheet.line(60 + 100 * at, top, 60 + 100 * at, bottom)
    assert not tables(sheet)


@pytest.mark.parametrize("gap", [3, 4, 5])
def test_dashes_drawn_one_by_one_make_a_border(gap):
    sheet = Sheet().grid([60, 360], [100, 140])
    for start in range(60, 360, 4 + gap):
        sheet.line(start, 120, min(start + 4, 360), 120)
    for x in XS[1:3]:
        for start in range(100, 140, 4 + gap):
            sheet.line(x, start, x, min(start + 4, 140))
    (table,) = tables(sheet.words(XS[:3], YS[:2], WORDS))
    assert texts(table) == WORDS


def test_boxes_to_tick_in_a_row_are_no_table():
    sheet = Sheet()
    for at in range(4):
        sheet.canvas.rect(60 + 14 * at, sheet.height - 110, 8, 8)
    assert not tables(sheet.text(130, 109, "agreed"))


@pytest.mark.parametrize("drawn", ["rectangles", "apart", "bars"])
def test_borders_that_each_cell_draws_for_itself_are_borders(drawn):
    sheet = Sheet()
    inset = 1 if drawn == "apart" else 0
    for row in range(2):
        for column in range(3):
            x, y = XS[column] + inset, sheet.height - YS[row + 1] + inset
            if drawn == "bars":
                for x0, y0, x1, y1 in ((0, 0, 100, 0.5), (0, 19.5, 100, 20), (0, 0, 0.5, 20), (99.5, 0, 100, 20)):
                    sheet.fill(XS[column] + x0, YS[row] + y0, XS[column] + x1, YS[row] + y1, "#000000")
            else:
                sheet.canvas.rect(x, y, 100 - 2 * inset, 20 - 2 * inset)
    (table,) = tables(sheet.words(XS[:3], YS[:2], WORDS))
    assert texts(table) == WORDS


def test_white_rules_on_a_shade_are_borders():
    sheet = Sheet().fill(60, 100, 360, 140, "#dddddd")
    sheet.canvas.setStrokeColorRGB(1, 1, 1)
    sheet.grid(XS, YS, 1)
    (table,) = tables(sheet.words(XS[:3], YS[:2], WORDS))
    assert texts(table) == WORDS


def test_a_table_whose_walls_are_those_of_its_holder_is_a_part_of_it():
    sheet = Sheet().grid([50, 150, 550], [90, 120, 400]).text(55, 110, "title").text(160, 110, "name")
    sheet.text(55, 200, "budget").text(160, 140, "before").text(160, 300, "after")
    sheet.grid([150, 250, 350, 550], [200, 220, 240]).words([150, 250, 350], [200, 220], WORDS)
    (table,) = tables(sheet)
    assert texts(table) == [
        ["title", "name", "name", "name"],
        ["budget", "before", "before", "before"],
        ["budget", *WORDS[0]],
        ["budget", *WORDS[1]],
        ["budget", "after", "after", "after"],
    ]


def test_letters_one_under_another_are_one_cell():
    sheet = Sheet().grid([80, 160, 260], [100, 120, 140, 160]).line(60, 100, 80, 100).line(60, 160, 80, 160)
    sheet.line(60, 100, 60, 160)
    for step, letter in enumerate("재원별"):
        sheet.text(65, 114 + 16 * step, letter, font=KOREAN)
    sheet.words([80, 160], [100, 120, 140], [["국비", "100"], ["도비", "20"], ["시비", "3"]], font=KOREAN)
    (table,) = tables(sheet)
    assert texts(table) == [["재\n원\n별", "국비", "100"], ["재\n원\n별", "도비", "20"], ["재\n원\n별", "시비", "3"]]


def test_two_tables_of_other_heights_side_by_side_are_two():
    sheet = Sheet().grid([60, 120, 200], [100, 120, 140, 160]).grid([300, 380, 500], [110, 130, 150])
    sheet.words([60, 120], [100, 120, 140], [["a", "b"], ["c", "d"], ["e", "f"]])
    left, right = tables(sheet.words([300, 380], [110, 130], [["g", "h"], ["i", "j"]]))
    assert texts(left) == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert texts(right) == [["g", "h"], ["i", "j"]]


SOURCES = ["계", "국비", "도비", "시비", "기타"]


def budget(above: str, below: str, rows_above: int) -> Sheet:
    """A budget cut by a page break inside the merged cell 재원별, whose letters stand above and below the break."""
    sheet, xs = Sheet(), [60.0, 90.0, 160.0, 230.0, 300.0]
    ys = [700.0 + 20 * row for row in range(rows_above + 2)]
    sheet.line(60, 700, 300, 700).line(90, 700, 90, 700).line(60, 700, 60, ys[-1]).line(60, ys[-1], 300, ys[-1])
    sheet.line(60, 720, 90, 720).grid(xs[2:], ys).grid(xs[1:3], ys[1:]).text(65, 713, "구분", font=KOREAN)
    sheet.words(xs[2:4], [700], [["2026", "2027"]])
    _rows(sheet, above, ys[1:-1], SOURCES[:rows_above])
    sheet.page()
    ys = [60.0 + 20 * row for row in range(len(SOURCES) - rows_above + 1)]
    sheet.grid(xs[1:], ys).line(60, 60, 60, ys[-1]).line(60, 60, 90, 60).line(60, ys[-1], 90, ys[-1])
    _rows(sheet, below, ys[:-1], SOURCES[rows_above:])
    return sheet


def _rows(sheet: Sheet, letters: str, ys: list[float], names: list[str]) -> None:
    for y, name in zip(ys, names, strict=True):
        number = SOURCES.index(name)
        sheet.words([90, 160, 230], [y], [[name, str(10 + number), str(20 + number)]], font=KOREAN)
    for step, letter in enumerate(letters):
        sheet.text(67, ys[0] + 13 + 14 * step, letter, font=KOREAN)


@pytest.mark.parametrize(
    ("above", "below", "rows"),
    [("재", "원별", 2), ("재원별", "", 3), ("", "재원별", 2), ("재", "원별", 1), ("재원별", "", 4)],
)
def test_a_budget_cut_inside_its_merged_label_is_one_table(above, below, rows):
    (table,) = joined(budget(above, below, rows))
    assert texts(table) == [
        ["구분", "구분", "2026", "2027"],
        *(["재\n원\n별", name, str(10 + number), str(20 + number)] for number, name in enumerate(SOURCES)),
    ]


def test_a_mark_behind_the_text_is_left_out_of_the_cells_it_lies_behind():
    sheet = Sheet().grid(XS, [100, 140, 180])
    sheet.words(XS[:3], [110, 150], [["국비", "100", "200"], ["도비", "300", "400"]], font=KOREAN)
    document = read(sheet.text(100, 170, "대외비", size=80, font=KOREAN))
    (table,) = document.iter_tables()
    assert texts(table) == [["국비", "100", "200"], ["도비", "300", "400"]]
    assert [paragraph.text for paragraph in document.furniture] == ["대외비"]
    assert [notice.code for notice in document.notices] == ["PAGE_FURNITURE"]


def test_a_large_title_over_small_text_is_no_mark():
    sheet = Sheet().text(60, 120, "가람 도서관", size=40, font=KOREAN)
    for row in range(6):
        sheet.text(60, 150 + 14 * row, "어르신이 걸어서 다니는 도서관을 동네마다 짓는다", font=KOREAN)
    first = read(sheet).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "가람 도서관"


def test_a_head_of_two_rows_cut_between_them_keeps_the_quarters_apart_from_their_year():
    wide, fine = [60.0, 120.0, 320.0, 380.0], [60.0, 120.0, 170.0, 220.0, 270.0, 320.0, 380.0]
    sheet = Sheet().grid(wide, [760, 780]).words(wide[:3], [760], [["item", "2024", "note"]]).page()
    sheet.grid(fine, [60, 80, 100]).words(fine[:6], [60, 80], [["", *"1234", ""], ["work", *" " * 4, "x"]])
    (table,) = joined(sheet)
    assert texts(table) == [
        ["item", *["2024"] * 4, "note"],
        ["", *"1234", ""],
        ["work", *[""] * 4, "x"],
    ]


def test_a_label_cut_by_the_page_break_is_one_label_of_one_row():
    xs = [60.0, 160.0, 360.0]
    sheet = Sheet().grid(xs, [700, 740, 780])
    sheet.words(xs[:2], [700, 742], [["기대효과", "가"], ["건의 및", "나"]], font=KOREAN).page()
    sheet.grid(xs, [60, 80]).words(xs[:2], [60], [["건의사항", "다"]], font=KOREAN)
    assert [row[0] for row in texts(joined(sheet)[0])] == ["기대효과", "건의 및", "건의사항"]
    sheet = Sheet().grid(xs, [700, 740, 780])
    sheet.words(xs[:2], [700, 742], [["기대효과", "가"], ["건의", "나"]], font=KOREAN).page()
    sheet.grid(xs, [60, 80]).words(xs[:2], [60], [["사항", "다"]], font=KOREAN)
    assert texts(joined(sheet)[0])[1:] == [["건의\n사항", "나\n다"]]


def test_short_lines_alone_are_no_wrapped_prose():
    sheet = Sheet()
    for at, words in enumerate(["Name : a park by the river for all", "Field : roads", "Place : at the mill"]):
        sheet.text(90, 100 + 24 * at, words)
    assert [block.text for block in read(sheet).blocks if isinstance(block, Paragraph)] == [
        "Name : a park by the river for all",
        "Field : roads",
        "Place : at the mill",
    ]
