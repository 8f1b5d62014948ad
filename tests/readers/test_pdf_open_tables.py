"""Tables without vertical rules, or without any: the white between their texts tells the columns."""

import pytest
from pdf_builder import Sheet

from pipeline.document import Grid, Table
from pipeline.readers.pdf import PdfReader

HEAD = ["source", "2024", "2025", "total"]
BODY = [["state", "1,200", "560", "1,760"], ["city", "12,000", "-", "12,000"], ["other", "7", "34", "41"]]
LEFT, RIGHT = 60.0, 360.0
ENDS = [150.0, 210.0, 270.0, 340.0]


def tables(sheet: Sheet) -> list[Table]:
    return list(PdfReader().read(sheet.bytes()).iter_tables())


def texts(table: Table) -> list[list[str]]:
    grid = Grid(table)
    return [[grid.text(row, column) for column in range(table.columns)] for row in range(table.rows)]


def figures(sheet: Sheet, rows: list[list[str]], top: float = 100.0, step: float = 16.0) -> Sheet:
    """Rows of a label at the left and figures that end together."""
    canvas = sheet.canvas
    for at, row in enumerate(rows):
        sheet.text(LEFT + 3, top + step * at + 12, row[0], size=9)
        for end, word in zip(ENDS[1:], row[1:], strict=True):
            canvas.drawRightString(end, sheet.height - (top + step * at + 12), word)
    return sheet


def rules(sheet: Sheet, *at: float) -> Sheet:
    for y in at:
        sheet.line(LEFT, y, RIGHT, y)
    return sheet


def test_figures_that_end_together_are_columns_without_rules():
    (table,) = tables(figures(Sheet(), [HEAD, *BODY]))
    assert texts(table) == [HEAD, *BODY]


def test_an_empty_cell_of_an_unruled_table_leaves_its_neighbours_in_their_columns():
    rows = [HEAD, *BODY, ["fund", "", "88", "88"]]
    (table,) = tables(figures(Sheet(), rows))
    assert texts(table) == rows


@pytest.mark.parametrize(
    "at",
    [(100.0, 116.0, 164.0), (100.0, 116.0, 132.0, 148.0, 164.0)],
    ids=["above and below the head, and at the foot", "between all rows"],
)
def test_a_table_ruled_between_rows_alone_has_its_columns(at):
    (table,) = tables(rules(figures(Sheet(), [HEAD, *BODY]), *at))
    assert texts(table) == [HEAD, *BODY]


def test_a_text_wrapped_in_its_column_between_two_rules_stays_one_cell():
    sheet = rules(Sheet(), 100, 116, 148, 164)
    for y, row in (
        (112, ["name", "what", "who"]),
        (128, ["goal", "more jobs for", "welfare"]),
        (160, ["site", "hall", "works"]),
    ):
        for x, word in zip((63.0, 140.0, 300.0), row, strict=True):
            sheet.text(x, y, word, size=9)
    (table,) = tables(sheet.text(140, 141, "the elderly", size=9))
    assert texts(table) == [
        ["name", "what", "who"],
        ["goal", "more jobs for\nthe elderly", "welfare"],
        ["site", "hall", "works"],
    ]


def test_rules_that_set_off_prose_make_no_table():
    sheet = rules(Sheet(), 100, 140, 180)
    for y in (112, 126, 152, 166):
        sheet.text(63, y, "plain words that run on from one side to the other side", size=9)
    assert not tables(sheet)


def test_a_head_of_several_columns_is_not_put_over_one_of_them():
    """Without rules nobody can tell how far it reaches: the years may be two or three."""
    sheet = rules(Sheet(), 100, 132, 180).text(180, 112, "years", size=9)
    (table,) = tables(figures(sheet, [HEAD, *BODY], top=116))
    assert texts(table) == [HEAD, *BODY]


def test_punctuation_that_hangs_over_the_wall_stays_in_its_cell():
    sheet = Sheet().grid([60.0, 110.0, 200.0], [100.0, 120.0]).text(62, 113, "10 cities+,", size=9)
    (table,) = tables(sheet)
    assert texts(table) == [["10 cities+,", ""]]


def test_cells_that_only_the_gaps_between_their_fills_part_are_a_table():
    sheet = Sheet()
    for row, words in enumerate([HEAD, *BODY]):
        for column, word in enumerate(words):
            x, y = LEFT + 70 * column, 100 + 20 * row
            sheet.fill(x, y, x + 68.5, y + 18.5, "#eeeeee" if row else "#d9e2f3").text(x + 3, y + 13, word, size=9)
    (table,) = tables(sheet)
    assert texts(table) == [HEAD, *BODY]
    assert {cell.fill for cell in table.cells} == {"#D9E2F3", "#EEEEEE"}


def test_stripes_behind_an_unruled_table_are_no_cells():
    sheet = Sheet()
    for row in range(4):
        sheet.fill(LEFT, 100 + 16 * row, RIGHT, 115 + 16 * row, "#eeeeee")
    (table,) = tables(figures(sheet, [HEAD, *BODY]))
    assert texts(table) == [HEAD, *BODY]


def test_borders_painted_as_rings_shade_no_cell():
    sheet = Sheet()
    canvas = sheet.canvas
    for row, words in enumerate([HEAD, *BODY]):
        for column, word in enumerate(words):
            x, y = LEFT + 70 * column, 100 + 20 * row
            if column == 1:
                sheet.fill(x, y, x + 68, y + 18, "#5b9bd5")
            path = canvas.beginPath()
            path.rect(x, sheet.height - y - 18, 68, 18)
            path.rect(x + 0.5, sheet.height - y - 17.5, 67, 17)
            canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
            sheet.text(x + 3, y + 13, word, size=9)
    (table,) = tables(sheet)
    assert texts(table) == [HEAD, *BODY]
    assert [cell.fill for cell in table.cells] == [None, "#5B9BD5", None, None] * 4


@pytest.mark.parametrize("across", [(), (116.0,), (100.0, 116.0, 164.0)], ids=["none", "below the head", "a frame"])
@pytest.mark.parametrize("sides", [(), (LEFT, RIGHT)], ids=["open at the sides", "closed"])
def test_a_table_ruled_between_its_columns_alone_has_its_rows(across, sides):
    if len(across) != 1 and not sides:
        sides = (LEFT, RIGHT)  # nothing tells then how wide the outer columns are
    sheet = rules(figures(Sheet(), [HEAD, *BODY]), *across)
    for x in (160.0, 225.0, 290.0, *sides):
        sheet.line(x, 100, x, 164)
    (table,) = tables(sheet)
    assert texts(table) == [HEAD, *BODY]


def test_text_wrapped_in_the_cells_of_a_low_table_makes_no_rows():
    sheet = Sheet().grid([60.0, 160.0, 260.0, 360.0], [100.0, 116.0, 164.0])
    sheet.words([60.0, 160.0, 260.0], [100.0], [["name", "what", "cost"]])
    for at, row in enumerate([["a library", "more books", "1,200"], ["in the old", "for all", ""], ["town", "", ""]]):
        sheet.words([60.0, 160.0, 260.0], [114.0 + 14 * at], [row])
    (table,) = tables(sheet)
    assert texts(table)[1] == ["a library\nin the old\ntown", "more books\nfor all", "1,200"]
