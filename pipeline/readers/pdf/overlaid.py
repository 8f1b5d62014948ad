"""Lines printed over one another, as by printers that do not cut off a text taller than its cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.document import Box
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers

_LEVEL = 0.1  # of the font size: what stands on one line is text that runs over the walls beside it
_COVERED = 0.3  # of the font size: lines of one text overlap less, however tight they are set
_ALIKE = 1.5  # times as large: a larger letter is a mark behind the text
_CUT = 0.25  # of the font size: what is cut off so far above or below its edge is no longer whole


def overlaid(lines: Sequence[Line], glyphs: Glyphs) -> list[Box]:
    """The boxes of lines that lie over one another: nobody knows in which cell each belongs.

    What is cut off stands where it is seen, whatever its whole extent lies over.
    """
    pieces = [(piece.x0, line.box[1], piece.x1, line.box[3], line.size) for line in lines for piece in line.pieces]
    if not pieces:
        return []
    found = np.array(pieces)
    found = found[np.argsort(found[:, 1], kind="stable")]
    over = np.zeros(len(found), dtype=bool)
    x0, tops, x1, bottoms, sizes = np.ascontiguousarray(found.T)
    for step in range(1, len(found)):
        above, below = slice(None, -step), slice(step, None)
        size = np.minimum(sizes[above], sizes[below])
        high = bottoms[above] - tops[below] > _COVERED * size
        if not high.any():
            break
        hit = high & (tops[below] - tops[above] > _LEVEL * size)
        hit &= np.minimum(x1[above], x1[below]) - np.maximum(x0[above], x0[below]) > size
        hit &= np.maximum(sizes[above], sizes[below]) < _ALIKE * size
        over[:-step] |= hit
        over[step:] |= hit
    if not over.any():
        return []
    boxes = [(x0, top, x1, bottom) for x0, top, x1, bottom, _ in found[over].tolist()]
    cut = glyphs.take(_cut_off(glyphs)).box
    return [box for box in boxes if not _holds_any(box, cut)]


def _holds_any(box: Box, others: Floats) -> bool:
    x, y = (others[:, 0] + others[:, 2]) / 2, (others[:, 1] + others[:, 3]) / 2
    return bool(((x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])).any())


def is_cut_off(glyphs: Glyphs) -> bool:
    """Whether a text is too large for what is shown of it: what a printer found wholly hidden it may have left out."""
    return bool((_cut_off(glyphs) | _cut_beside(glyphs)).any())


def _cut_beside(glyphs: Glyphs) -> Booleans:
    """Which letters are cut by an edge to their left or right, as the last one that a spreadsheet prints of a long text."""
    if glyphs.clip is None:
        return np.zeros(len(glyphs), dtype=bool)
    box, clip, room = glyphs.box, glyphs.clip, _CUT * glyphs.size
    right = (box[:, 0] < clip[:, 2] - room) & (box[:, 2] > clip[:, 2] + room)
    left = (box[:, 2] > clip[:, 0] + room) & (box[:, 0] < clip[:, 0] - room)
    cut: Booleans = (left | right) & _is_syllable(glyphs.code)
    return cut


def _is_syllable(code: Integers) -> Booleans:
    """Syllables of Hangul: of a figure or a comma a font may say that it is as wide as one."""
    found: Booleans = (code >= 0xAC00) & (code <= 0xD7A3)
    return found


def _cut_off(glyphs: Glyphs) -> Booleans:
    """Which letters are not shown whole from top to foot."""
    if glyphs.clip is None:
        return np.zeros(len(glyphs), dtype=bool)
    room = _CUT * glyphs.size
    cut: Booleans = (glyphs.box[:, 1] < glyphs.clip[:, 1] - room) | (glyphs.box[:, 3] > glyphs.clip[:, 3] + room)
    return cut
