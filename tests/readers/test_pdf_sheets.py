"""Sheets that hold more than a page's own text: two pages side by side, numbers that count the lines."""

from pdf_builder import Sheet
from reportlab.lib.pagesizes import A4, landscape

from pipeline.document import Document, Paragraph
from pipeline.readers.pdf import PdfReader

WIDE = landscape(A4)
LINES = [
    "1. a library",
    "- period of the works and of what follows",
    "- cost of the whole plan",
    "- who is to do it",
    "- what for",
]
OTHERS = [
    "2. a park",
    "- period of a wholly different plan of the city",
    "- cost of the other",
    "- who else",
    "- for whom",
]


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def words(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def column(sheet: Sheet, x: float, lines: list[str], top: float = 100.0) -> Sheet:
    for at, line in enumerate(lines):
        sheet.text(x, top + 24 * at, line)
    return sheet


def test_two_pages_on_one_sheet_are_read_one_after_the_other():
    half = WIDE[0] / 2
    sheet = column(column(Sheet(WIDE), 50, LINES), half + 55, OTHERS, top=104.0)
    sheet.text(200, 570, "- 1 -").text(half + 200, 570, "- 2 -")
    found = read(sheet)
    assert words(found) == [*LINES, *OTHERS]
    assert [line.text for line in found.furniture] == ["- 1 -", "- 2 -"]


def test_words_with_their_values_far_to_the_right_are_one_page():
    sheet = column(column(Sheet(WIDE), 50, ["period", "cost", "who", "what", "why"]), WIDE[0] / 2 + 50, OTHERS)
    assert f"cost {OTHERS[1]}" in "\n".join(words(read(sheet)))


def test_numbers_that_count_the_lines_of_a_page_are_no_part_of_them():
    sheet = column(column(Sheet(), 72, LINES), 50, ["1", "2", "3", "4", "5"])
    found = read(sheet)
    assert words(found) == LINES
    assert [line.text for line in found.furniture] == ["1", "2", "3", "4", "5"]


def test_numbers_of_a_list_stay_with_what_they_number():
    listed = ["library", "park", "market", "road", "school"]
    sheet = column(column(Sheet(), 72, listed), 50, ["1", "2", "3", "4", "5"])
    assert words(read(sheet)) == [f"{number} {word}" for number, word in enumerate(listed, 1)]


BARS = [60.0, 100.0, 140.0, 180.0]


def test_bars_whose_heads_stand_on_another_page_are_a_table_without_words():
    sheet = Sheet().grid(BARS, [100.0, 120.0, 140.0, 160.0]).fill(100.0, 120.0, 140.0, 140.0, "#4472C4")
    (table,) = read(sheet.text(60, 60, "words")).iter_tables()
    assert (table.rows, table.columns, [cell.fill for cell in table.cells].count("#4472C4")) == (3, 3, 1)


def test_a_grid_with_neither_words_nor_bars_is_no_table():
    assert not list(read(Sheet().grid(BARS, [100.0, 120.0, 140.0, 160.0]).text(60, 60, "words")).iter_tables())
