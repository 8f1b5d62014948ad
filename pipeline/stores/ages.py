"""How late a date of the contract is."""

from __future__ import annotations

_PARTS = ("Q1", "03"), ("Q2", "06"), ("Q3", "09"), ("Q4", "12"), ("H1", "06"), ("H2", "12")


def last_day(date: str) -> str:
    """A quarter and a half are as late as their last month, as in the views.

    >>> last_day("2024-Q1"), last_day("2024-03-31"), last_day("2024")
    ('2024-03-99', '2024-03-31', '2024')
    """
    for part, month in _PARTS:
        date = date.replace(part, f"{month}-99")
    return date[:10]
