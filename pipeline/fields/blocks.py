"""A budget table by project: which of its rows speak of the pledge as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Grid
from pipeline.findings import finding
from pipeline.values.crosstab import Line
from pipeline.vocabulary import squeeze
from schemas import Finding


def whole_rows(grid: Grid, rows: Sequence[Line]) -> tuple[list[Line], list[Finding]]:
    """The rows of the pledge as a whole: where the same heads stand beside several names, the total's block alone."""
    blocks: dict[str, list[Line]] = {}
    for row in rows:
        blocks.setdefault("".join(squeeze(cell.text) for cell in row.names), []).append(row)
    said = [_said(row) for row in rows if row.coded]
    if len(blocks) < 2 or len(set(said)) == len(said):
        return list(rows), []
    if all(len(set(map(_said, block))) != len(block) for block in blocks.values()):
        return list(rows), []  # repeated in each: no matter of names
    unnamed = blocks.get("", [])
    if unnamed and all(row.coded for row in unnamed):
        return unnamed, []
    names = ", ".join(name for name in blocks if name)
    return [], [finding("BUDGET_BY_PROJECT", place=grid.table.place, raw=names, pointer=None)]


def _said(row: Line) -> tuple[str | None, ...]:
    """What the heads of a row say."""
    heads = (row.source or row.total, row.period, row.basis)
    return tuple(
        None if head is None else squeeze(head.cell.text) if head.kind == "source" else head.code for head in heads
    )
