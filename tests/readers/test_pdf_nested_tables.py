"""A table in a cell of another that touches a wall of it, as Word's and LibreOffice's often do."""

import pytest
from pdf_builder import Sheet

from pipeline.document import Cell, Grid, Table
from pipeline.readers.pdf import PdfReader

LEFT, MIDDLE, RIGHT = 60.0, 160.0, 460.0
TOP, BOTTOM = 120.0, 240.0
BUDGET = [["source", "2026", "2027"], ["state", "50", "150"], ["city", "60", "40"]]


def outer() -> Sheet:
    """A form of three rows: two narrow ones and a tall one between them."""
    sheet = Sheet()
    for y in (100.0, TOP, BOTTOM, 260.0):
        sheet.line(LEFT, y, RIGHT, y)
    for x in (LEFT, MIDDLE, RIGHT):
        sheet.line(x, 100, x, 260)
    sheet.words([LEFT, MIDDLE], [100.0, 240.0], [["title", "a library"], ["effect", "more books"]])
    return sheet.text(LEFT + 3, 133, "budget", size=9)


def inner(sheet: Sheet, x0: float, x1: float, top: float, bottom: float) -> Sheet:
    step, height = (x1 - x0) / 3, (bottom - top) / 3
    xs, ys = [x0 + step * at for at in range(4)], [top + height * at for at in range(4)]
    return sheet.grid(xs, ys).words(xs[:3], ys[:3], BUDGET)


def tables(sheet: Sheet) -> list[Table]:
    return [block for block in PdfReader().read(sheet.bytes()).blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    grid = Grid(table)
    return [[grid.text(row, column) for column in range(grid.columns)] for row in range(grid.rows)]


def holder(table: Table) -> Cell:
    (cell,) = [cell for cell in table.cells if cell.tables]
    return cell


@pytest.mark.parametrize(
    ("x0", "x1", "top", "bottom"),
    [
        (MIDDLE + 5.7, RIGHT, 150.0, 210.0),
        (MIDDLE, RIGHT - 80, 150.0, 210.0),
        (MIDDLE + 5.7, RIGHT, TOP, 210.0),
        (MIDDLE + 40, RIGHT - 40, 160.0, BOTTOM),
    ],
    ids=["right wall", "left wall", "right and upper", "lower"],
)
def test_a_table_that_shares_walls_with_its_cell_stays_in_it(x0, x1, top, bottom):
    (table,) = tables(inner(outer(), x0, x1, top, bottom))
    assert [cell.text for cell in table.cells] == ["title", "a library", "budget", "", "effect", "more books"]
    (found,) = holder(table).tables
    assert texts(found) == BUDGET


def test_two_tables_that_touch_one_wall_are_two():
    sheet = inner(inner(outer(), MIDDLE + 5.7, RIGHT, 123, 175), MIDDLE + 5.7, RIGHT, 185, 237)
    (table,) = tables(sheet)
    assert [texts(found) for found in holder(table).tables] == [BUDGET, BUDGET]


def test_words_above_and_below_a_nested_table_are_the_cells_own():
    sheet = inner(outer(), MIDDLE + 5.7, RIGHT, 150, 210).text(MIDDLE + 3, 133, "(million won)", size=9)
    (table,) = tables(sheet.text(MIDDLE + 3, 230, "note", size=9))
    assert holder(table).text == "(million won)\nnote"


def test_a_border_left_off_between_two_cells_makes_no_nested_table():
    xs, ys = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0, 160.0]
    sheet = Sheet().grid(xs, ys[:1]).grid(xs, ys[-1:])
    for x in xs:
        sheet.line(x, 120 if x == xs[1] else 100, x, 160)
    sheet.line(xs[1], 120, xs[-1], 120).line(xs[0], 140, xs[-1], 140)
    (table,) = tables(sheet.words(xs[:3], ys[:3], [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]))
    assert not any(cell.tables for cell in table.cells)
    assert "".join(cell.text for cell in table.cells if cell.row == 2) == "ghi"
