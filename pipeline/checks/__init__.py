"""What a pledge says about itself, held against itself: one rule a file, every rule a generator of findings.

A check never changes a value. Pointers of `check_pledge` are relative to the pledge; the caller moves them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import (
    after_term,
    authority,
    breakdown_tree,
    budget_axis,
    budget_columns,
    budget_kind,
    budget_rows,
    budget_stated_total,
    budget_unproved,
    continuity,
    cost_parts,
    duplicate_numbers,
    money_scale,
    numbers_complete,
    period_after_term,
    period_order,
    project_costs_vs_breakdown,
    sub_pledges,
    target_outside_period,
    totals_missing,
    years_agree,
)
from pipeline.checks.context import NOT_ASSIGNED, Check, Context, DocumentCheck
from schemas import Finding, Pledge, PledgeDocument

__all__ = [
    "CHECKS",
    "DOCUMENT_CHECKS",
    "NOT_ASSIGNED",
    "Check",
    "Context",
    "DocumentCheck",
    "check_document",
    "check_pledge",
]

CHECKS: tuple[Check, ...] = (
    period_order.check,
    period_after_term.check,
    after_term.check,
    years_agree.check,
    target_outside_period.check,
    continuity.check,
    authority.check,
    cost_parts.check,
    budget_kind.check,
    budget_axis.check,
    totals_missing.check,
    budget_rows.check,
    budget_columns.check,
    budget_stated_total.check,
    breakdown_tree.check,
    project_costs_vs_breakdown.check,
    money_scale.check,
    budget_unproved.check,
)
"""The rules over one pledge, in the order in which their findings stand."""

DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (duplicate_numbers.check, numbers_complete.check, sub_pledges.check)
"""The rules over a whole document."""


def check_pledge(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Everything that the rules say about one pledge."""
    for check in CHECKS:
        yield from check(pledge, context)


def check_document(document: PledgeDocument) -> Iterator[Finding]:
    """Everything that the rules say about the document as a whole, beyond its single pledges."""
    context = Context(document.term, document.evidence)
    for check in DOCUMENT_CHECKS:
        yield from check(document, context)
