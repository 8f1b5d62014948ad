"""Pictures on pages that are read by their text: what they hold is not read, and that is told."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pypdfium2
import pytest
from generator import printers, scans
from generator.sheet import C, Grid, Line
from PIL import Image
from scanning import needs_ocr

from pipeline.document import Document
from pipeline.readers import read_bytes

TEXT = [Line("가온시 호수 산책로 조성", 0, big=True), Line("○ 사업기간 : 2022. 9. ~ 2025. 6.", 1)]
TABLE = [
    Grid(
        (
            (C("구분", head=True), C("2023년", head=True), C("계", head=True)),
            (C("국비"), C("1,250"), C("1,250")),
            (C("시비"), C("620"), C("620")),
        ),
        (0.4, 0.3, 0.3),
    )
]


def _picture(blocks) -> np.ndarray:
    """What is printed of some blocks, cut out."""
    (page, _), *_ = scans.pages(printers.pdf(blocks))
    body = page[: page.shape[0] * 9 // 10]
    ys, xs = np.nonzero(body < 200)
    return body[ys.min() - 8 : ys.max() + 8, xs.min() - 8 : xs.max() + 8]


def _with_picture(picture: np.ndarray) -> bytes:
    """The page of text with a picture of its own size at 200 dpi pasted below the text."""
    document = pypdfium2.PdfDocument(printers.pdf(TEXT))
    pasted = pypdfium2.PdfImage.new(document)
    pasted.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.fromarray(picture)))
    height, width = (side * 72 / scans.DPI for side in picture.shape)
    pasted.set_matrix(pypdfium2.PdfMatrix().scale(width, height).translate(60, 300))
    page = document[0]
    page.insert_obj(pasted)
    page.gen_content()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


@pytest.fixture(scope="module")
def pasted() -> bytes:
    return _with_picture(_picture(TABLE))


def test_a_picture_on_a_page_of_text_is_told_with_its_place(pasted):
    document = read_bytes(pasted, "never")
    (told,) = [notice for notice in document.notices if notice.code == "PICTURE_NOT_READ"]
    x0, _, x1, _ = told.place.box
    assert (told.place.page, round(x0)) == (1, 60)
    assert x1 > 200


@needs_ocr
def test_a_table_pasted_as_a_picture_is_told_as_lost(pasted):
    assert "PICTURE_HOLDS_TABLE" in _codes(read_bytes(pasted))


@needs_ocr
def test_a_photograph_is_no_table():
    rng = np.random.default_rng(1)
    photograph = cv2.GaussianBlur(rng.integers(0, 255, (420, 900)).astype(np.uint8), (0, 0), 9)
    assert "PICTURE_NOT_READ" in _codes(read_bytes(_with_picture(photograph)))


def test_an_emblem_is_not_worth_a_word():
    assert "PICTURE_NOT_READ" not in _codes(read_bytes(_with_picture(np.full((60, 60), 90, np.uint8))))
