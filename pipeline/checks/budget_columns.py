"""Every column of the matrix: 계 is the sum of the sources (R2). A second 계 is a subtotal and no part of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.sums import crossings, judge, may_lack
from schemas import Finding, Pledge

LEFT_OUT = frozenset({"SOURCE_UNKNOWN"})
"""Amounts of a source that nobody knows."""


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Each column adds up; where changing one cell closes its row and its column, that cell is suggested."""
    columns = list(closings.columns(pledge.budget))
    among = crossings((*columns, *closings.rows(pledge.budget)))
    for closing in columns:
        if not may_lack(closing, context, LEFT_OUT):  # budget_unproved names its amounts
            yield from judge(closing, context, among=among)
