"""White print on dark fills, as heads of tables have it, made dark print on a light fill: all else reads dark on light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey

_DARK = 150  # grey below which a fill is dark
_SOLID = 13  # pixels: a fill is thicker, strokes of letters and borders are not
_EDGE = 5  # pixels between a fill's edge and its letters
_BORDER = 9  # pixels: a border between two fills is thinner
_LEAST = (40, 20)  # pixels of width and height of a fill with words
_BRIGHT = 0.4  # of the way from the fill to white: print
_PRINTED = (0.001, 0.5)  # of a fill that is printed; a bar has no print, and a frame little else
_LETTER = (8, 60)  # pixels of height
_FEWEST = 2  # letters
_LIGHT = 205.0  # the grey that such a fill gets: still shaded


def lightened(page: Grey) -> Grey:
    """The page with its dark fills that hold white letters turned round; the page itself where there are none."""
    dark = (page < _DARK).astype(np.uint8)
    if not _opened(dark, _SOLID).any():
        return page
    outlines, _ = cv2.findContours(_opened(dark, _EDGE), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    turned, lit = page.copy(), np.zeros_like(page)
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        if width < _LEAST[0] or height < _LEAST[1]:
            continue
        window = (slice(y, y + height), slice(x, x + width))
        whole = np.zeros((height, width), dtype=np.uint8)
        cv2.drawContours(whole, [outline], 0, 1, cv2.FILLED, offset=(-x, -y))
        part, mask = page[window], whole > 0
        ground = float(np.median(part[mask]))
        if holds_letters(part, mask, ground):
            light = np.clip(_LIGHT - (part - ground) * (_LIGHT / (255 - ground)), 0, 255)
            turned[window] = np.where(mask, light, part).astype(np.uint8)
            lit[window] |= whole
    return _bordered(turned, lit)


def _bordered(page: Grey, lit: Grey) -> Grey:
    """The page with dark borders where fills end, and where the white ones between two of them were."""
    if not lit.any():
        return page
    closed = cv2.morphologyEx(lit, cv2.MORPH_CLOSE, np.ones((_BORDER, _BORDER), np.uint8)).astype(np.uint8)
    page[(closed > 0) & (lit == 0)] = 0
    outlines, _ = cv2.findContours(closed, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(page, outlines, -1, 0, 1)
    return page


def _opened(dark: Grey, side: int) -> Grey:
    """What is dark over a square of that side."""
    return cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)).astype(np.uint8)


def holds_letters(part: Grey, mask: NDArray[np.bool_], ground: float) -> bool:
    """Whether bright letters stand on a dark part of a page; `mask` tells the part, `ground` its usual grey."""
    if ground >= _DARK:
        return False
    bright = (part > ground + _BRIGHT * (255 - ground)) & mask
    if not _PRINTED[0] < bright.sum() / mask.sum() < _PRINTED[1]:
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(bright.astype(np.uint8), connectivity=8)
    high, wide = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    letters = (high >= _LETTER[0]) & (high <= _LETTER[1]) & (wide <= _LETTER[1])
    return int(letters.sum()) >= _FEWEST
