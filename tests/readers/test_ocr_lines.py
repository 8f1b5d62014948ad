"""Lines of a region on a scan."""

import numpy as np

from pipeline.readers.ocr.lines import bands


def page(lines: int) -> np.ndarray:
    """Lines of ink, 20 pixels high and 20 apart."""
    ink = np.zeros((40 * lines + 20, 300), dtype=np.uint8)
    for number in range(lines):
        for letter in range(8):
            ink[40 * number + 20 : 40 * number + 40, 40 + 25 * letter : 58 + 25 * letter] = 1
    return ink


def found(ink: np.ndarray) -> list[tuple[int, int]]:
    return [(band.box[1], band.box[3]) for band in bands(ink, (0, 0, ink.shape[1], ink.shape[0]))]


def test_what_is_left_of_a_wall_makes_no_one_line_of_many():
    plain, walled = page(6), page(6)
    walled[:, 2:5] = 1
    assert len(found(plain)) == 6
    assert found(walled) == found(plain)


def test_a_tall_letter_of_a_low_region_stays():
    ink = np.zeros((60, 100), dtype=np.uint8)
    ink[5:55, 10:13] = 1
    assert found(ink) == [(5, 55)]
