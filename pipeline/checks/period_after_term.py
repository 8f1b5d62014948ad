"""임기 내, but a period ends after the term (F1) or has no end at all (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import first_day
from pipeline.checks.terms import office
from pipeline.checks.words import Words
from schemas import Finding, Period, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Only what ends after the term for certain: `2026` may end in time, `2026-12` cannot."""
    term = office(pledge, context)
    if pledge.classification.completion != "within_term":
        return
    for pointer, name, period in _periods(pledge):
        if period.open_end:
            yield context.note("PERIOD_OPEN_IN_TERM", pointer, name=name, printed=period.raw)
        elif term and period.end and first_day(period.end) > term.end:
            yield context.note(
                "PERIOD_AFTER_TERM",
                f"{pointer}/end",
                name=name,
                end=period.end,
                term=term.label,
                term_end=term.end.isoformat(),
                said=term.said,
            )


def _periods(pledge: Pledge) -> Iterator[tuple[str, Words, Period]]:
    if pledge.period:
        yield "/period", Words("공약", "the pledge"), pledge.period
    for index, project in enumerate(pledge.projects):
        if project.period:
            yield f"/projects/{index}/period", Words(f"'{project.name}'", f"'{project.name}'"), project.period
