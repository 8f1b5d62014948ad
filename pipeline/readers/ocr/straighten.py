"""A page that lay aslant on the scanner's glass, turned upright."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.readers.ocr.raster import Grey

_USUAL = 3.0  # degrees by which sheets lie aslant
_MOST = 7.0  # degrees; looked at only where a sheet seems to lie more aslant than usual
_CLEARLY = 6  # times as sharp as at other angles: lines are 11 times when upright, 4 times when a degree is missing
_COARSE, _FINE = 0.25, 0.05  # degrees
_SIDE = 800  # pixels: enough of a page to see its slant
_UPRIGHT = 0.06  # degrees: less does not show over a line
_WHITE = 255


def slant(page: Grey) -> float:
    """Degrees by which the page is turned counter-clockwise from upright, as far as it can be told."""
    small = _ink(page)
    rough, stands_out = _sharpest(small, _USUAL)
    if not stands_out:
        rough, _ = _sharpest(small, _MOST)
    around = np.arange(rough - _COARSE, rough + _COARSE + _FINE / 2, _FINE)
    best = float(max(around, key=lambda angle: _sharpness(small, angle)))
    return 0.0 if abs(best) < _UPRIGHT else round(best, 2)


def _sharpest(ink: Grey, most: float) -> tuple[float, bool]:
    """The angle up to `most` degrees at which lines stand out most, and whether they stand out there as upright ones do."""
    angles = np.arange(-most, most + _COARSE, _COARSE)
    sharpness = [_sharpness(ink, angle) for angle in angles]
    best = int(np.argmax(sharpness))
    return float(angles[best]), sharpness[best] > _CLEARLY * float(np.median(sharpness))


def upright(page: Grey, degrees: float) -> Grey:
    """The page turned back by its slant."""
    if not degrees:
        return page
    height, width = page.shape
    turned: Grey = cv2.warpAffine(
        page, _turn(width, height, -degrees), (width, height), flags=cv2.INTER_CUBIC, borderValue=_WHITE
    ).astype(np.uint8)
    return turned


def _turn(width: float, height: float, degrees: float) -> cv2.typing.MatLike:
    return cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)


def _ink(page: Grey) -> Grey:
    """Where the page is darker than around it, small, its edges cut off: a shadow at the rim is no line."""
    shrink = min(1.0, _SIDE / max(page.shape))
    small = cv2.resize(page, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    dark = cv2.subtract(cv2.blur(small, (15, 15)), small)
    rim_y, rim_x = (size // 30 for size in small.shape)
    kept: Grey = np.zeros(dark.shape, dtype=np.uint8)
    kept[rim_y:-rim_y, rim_x:-rim_x] = np.where(dark > 12, dark, 0)[rim_y:-rim_y, rim_x:-rim_x]
    return kept


def _sharpness(ink: Grey, degrees: float) -> float:
    """How unevenly the rows are inked when the page is turned back: lines of text and rules stand out when upright."""
    height, width = ink.shape
    turned = cv2.warpAffine(ink, _turn(width, height, -degrees), (width, height), flags=cv2.INTER_LINEAR)
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
