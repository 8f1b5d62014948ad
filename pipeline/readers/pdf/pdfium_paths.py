"""Paths and pictures of a page as pdfium knows them, forms within forms included."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from pipeline.errors import LimitExceededError
from pipeline.readers.pdf import bulk
from pipeline.readers.pdf.arrays import among, distinct, kinds, true_at
from pipeline.readers.pdf.objects import WHITE, Booleans, Floats, Integers, Paths, no_boxes

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LINE, _CURVE, _MOVE = 0, 1, 2
_DEEPEST = 16  # forms within forms; a file that nests deeper is built to exhaust us
_MOST_FORMS = 20_000  # on one page, each within another counted as often as it is shown
_THIN = 3.0  # points; a painted path no thicker than this is a line whatever its outline
_STRETCH = 20_000  # objects that are gone through at a time: what is asked of them makes room for the next
_LINE_ALONE = 2  # segments of one straight line
_MANY = 400  # segments; a path with more is a drawing or a letter, no ruling
_FOUR, _SIMPLE = 4, 6  # segments of a rectangle, without and with its closing ones
_STRAIGHT = 0.05  # how far a corner may be off in the path's own units
_RING = 2  # rectangles between which a border is painted
_SAMPLED = 16  # one dot in so many is looked at more closely
_HAIR = 1.0  # what pdfium takes for the width of a line that the file gives none

_IDENTITY = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])

_Row = tuple[tuple[float, float, float, float], bool, int, int, float]


@dataclass(slots=True)
class _Found:
    """What has been gathered; paint order is the order of appending."""

    paths: list[Paths] = field(default_factory=list)
    images: list[Floats] = field(default_factory=list)
    shadings: list[Floats] = field(default_factory=list)
    unread: bool = False
    forms: int = 0


@dataclass(frozen=True, slots=True)
class Painted:
    """Paths in paint order and the boxes of pictures and of colours that run over, as left, bottom, right, top.

    `unread` tells whether there is text besides.
    """

    paths: Paths
    images: Floats
    shadings: Floats
    unread: bool


def painted(objects: Integers, written: Integers) -> Painted:
    """What a page's objects paint, in the coordinates of the page itself.

    `written` are objects known to be text, about which nothing needs to be asked. Other text is left out by pdfium: a lone
    character has no width for it where the font is not in the file. Raises LimitExceededError.
    """
    found = _Found()
    _walk(objects, distinct(written), _IDENTITY, found, depth=0)
    images, shadings = (np.concatenate([*boxes, no_boxes()]) for boxes in (found.images, found.shadings))
    return Painted(Paths.joined(found.paths), images, shadings, found.unread)


def _walk(objects: Integers, written: Integers, matrix: Floats, found: _Found, depth: int) -> None:
    objects = objects[~among(objects, written)]
    if not len(objects) or depth > _DEEPEST:
        return
    if len(objects) > _STRETCH:  # a map or a drawing of a plan
        for start in range(0, len(objects), _STRETCH):
            _walk(objects[start : start + _STRETCH], written, matrix, found, depth)
        return
    asked = bulk.pointers(objects)
    kinds = bulk.numbers(bulk.object_type, asked, count=len(asked))
    pictures = true_at(kinds == _IMAGE)
    if len(pictures):
        found.images.append(_moved(bulk.bounds(_picked(asked, pictures)), matrix))
    running_over = true_at(kinds == _SHADING)
    if len(running_over):
        found.shadings.append(_moved(bulk.bounds(_picked(asked, running_over)), matrix))
    words = true_at(kinds == _TEXT)
    if len(words) and not found.unread:
        found.unread = bulk.any_font_missing(_picked(asked, words))
    painted_here = true_at(kinds == _PATH)
    start = 0
    for at in [*true_at(kinds == _FORM).tolist(), len(asked)]:
        paths = _picked(asked, painted_here[(painted_here >= start) & (painted_here < at)])
        if paths:
            read = _read(paths)
            found.paths.append(read.moved(_moved(read.box, matrix)))
        if at < len(asked):
            form = asked[at]
            found.forms += 1
            if found.forms > _MOST_FORMS:
                raise LimitExceededError(f"more than {_MOST_FORMS} forms on a page")
            inner = bulk.indexed(bulk.form_object, form, bulk.form_count(form))
            _walk(inner, written, _product(bulk.matrices([form])[0], matrix), found, depth + 1)
        start = at + 1


def _picked(items: list[bulk.Pointer], which: Integers) -> list[bulk.Pointer]:
    return [items[at] for at in which.tolist()]


def _read(paths: list[bulk.Pointer]) -> Paths:
    count = len(paths)
    outer = bulk.bounds(paths)
    asked = _worth_asking(paths, outer)
    fill, stroke, width = np.full(count, 0, dtype=np.int64), np.full(count, -1, dtype=np.int64), np.zeros(count)
    if len(asked) == count:
        fill, stroke, width = _paint(paths)
    elif len(asked):
        fill[asked], stroke[asked], width[asked] = _paint(_picked(paths, asked))
    inflated = np.where(stroke >= 0, np.where(width == 0, _HAIR, width) / 2, 0.0)
    box = _deflated(outer, inflated)
    plain = np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) <= _THIN
    read = Paths(box, plain, fill, stroke, width)
    return _taken_apart(read, paths, true_at(~plain & ((fill >= 0) | (stroke >= 0))))


def _worth_asking(paths: list[bulk.Pointer], box: Floats) -> Integers:
    """The paths whose colours must be asked for: all, save the dots of dotted borders if those are seen to be plain ink."""
    dots = true_at((box[:, 2:] - box[:, :2]).max(axis=1) <= _THIN)
    if len(dots) > _SAMPLED:
        fill, _, _ = _paint(_picked(paths, dots[::_SAMPLED]))
        if ((fill >= 0) & (fill != WHITE)).all():
            return _others(len(paths), dots)
    return np.arange(len(paths))


def _others(count: int, taken: Integers | list[int]) -> Integers:
    """The numbers below `count` that are not taken."""
    left = np.ones(count, dtype=bool)
    left[taken] = False
    return true_at(left)


def _paint(paths: list[bulk.Pointer]) -> tuple[Integers, Integers, Floats]:
    """Fill and stroke colours, and stroke widths."""
    count = len(paths)
    mode = bulk.modes(paths)
    fill, stroke, width = np.full(count, -1, dtype=np.int64), np.full(count, -1, dtype=np.int64), np.zeros(count)
    filled, stroked = true_at(mode[:, 0]), true_at(mode[:, 1])
    if len(filled):
        fill[filled] = bulk.colours(bulk.object_fill, _picked(paths, filled))
    if len(stroked):
        lines = _picked(paths, stroked)
        stroke[stroked] = bulk.colours(bulk.object_stroke, lines)
        width[stroked] = _widths(lines)
    return fill, stroke, width


def _widths(lines: list[bulk.Pointer]) -> Floats:
    """Stroke widths in points; lines of one width share the scale of the first of them, which saves a call for each."""
    width = bulk.widths(lines)
    first, kind = kinds(width)
    matrix = bulk.matrices(_picked(lines, first))
    scale = np.sqrt(np.abs(matrix[:, 0] * matrix[:, 3] - matrix[:, 1] * matrix[:, 2]))
    scaled: Floats = width.astype(float) * scale[kind]
    return scaled


def _deflated(box: Floats, by: Floats) -> Floats:
    """Boxes without the half line width that pdfium adds on each side."""
    middle = (box[:, :2] + box[:, 2:]) / 2
    half = np.maximum((box[:, 2:] - box[:, :2]) / 2 - by[:, None], 0)
    return np.hstack([middle - half, middle + half])


def _taken_apart(read: Paths, paths: list[bulk.Pointer], wide: Integers) -> Paths:
    """The same with rectangles known as such, and paths of many parts as their parts in place."""
    if not len(wide):
        return read
    asked = _picked(paths, wide)
    segments = bulk.numbers(bulk.path_segments, asked, count=len(asked))
    plain = read.plain.copy()
    simple = true_at((segments >= _FOUR) & (segments <= _SIMPLE))
    upright = simple[_upright(_picked(asked, simple))]
    plain[wide[upright]] = True
    whole = Paths(read.box, plain, read.fill, read.stroke, read.width)
    apart = segments <= _MANY
    apart[upright] = False
    apart[_slanting(read.take(wide), segments)] = False
    many = true_at(apart)
    if not len(many):
        return whole
    order, rows = _all_parts(read, _picked(asked, many), wide[many], segments[many])
    if not rows:
        return whole
    kept = _others(len(paths), order)
    joined = Paths.joined([whole.take(kept), Paths.of(rows)])
    return joined.take(np.argsort(np.concatenate([kept, order]), kind="stable"))


def _slanting(read: Paths, segments: Integers) -> Booleans:
    """Which paths are a single line that is not along an axis, however thick: there is nothing to take apart."""
    least = (read.box[:, 2:] - read.box[:, :2]).min(axis=1)
    found: Booleans = (segments == _LINE_ALONE) & (read.fill < 0) & (least > _THIN + 2 * read.width)
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
        parts = _parts(kinds[start:end], _placed(where[start:end], matrix), read, at)
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
    if not all(0 <= gap <= _THIN for gap in (x0 - left, y0 - bottom, right - x1, top - y1)) or outer == inner:
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


def _product(inner: Floats, outer: Floats) -> Floats:
    """The matrix that does first `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return np.array([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])


def _placed(where: Floats, matrix: Floats) -> Floats:
    a, b, c, d, e, f = matrix
    x, y = where[:, 0], where[:, 1]
    return np.column_stack([a * x + c * y + e, b * x + d * y + f])


def _moved(box: Floats, matrix: Floats) -> Floats:
    """Boxes around the moved boxes."""
    if not len(box) or np.array_equal(matrix, _IDENTITY):
        return box
    corners = np.stack([_placed(box[:, pick], matrix) for pick in ([0, 1], [2, 1], [0, 3], [2, 3])])
    return np.hstack([corners.min(axis=0), corners.max(axis=0)])
