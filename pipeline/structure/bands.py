"""A form's geometry: rows tied together by tall cells, rectangles cut out of a grid, columns that only a form needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.document import Cell, Grid, Table

Band = tuple[int, int]
"""First row and the row behind the last one."""


def bands_of(grid: Grid) -> list[Band]:
    """Row ranges that no cell crosses."""
    bands: list[Band] = []
    top = 0
    while top < grid.rows:
        bottom = top + 1
        row = top
        while row < bottom:
            bottom = max([bottom, *(cell.row + cell.row_span for cell in grid.row(row))])
            row += 1
        bands.append((top, min(bottom, grid.rows)))
        top = bottom
    return bands


def cells_of(grid: Grid, band: Band) -> list[Cell]:
    """The cells of a band, row by row."""
    return [cell for row in range(*band) for cell in grid.starting(row)]


def filled(cells: Iterable[Cell]) -> list[Cell]:
    """Those with words or a table in them."""
    return [cell for cell in cells if cell.text.strip() or cell.tables]


def layout(cells: Iterable[Cell]) -> list[tuple[int, int]]:
    """Column and width of each cell."""
    return [(cell.column, cell.column_span) for cell in cells]


def part(grid: Grid, top: int, bottom: int, left: int = 0) -> Table:
    """The rows from `top` to `bottom`, the columns from `left` on, as a table of its own; places stay those of the page."""
    cells = []
    for cell in grid.table.cells:
        if top <= cell.row < bottom and left <= cell.column:
            span = min(cell.row_span, bottom - cell.row)
            cells.append(replace(cell, row=cell.row - top, column=cell.column - left, row_span=span))
    return narrowed(Table(tuple(cells), bottom - top, grid.columns - left, grid.table.place, grid.table.spans))


def narrowed(table: Table) -> Table:
    """The table without the columns in which no cell begins: lines that other rows of a form needed.

    Only for tables whose spans are known; one with holes stays as it is.
    """
    if table.spans != "exact" or not table.cells:
        return table
    starts = sorted({cell.column for cell in table.cells})
    if len(starts) == table.columns or starts[0] != 0:
        return table
    place = {column: at for at, column in enumerate(starts)}
    cells = []
    for cell in table.cells:
        width = sum(cell.column <= start < cell.column + cell.column_span for start in starts)
        cells.append(replace(cell, column=place[cell.column], column_span=width))
    return replace(table, cells=tuple(cells), columns=len(starts))
