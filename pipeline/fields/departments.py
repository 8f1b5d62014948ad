"""추진부서 and 협조부서, and the officers that stand in brackets behind a department."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.document import Node, Read, Span, build, leaf, sequence
from pipeline.fields.department_people import Beside, people_apart
from pipeline.fields.officer_rows import OfficerRow
from pipeline.fields.officer_words import ROLE_LABEL, officer_pieces
from pipeline.fields.officers import officer_of, take_piece
from pipeline.fields.parts import contents
from pipeline.findings import finding
from pipeline.values.persons import is_full_name
from pipeline.vocabulary import squeeze
from schemas import Departments, Officer


def read_departments(
    named: list[Read[str]], lead: list[Span], supporting: list[Span]
) -> tuple[Read[Departments], list[Read[Officer]]]:
    """추진부서 from labels and the officers' table, 협조부서 from its label, each name once; and who is named in them."""
    leads: dict[str, Read[str]] = {}
    others: list[Read[str]] = []
    officers: list[Read[Officer]] = []
    for span in lead:
        for one in _beside(span):
            officers.extend(one.officers)
            if one.department is not None:
                leads.setdefault(one.department.text, leaf(one.department.text, span))
    for read in named:
        leads.setdefault(read.value, read)
    for span in supporting:
        for one in _beside(span):
            officers.extend(one.officers)
            if one.department is not None:
                others.append(leaf(one.department.text, span))
    return build(Departments, lead=sequence(leads.values()), supporting=sequence(others)), officers


def _beside(span: Span) -> list[Beside]:
    """The departments of one text, each with the persons behind it, in brackets or not."""
    found: list[Beside] = []
    for piece in (span.reworded(name) for name in split_departments(span.text)):
        if _names_people(piece) and not _is_person(bare := _BRACKET.sub("", piece.text)):
            found.append(Beside(piece.reworded(bare), tuple(officers_beside(piece))))
        else:
            found.append(Beside(piece))
    own = [officer for one in found for officer in one.officers]
    return [Beside(None, tuple(own)), *people_apart(one.department for one in found if one.department is not None)]


def _is_person(words: str) -> bool:
    """Whether what stands before a bracket is a person itself: `문화과장 홍길동(☎ 000-0001)`."""
    pieces = officer_pieces(words)
    return len(pieces) > 1 and not all(_OFFICE_OR_TEAM.search(piece) for piece in pieces)


_OFFICE_OR_TEAM = re.compile(r"[과국실소단팀]$|센터$|본부$")

OFFICER_LABELS = frozenset(
    {"담당자", "업무담당자", "업무담당", "담당공무원", "담당", "문의", "문의처", "작성자", "책임자"}
)
"""Labels of a line that names people; in prose the words are ordinary."""

_LEADING = frozenset({"주관", "총괄", "담당", "추진", "주관부서", "총괄부서", "소관"})
_HELPING = frozenset({"협조", "협력", "협업", "관련", "지원", "협조부서", "관련부서"})


@dataclass(frozen=True, slots=True)
class Roles:
    """What stands under 추진부서: departments that lead and departments that help."""

    lead: list[Span]
    supporting: list[Span]


def department_nodes(sections: Iterable[Node]) -> Iterator[Node]:
    """What names departments under their heading: a caption does not, and below a value only what looks like an office does."""
    for section in sections:
        named = bool(section.span.text)
        for node in contents([section]):
            text = node.whole.text
            below = named and node in section.children
            if _CAPTION.match(text) or (below and node.label is None and not _OFFICE.search(text)):
                continue
            yield node


_CAPTION = re.compile(r"^[<〈《\[【].*[>〉》\]】]$")
_OFFICE = re.compile(
    r"(?:[과국실소단관팀청원회부동읍면]|센터|본부|부서|공사|공단|재단|담당|위원회)(?:\s*[(（].*[)）])?$|[☎☏]|\d{3,4}-\d{4}|[장관]\s+[가-힣]{2,4}"
)


