"""Whose plan it is: what the user says, else what a label, the name of an election, a title or the cover says.

A name in a sentence says nothing. The table of local governments adds the 시·도, the level, the kind and the code, all
as they were on a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pipeline.document import Document, Read, Span, build, leaf, nothing
from pipeline.fields.front import Statement, Where, statements
from pipeline.fields.payers import Payers
from pipeline.findings import finding
from pipeline.values.manifest import Entry
from pipeline.vocabulary import squeeze
from pipeline.vocabulary.governments import (
    Government,
    Spelled,
    candidates,
    family,
    find,
    named_in,
    spelled,
    stems_in,
    titles,
)
from schemas.document import Basis, Jurisdiction
from schemas.evidence import Finding

_RANKS: tuple[Where, ...] = ("government", "election", "constituency", "title", "cover")
_BY_ELECTION = re.compile(r"^(?:\d{4}년?)?(?:제\d+회)?(?:전국동시)?(?:지방선거)?")
_KIND_OF_ELECTION = re.compile(r"(?:재|보궐|재보궐)?(?:선거)?(?:예비)?(?:후보자?)?$")
_HINT_LINES = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A government that somebody names, with its 시·도 where that is said too, and where."""

    name: str
    parent: str | None = None
    span: Span | None = None
    parent_span: Span | None = None


def find_jurisdiction(
    document: Document,
    *,
    option: str | None = None,
    manifest: Entry | None = None,
    path: str | None = None,
    on: date | None = None,
    said: tuple[Statement, ...] | None = None,
    payers: Payers | None = None,
) -> Read[Jurisdiction | None]:
    """The local government of a document on a day, with findings; a null value where nobody says it.

    An option goes before a manifest, a manifest before the page, and the page before the names of the folders and the
    file (`path`, relative to the ingest root; basis `manifest`), which may still tell the 시·도 of 중구 or 고성군; else the
    lines on the money may (`payers`).
    """
    said = statements(document) if said is None else said
    page, noted = _on_page(said)
    folders = in_path(path or "")
    stated = option or (manifest.jurisdiction if manifest else None)
    if stated:
        return _stated(stated, "option" if option else "manifest", page, on)
    if page is not None:
        if folders is not None and not _agree(page, folders):
            noted = (*noted, _conflict(folders, page, page))
        page = _with_parent(page, folders)
        page, told = _with_payer(page, on, document, payers)
        return _built(page, "document", on, document).noting(*noted, *told)
    if noted:
        return nothing().noting(*noted)
    if folders is not None:
        folders, told = _with_payer(folders, on, document, payers)
        return _built(folders, "manifest", on, document).noting(*told)
    return nothing().noting(*_hints(document))


def in_path(path: str) -> Said | None:
    """The government that the folders and the file are named after; None where they name none or several.

    >>> in_path("경기도/안산시/공약실천계획서.pdf")
    Said(name='안산시', parent='경기도', span=None, parent_span=None)
    >>> in_path("경남/고성군_공약실천계획서.pdf").parent, in_path("안산/plan.pdf"), in_path("안산시와 수원시.pdf")
    ('경남', None, None)
    """
    words = path.replace("/", " ").replace("_", " ")
    return _one([Said(name.name, name.parent) for name in named_in(words)])


def _stated(stated: str, basis: Basis, page: Said | None, on: date | None) -> Read[Jurisdiction | None]:
    name = spelled(stated)
    if name is None:
        suggestion = ", ".join(stems_in(stated)) or None
        note = finding("JURISDICTION_UNKNOWN_NAME", pointer="/name", said=stated, suggestion=suggestion)
        return build(Jurisdiction, findings=[note], name=stated, basis=basis)
    user = Said(name.name, name.parent)
    noted = [] if page is None or _agree(user, page) else [_conflict(user, page, page)]
    if page is not None and page.name == user.name:
        user = _with_parent(user, page)
    return _built(user, basis, on).noting(*noted)


