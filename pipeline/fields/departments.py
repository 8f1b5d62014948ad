"""추진부서 and 협조부서, and the officers that stand in brackets behind a department."""

from __future__ import annotations

import re

from pipeline.document import Read, Span, build, leaf, sequence
from pipeline.fields.officers import OfficerRow, officer_of, split_officer, take_piece
from pipeline.findings import finding
from pipeline.vocabulary import squeeze
from schemas import Departments, Officer


def read_departments(named: list[Read[str]], lead: list[Span], supporting: list[Span]) -> Read[Departments]:
    """추진부서 from labels and the officers' table, 협조부서 from its label; each name once."""
    leads: dict[str, Read[str]] = {}
    for span in lead:
        for name in split_departments(span.text):
            bare = _BRACKET.sub("", name) if officers_beside(span.reworded(name)) else name
            leads.setdefault(bare, leaf(bare, span))
    for read in named:
        leads.setdefault(read.value, read)
    others = [leaf(name, span) for span in supporting for name in split_departments(span.text)]
    return build(Departments, lead=sequence(leads.values()), supporting=sequence(others))


def officers_beside(span: Span) -> list[Read[Officer]]:
    """The officers in the bracket behind a department: `노인복지과(과장 홍길동 ☎ 000-0001, 팀장 성춘향)`."""
    found = _BRACKET.search(span.text)
    if found is None:
        return []
    department = span.reworded(_BRACKET.sub("", span.text))
    people = [OfficerRow(department=department)]
    for piece in re.split(r"[,/]", found[1]):
        for words in re.split(r"\s+(?=(?:☎|☏|\d{2,4}-))", piece.strip()):
            for text in split_officer(words.strip()):
                take_piece(people, span.reworded(text), None)
    known = [row for row in people if row.role is not None and (row.name is not None or row.phone is not None)]
    reads = [officer_of(row, None, inferred=False) for row in known]
    placed = "".join(
        part.text for row in known for part in (row.team, row.role, row.name, row.phone) if part is not None
    )
    if reads and len(squeeze(placed)) < len(squeeze(found[1])):
        reads[0] = reads[0].noting(finding("OFFICER_UNPARSED", place=span.place, raw=span.raw, pointer=""))
    return reads


_BRACKET = re.compile(r"\s*[(（]([^()（）]+)[)）]$")


def split_departments(text: str) -> list[str]:
    """Departments apart at commas, middle dots and slashes outside brackets.

    >>> split_departments("산업진흥과, 교통정책과·도로과"), split_departments("노인복지과(과장, 팀장)")
    (['산업진흥과', '교통정책과', '도로과'], ['노인복지과(과장, 팀장)'])
    """
    names = re.split(r"(?:[,、/·ㆍ․]|\s및\s)(?![^(（]*[)）])", text)
    return [name.strip() for name in names if name.strip() and name.strip() != "-"]
