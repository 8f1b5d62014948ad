"""The term of office: as the document says, or as the years on the page show (§4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.checks.context import Context
from pipeline.checks.dates import first_day, last_day
from pipeline.checks.words import Words
from pipeline.checks.years import sections
from pipeline.vocabulary.terms import terms
from schemas import Pledge


@dataclass(frozen=True, slots=True)
class Office:
    """A term with its first and last day; `said` tells how it is known."""

    label: str
    start: date | None
    end: date
    said: Words


def infer(years: Iterable[int]) -> str | None:
    """The only term that holds all the years; never from one year alone.

    >>> infer(range(2022, 2027)), infer(range(2026, 2031))
    ('민선8기', '민선9기')
    >>> infer([2026]), infer(range(2020, 2027))
    (None, None)
    """
    asked = set(years)
    fitting = [term.label for term in terms().values() if asked <= set(range(term.start.year, term.end.year + 1))]
    return fitting[0] if len(asked) > 1 and len(fitting) == 1 else None


def office(pledge: Pledge, context: Context) -> Office | None:
    """The document's term, else the one that the pledge's own tables show; None where neither is plain."""
    if context.term is not None and context.term.end is not None:
        start = context.term.start
        return Office(
            context.term.label,
            first_day(start) if start else None,
            last_day(context.term.end),
            Words("", ""),
        )
    inferred = {label for years in sections(pledge).values() if (label := infer(years))}
    if len(inferred) != 1:
        return None
    found = next(term for term in terms().values() if term.label in inferred)
    return Office(
        found.label, found.start, found.end, Words(", 표의 연도로 추정", ", inferred from the years of the tables")
    )
