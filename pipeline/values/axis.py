"""The yearly columns of a table: which rows head it, and what period each column stands for."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Grid
from pipeline.values.columns import is_year, period_code, subperiod_axis


@dataclass(frozen=True, slots=True)
class Axis:
    """The yearly columns of a grid: how many rows the header has, and the period of each column."""

    header_rows: int
    columns: tuple[tuple[int, str], ...]
    granularity: str | None = None
    subheads: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        return self.columns[0][0]


def yearly_axis(grid: Grid) -> Axis | None:
    """The columns that name periods, in the header's lowest row that names them; None where fewer than two do."""
    for row in range(min(3, grid.rows - 1)):
        codes = [(c, period_code(grid.text(row, c))) for c in range(grid.columns)]
        years = {grid.text(row, c) for c, code in codes if code and code[0].isdigit()}
        named = [(c, code) for c, code in codes if code is not None]
        if len(years) < 2 and not (len(years) == 1 and len(named) >= 3):
            continue
        below = _subperiods(grid, row, [c for c, code in named if is_year(code)])
        if below is not None:
            return Axis(row + 2, tuple((c, code) for c, code in named if is_year(code)), *below)
        return Axis(_header_end(grid, row), tuple(named))
    return None


def _subperiods(grid: Grid, row: int, columns: list[int]) -> tuple[str, tuple[str, ...]] | None:
    if row + 1 >= grid.rows or not columns:
        return None
    heads = [grid.text(row + 1, c) for c in columns]
    kind = subperiod_axis(heads)
    return None if kind is None else (kind, tuple(heads))


def _header_end(grid: Grid, row: int) -> int:
    """First body row: below every head cell that reaches down from the row of periods."""
    return max((cell.row + cell.row_span for cell in grid.row(row) if period_code(cell.text)), default=row + 1)
