"""Trees and tables of a pledge as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from schemas import Breakdown, Item, Pledge, TableData


def texts(pledge: Pledge) -> Iterator[dict[str, Any]]:
    """The lines of all bullet trees, numbered through."""
    trees = {name: getattr(pledge, name) for name in ("commitments", "goals", "funding", "effects", "issues")}
    if pledge.status is not None:
        trees |= {"achievements": pledge.status.achievements, "next_steps": pledge.status.next_steps}
    passed = 0
    for part, items in trees.items():
        lines = [one | {"part": part} for one in walked(items, passed)]
        passed += len(lines)
        yield from lines


def walked(nodes: Sequence[Item] | Sequence[Breakdown], passed: int = 0) -> list[dict[str, Any]]:
    """A tree line by line, each with its level and the number of the line it hangs from; `passed` lines stand before."""
    found: list[dict[str, Any]] = []

    def walk(members: Sequence[Item] | Sequence[Breakdown], parent: int | None, level: int) -> None:
        for node in members:
            found.append({"parent": parent, "level": level, **_said_by(node)})
            walk(node.children, passed + len(found), level + 1)

    walk(nodes, None, 1)
    return found


def _said_by(node: Item | Breakdown) -> dict[str, Any]:
    if isinstance(node, Item):
        return {"text": node.text}
    return {"name": node.name, "project_id": node.project, "amount": node.amount}


def cells(pledge: Pledge) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables that belong to no other part, cell by cell."""
    tables: list[tuple[str | None, TableData]] = [
        (project.id, table) for project in pledge.projects for table in project.tables
    ]
    tables += [(None, table) for table in pledge.tables]
    for number, (project, table) in enumerate(tables, 1):
        rows = enumerate(table.rows, 1)
        for at, row in ((0, table.header), *rows):
            for column, text in enumerate(row, 1):
                place = {"table_number": number, "row_number": at, "column_number": column}
                yield "table_cells", place | {"project_id": project, "text": text}
