"""Schedule, targets and budget span the same years (R13); a lost or misread column shows here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.context import Context
from pipeline.checks.words import Words, listing, same, word
from pipeline.checks.years import sections
from pipeline.findings import Severity
from schemas import Finding, Pledge

_POINTERS = {"schedule": "/schedule", "targets": "/targets", "budget": "/budget/periods"}


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Info where one span lies within the other (a shorter project), a warning where they cross."""
    spans = sections(pledge)
    if len(set(spans.values())) < 2:
        return
    ordered = sorted(spans.values(), key=len)
    nested = all(small <= large for small, large in pairwise(ordered))
    severity: Severity = "info" if nested else "warning"
    pointer = _POINTERS[next(iter(spans))]
    named = listing(_named(name, years) for name, years in spans.items())
    yield context.note("YEARS_DISAGREE", pointer, severity=severity, spans=named)


def _named(section: str, years: frozenset[int]) -> Words:
    whole = years == frozenset(range(min(years), max(years) + 1))
    text = f"{min(years)}~{max(years)}" if whole and len(years) > 1 else "·".join(map(str, sorted(years)))
    return word("section", section) + same(f" {text}")
