"""Tables as grids, whoever read them, and how far two grids agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_NEAR = 1.5  # points: sides of cells nearer than this are one line of the grid
_BLANKS = re.compile(r"[\s\x00-\x1f]+")


class Cell(NamedTuple):
    """A cell by its place in the grid, counted from 0; `text` without any blanks."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `page` counts from 1."""

    cells: tuple[Cell, ...]
    page: int | None = None

    @property
    def rows(self) -> int:
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Score:
    """Of `cells` true cells, how many were found with the right extent, and how many of those with the right text."""

    cells: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.cells + other.cells, self.found + other.found, self.right + other.right)


def squeezed(text: str | None) -> str:
    """Text without blanks: printers and libraries disagree on them.

    >>> squeezed(" 1,234\\n백만 원")
    '1,234백만원'
    """
    return _BLANKS.sub("", text or "")


def score(truth: Grid, found: Iterable[Grid]) -> Score:
    """How far the best of the found grids, or of two that follow one another put together, agrees with the true one."""
    grids = list(found)
    joined = [grid for above, below in pairwise(grids) for grid in joins(above, below)]
    scores = (agreement(truth, grid) for grid in [*grids, *joined])
    return max(scores, key=lambda one: (one.right, one.found), default=Score(len(truth.cells)))


def agreement(truth: Grid, found: Grid) -> Score:
    """Cells of equal extent at the same place of both grids, and those of equal text among them."""
    by_extent = {cell[:4]: cell.text for cell in found.cells}
    same = [cell for cell in truth.cells if cell[:4] in by_extent]
    return Score(len(truth.cells), len(same), sum(cell.text == by_extent[cell[:4]] for cell in same))


def joins(above: Grid, below: Grid) -> Iterator[Grid]:
    """Two grids of as many columns as one: stacked, with merged cells going on, and with the row between them made whole."""
    if above.columns != below.columns or not above.cells:
        return
    head = {cell.column: cell for cell in below.cells if cell.row == 0}
    cut = [cell for cell in above.cells if cell.row + cell.row_span == above.rows and cell.column in head]
    stacked = [_down(cell, above.rows) for cell in below.cells]
    yield Grid((*above.cells, *stacked), above.page)
    going_on = {cell for cell in cut if cell.row_span > 1 and not head[cell.column].text}
    gone = {cell.column for cell in going_on}
    longer = [
        cell._replace(row_span=cell.row_span + head[cell.column].row_span) if cell in going_on else cell
        for cell in above.cells
    ]
    yield Grid((*longer, *(c for c in stacked if c.row > above.rows or c.column not in gone)), above.page)
    whole = [cell._replace(text=cell.text + head[cell.column].text) if cell in cut else cell for cell in above.cells]
    yield Grid((*whole, *(_down(cell, above.rows - 1) for cell in below.cells if cell.row)), above.page)


def _down(cell: Cell, rows: int) -> Cell:
    return cell._replace(row=cell.row + rows)


def from_boxes(boxes: Sequence[tuple[float, float, float, float]], texts: Sequence[str | None], page: int) -> Grid:
    """The grid of cells known by their boxes (x0, top, x1, bottom), as pdfplumber gives them."""
    xs, ys = _lines([x for box in boxes for x in box[::2]]), _lines([y for box in boxes for y in box[1::2]])
    cells = []
    for (x0, top, x1, bottom), text in zip(boxes, texts, strict=True):
        column, row = _nearest(xs, x0), _nearest(ys, top)
        cells.append(Cell(row, column, _nearest(ys, bottom) - row, _nearest(xs, x1) - column, squeezed(text)))
    return Grid(tuple(sorted(cells)), page)


def _lines(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _nearest(lines: list[float], value: float) -> int:
    return min(range(len(lines)), key=lambda at: abs(lines[at] - value))


def from_walls(
    texts: Sequence[Sequence[str]], right: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> Grid:
    """The grid of single cells of which it is known whether a wall stands to the right and below, as camelot gives them."""
    rows, columns = len(texts), len(texts[0]) if texts else 0
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            edge, end = column + 1, row + 1
            while edge < columns and not right[row][edge - 1] and (row, edge) not in taken:
                edge += 1
            while end < rows and not any(below[end - 1][column:edge]):
                end += 1
            covered = [(r, c) for r in range(row, end) for c in range(column, edge)]
            taken.update(covered)
            text = squeezed("".join(texts[r][c] for r, c in covered))
            cells.append(Cell(row, column, end - row, edge - column, text))
    return Grid(tuple(cells))


def from_rows(rows: Sequence[Sequence[str | None]], merged: Iterable[dict[str, int]] = ()) -> Grid:
    """The grid of rows written down by hand, with the merged cells named apart."""
    spans = {(one["r"], one["c"]): (one["rowspan"], one["colspan"]) for one in merged}
    covered = {
        (r, c)
        for (row, column), (down, across) in spans.items()
        for r in range(row, row + down)
        for c in range(column, column + across)
        if (r, c) != (row, column)
    }
    return Grid(
        tuple(
            Cell(r, c, *spans.get((r, c), (1, 1)), squeezed(text))
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
            if (r, c) not in covered
        )
    )
