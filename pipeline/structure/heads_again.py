"""Pieces of one table that both print its heads, each over columns of its own: one piece alone parts 구분 for 지방비."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Cell, Table
from pipeline.vocabulary import squeeze


def heads_of(table: Table) -> list[str]:
    """What the cells of the first row say, from left to right."""
    return [squeeze(cell.text) for cell in _first_row(table)]


def on_heads(above: Table, below: Table) -> tuple[Table, Table] | None:
    """Both pieces on the columns of both, told by their heads; None where these do not tell which column is which.

    A head stands over as many columns in both pieces, or in one of them over a single one.
    """
    if heads_of(above) != heads_of(below):
        return None
    spans = [(one.column_span, two.column_span) for one, two in zip(_first_row(above), _first_row(below), strict=True)]
    if any(one != two and min(one, two) > 1 for one, two in spans):
        return None
    widths = [max(pair) for pair in spans]
    return _on(above, widths), _on(below, widths)


def _first_row(table: Table) -> list[Cell]:
    return sorted((cell for cell in table.cells if cell.row == 0), key=lambda cell: cell.column)


def _on(table: Table, widths: list[int]) -> Table:
    """The table with so many columns below each head."""
    edges = [0]
    for head, width in zip(_first_row(table), widths, strict=True):
        stretched = head.column_span == 1
        edges += [edges[-1] + width] if stretched else [edges[-1] + at for at in range(1, width + 1)]
    return replace(table, cells=tuple(_moved(cell, edges) for cell in table.cells), columns=edges[-1])


def _moved(cell: Cell, edges: list[int]) -> Cell:
    start = edges[cell.column]
    return replace(cell, column=start, column_span=edges[cell.column + cell.column_span] - start)
