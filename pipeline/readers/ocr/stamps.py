"""Seals and stamps in colour over print: taken out, so that the black print under them can be read."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey, Seen

Colour = NDArray[np.uint8]
"""Rows of pixels of three channels: blue, green, red."""

_SHRINK = 4
"""By how much the picture may be smaller that shows whether a page has colour at all."""
_LARGEST = 12_000_000
"""Pixels of a page that is looked at in colour, which takes some ten bytes a pixel: an A3 sheet has 8 million."""
_COLOURED = 36  # levels between the strongest and the weakest channel of a coloured ink
_FEWEST = 40  # coloured pixels of that picture; the frame of a seal has more
_BRIDGE = 9  # pixels of gaps in a worn frame
_SIDE = (64, 340)  # pixels (8 to 43 mm) of a seal's side
_SQUARE = 2.2  # times as long as wide; no stamp is longer
_INKED = (0.06, 0.75)  # share of its hull that is coloured: less are stray marks, more is a fill
_FRAMED = 0.6  # share of its hull's outline that is its frame
_FRAME = 7  # pixels within which the frame runs along the hull
_PRINT = 95  # grey below which print is dark in its strongest channel
_LEAST_PRINT = 0.004  # share of the hull that is print: what stands on bare paper is left to be read
_EDGE = 4  # pixels about a stamp's strokes that it tinges, where compression has smeared its colour
_BRIGHT = 0.75  # quantile of the stamp's strongest channel, where nothing is printed under it
_RANGE = (40, 170)  # greys of the picture without the stamp that are black and paper: its faint outline goes


def cleared(page: Grey, coloured: Callable[[int], Colour]) -> Seen:
    """The page without stamps; `coloured` gives it in colour, so many times smaller, and is asked only where that helps."""
    if page.size > _LARGEST or not has_colour(coloured(_SHRINK)):
        return Seen(page)
    return without_stamps(page, coloured(1))


def has_colour(small: Colour) -> bool:
    """Whether a page has coloured ink, as a picture of a quarter of its size shows."""
    _, chroma = _ink(small)
    return int((chroma > _COLOURED).sum()) >= _FEWEST


def _ink(colour: Colour) -> tuple[Grey, Grey]:
    """The strongest channel of each pixel, and by how much it is stronger than the weakest."""
    channels = cv2.split(colour)
    strongest, weakest = (
        fold(fold(channels[0], channels[1]), channels[2]).astype(np.uint8) for fold in (cv2.max, cv2.min)
    )
    return strongest, cv2.subtract(strongest, weakest).astype(np.uint8)


def without_stamps(page: Grey, colour: Colour) -> Seen:
    """The page without stamps. Fills, coloured letters and whatever else is no framed stamp over print stay as they are."""
    grey = page.copy()
    strongest, chroma = _ink(colour)
    inked = (chroma > _COLOURED).astype(np.uint8)
    whole = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((_BRIDGE, _BRIDGE), np.uint8))
    outlines, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    stamps = 0
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        if not _SIDE[0] <= min(width, height) or max(width, height) > min(_SIDE[1], _SQUARE * min(width, height)):
            continue
        window = (slice(y, y + height), slice(x, x + width))
        hull = np.zeros((height, width), dtype=np.uint8)
        cv2.drawContours(hull, [cv2.convexHull(outline)], 0, 1, cv2.FILLED, offset=(-x, -y))
        if _is_stamp(inked[window], hull, strongest[window]):
            grey[window] = _without(grey[window], strongest[window], (inked[window] & hull).astype(np.uint8))
            stamps += 1
    return Seen(grey, stamps)


def _is_stamp(inked: Grey, hull: Grey, strongest: Grey) -> bool:
    """Whether colour runs along the whole outline, paper shows inside, and something else is printed there."""
    share = float((inked & hull).sum() / hull.sum())
    inside = cv2.erode(np.pad(hull, 1), np.ones((2 * _FRAME + 1, 2 * _FRAME + 1), np.uint8))[1:-1, 1:-1].astype(
        np.uint8
    )
    outlines, _ = cv2.findContours(hull, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    along = outlines[0][:, 0]
    near = cv2.dilate(inked & (1 - inside), np.ones((2 * _FRAME + 1, 2 * _FRAME + 1), np.uint8))
    printed = float(((strongest < _PRINT) & (hull > 0)).sum() / hull.sum())
    framed = float((near[along[:, 1], along[:, 0]] > 0).mean())
    return _INKED[0] <= share <= _INKED[1] and framed >= _FRAMED and printed >= _LEAST_PRINT


def _without(grey: Grey, strongest: Grey, inked: Grey) -> Grey:
    """The part of the page as the strongest channel shows it, in which the stamp is nearly paper and print is dark."""
    about = cv2.dilate(inked, np.ones((2 * _EDGE + 1, 2 * _EDGE + 1), np.uint8)) > 0
    bright = max(1.0, float(np.quantile(strongest[inked > 0], _BRIGHT)))
    lit = strongest * (255.0 / bright)
    black, white = _RANGE
    lit = np.clip((lit - black) * (255.0 / (white - black)), 0, 255)
    return np.where(about, np.maximum(lit, grey), grey).astype(np.uint8)
