"""Two pages printed side by side on one sheet: each is read from top to bottom, not across both."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.pdf.columns import halves
from pipeline.readers.pdf.draft import Item
from pipeline.readers.pdf.lines import Line

_WIDE = 1.2  # times as wide as high: no sheet with two pages is narrower
_GUTTER = 6.0  # points on each side of the middle where nothing stands
_FEWEST = 5  # lines and tables of each page
_ALIKE = 18.0  # points by which the margins of the two pages may differ
_BROAD = 0.2  # of the sheet's width: the widest line or table of a page, which words before a value are not


def pages_of(items: Sequence[Item], width: float, height: float) -> tuple[tuple[Item, ...], ...]:
    """The items of the left page and those of the right one; all together where the sheet has but one."""
    if width < _WIDE * height:
        return (tuple(items),)
    middle = width / 2
    left: list[Item] = []
    right: list[Item] = []
    for item in items:
        for half in halves(item, middle) if isinstance(item, Line) else (item,):
            if half.box[2] <= middle - _GUTTER:
                left.append(half)
            elif half.box[0] >= middle + _GUTTER:
                right.append(half)
            else:
                return (tuple(items),)
    return (tuple(left), tuple(right)) if _are_pages(left, right, width) else (tuple(items),)


def _are_pages(left: Sequence[Item], right: Sequence[Item], width: float) -> bool:
    if min(len(left), len(right)) < _FEWEST:
        return False
    margins = [min(item.box[0] for item in side) for side in (left, right)]
    broad = [max(item.box[2] - item.box[0] for item in side) for side in (left, right)]
    return abs(margins[1] - width / 2 - margins[0]) <= _ALIKE and min(broad) >= _BROAD * width
