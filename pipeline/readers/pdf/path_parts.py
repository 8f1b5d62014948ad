"""Paths of several parts taken apart: rectangles known as such, borders as the lines that they are, drawings as shapes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from pipeline.readers.pdf import bulk
from pipeline.readers.pdf.arrays import others, true_at
from pipeline.readers.pdf.objects import Booleans, Floats, Integers, Paths

_LINE, _CURVE, _MOVE = 0, 1, 2
THIN = 3.0  # points; a painted path no thicker than this is a line whatever its outline
_LINE_ALONE = 2  # segments of one straight line
_MANY = 400  # segments; a path with more is a drawing or a letter, no ruling
_FOUR, _SIMPLE = 4, 6  # segments of a rectangle, without and with its closing ones
_STRAIGHT = 0.05  # how far a corner may be off in the path's own units
_RING = 2  # rectangles between which a border is painted

_Row = tuple[tuple[float, float, float, float], bool, int, int, float]


def taken_apart(read: Paths, paths: list[bulk.Pointer], wide: Integers) -> Paths:
    """The same with rectangles known as such, and paths of many parts as their parts in place."""
    if not len(wide):
        return read
    asked = bulk.picked(paths, wide)
    segments = bulk.numbers(bulk.path_segments, asked, count=len(asked))
    plain = read.plain.copy()
    simple = true_at((segments >= _FOUR) & (segments <= _SIMPLE))
    upright = simple[_upright(bulk.picked(asked, simple))]
    plain[wide[upright]] = True
    whole = Paths(read.box, plain, read.fill, read.stroke, read.width)
    apart = segments <= _MANY
    apart[upright] = False
    apart[_slanting(read.take(wide), segments)] = False
    many = true_at(apart)
    if not len(many):
        return whole
    order, rows = _all_parts(read, bulk.picked(asked, many), wide[many], segments[many])
    if not rows:
        return whole
    kept = others(len(paths), order)
    joined = Paths.joined([whole.take(kept), Paths.of(rows)])
    return joined.take(np.argsort(np.concatenate([kept, order]), kind="stable"))


def _slanting(read: Paths, segments: Integers) -> Booleans:
    """Which paths are a single line that is not along an axis, however thick: there is nothing to take apart."""
    least = (read.box[:, 2:] - read.box[:, :2]).min(axis=1)
    found: Booleans = (segments == _LINE_ALONE) & (read.fill < 0) & (least > THIN + 2 * read.width)
    return found


def _all_parts(
    read: Paths, paths: list[bulk.Pointer], which: Integers, segments: Integers
) -> tuple[list[int], list[_Row]]:
    """The parts of some paths, and for each the number of the path it belongs to."""
    kinds, where = bulk.points(paths, segments.tolist())
    matrices = bulk.matrices(paths)
    order: list[int] = []
    rows: list[_Row] = []
    for at, matrix, end, count in zip(
        which.tolist(), matrices, np.cumsum(segments).tolist(), segments.tolist(), strict=True
    ):
        start = end - count
        parts = _parts(kinds[start:end], placed(where[start:end], matrix), read, at)
        rows += parts
        order += [at] * len(parts)
    return order, rows


def _upright(paths: list[bulk.Pointer]) -> Booleans:
    """Which paths are one upright rectangle, told by its first two sides."""
    if not paths:
        return np.empty(0, dtype=bool)
    corners = [bulk.segments(paths, which) for which in range(3)]
    one, two, three = (bulk.segment_points(segments) for segments in corners)
    aside = np.abs(np.stack([two - one, three - two])) <= _STRAIGHT
    turning = (aside[0, :, 0] & aside[1, :, 1]) | (aside[0, :, 1] & aside[1, :, 0])
    lines = bulk.segment_kinds(corners[2]) == _LINE
    found: Booleans = turning & ~aside.all(axis=2).any(axis=0) & lines
    return found


def _parts(kinds: Integers, where: Floats, read: Paths, at: int) -> list[_Row]:
    """Each part of a path as a plain box, as its straight strokes, or as a shape."""
    fill, stroke, width = int(read.fill[at]), int(read.stroke[at]), float(read.width[at])
    starts = [*true_at(kinds == _MOVE).tolist(), len(kinds)]
    rows: list[_Row] = []
    for start, end in pairwise(starts):
        part, kind = where[start:end], kinds[start:end]
        if len(part) < 2:
            continue
        if _is_upright(kind, part):
            rows.append((_around(part), True, fill, stroke, width))
            continue
        if fill >= 0:
            rows.append((_around(part), False, fill, -1, 0.0))
        elif (kind == _CURVE).any():
            rows.append((_around(part), False, -1, stroke, width))
        if stroke >= 0:
            rows += [
                (_around(part[i : i + 2]), True, -1, stroke, width)
                for i in range(len(part) - 1)
                if kind[i + 1] == _LINE and np.ptp(part[i : i + 2], axis=0).min() <= _STRAIGHT
            ]
    return _frame(rows) or rows


def _frame(rows: list[_Row]) -> list[_Row]:
    """The four sides of a border that is painted as the ring between two rectangles; nothing where the parts are none."""
    if len(rows) != _RING or not all(plain and fill >= 0 and stroke < 0 for _, plain, fill, stroke, _ in rows):
        return []
    one, two = rows[0][0], rows[1][0]
    outer, inner = (one, two) if one[0] <= two[0] else (two, one)
    left, bottom, right, top = outer
    x0, y0, x1, y1 = inner
    if not all(0 <= gap <= THIN for gap in (x0 - left, y0 - bottom, right - x1, top - y1)) or outer == inner:
        return []
    sides = [(left, bottom, x0, top), (x1, bottom, right, top), (left, bottom, right, y0), (left, y1, right, top)]
    return [(side, True, rows[0][2], -1, 0.0) for side in sides]


def _is_upright(kinds: Integers, where: Floats) -> bool:
    """Whether the points are the corners of an upright rectangle or lie on one line along an axis."""
    if (kinds == _CURVE).any():
        return False
    low, high = where.min(axis=0), where.max(axis=0)
    on_corner = (np.abs(where - low) <= _STRAIGHT) | (np.abs(where - high) <= _STRAIGHT)
    flat = (high - low).min() <= _STRAIGHT
    return bool(on_corner.all() and (flat or len(where) > 3))


def _around(where: Floats) -> tuple[float, float, float, float]:
    low, high = where.min(axis=0), where.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def placed(where: Floats, matrix: Floats) -> Floats:
    a, b, c, d, e, f = matrix
    x, y = where[:, 0], where[:, 1]
    return np.column_stack([a * x + c * y + e, b * x + d * y + f])
