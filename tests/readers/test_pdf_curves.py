"""Letters and figures drawn as curves on a page of text."""

import pytest
from pdf_builder import Sheet

from pipeline.readers.pdf import PdfReader


def drawn(sheet, x, y, *, letters, step=7, width=6, height=9):
    """Filled shapes of the size of figures, side by side."""
    for number in range(letters):
        left, bottom = x + number * step, sheet.height - y
        path = sheet.canvas.beginPath()
        path.moveTo(left, bottom)
        path.curveTo(left, bottom + height, left + width, bottom + height, left + width, bottom)
        path.lineTo(left + width / 2, bottom + height)
        path.close()
        sheet.canvas.drawPath(path, stroke=0, fill=1)


def codes(sheet):
    return [notice.code for notice in PdfReader().read(sheet.bytes()).notices]


def test_figures_drawn_as_curves_are_told():
    sheet = Sheet().text(60, 100, "total cost").text(200, 100, "million won")
    drawn(sheet, 130, 100, letters=4)
    assert codes(sheet) == ["PDF_TEXT_MISSING"]


@pytest.mark.parametrize(
    "shapes",
    [
        {"letters": 1},  # a bullet
        {"letters": 4, "step": 40},  # marks of a grid
        {"letters": 4, "width": 3, "height": 3},  # dots
        {"letters": 4, "width": 40, "height": 60, "step": 45},  # a picture
    ],
)
def test_bullets_marks_dots_and_pictures_are_no_text(shapes):
    sheet = Sheet().text(60, 100, "total cost")
    drawn(sheet, 130, 100, **shapes)
    assert codes(sheet) == []


def test_letters_under_their_own_outlines_are_not_missing():
    sheet = Sheet().text(60, 100, "total cost")
    drawn(sheet, 62, 100, letters=5)
    assert codes(sheet) == []


def test_one_figure_alone_is_told_by_its_build():
    sheet = Sheet().text(60, 100, "ballot number")
    drawn(sheet, 160, 100, letters=1, width=5)
    assert codes(sheet) == ["PDF_TEXT_MISSING"]
