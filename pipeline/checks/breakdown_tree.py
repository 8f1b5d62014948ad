"""The breakdown: children add up to their parent, roots to the total (R7)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.sums import crossings, judge, scale
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Every node with children, then the roots; a pure difference of scale is left to `money_scale`."""
    inner, top = list(closings.tree(pledge.budget)), list(closings.roots(pledge.budget))
    for closing in inner:
        yield from judge(closing, context, among=crossings((*inner, *top)))
    for closing in top:
        if scale(closing) is None:
            yield from judge(closing, context, among=crossings(inner))
