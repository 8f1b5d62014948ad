"""Prints of spreadsheets with rows of a fixed height: a text too tall for its row runs into the rows above and below."""

from itertools import pairwise

import pytest
from pdf_builder import Sheet

from pipeline.document import Document
from pipeline.readers.pdf import PdfReader

XS, YS = [60.0, 120.0, 260.0], [100.0, 120.0, 140.0, 160.0]
LINES = [
    ["small libraries within", "ten minutes of every", "home, open at night"],
    ["a park for all with", "a long path through", "the old woods"],
    ["a market with a roof", "and a car park for", "its visitors 1,200"],
]
PITCH = 11.5


def rows(sheet: Sheet, *, middle: float | None, cut: bool, pitch: float = PITCH) -> Sheet:
    """Three rows with three lines each, centred in their row, or from its top where there is no middle."""
    sheet.grid(XS, YS).words(XS[:1], YS[:3], [["one"], ["two"], ["three"]])
    for top, bottom, lines in zip(YS, YS[1:], LINES, strict=False):
        first = top + 9 if middle is None else top + middle - pitch
        for at, words in enumerate(lines):
            if cut:
                with sheet.shown(XS[1], top, XS[2], bottom):
                    sheet.text(XS[1] + 2, first + pitch * at, words)
            else:
                sheet.text(XS[1] + 2, first + pitch * at, words)
    return sheet


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def texts(document: Document) -> list[str]:
    (table,) = document.iter_tables()
    return [cell.text for cell in table.cells]


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


@pytest.mark.parametrize("middle", [14.0, None], ids=["centred", "from the top"])
@pytest.mark.parametrize("pitch", [PITCH, 20.0], ids=["lines over lines", "lines that lie neatly in the next row"])
def test_text_that_is_cut_off_stays_in_the_cell_that_cuts_it(middle, pitch):
    found = read(rows(Sheet(), middle=middle, cut=True, pitch=pitch))
    assert texts(found)[1::2] == ["\n".join(lines) for lines in LINES]
    assert codes(found) == ["PDF_TEXT_CUT_OFF"]


def test_lines_printed_over_one_another_are_kept_apart_and_told():
    found = read(rows(Sheet(), middle=14.0, cut=False))
    lines = "\n".join(found.iter_texts()).split("\n")
    assert {line for lines in LINES for line in lines} < set(lines)
    assert codes(found) == ["PDF_LINES_OVERLAP"]
    (table,) = found.iter_tables()
    assert [cell.place.confidence for cell in table.cells] == [None, 0.0] * 3


def test_text_that_fits_what_is_shown_of_it_is_told_of_nothing():
    sheet = Sheet().grid(XS, YS)
    for top, bottom in pairwise(YS):
        with sheet.shown(XS[1], top, XS[2], bottom):
            sheet.text(XS[1] + 2, top + 13, "fits")
    found = read(sheet)
    assert texts(found)[1::2] == ["fits"] * 3
    assert not found.notices


def test_a_page_that_cuts_nothing_off_leaves_text_where_it_stands():
    sheet = Sheet()
    with sheet.shown(0, 0, sheet.width, sheet.height):
        sheet.grid(XS, YS).words(XS[:2], YS[:3], [["a", "b"], ["c", "d"], ["e", "f"]])
    assert texts(read(sheet)) == ["a", "b", "c", "d", "e", "f"]


def test_what_cuts_off_text_inside_a_drawing_is_not_taken_for_a_place_on_the_page():
    sheet = Sheet().grid(XS, YS)
    canvas = sheet.canvas
    canvas.beginForm("drawing")
    with sheet.shown(0, sheet.height - 20, 140, sheet.height):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(2, 6, "within")
    canvas.endForm()
    canvas.saveState()
    canvas.translate(XS[1], sheet.height - YS[2])
    canvas.doForm("drawing")
    canvas.restoreState()
    assert texts(read(sheet))[3] == "within"


def test_a_raised_figure_stays_on_its_line():
    sheet = Sheet().grid(XS, YS).text(122, 113, "1,200 m").text(157, 109, "2", size=6).text(163, 113, "of park")
    assert texts(read(sheet))[1] == "1,200 m² of park"
