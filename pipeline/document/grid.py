"""A table as a dense matrix: every position knows the cell that covers it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from pipeline.document.blocks import Cell, Table
from pipeline.document.spool import packed, unpacked


class Grid:
    """A view of a table by position. Rows and columns count from 0.

    One that comes back from the disk is made of bytes, and its table is read from them when it is first looked at: most
    rules go through a document for its lines alone.
    """

    def __init__(self, table: Table) -> None:
        self.__dict__["table"] = table

    @classmethod
    def of(cls, table: Table) -> Grid:
        """A view of a table that the rule before may just have looked at: then what that worked out is known."""
        last = _LAST.get(0)
        if last is None or last.__dict__.get("table") is not table:
            last = _LAST[0] = cls(table)
        return last

    @classmethod
    def unpacked(cls, data: bytes) -> Grid:
        """The grid that `packed` put away."""
        grid = cls.__new__(cls)
        grid.__dict__["_packed"] = data
        return grid

    def packed(self) -> bytes:
        """What of it is put away: the table, without what has been worked out, which is made again where it is wanted."""
        data: bytes | None = self.__dict__.get("_packed")
        return packed(self.table) if data is None else data

    @cached_property
    def table(self) -> Table:
        """The table that is viewed."""
        table: Table = unpacked(self.__dict__.pop("_packed"))
        return table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and self.table == other.table

    def __hash__(self) -> int:
        return hash((self.table,))

    @cached_property
    def matrix(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Row by row the covering cell, None where no cell covers the position."""
        height, width = self.table.rows, self.table.columns
        rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for cell in self.table.cells:
            row, column = cell.row, cell.column
            if cell.row_span == cell.column_span == 1:
                if row < height and column < width:
                    rows[row][column] = cell
                continue
            columns = range(column, min(column + cell.column_span, width))
            for r in range(row, min(row + cell.row_span, height)):
                for c in columns:
                    rows[r][c] = cell
        return tuple(map(tuple, rows))

    @cached_property
    def known(self) -> dict[Hashable, Any]:
        """What has been worked out of it, by what and whose words; nothing in it holds the grid, which else stays for long."""
        return {}

    def twin(self) -> Grid:
        """The same view of the same cells, of which nothing more is known."""
        twin = Grid(self.table)
        twin.__dict__["matrix"] = self.matrix
        return twin

    @cached_property
    def pages(self) -> frozenset[int]:
        """The pages on which its cells stand; none where the format knows no pages."""
        return frozenset(cell.place.page for cell in self.table.cells if cell.place.page is not None)

    def __reduce__(self) -> tuple[type[Grid], tuple[Table]]:
        """As one thing with what else is put away with it: a cell that others hold too stays one cell."""
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

    @cached_property
    def _rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Row by row the distinct cells."""
        rows = []
        for covering in self.matrix:
            distinct = {id(cell): cell for cell in covering if cell is not None}
            rows.append(tuple(distinct.values()))
        return tuple(rows)

    def row(self, row: int) -> tuple[Cell, ...]:
        """The distinct cells of a row from left to right, those reaching into it from above included."""
        return self._rows[row]

    def starting(self, row: int) -> Iterator[Cell]:
        """The cells whose top edge is in this row."""
        return (cell for cell in self._rows[row] if cell.row == row)


def transposed(table: Table) -> Table:
    """The table turned over its diagonal: its rows as columns."""
    cells = [
        replace(c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span) for c in table.cells
    ]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, table.columns, table.rows, table.place, table.spans)


_LAST: dict[int, Grid] = {}
"""The grid that was asked for last; rules go through the tables of a document one after the other."""
