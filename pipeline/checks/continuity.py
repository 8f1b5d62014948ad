"""신규 or 계속, against money spent before the term and against when the work began (R16)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import first_day, last_day
from pipeline.checks.matrix import TOTAL, planned, unit_of
from pipeline.checks.terms import office
from pipeline.checks.words import Words, listing, won
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """New, yet begun or paid before the term: a warning. Continuing, yet every sign says new: info."""
    stated = pledge.classification.continuity
    before, after = _signs(pledge, context)
    if stated == "new" and before:
        signs = listing(before)
        yield context.note(
            "CONTINUITY_CONFLICT", "/classification/continuity", stated=Words("신규", "new (신규)"), signs=signs
        )
    if stated == "continuing" and after and not before:
        yield context.note(
            "CONTINUITY_CONFLICT",
            "/classification/continuity",
            severity="info",
            stated=Words("계속", "continuing (계속)"),
            signs=listing(after),
        )


def _signs(pledge: Pledge, context: Context) -> tuple[list[Words], list[Words]]:
    """What says that the work began before the term, and what says that it did not."""
    before: list[Words] = []
    after: list[Words] = []
    matrix = planned(pledge.budget)
    prior = matrix.entry(TOTAL, ("prior", 0)).amount if matrix and pledge.budget else None
    if prior and pledge.budget:
        amount = won(prior, unit_of(pledge.budget))
        before.append(Words(f"기투자 {amount}", f"prior investment of {amount}"))
    elif prior == 0:
        after.append(Words("기투자 없음", "no prior investment"))
    term = office(pledge, context)
    periods = [pledge.period, *(project.period for project in pledge.projects)]
    starts = sorted(period.start for period in periods if period and period.start)
    if starts and term and term.start:
        sign = Words(f"{starts[0]} 시작", f"starts in {starts[0]}")
        if last_day(starts[0]) < term.start:
            before.append(sign)
        elif first_day(starts[0]) >= term.start:
            after.append(sign)
    return before, after
