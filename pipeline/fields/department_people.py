"""Departments without the persons that a plan prints beside them: `예산과 홍길동 주무관`, `도로과장 홍길동(☎ …)`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.document import Read, Span
from pipeline.fields.officer_words import officer_pieces
from pipeline.fields.officers import OfficerRow, officer_of, take_piece
from pipeline.findings import finding
from pipeline.values.persons import is_full_name, is_name
from schemas import Officer

_HEADED = re.compile(r"^(.{1,20}(?:과|국|실|소|단|센터|본부|사업소|담당관|도서관|박물관))장$")
"""The head of an office, whose post says the office: 도로과장."""
_OFFICE = re.compile(r"담당관$")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in one department's place: the department (None: only a person), and who was named with it."""

    department: Span | None
    officers: tuple[Read[Officer], ...] = ()


def people_apart(pieces: Iterable[Span]) -> list[Beside]:
    """Each piece of a list of departments with its person apart; a person belongs to the last department before."""
    found: list[Beside] = []
    before: Span | None = None
    for piece in pieces:
        one = _apart(piece, before)
        before = one.department or before
        found.append(one)
    return found


def _apart(span: Span, before: Span | None) -> Beside:
    words = officer_pieces(span.text)
    if len(words) < 2:
        return Beside(None if is_full_name(span.text) and before is not None else span, _alone(span, before))
    people = [OfficerRow()]
    for word in words:
        take_piece(people, span.reworded(word), None)
    named = [row for row in people if row.name is not None or row.phone is not None]
    if not named:
        return Beside(span)
    own = next((row.department for row in people if row.department is not None), None) or _headed(people)
    for row in named:
        row.department = row.department or own or before
    return Beside(own, tuple(_officer(row) for row in named))


def _alone(span: Span, before: Span | None) -> tuple[Read[Officer], ...]:
    """A name alone behind a department: `도로과, 홍길동`."""
    if before is None or not is_full_name(span.text):
        return ()
    return (_officer(OfficerRow(department=before, name=span)),)


def _officer(row: OfficerRow) -> Read[Officer]:
    read = officer_of(row, None, inferred=False)
    if row.role is None and row.name is not None:
        return read.noting(finding("OFFICER_UNPARSED", place=row.name.place, raw=row.name.raw, pointer=""))
    return read


def _headed(people: Iterable[OfficerRow]) -> Span | None:
    """The office that a post names: 도로과장 is at 도로과, 기획예산담당관 is the office itself."""
    for row in people:
        if row.role is None:
            continue
        post = row.role.text.replace(" ", "")
        if (found := _HEADED.match(post)) is not None and not is_name(post):
            return row.role.reworded(found[1])
        if _OFFICE.search(post) and len(post) > len("담당관"):
            return row.role.reworded(post)
    return None
