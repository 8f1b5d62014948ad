"""The yearly columns of a table: which rows head it, and what period each column stands for."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Grid
from pipeline.values.columns import basis_code, is_year, period_code, period_codes, says_done, subperiod_axis
from pipeline.values.dates import header_subperiod
from pipeline.values.turned import tells_target
from pipeline.vocabulary import current


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
    """The columns that name periods, in the header's lowest row that names them; None where fewer than two do.

    They are read once for each grid, however many rules ask.
    """
    key = (Axis, current())
    if key not in grid.known:
        grid.known[key] = _yearly_axis(grid)
    found: Axis | None = grid.known[key]
    return found


def _yearly_axis(grid: Grid) -> Axis | None:
    for row in range(min(3, grid.rows - 1)):
        codes = list(enumerate(period_codes([grid.text(row, c) for c in range(grid.columns)])))
        years = {grid.text(row, c) for c, code in codes if code and code[0].isdigit()}
        named = [(c, code) for c, code in codes if code is not None]
        if len(years) < 2 and not (len(years) == 1 and len(named) >= 3):
            continue
        below = _subperiods(grid, row, [c for c, code in named if is_year(code)])
        if below is not None:
            return Axis(row + 2, tuple((c, code) for c, code in named if is_year(code)), *below)
        return Axis(_header_end(grid, row), tuple(named))
    return None


def ragged_rows(grid: Grid, axis: Axis) -> list[int]:
    """Rows that lack a cell somewhere from the first period on; where a header row does, every row below is meant.

    A row that lost a cell has moved, and nothing tells by how much.
    """
    short = [r for r in range(grid.rows) if any(grid.at(r, c) is None for c in range(axis.first, grid.columns))]
    if any(r < axis.header_rows and r >= axis.header_rows - 1 for r in short):
        return list(range(axis.header_rows, grid.rows))
    return [r for r in short if r >= axis.header_rows]


def _subperiods(grid: Grid, row: int, columns: list[int]) -> tuple[str, tuple[str, ...]] | None:
    if row + 1 >= grid.rows or not columns:
        return None
    heads = [grid.text(row + 1, c) for c in columns]
    kind = subperiod_axis(heads)
    if kind is None or not _counts_up(grid, row, columns):
        return None
    return kind, tuple(heads)


def _counts_up(grid: Grid, row: int, columns: list[int]) -> bool:
    """Whether the heads count up below each year, and some year has several: else bare figures are values, no heads."""
    below: dict[int, list[int]] = {}
    for column in columns:
        part = header_subperiod(grid.text(row + 1, column))
        below.setdefault(id(grid.at(row, column)), []).append(0 if part is None else part[1])
    bare = grid.text(row + 1, columns[0]).strip().isdigit()
    runs = list(below.values())
    if bare and all(len(run) == 1 for run in runs):
        return False
    return not bare or all(run == list(range(run[0], run[0] + len(run))) for run in runs)


def _header_end(grid: Grid, row: int) -> int:
    """First body row: below every head cell that reaches down from the row of periods, and below 계획 and 실적 under these."""
    end = max((cell.row + cell.row_span for cell in grid.row(row) if period_code(cell.text)), default=row + 1)
    if end >= grid.rows - 1:
        return end
    below = [grid.text(end, column) for column in range(grid.columns) if is_year(period_code(grid.text(row, column)))]
    said = all(basis_code(text) is not None or says_done(text) or tells_target(text) for text in below)
    kinds = any(map(says_done, below)) or all(map(tells_target, below))
    return end + 1 if below and said and kinds else end