def _conflict(user: Said, page: Said, suggested: Said) -> Finding:
    place = page.span.place if page.span else None
    raw = page.span.raw if page.span else None
    return finding(
        "JURISDICTION_CONFLICT",
        pointer="",
        place=place,
        raw=raw,
        said=_full(user),
        page=_full(page),
        suggestion=_full(suggested),
    )


def _on_page(said: Iterable[Statement]) -> tuple[Said | None, tuple[Finding, ...]]:
    """What the page says: the first rank that names one government; two in one rank are none."""
    listed = list(said)
    around = [one for statement in listed if statement.where == "region" for one in _read(statement)]
    for rank in _RANKS:
        found = [one for statement in listed if statement.where == rank for one in _read(statement)]
        if not found:
            continue
        one = _one(found)
        if one is None:
            names = ", ".join(dict.fromkeys(map(_full, found)))
            return None, (finding("JURISDICTION_AMBIGUOUS", pointer="", names=names),)
        others = [one for statement in listed if statement.where != rank for one in _read(statement)]
        for other in (*around, *others):
            one = _with_parent(one, other)
        return one, ()
    return None, ()


def _read(statement: Statement) -> list[Said]:
    """The governments that a statement names."""
    span = statement.span
    if statement.where in {"title", "cover"}:
        return [Said(name.name, name.parent, span, span if name.parent else None) for name in statement.names]
    name = _elected(span.text) if statement.where == "election" else spelled(_hall(span.text))
    if name is None and statement.where == "constituency":
        name = _elected(span.text)
    return [] if name is None else [Said(name.name, name.parent, span, span if name.parent else None)]


def _elected(text: str) -> Spelled | None:
    """The government whose head an election chooses.

    >>> _elected("제9회 전국동시지방선거 당 진 시 장 선 거").name, _elected("강원특별자치도지사선거").name
    ('당진시', '강원특별자치도')
    >>> _elected("부산광역시 동구청장").parent, _elected("경기도교육감선거").name, _elected("경기도의회의원선거")
    ('부산광역시', '경기도교육청', None)
    """
    key = _KIND_OF_ELECTION.sub("", _BY_ELECTION.sub("", squeeze(text)))
    for office, made in titles().elections.items():
        if key.endswith(office):
            found = spelled(key.removesuffix(office) + made)
            if found is not None:
                return found
    return None


def _hall(text: str) -> str:
    """안산시청 is 안산시; 교육청 is a government of its own."""
    key = squeeze(text)
    return key[:-1] if key.endswith("청") and not key.endswith("교육청") else key


def _one(found: list[Said]) -> Said | None:
    """One government where all name the same or its 시·도; None otherwise."""
    named = {one.name: one for one in reversed(found)}
    for one in list(named.values()):
        above = [other for other in named.values() if other is not one and _is_parent(other, one)]
        for other in above:
            del named[other.name]
            named[one.name] = _with_parent(named[one.name], other)
    if len(named) != 1:
        return None
    (only,) = named.values()
    parents = {parent: one for one in found if (parent := one.parent) is not None and one.name == only.name}
    if len({family(parent) for parent in parents}) > 1:
        return None
    return next((one for one in found if one.name == only.name and one.parent), only)


def _is_parent(region: Said, basic: Said) -> bool:
    return region.name != basic.name and bool(candidates(basic.name, region.name))


def _with_parent(one: Said, other: Said | None) -> Said:
    """The same government with the 시·도 that another statement names, where it has none of its own."""
    if other is None or one.parent is not None:
        return one
    if other.name == one.name:
        return Said(one.name, other.parent, one.span, other.parent_span)
    if _is_parent(other, one):
        return Said(one.name, other.name, one.span, other.span)
    return one


def _agree(one: Said, other: Said) -> bool:
    if one.name == other.name:
        return one.parent is None or other.parent is None or bool(family(one.parent) & family(other.parent))
    same = not set(candidates(one.name)).isdisjoint(candidates(other.name))
    return same or _is_parent(one, other) or _is_parent(other, one)


