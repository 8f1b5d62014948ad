"""Two sections state the same total, off by exactly ×10, ×100, ×1000 …: one of them has another unit."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.project_costs_vs_breakdown import conflicts
from pipeline.checks.sums import Closing, scale
from pipeline.checks.words import won
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Stated total and matrix, breakdown and total, project costs and budget."""
    for closing in _across(pledge, context):
        factor = scale(closing)
        if factor is not None:
            yield context.note(
                "MONEY_SCALE_CONFLICT",
                closing.total.pointer,
                where=closing.where,
                factor=f"{factor:,}",
                one=won(closing.total.amount or 0, closing.shown),
                other=won(closing.sum, closing.shown),
            )


def _across(pledge: Pledge, context: Context) -> Iterator[Closing]:
    yield from list(closings.stated(pledge.budget, context))[:1]
    yield from closings.roots(pledge.budget)
    yield from conflicts(pledge)