def split_roles(nodes: Iterable[Node]) -> Roles:
    """Departments by the word before them: `주관: 대중교통과`, `협조: 회계과`; without one they lead."""
    roles = Roles([], [])
    for node in nodes:
        word = "" if node.label is None else squeeze(node.label.text)
        if word in _HELPING:
            roles.supporting.append(node.span)
        elif node.whole.text:
            lead, helping = _helping_apart(node.span if word in _LEADING else node.whole)
            roles.lead.extend(lead)
            roles.supporting.extend(helping)
    return roles


def _helping_apart(span: Span) -> tuple[list[Span], list[Span]]:
    """Those that lead and those that a word inside the same text says to help: `노인과 (협조부서 : 보건과)`."""
    found = _HELPERS.search(span.text)
    if found is None:
        return [span], []
    lead = span.text[: found.start()].strip(" ,/·")
    return ([span.reworded(lead)] if lead else []), [span.reworded(found["names"].strip())]


_HELPERS = re.compile(
    rf"\s*[(（\[,/]\s*(?:{'|'.join(sorted(_HELPING, key=len, reverse=True))})\s*(?:부서\s*)?[:：]\s*(?P<names>[^()（）\[\]:：]+)[)）\]]?\s*$"
)


def officers_beside(span: Span) -> list[Read[Officer]]:
    """The officers in the bracket behind a department: `노인복지과(과장 홍길동 ☎ 000-0001, 팀장 성춘향)`."""
    found = _BRACKET.search(span.text)
    if found is None:
        return []
    department = span.reworded(_BRACKET.sub("", span.text))
    return _people(span, found[1], OfficerRow(department=department))


def officers_in(span: Span) -> list[Read[Officer]]:
    """The officers that a line or a cell names one behind the other: `과장 홍길동 / 팀장 성춘향 (☎ 000-0001)`."""
    return _people(span, span.text, OfficerRow())


def _people(span: Span, words: str, first: OfficerRow) -> list[Read[Officer]]:
    people = [first]
    for piece in officer_pieces(words):
        take_piece(people, span.reworded(piece), None)
    if first.department is not None and is_full_name(words):
        people = [OfficerRow(department=first.department, name=span.reworded(words))]
    known = [
        row
        for row in people
        if (row.role is not None and (row.name is not None or row.phone is not None))
        or (len(people) == 1 and row.department is not None and (row.phone is not None or row.name is not None))
    ]
    reads = [officer_of(row, None, inferred=False) for row in known]
    placed = "".join(
        _SIGN.sub("", part.text)
        for row in known
        for part in (row.team, row.role, row.name, row.phone)
        if part is not None
    )
    if reads and len(squeeze(placed)) < len(squeeze(_SIGN.sub("", ROLE_LABEL.sub("", words)))):
        reads[0] = reads[0].noting(finding("OFFICER_UNPARSED", place=span.place, raw=span.raw, pointer=""))
    return reads


def _names_people(span: Span) -> bool:
    """Whether the bracket behind a department holds a person or a number, which are no part of its name."""
    found = _BRACKET.search(span.text)
    if found is None:
        return False
    return bool(officers_beside(span)) or _PHONE_LIKE.search(found[1]) is not None or is_full_name(found[1])


_SIGN = re.compile(r"[☎☏✆]|내선|전화")
_PHONE_LIKE = re.compile(r"[☎☏]|\d{2,4}-\d{3,4}")
_BRACKET = re.compile(r"\s*[(（]([^()（）]+)[)）]$")


def split_departments(text: str) -> list[str]:
    """Departments apart at commas, middle dots and slashes outside brackets.

    >>> split_departments("산업진흥과, 교통정책과·도로과"), split_departments("노인복지과(과장, 팀장)")
    (['산업진흥과', '교통정책과', '도로과'], ['노인복지과(과장, 팀장)'])
    """
    names = re.split(r"(?:[,、/·ㆍ․]|\s및\s)(?![^(（]*[)）])", text)
    return [name.strip() for name in names if name.strip() and name.strip() != "-"]
