"""Rows ruled into a table that are none of it: notes at its end (`※ 2028년 이후 별도 확보`), a unit at its top."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Cell, Grid, Table
from pipeline.values.money import caption_unit
from pipeline.values.words import marks


def without_notes(table: Table) -> tuple[Table, tuple[Cell, ...]]:
    """The table without its last rows that are one cell over the whole width with a note in it, and these cells."""
    grid, end = Grid.of(table), table.rows
    notes: list[Cell] = []
    while end > 1 and (cell := _note(grid, end - 1)) is not None:
        notes.insert(0, cell)
        end -= 1
    if not notes:
        return table, ()
    kept = tuple(cell for cell in table.cells if cell.row < end)
    return replace(table, cells=kept, rows=end), tuple(notes)


def without_unit_row(table: Table) -> tuple[Table, Cell | None]:
    """The table without a first row that is one cell over the whole width with a unit in it (`(단위 : 백만원)`)."""
    grid = Grid.of(table)
    first = grid.at(0, 0) if table.rows > LEAST_ROWS else None
    if first is None or first.column_span < grid.columns or first.row_span > 1 or grid.columns < 2:
        return table, None
    if caption_unit(first.text) is None or len(first.text) > LONGEST_UNIT or first.tables:
        return table, None
    kept = tuple(replace(cell, row=cell.row - 1) for cell in table.cells if cell.row)
    return replace(table, cells=kept, rows=table.rows - 1), first


LEAST_ROWS = 2
LONGEST_UNIT = 40
"""A longer cell says more than a unit."""


def _note(grid: Grid, row: int) -> Cell | None:
    first = grid.at(row, 0)
    if first is None or first.row != row or first.column_span < grid.columns or grid.columns < 2:
        return None
    return first if first.text.strip().startswith(tuple(marks().notes)) and not first.tables else None
