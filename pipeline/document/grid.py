"""A table as a dense matrix: every position knows the cell that covers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.document.blocks import Cell, Table


@dataclass(frozen=True)
class Grid:
    """A view of a table by position. Rows and columns count from 0."""

    table: Table

    @cached_property
    def matrix(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Row by row the covering cell, None where no cell covers the position."""
        rows: list[list[Cell | None]] = [[None] * self.table.columns for _ in range(self.table.rows)]
        for cell in self.table.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, self.table.rows)):
                for c in range(cell.column, min(cell.column + cell.column_span, self.table.columns)):
                    rows[r][c] = cell
        return tuple(tuple(row) for row in rows)

    @cached_property
    def pages(self) -> frozenset[int]:
        """The pages on which its cells stand; none where the format knows no pages."""
        return frozenset(cell.place.page for cell in self.table.cells if cell.place.page is not None)

    def __reduce__(self) -> tuple[type[Grid], tuple[Table]]:
        """Without what has been worked out, which is made again where it is wanted."""
        return Grid, (self.table,)

    @property
    def rows(self) -> int:
        return self.table.rows

    @property
    def columns(self) -> int:
        return self.table.columns

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a position, or None."""
        return self.matrix[row][column]

    def text(self, row: int, column: int) -> str:
        """Its text, empty where there is none."""
        cell = self.matrix[row][column]
        return "" if cell is None else cell.text

    def row(self, row: int) -> tuple[Cell, ...]:
        """The distinct cells of a row from left to right, those reaching into it from above included."""
        seen: dict[int, Cell] = {id(cell): cell for cell in self.matrix[row] if cell is not None}
        return tuple(seen.values())

    def starting(self, row: int) -> Iterator[Cell]:
        """The cells whose top edge is in this row."""
        return (cell for cell in self.row(row) if cell.row == row)
