"""비예산 and money: a pledge without a budget has no amounts (사업비 > 0 contradicts 비예산)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.matrix import unit_of
from pipeline.checks.words import won
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Only the contradiction is reported; 예산 without amounts is a plan that is not yet costed."""
    total = closings.stated_total(pledge.budget) or closings.grand_total(pledge.budget)
    if pledge.budget and pledge.classification.budget_kind == "non_budget" and total and total.amount:
        amount = won(total.amount, unit_of(pledge.budget))
        yield context.note("BUDGET_KIND_CONFLICT", "/classification/budget_kind", amount=amount)
