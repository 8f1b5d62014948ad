"""A group of touching lines as a grid of cells, merged cells found by the walls they lack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from pipeline.document import Box
from pipeline.readers.pdf.arrays import true_at
from pipeline.readers.pdf.edges import Lines, Mesh, sizes
from pipeline.readers.pdf.objects import Booleans, Floats, Integers

_PARALLEL = 3.0  # points; lines nearer than this are one border, struck twice or drawn double
_OPEN = 6.0  # points; what sticks out further than this beyond the last line is an open row or column
_WALL = 0.7  # share of a side that must be drawn for a wall to stand
_COLUMNS = 3  # lines beside one another from which a single line across them rules a table
_FEWEST = 2  # lines that must stick out together: one alone was drawn a little too long


class GridCell(NamedTuple):
    """A cell by its place in the grid, counted from 0. `sides` is how many of its four sides are drawn."""

    row: int
    column: int
    row_span: int
    column_span: int
    sides: int = 4


@dataclass(frozen=True)
class Lattice:
    """Cells between the lines `xs` and `ys`; `owner` says for every position which cell covers it."""

    xs: Floats
    ys: Floats
    cells: tuple[GridCell, ...]
    owner: Integers
    open_above: bool = False
    open_below: bool = False

    @cached_property
    def _rounded(self) -> tuple[list[float], list[float]]:
        return np.round(self.xs, 2).tolist(), np.round(self.ys, 2).tolist()

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        xs, ys = self._rounded
        return xs[0], ys[0], xs[-1], ys[-1]

    def cell_boxes(self) -> list[Box]:
        """The box of every cell. Cells of one row or column share their coordinates, which saves room in long volumes."""
        xs, ys = self._rounded
        return [
            (xs[column], ys[row], xs[column + across], ys[row + down]) for row, column, down, across, _ in self.cells
        ]

    def cell_box(self, number: int) -> Box:
        """The box of one cell."""
        xs, ys = self._rounded
        row, column, down, across, _ = self.cells[number]
        return xs[column], ys[row], xs[column + across], ys[row + down]

    def cell_at(self, x: Floats, y: Floats) -> Integers:
        """The number of the cell around each point, -1 outside."""
        column = np.searchsorted(self.xs, x, side="right") - 1
        row = np.searchsorted(self.ys, y, side="right") - 1
        inside = (column >= 0) & (column < len(self.xs) - 1) & (row >= 0) & (row < len(self.ys) - 1)
        found = np.full(len(x), -1, dtype=np.int64)
        found[inside] = self.owner[row[inside], column[inside]]
        return found


def lattice_of(mesh: Mesh) -> Lattice | None:
    """The grid that the lines draw, or None where they enclose nothing."""
    if not len(mesh.across) or not len(mesh.down):
        return None
    xs, ys = _positions(mesh.down, mesh.across), _positions(mesh.across, mesh.down)
    if len(xs) < 2 or len(ys) < 2:
        return None
    standing, lying = _walls(mesh.down, xs, ys), _walls(mesh.across, ys, xs)
    return _compact(xs, ys, _spans(lying, standing), lying, standing)


def tall_row(walls: Lines) -> Lattice:
    """The grid of a page that shows only the walls of a row, which begins on the page before and ends on the next."""
    at = np.sort(walls.at)
    xs = at[np.concatenate([[True], at[1:] - at[:-1] > _PARALLEL])]
    cells = tuple(GridCell(0, column, 1, 1) for column in range(len(xs) - 1))
    ys = np.array([walls.low.min(), walls.high.max()])
    return Lattice(xs, ys, cells, np.arange(len(cells), dtype=np.int64)[None, :], open_above=True, open_below=True)


def _positions(lines: Lines, crossing: Lines) -> Floats:
    """Where the lines stand, and where the crossing lines end beyond the last of them."""
    at = np.sort(lines.at)
    begins = np.ones(len(at), dtype=bool)
    begins[1:] = at[1:] - at[:-1] > _PARALLEL
    first = true_at(begins)
    where = np.add.reduceat(at, first) / sizes(first, len(at))
    before, beyond = crossing.low < where[0] - _OPEN, crossing.high > where[-1] + _OPEN
    if not before.any() and not beyond.any():
        return where
    ends = [where]
    # a table ruled between its columns may have but one line across
    fewest = 1 if len(crossing) == 1 and len(where) >= _COLUMNS else _FEWEST
    if before.sum() >= fewest:
        ends.insert(0, crossing.low[before].min(keepdims=True))
    if beyond.sum() >= fewest:
        ends.append(crossing.high[beyond].max(keepdims=True))
    return np.concatenate(ends)


def _walls(lines: Lines, at: Floats, along: Floats) -> Booleans:
    """For each position and each interval along it whether a line is drawn there."""
    position = np.abs(lines.at[:, None] - at[None, :]).argmin(axis=1)
    begin, end = along[:-1], along[1:]
    overlap = np.minimum(lines.high[:, None], end) - np.maximum(lines.low[:, None], begin)
    drawn = np.zeros((len(at), len(begin)))
    np.maximum.at(drawn, position, overlap)
    return drawn >= _WALL * (end - begin)


def _spans(lying: Booleans, standing: Booleans) -> list[tuple[int, int, int, int]]:
    """First row, first column, end row, end column of every cell: the largest open rectangle from its corner."""
    floor, side = lying.tolist(), standing.tolist()
    rows, columns = len(side[0]), len(floor[0])
    free = [[True] * columns for _ in range(rows)]
    spans = []
    for row in range(rows):
        for column in range(columns):
            if not free[row][column]:
                continue
            right = column + 1
            while right < columns and free[row][right] and not side[right][row]:
                right += 1
            below = row + 1
            while (
                below < rows
                and all(free[below][column:right])
                and not any(floor[below][column:right])
                and not any(side[inner][below] for inner in range(column + 1, right))
            ):
                below += 1
            for taken in range(row, below):
                free[taken][column:right] = [False] * (right - column)
            spans.append((row, column, below, right))
    return spans


def _compact(
    xs: Floats, ys: Floats, spans: list[tuple[int, int, int, int]], lying: Booleans, standing: Booleans
) -> Lattice:
    """The grid without the lines at which no cell begins or ends."""
    used_rows = sorted({at for span in spans for at in (span[0], span[2])})
    used_columns = sorted({at for span in spans for at in (span[1], span[3])})
    row_at = {old: new for new, old in enumerate(used_rows)}
    column_at = {old: new for new, old in enumerate(used_columns)}
    owner = [[-1] * (len(used_columns) - 1) for _ in used_rows[1:]]
    floor, side = lying.tolist(), standing.tolist()
    outlined = bool(lying[0].all() and lying[-1].all() and standing[0].all() and standing[-1].all())
    cells = []
    for number, span in enumerate(spans):
        row, column, end, edge = row_at[span[0]], column_at[span[1]], row_at[span[2]], column_at[span[3]]
        for line in owner[row:end]:
            line[column:edge] = [number] * (edge - column)
        sides = 4 if outlined else _sides(span, floor, side)
        cells.append(GridCell(row, column, end - row, edge - column, sides))
    return Lattice(
        xs[used_columns],
        ys[used_rows],
        tuple(cells),
        np.array(owner, dtype=np.int64),
        open_above=bool(lying[0].mean() < _WALL),
        open_below=bool(lying[-1].mean() < _WALL),
    )


def _sides(span: tuple[int, int, int, int], floor: list[list[bool]], side: list[list[bool]]) -> int:
    """How many sides of a cell are drawn. In a grid with a whole outline nobody needs to ask."""
    top, left, bottom, right = span
    drawn = (floor[top][left:right], floor[bottom][left:right], side[left][top:bottom], side[right][top:bottom])
    return sum(sum(walls) >= _WALL * len(walls) for walls in drawn)
