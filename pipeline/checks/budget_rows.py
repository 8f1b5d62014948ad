"""Every row of the matrix adds up to its own total (R1); halves add up to their year."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.sums import crossings, judge, may_lack
from schemas import Finding, Pledge

LEFT_OUT = frozenset({"BUDGET_YEARS_TOGETHER", "PERIOD_HEAD_UNKNOWN"})
"""Amounts of several years together, or of a period that nobody knows."""


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Each row adds up; where changing one cell closes its row and its column, that cell is suggested."""
    rows = list(closings.rows(pledge.budget))
    among = crossings((*rows, *closings.columns(pledge.budget)))
    for closing in rows:
        if not may_lack(closing, context, LEFT_OUT):  # budget_unproved names its amounts
            yield from judge(closing, context, among=among)
