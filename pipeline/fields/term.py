"""The term of office: what the user says, else what a title, a head, a label or the name of an election says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from pipeline.document import Document, Read, Span, build, leaf, nothing
from pipeline.fields.front import Statement, statements, term_number
from pipeline.findings import finding
from pipeline.values.manifest import Entry
from pipeline.vocabulary import squeeze
from pipeline.vocabulary.terms import TermOfOffice, terms
from schemas.document import Basis, Term
from schemas.evidence import Finding

_NUMBER = re.compile(r"(?:민선)?제?(\d)기?")
_ELECTION = re.compile(r"제(\d+)회(?:전국동시)?지방선거")


def find_term(
    document: Document,
    *,
    option: str | None = None,
    manifest: Entry | None = None,
    path: str | None = None,
    said: tuple[Statement, ...] | None = None,
) -> Read[Term | None]:
    """The term of a document, with findings; a null value where nobody says it.

    An option goes before a manifest, a manifest before the page, and the page before a folder's or the file's name.
    A term that the page states otherwise is a warning. A sentence that mentions a term says nothing.
    """
    page = _on_page(statements(document) if said is None else said)
    stated = option or (manifest.term if manifest else None)
    basis: Basis = "option" if option else "manifest"
    if stated:
        return _said(stated, basis, page)
    if page is not None and page.value is not None:
        return page
    number = term_number(path or "")
    if number is not None and number in terms():
        found = _built(terms()[number], "manifest")
        return found.noting(*page.findings) if page is not None else found
    return page if page is not None else Read(None)


def term_of(text: str) -> TermOfOffice | None:
    """The term that a user's word names: 민선8기, 제9기, 8; None where it names none.

    >>> [term_of(text).label for text in ("민선 제8기", "9기", "8")]
    ['민선8기', '민선9기', '민선8기']
    >>> term_of("시정 4기"), term_of("2022")
    (None, None)
    """
    found = _NUMBER.fullmatch(squeeze(text))
    return terms().get(int(found[1])) if found else None


def day_of(as_of: str | None, term: Term | None, *, election: bool = False) -> date | None:
    """The day on which a document looks up its government: its own date, else the first day of its term.

    A campaign sheet (`election`) belongs to the day of the election that begins the term.

    >>> day_of("2024-Q4", None), day_of(None, None)
    (datetime.date(2024, 10, 1), None)
    """
    if as_of is not None:
        return _first_day(as_of)
    known = term_of(term.label) if term is not None else None
    if known is None:
        return None
    return known.election if election else known.start


def election_of(document: Document) -> date:
    """The day of the election that an undated campaign sheet was made for: of the terms of the table, the one whose
    years the sheet names most often; the last one where it names none.
    """
    years = Counter(int(year) for text in document.iter_texts() for year in _YEAR.findall(text))
    count = {term: sum(years[year] for year in range(term.start.year, term.end.year)) for term in terms().values()}
    return max(count, key=lambda term: (count[term], term.number)).election


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _first_day(printed: str) -> date | None:
    year, _, rest = printed.partition("-")
    months = {"Q": 3, "H": 6}.get(rest[:1])
    month, _, day = (f"{(int(rest[1:]) - 1) * months + 1}", "", "1") if months else rest.partition("-")
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


def _said(stated: str, basis: Basis, page: Read[Term | None] | None) -> Read[Term | None]:
    known = term_of(stated)
    noted: list[Finding] = []
    if page is not None and page.value is not None and page.value.label != (known.label if known else stated):
        noted.append(
            finding("TERM_CONFLICT", pointer="", said=stated, page=page.value.label, suggestion=page.value.label)
        )
    if known is None:
        noted.append(finding("TERM_UNKNOWN_NAME", pointer="/label", said=stated))
        return build(Term, findings=noted, label=stated, basis=basis)
    return _built(known, basis).noting(*noted)


def _on_page(said: tuple[Statement, ...]) -> Read[Term | None] | None:
    """What the page says: labels before titles before the cover; two terms in one rank are none."""
    for where in ("term", "title", "cover"):
        found = {
            known.label: (known, one.span) for one in reversed(said) if one.where == where and (known := _known(one))
        }
        if len(found) > 1:
            return nothing().noting(finding("TERM_AMBIGUOUS", pointer="", names=", ".join(sorted(found))))
        for known, span in found.values():
            return _built(known, "document", span)
    elections = {int(match[1]): one.span for one in said if (match := _election(one)) is not None}
    if len(elections) == 1 and set(elections) <= set(terms()):
        number, span = elections.popitem()
        built = _built(terms()[number], "document", span)
        return built.noting(
            finding("TERM_FROM_ELECTION", pointer="/label", place=span.place, raw=span.raw, election=number)
        )
    return None


def _known(statement: Statement) -> TermOfOffice | None:
    number = term_number(statement.span.text, loose=True) if statement.where == "term" else statement.term
    return None if number is None else terms().get(number)


def _election(statement: Statement) -> re.Match[str] | None:
    return _ELECTION.search(squeeze(statement.span.text)) if statement.where == "election" else None


def _built(known: TermOfOffice, basis: Basis, span: Span | None = None) -> Read[Term | None]:
    """The term with its days from the table; they have the evidence of the label that they were looked up by."""
    note = finding("TERM_FROM_TABLE", pointer="", label=known.label, start=known.start, end=known.end)
    return build(
        Term,
        findings=[note],
        label=leaf(known.label, span),
        start=leaf(known.start.isoformat(), span),
        end=leaf(known.end.isoformat(), span),
        basis=basis,
    )
