"""Coloured seals over print are taken out of a scan; fills, coloured letters and frames of their own stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.readers.ocr.stamps import has_colour, without_stamps

RED, VIOLET = (45, 40, 205), (160, 60, 120)
"""Blue, green, red."""


def _page() -> np.ndarray:
    page = np.full((600, 800, 3), 255, np.uint8)
    cv2.putText(page, "1,234", (250, 310), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    return page


def _stamped(page: np.ndarray, colour: tuple[int, int, int], *, is_round: bool, at: tuple[int, int]) -> np.ndarray:
    ink = np.full(page.shape, 255, np.uint8)
    x, y = at
    if is_round:
        cv2.circle(ink, at, 70, colour, 6)
    else:
        cv2.rectangle(ink, (x - 70, y - 70), (x + 70, y + 70), colour, 6)
    cv2.line(ink, (x - 40, y), (x + 40, y), colour, 8)
    cv2.line(ink, (x, y - 40), (x, y + 40), colour, 8)
    return (page.astype(np.uint16) * ink // 255).astype(np.uint8)


def _grey(page: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)


@pytest.mark.parametrize("colour", [RED, VIOLET])
@pytest.mark.parametrize("is_round", [True, False])
def test_a_seal_over_print_goes_and_the_print_stays(colour, is_round):
    plain = _page()
    page = _stamped(plain, colour, is_round=is_round, at=(300, 300))
    seen = without_stamps(_grey(page), page)
    assert seen.stamps == 1
    assert ((seen.page < 128) == (_grey(plain) < 128)).mean() > 0.999
    assert seen.page[230, 300] > 240 or is_round


def test_a_seal_on_bare_paper_is_left_to_be_read():
    page = _stamped(_page(), RED, is_round=False, at=(600, 480))
    seen = without_stamps(_grey(page), page)
    assert seen.stamps == 0
    assert (seen.page == _grey(page)).all()


def test_coloured_fills_letters_and_long_frames_stay():
    page = _page()
    cv2.rectangle(page, (20, 20), (780, 90), (230, 180, 120), -1)
    cv2.putText(page, "2,500", (300, 70), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    cv2.putText(page, "1,700", (250, 450), cv2.FONT_HERSHEY_SIMPLEX, 1.2, RED, 3)
    cv2.rectangle(page, (20, 250), (780, 350), RED, 3)
    seen = without_stamps(_grey(page), page)
    assert seen.stamps == 0
    assert (seen.page == _grey(page)).all()


def test_a_page_of_grey_has_no_colour():
    assert not has_colour(_page())
    assert has_colour(_stamped(_page(), RED, is_round=True, at=(300, 300)))
