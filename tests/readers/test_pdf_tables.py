import pytest
from pdf_builder import Sheet

from pipeline.document import Document, Grid, Paragraph, Table
from pipeline.readers.pdf import PdfReader

XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0]
WORDS = [["a", "b", "c"], ["d", "e", "f"]]


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def only_table(sheet: Sheet) -> Table:
    (table,) = read(sheet).iter_tables()
    return table


def texts(table: Table) -> list[list[str]]:
    grid = Grid(table)
    return [[grid.text(row, column) for column in range(grid.columns)] for row in range(grid.rows)]


def test_every_cell_comes_out_once_with_its_place():
    table = only_table(Sheet().grid(XS, YS).words(XS[:3], YS[:2], WORDS))
    assert texts(table) == WORDS
    last = table.cells[-1]
    assert (last.row, last.column, last.place.row, last.place.column, last.place.table) == (1, 2, 2, 3, 1)
    assert last.place.box == pytest.approx((260, 120, 360, 140), abs=0.5)


def test_a_merged_cell_is_one_cell_with_spans():
    sheet = Sheet().line(60, 100, 360, 100).line(60, 140, 360, 140).line(160, 120, 360, 120)
    sheet.line(60, 100, 60, 140).line(160, 100, 160, 140).line(260, 120, 260, 140).line(360, 100, 360, 140)
    sheet.text(65, 123, "label").text(170, 113, "wide").text(170, 133, "x").text(270, 133, "y")
    table = only_table(sheet)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans == {"label": (2, 1), "wide": (1, 2), "x": (1, 1), "y": (1, 1)}


def test_borders_of_dots_dashes_and_double_lines_are_borders():
    sheet = Sheet()
    sheet.canvas.setDash(2, 2)
    sheet.line(60, 120, 360, 120).line(160, 100, 160, 140)
    sheet.canvas.setDash()
    for step in range(0, 40, 2):
        sheet.fill(259.8, 100 + step, 260.2, 100.4 + step, "#000000")
    for shift in (0, 1.6):
        sheet.line(60 - shift, 100 - shift, 360 + shift, 100 - shift).line(
            60 - shift, 140 + shift, 360 + shift, 140 + shift
        )
        sheet.line(60 - shift, 100 - shift, 60 - shift, 140 + shift).line(
            360 + shift, 100 - shift, 360 + shift, 140 + shift
        )
    assert texts(only_table(sheet.words(XS[:3], YS[:2], WORDS))) == WORDS


def test_dots_drawn_one_by_one_make_a_border():
    sheet = Sheet().grid([60, 160], YS).grid([260, 360], YS)
    for y in YS:
        sheet.line(160, y, 260, y)
    table = only_table(sheet.words(XS[:3], YS[:2], WORDS))
    assert texts(table) == WORDS


def test_a_table_open_at_the_sides_keeps_its_outer_columns():
    sheet = Sheet()
    for y in YS:
        sheet.line(60, y, 360, y)
    sheet.line(160, 100, 160, 140).line(260, 100, 260, 140)
    assert texts(only_table(sheet.words(XS[:3], YS[:2], WORDS))) == WORDS


def test_a_piece_without_its_top_border_is_complete_and_says_so():
    first = Sheet().text(60, 60, "head").grid(XS, YS).words(XS[:3], YS[:2], WORDS).page()
    for x in XS:
        first.line(x, 60, x, 110)
    first.line(60, 85, 360, 85).line(60, 110, 360, 110).words(XS[:3], [62, 87], WORDS)
    pieces = list(read(first).iter_tables())
    assert texts(pieces[1]) == WORDS
    assert pieces[1].cut_above
    assert not pieces[0].cut_above


def test_the_last_fill_painted_is_the_shade_and_white_is_none():
    sheet = (
        Sheet().fill(60, 100, 360, 120, "#d9d9d9").fill(60, 120, 160, 140, "#5b9bd5").fill(60, 120, 160, 140, "#ffffff")
    )
    sheet.fill(160, 120, 260, 140, "#ffc000")
    table = only_table(sheet.grid(XS, YS).words(XS[:3], YS[:2], WORDS))
    assert [cell.fill for cell in table.cells] == ["#D9D9D9"] * 3 + [None, "#FFC000", None]


