"""Raised figures: marks of notes and powers are no digits of the number before them."""

import pytest
from pdf_builder import Sheet
from reportlab.pdfbase import pdfmetrics

from pipeline.readers.pdf import PdfReader

SIZE = 10


def read(*pieces, source="pdfium"):
    """One line of pieces `(text, size, rise)` without a gap between them."""
    sheet, x = Sheet(), 60.0
    for text, size, rise in pieces:
        sheet.text(x, 100 - rise, text, size=size)
        x += pdfmetrics.stringWidth(text, "Helvetica", size)
    (line,) = PdfReader(source=source).read(sheet.bytes()).blocks
    return line.text


@pytest.mark.parametrize("source", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(("size", "rise"), [(5.8, 3.3), (6.5, 3.5), (8.3, 3.3)])
def test_a_raised_mark_is_no_digit_of_the_number_before_it(source, size, rise):
    assert read(("8.4", SIZE, 0), ("1", size, rise), (" billion", SIZE, 0), source=source) == "8.4¹ billion"
    assert read(("670", SIZE, 0), ("12)", size, rise), source=source) == "670¹²⁾"
    assert read(("park", SIZE, 0), ("note 1", size, rise), source=source) == "parknote 1"


def test_figures_of_two_sizes_on_one_line_are_figures():
    assert read(("in 20", SIZE, 0), ("26", 6, 0)) == "in 2026"


def test_small_figures_half_way_up_the_line_are_figures():
    assert read(("in 20", SIZE, 0), ("26", 6, 1.5)) == "in 2026"


def test_small_figures_below_the_line_are_figures():
    assert read(("CO", SIZE, 0), ("2", 6, -2)) == "CO2"
