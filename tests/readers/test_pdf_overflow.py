"""Prints of spreadsheets: a text too long for its cell runs over the walls of those beside it."""

import pytest
from pdf_builder import Sheet

from pipeline.readers.pdf import PdfReader

XS = [60.0, 100.0, 140.0, 180.0, 220.0]
LONG = "Moonlight library extension"
WIDTH = 107.0  # points: of LONG in Helvetica at 9 points


def cells(sheet: Sheet) -> list[str]:
    """The texts of the one table of a page, row by row."""
    (table,) = PdfReader().read(sheet.bytes()).iter_tables()
    return [cell.text for cell in table.cells]


@pytest.mark.parametrize(
    ("x", "column"),
    [(62.0, 0), (218.0 - WIDTH, 3), (120.0 - WIDTH / 2, 1)],
    ids=["begins at its left wall", "ends at its right wall", "stands over its middle"],
)
def test_a_text_that_overflows_stays_whole_in_the_cell_it_keeps_to(x, column):
    sheet = Sheet().grid(XS, [100.0, 120.0, 140.0]).words(XS[:4], [100.0], [["a", "b", "c", "d"]])
    found = cells(sheet.text(x, 133.0, LONG, size=9))
    assert found[4:] == [LONG if at == column else "" for at in range(4)]


def test_a_text_hidden_behind_its_neighbours_is_not_mixed_with_them():
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(62, 113, LONG, size=9)
    sheet.text(110, 113, "1,200", size=9).text(152, 113, "3,400", size=9)
    assert cells(sheet) == [LONG, "1,200", "3,400", ""]


def test_numbers_of_two_cells_that_nearly_touch_stay_two():
    sheet = Sheet().grid(XS, [100.0, 120.0]).text(64.6, 113, "12,345.6", size=9).text(100.3, 113, "78,901", size=9)
    assert cells(sheet) == ["12,345.6", "78,901", "", ""]
