"""Departments without the persons that a plan prints beside them: `예산과 홍길동 주무관`, `도로과장 홍길동(☎ …)`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.document import Read, Span
from pipeline.fields.officer_rows import OfficerRow
from pipeline.fields.officer_words import officer_pieces
from pipeline.fields.officers import officer_of, take_piece
from pipeline.findings import finding
from pipeline.values.persons import is_full_name, is_name
from pipeline.values.phones import parse_phone
from schemas import Officer

_HEADED = re.compile(r"^(.{1,20}(?:과|국|실|소|단|센터|본부|사업소|담당관|도서관|박물관))장$")
"""The head of an office, whose post says the office: 도로과장."""
_OFFICE = re.compile(r"담당관$")
_POST = re.compile(r"국장|실장|과장|팀장|계장|담당자|주무관|소장|센터장|단장|부장|본부장|서기관|사무관|담당|책임자")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in one department's place: the department (None: only a person), and who was named with it."""

    department: Span | None
    officers: tuple[Read[Officer], ...] = ()


def people_apart(pieces: Iterable[Span]) -> list[Beside]:
    """The pieces of a list of departments with the persons apart; a person belongs to the last department before."""
    found: list[Beside] = []
    before: Span | None = None
    waiting: list[Span] = []
    for piece in pieces:
        if before is not None and _is_of_a_person(piece.text):
            waiting.append(piece)
            continue
        found += _gathered(waiting, before)
        waiting = []
        one = _apart(piece, before)
        before = one.department or before
        found.append(one)
    return found + _gathered(waiting, before)


def _is_of_a_person(text: str) -> bool:
    """A piece that is a post, a name or a number and nothing else: `도로과 / 팀장 / 홍길동 / 000-0001`."""
    return _POST.fullmatch(text) is not None or is_name(text) or parse_phone(text) is not None


def _gathered(pieces: list[Span], before: Span | None) -> list[Beside]:
    """The person that such pieces are; pieces that name nobody stay departments of their own."""
    if before is None or not pieces:
        return []
    row = OfficerRow(department=before)
    left: list[Beside] = []
    for piece in pieces:
        part = "role" if _POST.fullmatch(piece.text) else "name" if is_name(piece.text) else "phone"
        if getattr(row, part) is None:
            setattr(row, part, piece)
        else:
            left.append(Beside(piece))
    named = row.name is not None and (is_full_name(row.name.text) or row.role is not None or row.phone is not None)
    if not named and row.phone is None:
        return [Beside(piece) for piece in pieces]
    return [Beside(None, (_officer(row),)), *left]


def _apart(span: Span, before: Span | None) -> Beside:
    words = officer_pieces(span.text)
    if len(words) < 2:
        return Beside(span)
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