def test_a_table_inside_a_cell_is_nested_and_its_text_is_not_repeated():
    sheet = Sheet().grid([50, 150, 550], [90, 120, 400]).text(55, 110, "title").text(160, 110, "name")
    sheet.text(160, 140, "before the table").grid([160, 260, 360], [200, 220, 240]).words(
        [160, 260], [200, 220], [["p", "q"], ["r", "s"]]
    ).text(160, 300, "after the table")
    outer = next(read(sheet).iter_tables())
    body = Grid(outer).at(1, 1)
    assert body is not None
    assert body.text == "before the table\nafter the table"
    assert [type(block) for block in body.blocks] == [Paragraph, Table, Paragraph]
    (inner,) = body.tables
    assert texts(inner) == [["p", "q"], ["r", "s"]]
    assert inner.place.table == 2


def test_two_tables_side_by_side_are_two():
    sheet = Sheet().grid([60, 120, 200], YS).grid([300, 380, 500], YS)
    sheet.words([60, 120], YS[:2], [["a", "b"], ["c", "d"]]).words([300, 380], YS[:2], [["e", "f"], ["g", "h"]])
    left, right = read(sheet).iter_tables()
    assert texts(left) == [["a", "b"], ["c", "d"]]
    assert texts(right) == [["e", "f"], ["g", "h"]]


def test_a_line_drawn_through_cells_is_no_border():
    sheet = Sheet().grid([60, 160, 200, 240, 280], [100, 120, 140])
    sheet.words([60, 160, 200, 240], [100], [["task", "1", "2", "3"]]).text(63, 133, "build")
    sheet.line(165, 130, 236, 130, 1.0)
    table = only_table(sheet)
    assert (table.rows, table.columns) == (2, 4)
    assert [cell.drawn for cell in table.cells][4:] == [None, "line", "line", None]


def test_a_centre_line_from_wall_to_wall_of_empty_cells_is_no_border():
    sheet = Sheet().grid([60, 160, 200, 240, 280], [100, 120, 140, 160])
    sheet.words([60, 160, 200, 240], [100], [["task", "1", "2", "3"]]).text(63, 133, "build").text(63, 153, "open")
    sheet.line(160, 130, 240, 130, 1.0).line(240, 150, 280, 150, 1.0)
    table = only_table(sheet)
    assert (table.rows, table.columns) == (3, 4)
    assert [cell.drawn for cell in table.cells][4:] == [None, "line", "line", None, None, None, None, "line"]


def test_a_line_between_cells_that_text_fits_into_is_a_border():
    sheet = Sheet().grid([60, 160, 200, 240, 280], [100, 120, 160])
    sheet.words([60, 160, 200, 240], [100], [["task", "1", "2", "3"]]).text(63, 143, "build")
    assert only_table(sheet.line(160, 140, 240, 140, 1.0)).rows == 3


def test_an_arrow_is_told_from_a_line():
    sheet = Sheet().grid([60, 160, 200, 240, 280], [100, 120, 140])
    sheet.words([60, 160, 200, 240], [100], [["task", "1", "2", "3"]]).text(63, 133, "build")
    sheet.line(165, 130, 230, 130, 1.0)
    head = sheet.canvas.beginPath()
    head.moveTo(230, sheet.height - 127)
    head.lineTo(237, sheet.height - 130)
    head.lineTo(230, sheet.height - 133)
    head.close()
    sheet.canvas.drawPath(head, stroke=0, fill=1)
    assert [cell.drawn for cell in only_table(sheet).cells][4:] == [None, "arrow", "arrow", None]


def test_a_stroke_too_thick_for_a_border_is_a_bar():
    sheet = Sheet().grid([60, 160, 200, 240], [100, 120, 140]).words([60, 160, 200], [100], [["task", "1", "2"]])
    table = only_table(sheet.text(63, 133, "build").line(160, 130, 200, 130, 5.0))
    assert [cell.drawn for cell in table.cells][3:] == [None, "line", None]


def test_a_border_round_the_page_is_no_table():
    sheet = Sheet().grid([30, 565], [30, 812]).text(80, 100, "plain text")
    document = read(sheet)
    assert not list(document.iter_tables())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["plain text"]


