"""Text that is in the file and not on the paper: white on white, or laid unseen over the picture of a scan."""

import io

import pytest
from pdf_builder import Sheet
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from pipeline.document import Document
from pipeline.readers.pdf import PdfReader


def coloured(sheet: Sheet, x: float, y: float, words: str, colour: str, mode: int = 0) -> Sheet:
    sheet.canvas.setFillColor(HexColor(colour))
    text = sheet.canvas.beginText(x, sheet.height - y)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(mode)
    text.textOut(words)
    sheet.canvas.drawText(text)
    sheet.canvas.setFillColor(HexColor("#000000"))
    return sheet


def picture(sheet: Sheet, colour: str = "#446688") -> Sheet:
    made = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(made, "PNG")
    sheet.canvas.drawImage(ImageReader(made), 0, 0, sheet.width, sheet.height)
    return sheet


def read(sheet: Sheet) -> Document:
    return PdfReader().read(sheet.bytes())


def told(document: Document) -> list[tuple[str, str | None]]:
    return [(notice.code, notice.raw) for notice in document.notices]


@pytest.mark.parametrize(
    ("ground", "colour", "mode"),
    [(None, "#FFFFFF", 0), ("#FFFFFF", "#FFFFFF", 0), ("#D9E2F3", "#D9E2F3", 0), (None, "#000000", 3)],
    ids=["white on paper", "white on a white fill", "of the colour of its fill", "not painted"],
)
def test_text_that_nobody_sees_is_told_and_not_read(ground, colour, mode):
    sheet = Sheet().text(60, 100, "seen words of a plan")
    if ground is not None:
        sheet.fill(50, 115, 300, 145, ground)
    found = read(coloured(sheet, 60, 130, "1,234 hidden", colour, mode))
    assert list(found.iter_texts()) == ["seen words of a plan"]
    assert told(found) == [("PDF_TEXT_HIDDEN", "1,234 hidden")]


@pytest.mark.parametrize("shape", ["fill", "drawing", "picture"])
def test_white_text_on_a_dark_ground_is_read(shape):
    sheet = Sheet()
    if shape == "fill":
        sheet.fill(50, 80, 300, 145, "#1F3864")
    elif shape == "drawing":
        sheet.canvas.setFillColor(HexColor("#1F3864"))
        sheet.canvas.roundRect(50, sheet.height - 145, 250, 65, 20, stroke=0, fill=1)
    else:
        picture(sheet)
    found = read(coloured(coloured(sheet, 60, 100, "heading words", "#FFFFFF"), 60, 120, "in white", "#FFFFFF"))
    assert "".join("\n".join(found.iter_texts()).split()) == "headingwordsinwhite"
    assert not found.notices


def test_black_text_struck_through_is_read():
    sheet = Sheet().text(60, 100, "struck words").fill(58, 96, 120, 97, "#000000")
    assert list(read(sheet).iter_texts()) == ["struck words"]


def test_the_hidden_text_of_a_scan_is_read_with_doubt_where_its_picture_cannot_be(monkeypatch):
    monkeypatch.setattr("pipeline.readers.ocr.pages.lacking", lambda: "tesseract")
    sheet = picture(Sheet())
    for at, words in enumerate(["goal of the plan", "cost 1,200 million"]):
        coloured(sheet, 60, 100 + 20 * at, words, "#000000", 3)
    found = read(sheet)
    assert "\n".join(found.iter_texts()) == "goal of the plan\ncost 1,200 million"
    assert {block.place.confidence for block in found.blocks} == {0.0}
    assert [code for code, _ in told(found)] == ["PDF_HIDDEN_LAYER_READ", "OCR_NOT_INSTALLED"]
