"""Road maps whose columns count the years of the plan: 1차년도, 2차년도 … are years where a period says from when to when."""

from __future__ import annotations

import re

from pipeline.document import Grid
from pipeline.values.axis import Axis
from pipeline.values.columns import is_ordinal_year
from pipeline.values.dates import parse_period

LEAST = 2
"""Counted years that make an axis."""
_NUMBER = re.compile(r"\d")
_WHOLE = ("01", "12")


def counts_years(grid: Grid) -> bool:
    """Whether the head of a table counts years and names none."""
    return bool(_counted(grid))


def counted_axis(grid: Grid, years: tuple[int, int]) -> Axis | None:
    """The axis of a table whose counted years are exactly those of a period."""
    columns = _counted(grid)
    if len(columns) != years[1] - years[0] + 1:
        return None
    return Axis(1, tuple((column, str(years[0] + n)) for n, column in enumerate(columns)))


def _counted(grid: Grid) -> list[int]:
    """The columns headed 1차년도, 2차년도 … without a gap; none where something else stands between them."""
    columns = [column for column in range(grid.columns) if is_ordinal_year(grid.text(0, column))]
    numbers = [int(found[0]) for column in columns if (found := _NUMBER.search(grid.text(0, column)))]
    counted = len(columns) >= LEAST and numbers == list(range(1, len(columns) + 1))
    return columns if counted and columns == list(range(columns[0], columns[0] + len(columns))) else []


def whole_years(text: str) -> tuple[int, int] | None:
    """The first and the last year of a period of whole years; None for any other.

    >>> whole_years("2027 ~ 2030"), whole_years("2027. 1. ~ 2027. 12."), whole_years("2026. 7. ~ 2030. 6."), whole_years("2027 ~ 계속")
    ((2027, 2030), (2027, 2027), None, None)
    """
    value = parse_period(text)
    if value is None or value.rest or value.start is None or value.end is None:
        return None
    ends = [point.split("-") for point in (value.start, value.end)]
    whole = all(len(parts) == 1 or parts[1:2] == [month] for parts, month in zip(ends, _WHOLE, strict=True))
    return (int(ends[0][0]), int(ends[1][0])) if whole else None


def same_year(text: str) -> int | None:
    """The one year that a period lies in.

    >>> same_year("2027. 3. ~ 11."), same_year("2027. 3. ~ 2028. 2.")
    (2027, None)
    """
    value = parse_period(text)
    if value is None or value.rest or value.start is None or value.end is None:
        return None
    return int(value.start[:4]) if value.start[:4] == value.end[:4] else None
