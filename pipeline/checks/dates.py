"""First and last day of a date at the precision printed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(printed: str) -> date:
    """The first day that a printed date covers.

    >>> first_day("2022-Q3")
    datetime.date(2022, 7, 1)
    >>> first_day("2026-12")
    datetime.date(2026, 12, 1)
    """
    year, month, day = _parts(printed)
    return _day(year, month[0], day or 1)


def last_day(printed: str) -> date:
    """The last day that a printed date covers.

    >>> last_day("2022-H1")
    datetime.date(2022, 6, 30)
    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    year, month, day = _parts(printed)
    return _day(year, month[1], day or 31)


def _parts(printed: str) -> tuple[int, tuple[int, int], int | None]:
    """Year, first and last month, day."""
    year, _, rest = printed.partition("-")
    if not rest:
        return int(year), (1, 12), None
    if rest.startswith(("Q", "H")):
        months = 3 if rest[0] == "Q" else 6
        last = int(rest[1]) * months
        return int(year), (last - months + 1, last), None
    month, _, day = rest.partition("-")
    return int(year), (int(month), int(month)), int(day) if day else None


def _day(year: int, month: int, day: int) -> date:
    """A day that no month has (31 February) is the last of its month."""
    return date(year, month, min(day, monthrange(year, month)[1]))
