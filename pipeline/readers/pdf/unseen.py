"""Text that is in the file and nobody sees: white on white, or of the colour of its cell."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.arrays import among, distinct, true_at
from pipeline.readers.pdf.objects import WHITE, Booleans, Floats, Glyphs, Integers, Paths

_BRIGHT = 0xF8  # of 255, in every channel: no brighter text can be read on white paper
_CORE = 0.2  # of a letter's size on each side: a fill that covers the rest of it is its ground, a thinner one a line
_BLACK = 0


def unseen(glyphs: Glyphs, colour: Integers, paths: Paths, pictures: Floats) -> Booleans:
    """Which glyphs have the colour of what they stand on. Over pictures and drawings nobody knows, so they are seen."""
    found = np.zeros(len(glyphs), dtype=bool)
    bright = (colour >> 16 >= _BRIGHT) & (colour >> 8 & 0xFF >= _BRIGHT) & (colour & 0xFF >= _BRIGHT) & (colour >= 0)
    fills = true_at(paths.plain & (paths.fill >= 0))
    asked = true_at((colour < 0) | bright | (among(colour, distinct(paths.fill[fills])) & (colour != _BLACK)))
    if not len(asked):
        return found
    core = _cores(glyphs.box[asked])
    ground = _ground(core, paths.box[fills], paths.fill[fills])
    same = (ground == colour[asked]) | (bright[asked] & (ground == WHITE)) | (colour[asked] < 0)
    drawn = np.concatenate([pictures, paths.box[~paths.plain & ((paths.fill >= 0) | (paths.stroke >= 0))]])
    found[asked] = same & ~_on_any(core, drawn)
    return found


def _cores(box: Floats) -> Floats:
    inset = _CORE * (box[:, 2:] - box[:, :2])
    return np.hstack([box[:, :2] + inset, box[:, 2:] - inset])


def _ground(core: Floats, fills: Floats, colours: Integers) -> Integers:
    """The colour of the last fill that lies under a whole letter; white paper where there is none."""
    found = np.full(len(core), WHITE, dtype=np.int64)
    left, top, right, bottom = np.ascontiguousarray(core.T)
    for (x0, y0, x1, y1), colour in zip(fills.tolist(), colours.tolist(), strict=True):
        found[(left >= x0) & (top >= y0) & (right <= x1) & (bottom <= y1)] = colour
    return found


def _on_any(core: Floats, boxes: Floats) -> Booleans:
    """Which letters lie over a box, wholly or in part."""
    found = np.zeros(len(core), dtype=bool)
    for box in boxes:
        found |= (core[:, :2] < box[2:]).all(axis=1) & (core[:, 2:] > box[:2]).all(axis=1)
    return found