def _row(said: Said, on: date | None) -> Government | None:
    """The row of the table that a name means on a day. A name that is printed exists: it wins over an earlier day."""
    if on is None:
        return find(said.name, said.parent)
    exact = [row for row in candidates(said.name, said.parent) if row.name == said.name]
    named = [row for row in exact if said.parent in {None, row.parent}] or exact
    now = [row for row in named if row.holds(on)]
    if len(now) == 1:
        return now[0]
    later = [row for row in named if row.valid_from is not None and row.valid_from > on]
    if len(later) == 1 and not now:
        return later[0]
    return find(said.name, said.parent, on) or (None if now else find(said.name, said.parent))


def _built(said: Said, basis: Basis, on: date | None, document: Document | None = None) -> Read[Jurisdiction | None]:
    """The jurisdiction with what the table adds; that has the evidence of the name that it was looked up by."""
    row = _row(said, on)
    if row is None:
        return _undecided(said, basis, on, document)
    day = on.isoformat() if on is not None and row.holds(on) else (row.valid_from or "2010-01-01")
    note = finding("JURISDICTION_FROM_TABLE", pointer="", name=row.full_name, day=day)
    return build(
        Jurisdiction,
        findings=[note],
        name=leaf(row.name, said.span),
        parent=leaf(row.parent, said.parent_span or said.span),
        level=leaf(row.level, said.span),
        kind=leaf(row.kind, said.span),
        code=leaf(row.code, said.span),
        basis=basis,
    )


def _with_payer(
    said: Said, on: date | None, document: Document, payers: Payers | None
) -> tuple[Said, tuple[Finding, ...]]:
    """A name that several 시·도 have, with the one of them that the lines on the money count on, and a finding of it."""
    if payers is None or said.parent is not None or _row(said, on) is not None:
        return said, ()
    rows = candidates(said.name, on=on) or candidates(said.name)
    found = payers.parent({row.parent for row in rows if row.parent}, document)
    if found is None:
        return said, ()
    parent, span = found
    note = finding(
        "JURISDICTION_PARENT_INFERRED", pointer="/parent", place=span.place, raw=span.raw, name=said.name, parent=parent
    )
    return Said(said.name, parent, said.span, span), (note,)


def _undecided(said: Said, basis: Basis, on: date | None, document: Document | None) -> Read[Jurisdiction | None]:
    """A name that several governments bear: what they have in common, and what the text lets one suppose."""
    rows = candidates(said.name, said.parent, on) or candidates(said.name, said.parent)
    levels = {row.level for row in rows}
    kinds = {row.kind for row in rows}
    parents = sorted({row.parent for row in rows if row.parent})
    note = finding(
        "JURISDICTION_PARENT_UNKNOWN",
        pointer="/parent",
        name=said.name,
        parents=", ".join(parents),
        suggestion=None if document is None else _supposed(said.name, document),
    )
    return build(
        Jurisdiction,
        findings=[note],
        name=leaf(said.name, said.span),
        level=leaf(levels.pop() if len(levels) == 1 else None, said.span),
        kind=leaf(kinds.pop() if len(kinds) == 1 else None, said.span),
        basis=basis,
    )


def _supposed(name: str, document: Document) -> str | None:
    """The full name that the text mentions, where it mentions one alone: 부산 동구."""
    texts = [text for text in document.iter_texts() if name in text]
    found = {one.parent for text in texts for one in named_in(text) if one.name == name and one.parent}
    families = {family(parent) for parent in found}
    return f"{min(found)} {name}" if len(families) == 1 else None


def _hints(document: Document) -> Iterable[Finding]:
    """A name in the first lines is no statement, but worth a word."""
    lines = islice((text for text in document.iter_texts() if text.strip()), _HINT_LINES)
    names = [name for line in lines for name in ([one.name for one in named_in(line)] or stems_in(line))]
    if len(set(names)) == 1:
        yield finding("JURISDICTION_HINT", pointer="", name=names[0], suggestion=names[0])


def _unknown(*noted: Finding) -> Read[Jurisdiction | None]:
    return Read[Jurisdiction | None](None).noting(*noted)


def _full(said: Said) -> str:
    return f"{said.parent} {said.name}" if said.parent else said.name
