"""Rows of a money table that a page prints in one row of cells, line below line: taken apart into rows of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Cell, Grid, Paragraph, Table
from pipeline.values.money_heads import head_codes, is_value

LEAST = 2
"""Lines that make a stack."""


def unstacked(table: Table) -> Table:
    """The table with every stacked row as several: labels (계 ⏎ 국비 ⏎ 시비) beside as many amounts in each other cell."""
    if table.spans != "exact":
        return table
    grid = Grid.of(table)
    stacks = {row: count for row in range(1, grid.rows) if (count := _stack(grid, row)) >= LEAST}
    if not stacks:
        return table
    below = [sum(count - 1 for at, count in stacks.items() if at < row) for row in range(grid.rows)]
    cells = [piece for cell in table.cells for piece in _pieces(cell, stacks, below)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells), rows=table.rows + sum(count - 1 for count in stacks.values()))


def _stack(grid: Grid, row: int) -> int:
    """How many lines every cell of a row has, 0 where they differ or are no labels and amounts."""
    filled: list[Cell] = []
    for cell in grid.starting(row):
        if cell.row_span > 1:
            return 0
        if cell.text.strip() and not cell.tables:
            if "\n" not in cell.text:  # as in nearly all rows
                return 0
            filled.append(cell)
    if len(filled) < LEAST:
        return 0
    counts = {len(_lines(cell)) for cell in filled}
    if len(counts) != 1 or (count := counts.pop()) < LEAST:
        return 0
    labels = [cell for cell in filled if all(code is not None for code in head_codes(_lines(cell)))]
    values = [cell for cell in filled if all(is_value(line) for line in _lines(cell))]
    known = {id(cell) for cell in (*labels, *values)}
    whole = len(known) == len(filled) and labels and values and labels[0].column < values[0].column
    return count if whole else 0


def _lines(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.text.split("\n") if line.strip()]


def _pieces(cell: Cell, stacks: dict[int, int], below: list[int]) -> Iterator[Cell]:
    """The cell where it stands now; of a stacked row a cell for each line."""
    row = cell.row + below[cell.row]
    count = stacks.get(cell.row)
    if count is None:
        more = sum(stacks.get(at, 1) - 1 for at in range(cell.row, cell.row + cell.row_span))
        yield replace(cell, row=row, row_span=cell.row_span + more)
        return
    lines = _lines(cell) or [""]
    for at, line in enumerate(lines):
        yield replace(
            cell,
            row=row + at,
            row_span=count if len(lines) == 1 else 1,
            text=line,
            blocks=(Paragraph(line, cell.place),) if line else (),
        )
