"""Road maps whose columns are months or quarters of one year that stands elsewhere, and those that are turned on their side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.document import Grid, transposed
from pipeline.values.axis import Axis, yearly_axis
from pipeline.values.columns import subperiod_axis
from pipeline.values.date_points import FIRST_YEAR, LAST_YEAR
from pipeline.values.plain import fold

LEAST_PARTS = 3
"""Months or quarters that make an axis."""
_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)(?!\d)|'(\d\d)(?= ?년))")


def month_axis(grid: Grid, year: int) -> Axis | None:
    """The axis of a road map whose head has months, quarters or halves alone, those of `year`."""
    for row in range(min(2, grid.rows - 1)):
        first = next((c for c in range(grid.columns) if subperiod_axis([grid.text(row, c)]) is not None), None)
        first = _first_part(grid, row) if first is None else first
        if first is None:
            continue
        parts = [grid.text(row, c) for c in range(first, grid.columns)]
        while parts and subperiod_axis(parts) is None:
            parts.pop()  # 비고 behind the months
        kind = subperiod_axis(parts) if len(parts) >= LEAST_PARTS else None
        if kind is not None:
            columns = tuple((first + n, str(year)) for n in range(len(parts)))
            return Axis(row + 1, columns, kind, tuple(parts))
    return None


def _first_part(grid: Grid, row: int) -> int | None:
    """The column where bare figures begin that may be quarters: 1, 2, 3, 4."""
    return next((c for c in range(1, grid.columns) if grid.text(row, c).strip() == "1"), None)


def names_parts(grid: Grid) -> bool:
    """Whether the head of a table, or its first column, counts months or quarters without a year."""
    return any(month_axis(one, FIRST_YEAR) is not None for one in (grid, turned(grid)) if one is not None)


def turned(grid: Grid) -> Grid | None:
    """The grid with its rows as columns, where its periods stand down the side and none across the top."""
    if grid.columns < LEAST_PARTS or yearly_axis(grid) is not None or month_axis(grid, FIRST_YEAR) is not None:
        return None
    flipped = Grid(transposed(grid.table))
    axis = yearly_axis(flipped)
    dated = axis is not None and (axis.granularity is not None or len(axis.columns) >= LEAST_PARTS)
    return flipped if dated or month_axis(flipped, FIRST_YEAR) is not None else None


def one_year(texts: Iterable[str]) -> int | None:
    """The one year that the nearest text with any names; None where that names several.

    >>> one_year(["(단위: 월)", "세부 추진일정 (2027년)", "2026년"]), one_year(["2026~2027년"]), one_year(["일정"])
    (2027, None, None)
    """
    for text in texts:
        years = {int(long) if long else 2000 + int(short) for long, short in _YEAR.findall(fold(text))}
        years = {year for year in years if FIRST_YEAR <= year <= LAST_YEAR}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
