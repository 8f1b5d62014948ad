"""Syllables told by their shape, and letters laid over their ink."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from generator import printers, scans
from generator.sheet import Line

from pipeline.readers.ocr.align import laid_over
from pipeline.readers.ocr.lines import bands, ink_of
from pipeline.readers.ocr.syllables import is_syllable


def _printed(words: str):
    """The one big line of a page at 200 dpi, cut out."""
    (page, _), *_ = scans.pages(printers.pdf([Line(words, 0, big=True)]))
    height, width = page.shape
    x0, top, x1, bottom = next(iter(bands(ink_of(page), (0, 0, width, height // 2)))).box
    return cv2.copyMakeBorder(page[top:bottom, x0:x1], 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=255)


def _laid(read: str, printed: str):
    picture = _printed(printed)
    step = picture.shape[1] / len(read)
    return laid_over([(letter, step * (at + 0.5)) for at, letter in enumerate(read)], picture)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("스마트팡단지", "스마트팜단지"),
        ("종사업비", "총사업비"),
        ("주진계획", "추진계획"),
        ("한빚광장", "한빛광장"),
        ("흘어진자원", "흩어진자원"),
    ],
)
def test_a_syllable_is_what_it_looks_like(read, printed):
    letters = _laid(read, printed)
    assert "".join(one.text for one in letters) == read
    assert "".join(one.shape for one in letters) == printed
    assert all(one.surely > 0.97 for one in letters)


def test_a_syllable_that_the_model_passed_over_is_found():
    letters = _laid("은시설", "낡은시설")
    assert [(one.text, one.shape) for one in letters] == [("", "낡"), ("은", "은"), ("시", "시"), ("설", "설")]


def test_figures_are_never_told_by_their_shape():
    letters = _laid("사업비1,250백만원", "사업비1,250백만원")
    assert [one.shape for one in letters if not is_syllable(one.text)] == [""] * 5


def test_letters_stand_where_their_ink_is():
    letters = _laid("가온시", "가온시")
    sides = [side for one in letters for side in (one.left, one.right)]
    assert sides == sorted(sides)


def test_an_empty_picture_has_no_letters():
    assert laid_over([("가", 5.0)], np.full((30, 30), 255, np.uint8)) == []
