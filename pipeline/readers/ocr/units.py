"""Units of area and volume (㎡, ㎢, ㎥, m²) told by their shape, since models read them as letters or as a figure more.

Nothing else that is printed behind figures is a low broad letter with a small raised sign right behind it.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

_TALL = 0.6  # of the tallest: parts that tell how high figures are
_LOW = (0.5, 0.86)  # height of an m by that of figures
_BROAD = 0.3  # its least width
_RAISED = (0.22, 0.66)  # height of the sign behind it
_SIGN = (0.14, 0.52)  # its width
_LIFTED = 0.72  # of the height of figures from their head, above which it ends
_FOOT = 0.14  # of the height by which feet may differ
_NEAR = 0.3  # of the height: white between both
_PIECES = 0.12  # white between the parts of one letter
_DUST = 2  # pixels: no more are no shape
_YEAR = 3  # shapes of a short year: its mark and two figures
_MARK = (0.5, 0.12, 0.3)  # greatest and least height of the mark, and its greatest width
_FEWEST = 8  # pixels of height that figures have


class Unit(NamedTuple):
    """Where a unit stands in its word: columns in pixels; `sign` is where the raised sign begins."""

    left: int
    sign: int
    right: int
    head: int
    foot: int


class _Shape(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


def has_mark(dark: NDArray[np.bool_]) -> bool:
    """Whether a word begins with the raised mark of a short year (’23), which models pass over."""
    shapes = _shapes(dark)
    if len(shapes) < _YEAR:
        return False
    head, foot = _level(shapes)
    mark, height = shapes[0], foot - head
    return (
        height >= _FEWEST
        and mark.bottom <= head + _MARK[0] * height
        and _MARK[1] * height <= mark.bottom - mark.top <= _MARK[0] * height
        and mark.right - mark.left <= _MARK[2] * height
        and mark.right <= shapes[1].left + 1
    )


def _shapes(dark: NDArray[np.bool_]) -> list[_Shape]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark.astype(np.uint8), connectivity=8)
    return sorted(_Shape(x, y, x + w, y + h) for x, y, w, h, area in stats[1:].tolist() if area > _DUST)


def _level(shapes: list[_Shape]) -> tuple[int, int]:
    """The head and the foot of figures."""
    tallest = max(one.bottom - one.top for one in shapes)
    figures = [one for one in shapes if one.bottom - one.top >= _TALL * tallest]
    head, foot = (float(np.median([getattr(one, side) for one in figures])) for side in ("top", "bottom"))
    return round(head), round(foot)


def unit_in(dark: NDArray[np.bool_]) -> Unit | None:
    """The first unit of a word, True where something is printed; None where there is none."""
    shapes = _shapes(dark)
    if len(shapes) < 2:
        return None
    head, foot = _level(shapes)
    height = foot - head
    if height < _FEWEST:
        return None
    for at, shape in enumerate(shapes[1:], 1):
        if _is_low(shape, height, foot):
            for behind in shapes[at + 1 :]:
                if behind.left - shape.right <= _NEAR * height and _is_raised(behind, height, head):
                    left = _begins(shapes[:at], shape.left, height, foot)
                    return Unit(left, behind.left, behind.right, behind.top, behind.bottom)
        parted = _parted(dark, shape, head, foot)
        if parted is not None:
            return parted
    return None


def _begins(before: list[_Shape], left: int, height: int, foot: int) -> int:
    """Where a letter begins that fell into low parts: figures are taller, commas lower."""
    for shape in reversed(before):
        if left - shape.right > _PIECES * height or not _stands_low(shape, height, foot):
            break
        left = shape.left
    return left


def _stands_low(shape: _Shape, height: int, foot: int) -> bool:
    stands = abs(shape.bottom - foot) <= max(1.0, _FOOT * height)
    return stands and _LOW[0] * height <= shape.bottom - shape.top <= _LOW[1] * height


def _is_low(shape: _Shape, height: int, foot: int) -> bool:
    return _stands_low(shape, height, foot) and shape.right - shape.left >= _BROAD * height


def _is_raised(shape: _Shape, height: int, head: int) -> bool:
    high, wide = shape.bottom - shape.top, shape.right - shape.left
    return (
        _RAISED[0] * height <= high <= _RAISED[1] * height
        and _SIGN[0] * height <= wide <= _SIGN[1] * height
        and shape.bottom <= head + _LIFTED * height
    )


def _parted(dark: NDArray[np.bool_], shape: _Shape, head: int, foot: int) -> Unit | None:
    """A unit whose sign touches its letter: one shape, low in its left part and lifted in its right."""
    height = foot - head
    if not (_BROAD + _SIGN[0]) * height <= shape.right - shape.left <= 2 * height:
        return None
    part = dark[:, shape.left : shape.right]
    heads, feet = part.argmax(axis=0), len(part) - part[::-1].argmax(axis=0)
    low = heads >= head + (1 - _LOW[1]) * height
    lifted = feet <= head + _LIFTED * height
    if low.all() or not lifted[-1]:
        return None
    sign = int(np.flatnonzero(~low)[0])
    if sign < _BROAD * height:
        return None
    free = lifted.size if lifted.all() else int((~lifted[::-1]).argmax())
    bottom = int(feet[-free:].max())  # the sign may hang over the last leg of its letter
    raised = _Shape(shape.left + sign, int(heads[sign:].min()), shape.right, bottom)
    return Unit(shape.left, raised.left, raised.right, raised.top, bottom) if _is_raised(raised, height, head) else None
