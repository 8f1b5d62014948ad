"""Numbers drawn as curves in the cells of a form: read where text recognition is sure, else told as before."""

import pytest
from pdf_builder import Sheet
from scanning import needs_ocr

from pipeline.document import Table
from pipeline.readers.pdf import PdfReader

OUTLINES = {
    "1": [(38, 0), (62, 0), (62, 100), (44, 100), (4, 80), (4, 62), (38, 78)],
    "slim": [(46, 0), (60, 0), (60, 100), (48, 100), (20, 82), (20, 70), (46, 80)],
    "4": [
        *[(50, 0), (68, 0), (68, 22), (86, 22), (86, 38), (68, 38), (68, 100), (46, 100), (4, 36), (4, 22), (50, 22)],
        *[(50, 38), (22, 38), (50, 80), (50, 22)],
    ],
    "7": [(8, 100), (80, 100), (80, 86), (44, 0), (24, 0), (58, 84), (8, 84)],
    "arrow": [(0, 40), (50, 40), (50, 15), (90, 50), (50, 85), (50, 60), (0, 60)],
    "tick": [(0, 45), (35, 0), (95, 100), (85, 100), (35, 25), (10, 55)],
}
XS, YS = [60, 140, 200, 300], [100, 130, 160]


def form(drawn, *, x=160.0, words="", number=""):
    """Two rows of a form whose second cell has nothing but something drawn, 9 points high."""
    sheet = Sheet().grid(XS, YS).text(70, 118, "Ballot").text(210, 118, "Party of the lake")
    sheet.text(70, 148, "Name").text(150, 148, words or "Hong").text(210, 148, number or "Mayor")
    for at, one in enumerate(drawn):
        path = sheet.canvas.beginPath()
        for n, (across, up) in enumerate(OUTLINES[one]):
            (path.lineTo if n else path.moveTo)(x + 7 * at + across * 0.06, sheet.height - 119 + up * 0.09)
        path.close()
        sheet.canvas.drawPath(path, stroke=0, fill=1)
    return sheet.bytes()


def cell(document, row=0, column=1):
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return next(one for one in table.cells if (one.row, one.column) == (row, column))


def codes(document):
    return [notice.code for notice in document.notices]


@needs_ocr
@pytest.mark.parametrize("number", ["1", "4", "7", "14"])
def test_a_number_drawn_alone_in_a_cell_is_read_with_its_confidence(number):
    document = PdfReader().read(form(number))
    assert cell(document).text == number
    assert 0.9 <= cell(document).place.confidence <= 1
    assert cell(document, 1, 1).place.confidence is None
    assert codes(document) == ["PDF_FIGURE_READ"]


@needs_ocr
def test_a_number_drawn_behind_a_label_in_its_cell_is_read():
    document = PdfReader().read(form("4", x=110.0))
    assert cell(document, 0, 0).text == "Ballot 4"


@needs_ocr
@pytest.mark.parametrize("drawn", [["arrow"], ["tick"], ["arrow", "1"], ["slim", "4"]])
def test_marks_and_halves_of_a_number_are_no_numbers(drawn):
    document = PdfReader().read(form(drawn))
    assert cell(document).text == ""
    assert "PDF_FIGURE_READ" not in codes(document)


@pytest.mark.parametrize(("mode", "lack"), [("never", None), ("auto", "gongyak[ocr]")])
def test_without_text_recognition_the_number_is_told_to_be_missing(mode, lack, monkeypatch):
    monkeypatch.setattr("pipeline.readers.ocr.pages.lacking", lambda: lack)
    document = PdfReader(ocr=mode).read(form("1"))
    assert cell(document).text == ""
    assert "PDF_TEXT_MISSING" in codes(document)
    assert "OCR_NOT_INSTALLED" not in codes(document)


@needs_ocr
def test_what_no_model_is_sure_of_stays_missing(monkeypatch):
    monkeypatch.setattr("pipeline.readers.ocr.figures.SURE", 0.99)
    document = PdfReader().read(form("1"))
    assert cell(document).text == ""
    assert codes(document) == ["PDF_TEXT_MISSING"]


@needs_ocr
def test_many_drawn_marks_in_cells_are_not_read():
    sheet = Sheet().grid([60 + 30 * n for n in range(9)], YS).text(65, 118, "a").text(65, 148, "b")
    for n in range(7):
        path = sheet.canvas.beginPath()
        for k, (across, up) in enumerate(OUTLINES["1"]):
            (path.lineTo if k else path.moveTo)(100 + 30 * n + across * 0.06, sheet.height - 119 + up * 0.09)
        path.close()
        sheet.canvas.drawPath(path, stroke=0, fill=1)
    assert codes(PdfReader().read(sheet.bytes())) == ["PDF_TEXT_MISSING"]
