"""Tables ruled between their columns alone: lines of text that stand level in all columns are its rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.readers.pdf.arrays import median
from pipeline.readers.pdf.lattice import GridCell, Lattice
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers

_MOST_RULED = 2  # rows that are ruled: a head and its body; a table with more has rules between its rows
_COLUMNS = 3
_FEWEST = 3  # rows of the whole table; fewer lines may be one row's wrapped text
_FILLED = 0.8  # share of a body's cells that hold text: wrapped text ends at a different height in each column
_LEVEL = 0.5  # of the font size: middles nearer than this stand on one line
_FIGURES = 0x39  # digits and the signs in numbers lie at or below this code
_MOSTLY = 0.6  # share of figures in the columns that hold amounts
_AMOUNTS = 2  # columns of figures


def with_rows(lattice: Lattice, glyphs: Glyphs) -> Lattice:
    """The grid with its last row parted into the lines of its text, where these are rows that nobody ruled."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    if rows > _MOST_RULED or columns < _COLUMNS or len(lattice.cells) != rows * columns:
        return lattice
    x, y = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2, (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    held = (y > lattice.ys[-2]) & (y < lattice.ys[-1]) & (x > lattice.xs[0]) & (x < lattice.xs[-1])
    held &= ~is_blank(glyphs.code)
    if not held.any():
        return lattice
    floors = _floors(glyphs.take(held), lattice.xs, x[held], y[held])
    if len(floors) + rows < _FEWEST:
        return lattice
    ys = np.concatenate([lattice.ys[:-1], floors, lattice.ys[-1:]])
    cells = tuple(GridCell(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(columns))
    owner = np.arange(len(cells), dtype=np.int64).reshape(len(ys) - 1, columns)
    return replace(lattice, ys=ys, cells=cells, owner=owner)


def _floors(glyphs: Glyphs, xs: Floats, x: Floats, y: Floats) -> Floats:
    """Where the rows part; nothing where the lines are no rows."""
    order = np.argsort(y, kind="stable")
    number = np.empty(len(y), dtype=np.int64)
    number[order] = np.concatenate([[0], np.cumsum(np.diff(y[order]) > _LEVEL * median(glyphs.size))])
    lines = int(number.max()) + 1
    column = np.searchsorted(xs, x) - 1
    filled = np.zeros((lines, len(xs) - 1), dtype=bool)
    filled[number, column] = True
    if not filled[:, 0].all() or filled.mean() < _FILLED or not _has_amounts(glyphs, number, column):
        return np.empty(0)
    middle = np.bincount(number, weights=y) / np.bincount(number)
    floors: Floats = (middle[1:] + middle[:-1]) / 2
    return floors


def _has_amounts(glyphs: Glyphs, number: Integers, column: Integers) -> bool:
    """Whether several columns hold figures below the first line, which may be the head."""
    body: Booleans = number > 0
    figures = (glyphs.code[body] <= _FIGURES).astype(float)
    count = np.bincount(column[body])
    share = np.bincount(column[body], weights=figures) / np.maximum(count, 1)
    return bool((share >= _MOSTLY).sum() >= _AMOUNTS)
