"""Numbers in columns too narrow for them: printers break them anywhere, and write no hyphen."""

import pytest
from pdf_builder import Sheet

from pipeline.document import Grid
from pipeline.readers.pdf import PdfReader

PAD = 3.0
DIGIT = 5.004  # points: of Helvetica at 9 points


def cell(lines: list[str], room: float) -> str:
    """What the reader says of lines of digits in a cell that has room for so many points."""
    xs = [60.0, 120.0, 120.0 + 2 * PAD + room]
    sheet = Sheet().grid(xs, [100.0, 160.0]).text(63, 113, "plan", size=9)
    for at, words in enumerate(lines):
        sheet.text(xs[1] + PAD, 113 + 12 * at, words, size=9)
    (table,) = PdfReader().read(sheet.bytes()).iter_tables()
    return Grid(table).text(0, 1)


@pytest.mark.parametrize(
    ("lines", "digits", "text"),
    [
        (["56,5", "80"], 3.6, "56,580"),
        (["11,", "59", "0"], 2.6, "11,590"),
        (["11,300", ",000"], 5.6, "11,300,000"),
        (["13,890,", "000"], 6.2, "13,890,000"),
        (["76", "0"], 2.6, "760"),
        (["20", "26", "20"], 2.6, "20\n26\n20"),
        (["20", "26"], 2.6, "2026"),
    ],
)
def test_a_number_that_its_column_broke_is_whole_again(lines, digits, text):
    assert cell(lines, digits * DIGIT) == text


@pytest.mark.parametrize(
    ("lines", "digits"),
    [
        (["9,980", "1,520"], 5.0),  # two amounts fill the column
        (["980", "520"], 3.2),  # as do these, and nobody writes 980520
        (["56,5", "80"], 9.0),  # there was room for more
        (["76", "0"], 4.0),
        (["12", "3,456"], 5.0),
        (["1", "2"], 1.2),
    ],
)
def test_numbers_one_under_another_stay_apart(lines, digits):
    assert cell(lines, digits * DIGIT) == "\n".join(lines)
