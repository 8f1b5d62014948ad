"""Bullets that a printer drew instead of writing them, as browsers do with the discs, rings and squares of lists."""

from __future__ import annotations

import numpy as np

from pipeline.document import union
from pipeline.readers.pdf.arrays import true_at
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.objects import WHITE, Booleans, Floats, Paths
from pipeline.readers.pdf.paragraphs import marker

_SMALLEST, _LARGEST = 0.12, 0.7  # of the font size: a speck is less, an emblem more
_ROUND = 1.3  # how many times as long one side may be as the other
_NEAR, _FAR = 0.1, 2.0  # of the font size: how far before its words a bullet stands
_DISC, _RING, _SQUARE = "•", "◦", "▪"


def with_drawn_bullets(lines: list[Line], paths: Paths) -> list[Line]:
    """The lines, each that a lone bullet is drawn before with the sign for it at its head."""
    small = _compact(paths) if lines and len(paths.box) else None
    if small is None or not small.any():
        return lines
    small &= _in_proportion(paths, lines)  # the dots of dotted borders are thousands
    box, signs = paths.box[small], _signs(paths, small)
    return [_headed(line, box, signs) for line in lines] if signs else lines


def _compact(paths: Paths) -> Booleans:
    """Which paths are small, painted and about as wide as high."""
    width, height = paths.box[:, 2] - paths.box[:, 0], paths.box[:, 3] - paths.box[:, 1]
    seen = ((paths.fill >= 0) & (paths.fill != WHITE)) | ((paths.stroke >= 0) & ~paths.plain)
    even = np.maximum(width, height) <= _ROUND * np.minimum(width, height)
    found: Booleans = seen & even & (height > 0)
    return found


def _in_proportion(paths: Paths, lines: list[Line]) -> Booleans:
    """Which paths are of a height that a bullet before one of the lines may have."""
    height = paths.box[:, 3] - paths.box[:, 1]
    sizes = [line.size for line in lines]
    fits: Booleans = (height >= _SMALLEST * min(sizes)) & (height <= _LARGEST * max(sizes))
    return fits


def _signs(paths: Paths, which: Booleans) -> list[str]:
    plain, filled = paths.plain[which].tolist(), (paths.fill[which] >= 0).tolist()
    return [_SQUARE if square else _DISC if full else _RING for square, full in zip(plain, filled, strict=True)]


def _headed(line: Line, box: Floats, signs: list[str]) -> Line:
    x0, top, _, bottom = line.box
    height, gap = box[:, 3] - box[:, 1], x0 - box[:, 2]
    middle = (box[:, 1] + box[:, 3]) / 2
    before = (gap >= _NEAR * line.size) & (x0 - box[:, 0] <= _FAR * line.size)
    level = (middle > top) & (middle < bottom)
    fits = (height >= _SMALLEST * line.size) & (height <= _LARGEST * line.size)
    found = true_at(before & level & fits)
    if len(found) != 1 or marker(line.text) is not None:
        return line
    at = int(found[0])
    drawn = tuple(box[at].tolist())
    return line._replace(text=f"{signs[at]} {line.text}", box=union((drawn, line.box)) or line.box)
