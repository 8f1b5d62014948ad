"""The cells of an HTML table laid on a grid, as browsers do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.document import Block
from pipeline.errors import LimitExceededError
from pipeline.readers.base import MAX_COLUMNS, MAX_POSITIONS

ALL = 65_534
"""The longest rowspan that browsers know."""


@dataclass(slots=True)
class RawCell:
    """A cell as the page writes it: its spans are wishes."""

    rows: int = 1
    columns: int = 1
    fill: str | None = None
    blocks: tuple[Block, ...] = ()
    icon: str = ""
    """What its pictures say in words, for a cell without text."""


@dataclass(slots=True)
class RawTable:
    """A table while it is read: its rows, and those of its foot, which may stand above the body in the source."""

    fill: str | None = None
    rows: list[list[RawCell]] = field(default_factory=list)
    foot: list[list[RawCell]] = field(default_factory=list)
    in_foot: bool = False
    row_fill: str | None = None
    group_fill: str | None = None
    is_list: bool = False

    def open_row(self) -> None:
        """A new row."""
        (self.foot if self.in_foot else self.rows).append([])

    @property
    def last(self) -> list[RawCell]:
        """The row that cells go into; one is opened where the page forgot it."""
        rows = self.foot if self.in_foot else self.rows
        if not rows:
            rows.append([])
        return rows[-1]


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell on the grid, from 0, with the spans that it got."""

    row: int
    column: int
    rows: int
    columns: int
    raw: RawCell


def span(text: str | None, zero: int = 1) -> int:
    """A rowspan or colspan as the page writes it; `zero` is what 0 stands for: all rows that are left, or one column.

    >>> span("2"), span("0"), span("0", ALL), span("x"), span(None)
    (2, 1, 65534, 1, 1)
    """
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 9:
        return 1
    return min(int(digits) or zero, ALL)


def lay(table: RawTable) -> tuple[list[PlacedCell], int, int]:
    """The cells in row-major order, every position covered once, and the numbers of rows and columns.

    Rows without cells and columns in which no cell begins are not seen, and do not count.
    """
    rows = [row for row in (*table.rows, *table.foot) if row]
    taken: set[tuple[int, int]] = set()
    placed: list[PlacedCell] = []
    for r, row in enumerate(rows):
        column = 0
        for raw in row:
            while (r, column) in taken:
                column += 1
            placed.append(_placed(raw, r, column, len(rows), taken))
            column += placed[-1].columns
    width = max((cell.column + cell.columns for cell in placed), default=0)
    if len(rows) * width > MAX_POSITIONS:
        raise LimitExceededError(f"{len(rows):,} × {width:,}")
    bare = [(r, c) for r in range(len(rows)) for c in range(width) if (r, c) not in taken]
    placed += [PlacedCell(r, c, 1, 1, RawCell()) for r, c in bare]
    starts = {at: number for number, at in enumerate(sorted({cell.column for cell in placed}))}
    return sorted(_narrowed(placed, starts), key=lambda cell: (cell.row, cell.column)), len(rows), len(starts)


def _placed(raw: RawCell, row: int, column: int, rows: int, taken: set[tuple[int, int]]) -> PlacedCell:
    """A cell on the next free positions; where another one hangs down into them it is narrower."""
    columns = 1
    while columns < raw.columns and (row, column + columns) not in taken:
        columns += 1
        if column + columns > MAX_COLUMNS:
            raise LimitExceededError(f"HTML: > {MAX_COLUMNS:,} columns")
    tall = min(raw.rows, rows - row)
    if len(taken) + tall * columns > MAX_POSITIONS:
        raise LimitExceededError(f"HTML: > {MAX_POSITIONS:,} cells")
    taken |= {(r, c) for r in range(row, row + tall) for c in range(column, column + columns)}
    return PlacedCell(row, column, tall, columns, raw)


def _narrowed(cells: list[PlacedCell], starts: dict[int, int]) -> Iterator[PlacedCell]:
    for cell in cells:
        covered = sum(1 for at in range(cell.column, cell.column + cell.columns) if at in starts)
        yield PlacedCell(cell.row, starts[cell.column], cell.rows, covered, cell.raw)
