"""Tables ruled by nothing but the gaps between the fills of their cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.document import Box
from pipeline.readers.pdf.ink import sides
from pipeline.readers.pdf.objects import WHITE, Booleans, Floats, Integers, no_boxes

_GAP = (0.3, 4.0)  # points between the fills of two cells: less is one surface, more are two drawings
_BESIDE = 0.5  # share of the smaller one's side along which two fills lie side by side
_FEWEST, _MOST = 4, 1000  # fills that make a table; a page with more of them is a picture


def tile_rules(fills: Floats, colours: Integers, tables: Sequence[Box]) -> Floats:
    """The sides of fills that are laid out as cells, outside the tables already known."""
    loose = colours != WHITE
    for x0, top, x1, bottom in tables:
        x, y = (fills[:, 0] + fills[:, 2]) / 2, (fills[:, 1] + fills[:, 3]) / 2
        loose &= ~((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom))
    if not _FEWEST <= int(loose.sum()) <= _MOST:
        return no_boxes()
    tiles = np.unique(fills[loose].round(2), axis=0)
    beside, below = _neighbours(tiles, 0), _neighbours(tiles, 1)
    cells = tiles[beside.any(axis=1) & below.any(axis=1)]
    return sides(cells) if len(cells) >= _FEWEST else no_boxes()


def _neighbours(tiles: Floats, axis: int) -> Booleans:
    """Which tiles lie on either side of one another along an axis, with only a gap between them."""
    other = 1 - axis
    gap = tiles[None, :, axis] - tiles[:, None, axis + 2]
    low = np.maximum(tiles[:, None, other], tiles[None, :, other])
    high = np.minimum(tiles[:, None, other + 2], tiles[None, :, other + 2])
    length = tiles[:, other + 2] - tiles[:, other]
    along = high - low >= _BESIDE * np.minimum(length[:, None], length[None, :])
    after = (gap >= _GAP[0]) & (gap <= _GAP[1]) & along
    found: Booleans = after | after.T
    return found
