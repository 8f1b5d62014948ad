"""A budget table by project: which of its rows speak of the pledge as a whole, and which of one project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Cell
from pipeline.findings import finding
from pipeline.values.crosstab import Crosstab, Line
from pipeline.vocabulary import squeeze
from schemas import Finding


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one project, and the cell of its name."""

    name: Cell
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """`whole` are the rows of the pledge as a whole, `projects` those of its projects in page order."""

    whole: tuple[Line, ...]
    projects: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()


def blocks_of(heads: Crosstab, rows: Sequence[Line]) -> Blocks:
    """The rows by what they speak of: where the same heads stand beside several names, each name is a project's."""
    named: dict[str, list[Line]] = {}
    for row in rows:
        named.setdefault(_name(row), []).append(row)
    unnamed = named.pop("", [])
    if not named or not _are_projects(heads, rows, named):
        return Blocks(tuple(rows))
    projects = tuple(Block(block[0].names[-1], tuple(block)) for block in named.values())
    if unnamed and all(row.coded for row in unnamed):
        return Blocks(tuple(unnamed), projects)
    names = ", ".join(named)
    return Blocks((), projects, (finding("BUDGET_BY_PROJECT", place=heads.grid.table.place, raw=names, pointer=None),))


def _name(row: Line) -> str:
    return "".join(squeeze(cell.text) for cell in row.names)


def _are_projects(heads: Crosstab, rows: Sequence[Line], named: dict[str, list[Line]]) -> bool:
    """Whether the names are those of projects, and no words beside sources (재원별, an unknown source, 투자액)."""
    if heads.named is not None:
        return True
    if any(row.source is not None for row in rows) and any(not row.coded for block in named.values() for row in block):
        return False  # a word among sources is a source that nobody knows
    said = [_said(row) for row in rows]
    if len(set(said)) == len(said):
        return False
    if len(named) == 1 and len(rows) == len(next(iter(named.values()))):
        return False
    # repeated in each: no matter of names
    return not all(len(set(map(_said, block))) != len(block) for block in named.values())


def _said(row: Line) -> tuple[str | None, ...]:
    """What the heads of a row say."""
    heads = (row.source or row.total, row.period, row.basis)
    return tuple(
        None if head is None else squeeze(head.cell.text) if head.kind == "source" else head.code for head in heads
    )
