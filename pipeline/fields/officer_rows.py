"""One row of an officers' table: its cells by what they hold, and the persons whom a cell of several names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.document import Cell, Span, cell_span
from pipeline.fields.officer_cells import names_several, persons_in
from pipeline.values.phones import parse_phone

POSTS = {word: word for word in ("국장", "실장", "과장", "담당관", "팀장", "계장", "주무관", "담당자")}
"""Posts that head a column of names."""


@dataclass(slots=True)
class OfficerRow:
    """The cells of one row by what they hold."""

    department: Span | None = None
    team: Span | None = None
    role: Span | None = None
    name: Span | None = None
    phone: Span | None = None
    inferred_phone: bool = False
    shared_phone: bool = False
    helping: bool = False


def by_posts(cells: Iterable[Cell], heads: Mapping[int, str]) -> list[OfficerRow]:
    """A row below heads that are posts (과장 | 팀장 | 담당자): a person for each.

    A number beside several is that of the one in the column right before it.
    """
    shared = OfficerRow()
    people: list[OfficerRow] = []
    beside: OfficerRow | None = None
    before: OfficerRow | None = None
    for cell in cells:
        part, span = heads.get(cell.column), cell_span(cell, " ".join(cell.text.split()))
        beside = before if part == "phone" else beside
        before = None
        if part in POSTS and span.text and span.text != "-":
            here = _persons(span.reworded(POSTS[part]), cell)
            before = here[0] if len(here) == 1 and here[0].phone is None else None
            people += here
        elif part in {"department", "team", "phone"} and span.text:
            setattr(shared, part, span)
    if beside is not None and shared.phone is not None and len(people) > 1:
        beside.phone, beside.inferred_phone = shared.phone, True
    for row in people:
        row.department = shared.department
        row.phone = shared.phone if len(people) == 1 and row.phone is None else row.phone
        row.team = None if row.role is not None and row.role.text.endswith(("과장", "국장", "실장")) else shared.team
    return people


def _persons(role: Span, cell: Cell) -> list[OfficerRow]:
    """Those of a cell below a post."""
    span = cell_span(cell, " ".join(cell.text.split()))
    said = persons_in(cell.text)
    if said is None:
        return [OfficerRow(role=role, name=None if names_several(span.text) else span)]
    phone = None if said.phone is None else span.reworded(said.phone)
    shared = phone is not None and len(said.names) > 1
    return [OfficerRow(role=role, name=span.reworded(n), phone=phone, shared_phone=shared) for n in said.names]


def several(row: OfficerRow, cells: Iterable[Cell], heads: Mapping[int, str]) -> list[OfficerRow]:
    """A row whose cell of names holds several: one for each, with the line of its number where there are as many."""
    by_part = {heads.get(cell.column): cell for cell in cells}
    said = persons_in(by_part["name"].text) if "name" in by_part and row.name is not None else None
    if said is None or row.name is None:
        return [row if row.name is None or not names_several(row.name.text) else replace(row, name=None)]
    if len(said.names) == 1 and said.phone is None:
        return [row]
    number = row.phone.reworded(said.phone) if row.phone and said.phone else row.phone
    lines = by_part["phone"].text.split("\n") if "phone" in by_part else []
    own = len(lines) == len(said.names) and all(parse_phone(line) is not None for line in lines)
    shared = number is not None and len(said.names) > 1 and not own
    return [
        replace(
            row,
            name=row.name.reworded(name),
            phone=cell_span(by_part["phone"], lines[at].strip()) if own else number,
            shared_phone=shared,
        )
        for at, name in enumerate(said.names)
    ]
