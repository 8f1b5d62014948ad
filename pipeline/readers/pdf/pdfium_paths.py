"""Paths and pictures of a page as pdfium knows them, forms within forms included."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from pipeline.errors import LimitExceededError
from pipeline.readers.pdf import bulk
from pipeline.readers.pdf.arrays import among, distinct, kinds, others, true_at
from pipeline.readers.pdf.objects import WHITE, Floats, Integers, Paths, no_boxes
from pipeline.readers.pdf.path_parts import THIN, placed, taken_apart

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_DEEPEST = 16  # forms within forms; a file that nests deeper is built to exhaust us
_MOST_FORMS = 20_000  # on one page, each within another counted as often as it is shown
_STRETCH = 20_000  # objects that are gone through at a time: what is asked of them makes room for the next
_SAMPLED = 16  # one dot in so many is looked at more closely
_HAIR = 1.0  # what pdfium takes for the width of a line that the file gives none

_IDENTITY = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])


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
        found.images.append(_moved(bulk.bounds(bulk.picked(asked, pictures)), matrix))
    running_over = true_at(kinds == _SHADING)
    if len(running_over):
        found.shadings.append(_moved(bulk.bounds(bulk.picked(asked, running_over)), matrix))
    words = true_at(kinds == _TEXT)
    if len(words) and not found.unread:
        found.unread = bulk.any_font_missing(bulk.picked(asked, words))
    painted_here = true_at(kinds == _PATH)
    start = 0
    for at in [*true_at(kinds == _FORM).tolist(), len(asked)]:
        paths = bulk.picked(asked, painted_here[(painted_here >= start) & (painted_here < at)])
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


def _read(paths: list[bulk.Pointer]) -> Paths:
    count = len(paths)
    outer = bulk.bounds(paths)
    asked = _worth_asking(paths, outer)
    fill, stroke, width = np.full(count, 0, dtype=np.int64), np.full(count, -1, dtype=np.int64), np.zeros(count)
    if len(asked) == count:
        fill, stroke, width = _paint(paths)
    elif len(asked):
        fill[asked], stroke[asked], width[asked] = _paint(bulk.picked(paths, asked))
    inflated = np.where(stroke >= 0, np.where(width == 0, _HAIR, width) / 2, 0.0)
    box = _deflated(outer, inflated)
    plain = np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) <= THIN
    read = Paths(box, plain, fill, stroke, width)
    return taken_apart(read, paths, true_at(~plain & ((fill >= 0) | (stroke >= 0))))


def _worth_asking(paths: list[bulk.Pointer], box: Floats) -> Integers:
    """The paths whose colours must be asked for: all, save the dots of dotted borders if those are seen to be plain ink."""
    dots = true_at((box[:, 2:] - box[:, :2]).max(axis=1) <= THIN)
    if len(dots) > _SAMPLED:
        fill, _, _ = _paint(bulk.picked(paths, dots[::_SAMPLED]))
        if ((fill >= 0) & (fill != WHITE)).all():
            return others(len(paths), dots)
    return np.arange(len(paths))


def _paint(paths: list[bulk.Pointer]) -> tuple[Integers, Integers, Floats]:
    """Fill and stroke colours, and stroke widths."""
    count = len(paths)
    mode = bulk.modes(paths)
    fill, stroke, width = np.full(count, -1, dtype=np.int64), np.full(count, -1, dtype=np.int64), np.zeros(count)
    filled, stroked = true_at(mode[:, 0]), true_at(mode[:, 1])
    if len(filled):
        fill[filled] = bulk.colours(bulk.object_fill, bulk.picked(paths, filled))
    if len(stroked):
        lines = bulk.picked(paths, stroked)
        stroke[stroked] = bulk.colours(bulk.object_stroke, lines)
        width[stroked] = _widths(lines)
    return fill, stroke, width


def _widths(lines: list[bulk.Pointer]) -> Floats:
    """Stroke widths in points; lines of one width share the scale of the first of them, which saves a call for each."""
    width = bulk.widths(lines)
    first, kind = kinds(width)
    matrix = bulk.matrices(bulk.picked(lines, first))
    scale = np.sqrt(np.abs(matrix[:, 0] * matrix[:, 3] - matrix[:, 1] * matrix[:, 2]))
    scaled: Floats = width.astype(float) * scale[kind]
    return scaled


def _deflated(box: Floats, by: Floats) -> Floats:
    """Boxes without the half line width that pdfium adds on each side."""
    middle = (box[:, :2] + box[:, 2:]) / 2
    half = np.maximum((box[:, 2:] - box[:, :2]) / 2 - by[:, None], 0)
    return np.hstack([middle - half, middle + half])


def _product(inner: Floats, outer: Floats) -> Floats:
    """The matrix that does first `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return np.array([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])


def _moved(box: Floats, matrix: Floats) -> Floats:
    """Boxes around the moved boxes."""
    if not len(box) or np.array_equal(matrix, _IDENTITY):
        return box
    corners = np.stack([placed(box[:, pick], matrix) for pick in ([0, 1], [2, 1], [0, 3], [2, 3])])
    return np.hstack([corners.min(axis=0), corners.max(axis=0)])
