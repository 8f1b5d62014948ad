"""2025년 이후 is a column behind the years, but no 임기후 where 2025 lies in the term."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.terms import office
from pipeline.values.columns import open_from
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """One finding for each head that begins before the term ends, at its first amount."""
    term = office(pledge, context)
    if term is None or pledge.budget is None:
        return
    told: set[str] = set()
    for at, cell in enumerate(pledge.budget.cells):
        head = context.raw(f"/budget/cells/{at}/period") if cell.period == "after_term" and cell.amount else None
        begins = None if head is None or head in told else open_from(head)
        if head is not None and begins is not None and begins <= (term.end.year, term.end.month):
            told.add(head)
            yield context.note(
                "BUDGET_AFTER_BEGINS_IN_TERM",
                f"/budget/cells/{at}/period",
                head=head,
                term=term.label,
                term_end=term.end.isoformat(),
                said=term.said,
            )
