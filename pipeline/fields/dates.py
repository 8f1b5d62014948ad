"""Periods of the contract from a span."""

from __future__ import annotations

from pipeline.document import Read, Span, build, leaf, nothing
from pipeline.findings import finding
from pipeline.values.dates import PeriodValue, parse_period
from schemas import Period, PlanPeriod


def read_period(span: Span) -> Read[Period | None]:
    """사업기간 from its value; None where the text holds no date."""
    value = parse_period(span.text)
    if value is None:
        noted = finding("PERIOD_UNPARSED", place=span.place, raw=span.raw, pointer="", value=span.text)
        return Read(None, {}, (noted,) if span.text else ())
    problems = [
        finding("PERIOD_DOUBTFUL", place=span.place, raw=span.raw, pointer="", problem=problem)
        for problem in value.problems
    ]
    return build(
        Period,
        findings=problems,
        start=leaf(value.start, span),
        end=leaf(value.end, span),
        open_end=leaf(value.open_end, span),
        recurrence=leaf(value.recurrence, span),
        raw=leaf(span.text, span),
    )


def plan_period(value: PeriodValue | None, span: Span) -> Read[PlanPeriod | None]:
    """When a plan item is done; None where it names no date."""
    if value is None or (value.start is None and value.end is None):
        return nothing()
    return build(PlanPeriod, start=leaf(value.start, span), end=leaf(value.end, span))
