"""Body text set in two columns: it shows as a wide gap at the same place in line after line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.pdf.draft import Item
from pipeline.readers.pdf.lines import Line, cut

_FEWEST_LINES = 6  # lines side by side that make two columns of text; fewer may be a list of names
_WIDEST_SHARE = 0.25  # of the page's width: a column of prose is no narrower
_ALIGNED = 3.0  # points: starts of lines of one column lie together to within this
_MOST = 0.7  # share of the lines that must agree


def segments(items: Sequence[Item], width: float) -> tuple[tuple[Item, ...], ...]:
    """The items parted in the order of reading: what is above, the left column, the right one, what is below."""
    lines = [item for item in items if isinstance(item, Line)]
    gutter = _gutter(lines, width)
    if gutter is None:
        return (tuple(items),)
    sided = [line for line in lines if _gap_at(line, gutter)]
    top, bottom = min(line.box[1] for line in sided), max(line.box[3] for line in sided)
    above = [item for item in items if item.box[3] <= top + 1]
    below = [item for item in items if item.box[1] >= bottom - 1]
    within = [item for item in items if item not in above and item not in below]
    if any(_crosses(item, gutter) for item in within):
        return (tuple(items),)
    left: list[Item] = []
    right: list[Item] = []
    for item in within:
        sides = halves(item, gutter) if isinstance(item, Line) else (item,)
        for half in sides:
            (left if half.box[0] < gutter else right).append(half)
    return tuple(tuple(part) for part in (above, left, right, below) if part)


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The x of the white band between two columns of prose, None where the page has but one."""
    pairs = [line.chunks for line in lines if len(line.chunks) == 2]
    wide = [
        (left, right) for left, right in pairs if min(left.x1 - left.x0, right.x1 - right.x0) >= _WIDEST_SHARE * width
    ]
    if len(wide) < _FEWEST_LINES:
        return None
    starts = sorted(right.x0 for _, right in wide)
    start = starts[len(starts) // 2]
    agreeing = [left for left, right in wide if abs(right.x0 - start) <= _ALIGNED]
    if len(agreeing) < max(_FEWEST_LINES, _MOST * len(wide)):
        return None
    end = max(left.x1 for left in agreeing)
    return (end + start) / 2 if end < start else None


def _gap_at(line: Line, x: float) -> bool:
    return any(left.x1 <= x <= right.x0 for left, right in pairwise(line.chunks))


def _crosses(item: Item, x: float) -> bool:
    if isinstance(item, Line):
        return any(piece.x0 < x < piece.x1 for piece in item.pieces)
    return item.box[0] < x < item.box[2]


def halves(line: Line, x: float) -> tuple[Line, ...]:
    """A line as the pieces of it on either side of a white band."""
    sides = ([p for p in line.pieces if p.x1 <= x], [p for p in line.pieces if p.x0 >= x])
    if not all(sides):
        return (line,)
    return tuple(cut(line, side) for side in sides)
