"""공약실명제: who is responsible, told apart by what a cell holds (role, name, phone), not by its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, build, cell_span, leaf, nothing, sequence
from pipeline.fields.context import Context
from pipeline.findings import finding
from pipeline.values.phones import parse_phone
from pipeline.vocabulary import find_label
from schemas import Departments, Finding, Officer

_ROLE = re.compile(
    r"(국장|실장|과장|담당관|팀장|계장|담당자|주무관|소장|센터장|단장|부장|본부장|서기관|사무관|담당|원장|관장)$"
)
_LEADER = re.compile(r"^(.{1,20}팀)장$")
_DEPARTMENT = re.compile(r"(과|국|실|소|단|관|센터|본부|담당관|사업소|추진단|위원회|동|읍|면)$")
_NAME = re.compile(r"^[가-힣](\s?[가-힣]){1,4}$")


@dataclass(slots=True)
class _Row:
    """The cells of one row by what they hold."""

    department: Span | None = None
    team: Span | None = None
    role: Span | None = None
    name: Span | None = None
    phone: Span | None = None


def read_officers(table: RepairedTable, context: Context) -> tuple[Read[tuple[Officer, ...]], list[Read[str]]]:
    """The officers of a table, and its departments, each once."""
    officers: list[Read[Officer]] = []
    departments: dict[str, Read[str]] = {}
    leader: tuple[str | None, Span] | None = None
    noted: list[Finding] = list(table.findings)
    for number in range(table.grid.rows):
        row = _row(table.grid, number, context)
        if row.department is not None:
            departments.setdefault(row.department.text, leaf(row.department.text, row.department))
        if row.role is None and row.name is None and row.phone is None:
            continue
        if row.role is None or row.name is None or row.phone is None:
            cells = table.grid.row(number)
            noted.append(
                finding("OFFICER_UNPARSED", place=cells[0].place, raw="\t".join(c.text for c in cells), pointer="")
            )
        department = row.department.text if row.department is not None else None
        if leader is not None and leader[0] != department:
            leader = None
        led = None if row.role is None else _LEADER.match(row.role.text.replace(" ", ""))
        if led is not None and row.role is not None:
            leader = (department, row.role.reworded(led.group(1)))
        officers.append(_officer(row, None if leader is None else leader[1], inferred=led is None))
    return sequence(officers, noted), list(departments.values())


def _officer(row: _Row, leader: Span | None, *, inferred: bool) -> Read[Officer]:
    team: Read[str | None] = nothing()
    if row.team is not None:
        team = leaf(row.team.text, row.team)
    elif leader is not None and row.role is not None and not row.role.text.endswith(("과장", "국장", "실장")):
        note = finding("OFFICER_TEAM_INFERRED", place=row.role.place, raw=row.role.raw, pointer="")
        team = leaf(leader.text, leader, findings=[note] if inferred else [])
    return build(
        Officer,
        department=_text(row.department),
        team=team,
        role=_text(row.role),
        name=_text(row.name),
        phone=_phone(row.phone),
    )


def _text(span: Span | None) -> Read[str | None]:
    return nothing() if span is None else leaf(span.text, span)


def _phone(span: Span | None) -> Read[str | None]:
    value = None if span is None else parse_phone(span.text)
    if span is None or value is None:
        return nothing()
    noted = [] if value.has_area_code else [finding("PHONE_NO_AREA_CODE", place=span.place, raw=span.raw, pointer="")]
    return leaf(value.printed, span, findings=noted)


def _row(grid: Grid, number: int, context: Context) -> _Row:
    row = _Row()
    for cell in grid.row(number):
        for span in _values(cell, context):
            _assign(row, span)
    return row


def _values(cell: Cell, context: Context) -> Iterator[Span]:
    text = context.unwrap.clean(cell.text)
    if not text or (find_label(text) is not None and not _ROLE.search(text.replace(" ", ""))):
        return
    yield cell_span(cell, text)


def _assign(row: _Row, span: Span) -> None:
    squeezed = span.text.replace(" ", "")
    if row.phone is None and any(c.isdigit() for c in span.text) and parse_phone(span.text) is not None:
        row.phone = span
    elif (
        row.role is None
        and row.name is None
        and _ROLE.search(squeezed)
        and not (_DEPARTMENT.search(squeezed) and row.department is None and not squeezed.endswith(("장", "자", "관")))
    ):
        row.role = span
    elif row.department is None and _DEPARTMENT.search(squeezed):
        row.department = span
    elif row.team is None and squeezed.endswith("팀") and row.role is None:
        row.team = span
    elif row.name is None and _NAME.match(span.text) and row.role is not None:
        row.name = span


def read_departments(named: list[Read[str]], lead: list[Span], supporting: list[Span]) -> Read[Departments]:
    """추진부서 from labels and the officers' table, 협조부서 from its label; each name once."""
    leads: dict[str, Read[str]] = {}
    for span in lead:
        for name in split_departments(span.text):
            leads.setdefault(name, leaf(name, span))
    for read in named:
        leads.setdefault(read.value, read)
    others = [leaf(name, span) for span in supporting for name in split_departments(span.text)]
    return build(Departments, lead=sequence(leads.values()), supporting=sequence(others))


def split_departments(text: str) -> list[str]:
    """Departments apart at commas, middle dots and slashes.

    >>> split_departments("산업진흥과, 교통정책과·도로과")
    ['산업진흥과', '교통정책과', '도로과']
    """
    return [name.strip() for name in re.split(r"[,、/·ㆍ․]|\s및\s", text) if name.strip() and name.strip() != "-"]
