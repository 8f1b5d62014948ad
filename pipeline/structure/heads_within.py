"""Heads that come again inside a table, as where the pages of a sheet were pasted one below the other: they are no rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import replace

from pipeline.document import Block, Grid, Kept, Table
from pipeline.findings import finding
from pipeline.structure.cut_by_hand import has_figures, is_name, row_name, same_row
from pipeline.structure.heads_again import heads_of
from schemas.evidence import Finding

_MOST = 3
"""Rows of a head."""
_FEWEST = 3
"""Cells of a head; two words may come again as a label and its value."""


def with_heads_once(
    kept: Iterable[Kept[Block]], findings: MutableMapping[int, tuple[Finding, ...]]
) -> Iterator[Kept[Block]]:
    """The blocks, each table with its heads at its top alone; what was left out is put into `findings` by its ordinal."""
    for one in kept:
        table = one.member
        once = _once(table) if isinstance(table, Table) else None
        if not isinstance(table, Table) or once is None:
            yield one
            continue
        key = once.place.table or 0
        told = finding("HEAD_REPEATED", place=once.place, raw=None, pointer=None, rows=table.rows - once.rows)
        findings[key] = (*findings.get(key, ()), told)
        yield Kept(one.at, once, own=True)


def _once(table: Table) -> Table | None:
    """The table without the heads that come again; None where there are none that may go."""
    first = heads_of(table)
    if len(first) < _FEWEST or len(set(first)) < _FEWEST:
        return None
    grid = Grid.of(table)
    corner = grid.text(0, 0)
    again = [row for row in range(2, table.rows - 1) if grid.text(row, 0) == corner and same_row(grid, 0, row)]
    heads = _height(grid, again) if again else 0
    gone = _may_go(table, heads, again) if again and again[-1] + heads < table.rows else []
    return _without(table, {row + at for row in gone for at in range(heads)}) if gone else None


def _height(grid: Grid, again: list[int]) -> int:
    """How many rows are heads: those that come again everywhere, but for rows of figures."""
    heads = 1
    while heads < min(_MOST, again[0], grid.rows - again[-1]):
        if has_figures(grid.table, heads) or not all(same_row(grid, heads, row + heads) for row in again):
            break
        heads += 1
    return heads


def _may_go(table: Table, heads: int, again: list[int]) -> list[int]:
    """Where heads stand that part rows of other names than those above; no merged cell reaches over their edges."""
    crossed = {
        edge for cell in table.cells if cell.row_span > 1 for edge in range(cell.row + 1, cell.row + cell.row_span)
    }
    names: dict[int, set[str]] = {row: set() for row in (0, *again)}
    for cell in table.cells:
        start = again[at - 1] if (at := bisect_right(again, cell.row)) else 0
        if cell.row >= start + heads and is_name(cell):
            names[start].add(row_name(cell))
    above = names[0]
    gone = []
    for row in again:
        if not (names[row] & above or {row, row + heads} & crossed):
            gone.append(row)
        above = above | names[row]
    return gone


def _without(table: Table, gone: set[int]) -> Table:
    at = {row: number for number, row in enumerate(row for row in range(table.rows) if row not in gone)}
    cells = tuple(replace(cell, row=at[cell.row]) for cell in table.cells if cell.row in at)
    return replace(table, cells=cells, rows=len(at))
