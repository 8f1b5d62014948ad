"""Numbers printed over one another on one line: what stands there is neither of them, and told."""

import pytest
from pdf_builder import KOREAN, Sheet

from pipeline.readers.pdf import PdfReader

XS, YS = [60.0, 120.0, 180.0, 240.0], [100.0, 120.0, 140.0]


def told(over, *, shift=0.0, old="335", font="Helvetica"):
    rows = [["a", "b", "c"], [old, "335", "7"]]
    sheet = Sheet().grid(XS, YS).words(XS[:3], YS[:2], rows, font=font)
    if over:
        sheet.fill(62, 122, 110, 138, "#FFFFFF").text(63 + shift, 133, over, size=9, font=font)
    document = PdfReader().read(sheet.bytes())
    return {notice.code for notice in document.notices}


@pytest.mark.parametrize(
    ("old", "over", "shift"), [("335", "999", 0), ("335", "999", 2.5), ("335", "336", 0), ("1,335", "999", 0)]
)
def test_a_number_printed_over_another_is_told(old, over, shift):
    assert told(over, shift=shift, old=old) == {"PDF_LINES_OVERLAP"}


@pytest.mark.parametrize("over", ["", "335"])
def test_a_number_that_is_struck_twice_or_alone_is_told_of_nothing(over):
    assert not told(over)


def test_figures_set_tightly_are_told_of_nothing():
    sheet = Sheet()
    text = sheet.canvas.beginText(60, sheet.height - 100)
    text.setFont("Helvetica", 10)
    text.setCharSpace(-2.6)
    text.textOut("in 2026: 1,335,000")
    sheet.canvas.drawText(text)
    assert not PdfReader().read(sheet.bytes()).notices


def test_figures_that_a_font_calls_twice_as_wide_as_they_are_are_told_of_nothing():
    sheet = Sheet()
    for at, figure in enumerate("in 2026"):
        sheet.text(60 + 5 * at, 100, figure, font=KOREAN)
    assert not PdfReader().read(sheet.bytes()).notices
