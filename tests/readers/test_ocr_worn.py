"""What copiers, punches and faxes do to a sheet: rims, holes, uneven light, lines between fills, bars that were lost."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from generator import scans
from generator.documents import printed

from pipeline.readers.ocr.grid import rules_of
from pipeline.readers.ocr.light import evened
from pipeline.readers.ocr.photo import flattened
from pipeline.readers.ocr.rims import without_rims
from pipeline.readers.ocr.straighten import slant

PAPER = 250
SHAPE = (2339, 1654)


def _sheet() -> np.ndarray:
    page = np.full(SHAPE, PAPER, np.uint8)
    cv2.rectangle(page, (200, 400), (1450, 900), 0, 2)
    page[402:500, 202:1449] = 215
    cv2.putText(page, "1,234", (230, 700), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    return page


def test_black_rims_and_punch_holes_become_paper_and_print_stays():
    page = _sheet()
    page[:40], page[:, -60:] = 10, 10
    for down in (800, 1500):
        cv2.circle(page, (70, down), 24, 15, -1)
    cleared = without_rims(page)
    assert cleared[:, -60:].min() == PAPER
    assert cleared[:40].min() == PAPER
    assert cleared[1500, 70] == cleared[800, 70] == PAPER
    assert (cleared[300:1000, 150:1500] == page[300:1000, 150:1500]).all()


def test_a_dark_head_across_the_page_and_a_bullet_are_no_rim_and_no_hole():
    page = _sheet()
    page[300:380] = 40
    cv2.circle(page, (250, 1200), 12, 0, -1)
    cv2.circle(page, (120, 1300), 12, 0, -1)
    cleared = without_rims(page)
    assert (cleared[300:380, 250:1400] == 40).all(), "no more of it goes than the edges"
    assert (cleared[1180:1320] == page[1180:1320]).all()


def test_a_dark_banner_with_white_words_that_is_printed_to_the_edge_stays():
    page = _sheet()
    page[:140] = 60
    cv2.putText(page, "PLAN 2026", (500, 90), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 255, 4)
    assert without_rims(page) is page


def test_a_sheet_without_rims_is_the_same_array():
    page = _sheet()
    assert without_rims(page) is page
    assert evened(page) is page


def test_light_that_falls_off_over_a_copy_is_taken_out_and_fills_stay():
    page = _sheet()
    fall = 1 - 0.25 * np.linspace(0, 1, SHAPE[1]) ** 2
    lit = evened((page * fall[None, :]).astype(np.uint8))
    left, right = (lit[1500, x].astype(int) for x in (100, 1600))
    assert abs(int(left) - int(right)) < 8
    assert int(lit[450, 1400]) < int(lit[1500, 1400]) - 20


def test_a_copy_whose_light_falls_off_is_no_photograph():
    page = np.full(SHAPE, 240, np.float64)
    rows, columns = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    page *= 1 - 0.5 * (columns / SHAPE[1]) ** 3 - 0.3 * rows / SHAPE[0]
    page[:, :40] *= np.linspace(0.1, 1, 40)
    assert flattened(page.astype(np.uint8)) is None


def _levels(page: np.ndarray) -> set[int]:
    return {round((top + bottom) / 2) for _, top, _, bottom in rules_of(page).across.tolist()}


def test_a_thin_border_between_two_bars_is_a_border_all_along():
    page = np.full((300, 1000), 255, np.uint8)
    page[100:200, 300:700] = 176
    share = 0.6  # of the pixel that a hairline covers
    for level in (50, 100, 150, 200, 250):
        page[level, 50:950] = (page[level, 50:950] * (1 - share)).astype(np.uint8)
    for wall in (50, 300, 700, 950):
        page[50:251, wall : wall + 2] = 0
    assert _levels(page) >= {150, 100, 200}


def test_a_line_of_small_print_is_no_border():
    (page, _), *_ = scans.pages(printed("summary", "pdf", "w1-0").data)
    smaller = cv2.resize(page, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
    assert len(_levels(smaller)) == len(_levels(page))


@pytest.mark.parametrize("degrees", [0.0, 2.0, -4.5, 6.0])
def test_the_slant_of_a_sheet_is_found_however_carelessly_it_was_laid(degrees):
    page = _sheet()
    for top in range(1000, 2000, 60):
        page[top : top + 20, 220:1400:9] = 0
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    laid = cv2.warpAffine(page, turn, (width, height), borderValue=PAPER)
    assert slant(laid) == pytest.approx(degrees, abs=0.1)
