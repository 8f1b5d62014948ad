"""A photographed sheet is pulled flat and lit evenly before it is read, and places stay where they are on the picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.readers.ocr.photo import flattened
from pipeline.readers.ocr.reading import Scan

SHEET = (620, 440)
FILL = 205


def _sheet() -> np.ndarray:
    page = np.full(SHEET, 255, np.uint8)
    cv2.rectangle(page, (60, 100), (380, 300), 0, 2)
    page[200:300, 62:378] = FILL
    return page


def _photographed(page: np.ndarray, *, dark: float = 0.3) -> np.ndarray:
    height, width = page.shape
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    aslant = np.array([[40, 30], [width - 10, 44], [width + 22, height + 10], [24, height + 30]], np.float32)
    size = (width + 60, height + 60)
    taken = cv2.warpPerspective(page, cv2.getPerspectiveTransform(flat, aslant), size, borderValue=70)
    fall = 1 - dark * np.linspace(0, 1, size[0])[None, :]
    return np.where(taken == 70, taken, taken * fall).astype(np.uint8)


def test_a_photographed_sheet_is_pulled_flat():
    flat = flattened(_photographed(_sheet()))
    assert flat is not None
    height, width = flat.page.shape
    rule = flat.page[:, 80 * width // SHEET[1] : 360 * width // SHEET[1]] < 110
    rows = np.flatnonzero(rule.mean(axis=1) > 0.9)
    assert rows[0] == pytest.approx(100 * height / SHEET[0], abs=4), "the upper rule lies level where it was drawn"


def test_its_shadow_goes_and_the_fills_of_its_cells_stay():
    flat = flattened(_photographed(_sheet()))
    assert flat is not None
    down, across = (side / whole for side, whole in zip(flat.page.shape, SHEET, strict=True))
    left, right = (flat.page[int(40 * down), int(x * across)] for x in (40, 400))
    assert abs(int(left) - int(right)) < 15
    fills = [int(flat.page[int(250 * down), int(x * across)]) for x in (90, 350)]
    assert max(fills) < int(left) - 25


def test_a_place_on_the_flat_sheet_is_found_again_on_the_picture():
    flat = flattened(_photographed(_sheet(), dark=0.0))
    assert flat is not None
    scan = Scan(SHEET[1] + 60.0, SHEET[0] + 60.0, 0.0, (), lens=flat.lens)
    x0, top, x1, bottom = scan.as_it_lay((0.0, 0.0, scan.width, scan.height))
    assert (x0, top) == pytest.approx((24, 30), abs=4)
    assert (x1, bottom) == pytest.approx((SHEET[1] + 22, SHEET[0] + 30), abs=4)


@pytest.mark.parametrize("dark", [False, True])
def test_a_scanned_page_is_left_as_it_is(dark):
    page = _sheet()
    if dark:
        page = cv2.copyMakeBorder(page, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=40)
    assert flattened(page) is None
