"""Labels on top: a row of labels over the row of their values, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Cell, Grid
from pipeline.structure.bands import Band, layout
from pipeline.structure.labels import any_label, label

LONGEST = 30
"""A longer text is no head of a column."""


def over_values(grid: Grid, bands: Sequence[Band], at: int) -> tuple[list[Cell], list[Cell]] | None:
    """The labels and the values of two rows of one layout; None where the bands from `at` on are no such rows."""
    if at + 1 >= len(bands) or any(bottom - top != 1 for top, bottom in bands[at : at + 2]):
        return None
    one, two = (list(grid.row(bands[row][0])) for row in (at, at + 1))
    if layout(one) != layout(two) or len(one) == 1:
        return None
    if _names_rows(one[0], two[0]) and _are_labels(one) and _are_values(two[1:]):
        return one[1:], two[1:]
    if _are_labels(one) and _are_values(two):
        return one, two
    if _are_labels(two) and _are_values(one) and not any(map(label, one)) and _ends_in_labels(grid, bands, at):
        return two, one
    return None


def _names_rows(corner: Cell, below: Cell) -> bool:
    """Whether the first column only says what the rows are: 구분 over 내용."""
    over, under = any_label(corner), any_label(below)
    return over is not None and over.field == "division" and under is not None and under.field == "description"


def _are_labels(cells: Sequence[Cell]) -> bool:
    """Whether cells are a row of labels, at most half of them unknown."""
    known = [cell for cell in cells if label(cell) is not None]
    plain = all(cell.text.strip() and len(cell.text) <= LONGEST for cell in cells)
    return bool(known) and len(known) * 2 > len(cells) and plain and any_label(cells[0]) is not None


def _are_values(cells: Sequence[Cell]) -> bool:
    labels = sum(label(cell) is not None for cell in cells)
    return label(cells[0]) is None and labels * 2 < len(cells)


def _ends_in_labels(grid: Grid, bands: Sequence[Band], at: int) -> bool:
    """Whether rows of values and rows of labels take turns from `at` on, and the last one is labels."""
    rows = [list(grid.row(top)) for top, _ in bands[at:]]
    turns = [_are_labels(row) for row in rows if len(row) > 1]
    return len(turns) % 2 == 0 and turns == [False, True] * (len(turns) // 2)