def test_columns_that_align_without_rules_are_a_table():
    rows = [["year", "2024", "2025", "2026"], ["state", "100", "200", "300"], ["city", "10", "20", "30"]]
    sheet = Sheet().text(60, 80, "Figures by year, in millions")
    for step, row in enumerate(rows):
        for at, word in enumerate(row):
            sheet.text(60 + 80 * at, 100 + 14 * step, word)
    assert texts(only_table(sheet)) == rows


def test_words_far_apart_by_chance_are_no_table():
    sheet = Sheet().text(60, 100, "left").text(200, 100, "middle").text(400, 100, "right")
    sheet.text(60, 114, "an ordinary line").text(60, 128, "left").text(300, 128, "right")
    assert not list(read(sheet).iter_tables())


def test_an_underline_is_no_table():
    document = read(Sheet().text(60, 100, "underlined").line(60, 102, 120, 102))
    assert not list(document.iter_tables())


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_displayed(turn):
    table = only_table(_displayed_upright(turn))
    assert texts(table) == WORDS
    assert table.place.box == pytest.approx((60, 100, 360, 140), abs=0.6)


@pytest.mark.parametrize("angle", [90, -90])
def test_text_written_up_or_down_a_cell_is_read_in_its_order(angle):
    sheet = Sheet().grid([60, 100, 400], [100, 200])
    sheet.text(105, 150, "an ordinary text that outweighs the label")
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(80, sheet.height - (180 if angle > 0 else 120))
    canvas.rotate(angle)
    canvas.drawString(0, 0, "ABC")
    canvas.restoreState()
    assert only_table(sheet).cells[0].text.replace("\n", "") == "ABC"


@pytest.mark.parametrize("angle", [90, -90])
def test_a_table_lying_on_an_upright_page_is_read_upright(angle):
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.translate(*((sheet.width, 0) if angle > 0 else (0, sheet.height)))
    canvas.rotate(angle)
    sheet.height = sheet.width
    assert texts(only_table(sheet.grid(XS, YS).words(XS[:3], YS[:2], WORDS))) == WORDS


def test_the_visible_part_of_a_cropped_page_is_its_origin():
    sheet = Sheet()
    sheet.canvas.setCropBox((50, 100, 500, 800))
    table = only_table(sheet.grid(XS, YS).words(XS[:3], YS[:2], WORDS))
    assert texts(table) == WORDS
    assert table.place.box == pytest.approx((10, 100 - (sheet.height - 800), 310, 140 - (sheet.height - 800)), abs=0.6)


def test_forms_within_forms_are_read_where_they_stand():
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.beginForm("inner")
    sheet.grid(XS, YS).words(XS[:3], YS[:2], WORDS)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(20, -30)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.scale(0.5, 0.5)
    canvas.doForm("outer")
    table = only_table(sheet)
    assert texts(table) == WORDS
    assert table.place.box == pytest.approx((40, 421 + 65 - 0.055, 190, 421 + 85 - 0.055), abs=0.6)


@pytest.mark.parametrize("source", ["pdfium", "pdfplumber"])
def test_both_sources_read_the_same_tables(source):
    sheet = Sheet().fill(60, 100, 360, 120, "#d9d9d9").grid(XS, YS).words(XS[:3], YS[:2], WORDS)
    (table,) = PdfReader(source=source).read(sheet.bytes()).iter_tables()
    assert texts(table) == WORDS
    assert [cell.fill for cell in table.cells] == ["#D9D9D9"] * 3 + [None] * 3


def _displayed_upright(turn: int) -> Sheet:
    """A page drawn turned, with a /Rotate that turns it back."""
    sheet = Sheet()
    canvas, width, height = sheet.canvas, sheet.width, sheet.height
    canvas.setPageRotation(turn)  # reportlab itself swaps the sides of a page turned by a quarter
    canvas.translate(*{90: (height, 0), 180: (width, height), 270: (0, width)}[turn])
    canvas.rotate({90: 90, 180: 180, 270: -90}[turn])
    return sheet.grid(XS, YS).words(XS[:3], YS[:2], WORDS)
