"""Pages as pictures in grey, of a size that is known before anything is drawn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import LimitExceededError

Grey = NDArray[np.uint8]
"""Rows of pixels, 0 black to 255 white."""


class Seen(NamedTuple):
    """A page in grey without the coloured stamps over its print, and how many these were."""

    page: Grey
    stamps: int = 0


DPI = 200
"""Dots an inch at which pages are read: more costs time and reads no better, less loses the dots of numbers."""
POINTS = 72
MOST_PIXELS = 40_000_000
"""Of one page: an A2 sheet at 200 dpi has 15 million, an A4 scan at 600 dpi 35 million."""
_LEAST_PIXELS = 64


def scale_of(width: float, height: float) -> float:
    """Pixels a point for a page of that size in points. Raises LimitExceededError where no page is so large."""
    scale = DPI / POINTS
    guard(width * scale, height * scale)
    return scale


def guard(width: float, height: float) -> None:
    """Raises LimitExceededError for a picture that is built to fill the memory."""
    if width * height > MOST_PIXELS:
        raise LimitExceededError(f"{width:,.0f} × {height:,.0f} pixels, at most {MOST_PIXELS:,}")


def is_too_small(picture: Grey) -> bool:
    """Whether nothing can be read in it."""
    return bool(min(picture.shape) < _LEAST_PIXELS)
