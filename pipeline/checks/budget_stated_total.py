"""The total that the page states in words is the matrix's total, and so is each of its parts (R3)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.sums import judge, scale
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """A conflict between words and table; a pure difference of scale is left to `money_scale`."""
    among = list(closings.stated(pledge.budget, context))
    factor = scale(among[0]) if among else None
    for closing in among:
        if scale(closing) is None or scale(closing) != factor:
            yield from judge(closing, context, mismatch="STATED_TOTAL_CONFLICT")
