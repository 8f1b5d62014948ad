"""Periods of the contract from a span."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document import Read, Span, build, leaf, nothing
from pipeline.findings import finding
from pipeline.values.dates import PeriodValue, parse_period
from pipeline.values.revised import revised
from pipeline.values.stages import extent
from schemas import Period, PlanPeriod


def read_period(span: Span) -> Read[Period | None]:
    """사업기간 from its value; None where the text holds no date."""
    held = _after_a_change(span.text)
    if held is not None:
        read = read_period(span.reworded(held))
        noted = finding("VALUE_REVISED", place=span.place, raw=span.raw, pointer="", value=span.text, held=held)
        return read.noting(noted)
    value = parse_period(span.text)
    if value is None:
        noted = finding("PERIOD_UNPARSED", place=span.place, raw=span.raw, pointer="", value=span.text)
        return nothing().noting(*([noted] if span.text else []))
    if any(character.isdigit() for character in value.rest) and (aside := _without_aside(span.text)) is not None:
        value = aside
    if any(character.isdigit() for character in value.rest):
        # another date stands beside the one that was read: 당초 …, 변경 …; 1단계 …, 2단계 …
        noted = finding("PERIOD_DOUBTFUL", place=span.place, raw=span.raw, pointer="", problem=value.rest)
        raw = leaf(span.text, span)
        return build(Period, findings=[noted], start=None, end=None, raw=raw)
    problems = [
        finding("PERIOD_DOUBTFUL", place=span.place, raw=span.raw, pointer="", problem=problem)
        for problem in value.problems
        if problem != "reversed"
    ]
    if value.rest and value.start is not None and value.start == value.end:
        # 2028년 준공, 개통 시기(2031년)와 연계: one date among words need not be both the start and the end
        noted = finding("PERIOD_DOUBTFUL", place=span.place, raw=span.raw, pointer="", problem=value.rest)
        problems.append(noted)
    if value.reversed is not None:
        start, end = value.reversed
        problems.append(finding("PERIOD_REVERSED", place=span.place, raw=span.raw, pointer="", start=start, end=end))
    return build(
        Period,
        findings=problems,
        start=leaf(value.start, span),
        end=leaf(value.end, span),
        open_end=leaf(value.open_end, span),
        recurrence=leaf(value.recurrence, span),
        raw=leaf(span.text, span),
    )


def _after_a_change(text: str) -> str | None:
    """The period that holds, where a text says whole ones before and after a change: 2027 ~ 2029 → 2027 ~ 2030."""
    pieces = revised(text)
    values = [parse_period(piece) for piece in pieces]
    whole = all(v is not None and not v.rest and v.start is not None and (v.end or v.open_end) for v in values)
    return pieces[-1] if pieces and whole else None


def _without_aside(text: str) -> PeriodValue | None:
    """The span that stands before words in brackets with a date of their own: `2026~2035(장기과제 2040년까지)`."""
    value = parse_period(_ASIDE.sub(" ", text))
    if value is None or value.problems or any(character.isdigit() for character in value.rest):
        return None
    whole = value.start is not None and (value.end not in {None, value.start} or value.open_end)
    return replace(value, problems=(" ".join(_ASIDE.findall(text)),)) if whole else None


_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def whole_period(spans: list[Span]) -> Read[Period | None]:
    """A pledge's period from its lines: one as it stands; of several dates, from the first start to the last end.

    The words are kept even where they hold no date.
    """
    alone = read_period(spans[0]) if len(spans) == 1 else nothing()
    if alone.value is not None and (alone.value.start or alone.value.end or alone.value.recurrence):
        return alone
    texts = [span.text for span in spans]
    found = extent(texts)
    raw = " / ".join(texts)
    if alone.value is not None and (found is None or found.count == 1):
        return alone
    if found is None:
        noted = finding("PERIOD_UNPARSED", place=spans[0].place, raw=spans[0].raw, pointer="", value=raw)
    else:
        noted = finding("PERIOD_COMPOSED", place=spans[0].place, raw=raw, pointer="", count=found.count)
    values = [value for text in texts if (value := parse_period(text)) is not None]
    return build(
        Period,
        findings=[noted],
        start=leaf(found and found.start, *spans),
        end=leaf(found and found.end, *spans),
        open_end=leaf(found is not None and found.open_end, *spans),
        recurrence=leaf(next((value.recurrence for value in values if value.recurrence), None), *spans),
        raw=leaf(raw, *spans),
    )


def plan_period(value: PeriodValue | None, span: Span) -> Read[PlanPeriod | None]:
    """When a plan item is done; None where it names no date."""
    if value is None or (value.start is None and value.end is None):
        return nothing()
    return build(PlanPeriod, start=leaf(value.start, span), end=leaf(value.end, span))
