"""Figures drawn as curves where a form has room for a number: alone in their cell, or behind a few words in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.document import Box, union
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.objects import Floats, Glyphs

_MOST = 3  # shapes: figures of one number
_NEXT = 0.6  # of the font size: figures of one number are no further apart
_LEVEL = 0.4  # of the font size: middles nearer than this stand on one line
_CELLS = 6  # on a page; drawn marks of a road map are more
_LABEL = 12  # letters: a longer text is a sentence with a hole in it


def drawn_figures(shapes: Floats, glyphs: Glyphs, cells: Sequence[Box], lines: Sequence[Line]) -> tuple[Box, ...]:
    """Boxes of what may be figures; `shapes` have no character over them, the group of a line is its cell's position."""
    if not len(shapes) or not len(glyphs) or not cells:
        return ()
    size = float(np.median(glyphs.size))
    inside: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        inside[line.group].append(line)
    by_cell: dict[int, list[Box]] = defaultdict(list)
    for x0, top, x1, bottom in shapes.tolist():
        cell = _cell_of((x0, top, x1, bottom), cells)
        if cell is not None:
            by_cell[cell].append((x0, top, x1, bottom))
    found = [box for cell, drawn in by_cell.items() for box in _number(drawn, inside[cell], size)]
    return tuple(found) if len(found) <= _CELLS else ()


def _cell_of(shape: Box, cells: Sequence[Box]) -> int | None:
    """The smallest cell around a shape."""
    x, y = (shape[0] + shape[2]) / 2, (shape[1] + shape[3]) / 2
    around = [n for n, box in enumerate(cells) if box[0] < x < box[2] and box[1] < y < box[3]]
    return min(around, key=lambda n: (cells[n][2] - cells[n][0]) * (cells[n][3] - cells[n][1]), default=None)


def _number(drawn: list[Box], lines: Sequence[Line], size: float) -> Iterator[Box]:
    """The shapes of a cell as one number, if they stand side by side and nothing else is there but a few words before it."""
    drawn.sort()
    middles = [(box[1] + box[3]) / 2 for box in drawn]
    gaps = [after[0] - before[2] for before, after in pairwise(drawn)]
    if len(drawn) > _MOST or max(middles) - min(middles) > _LEVEL * size or any(gap > _NEXT * size for gap in gaps):
        return
    whole = union(drawn)
    if whole is None or len(lines) > 1:
        return
    beside = lines[0] if lines else None
    if beside is None or (
        len(beside.text) <= _LABEL
        and not any(map(str.isdigit, beside.text))
        and beside.box[2] <= whole[0] + _LEVEL * size
        and abs((beside.box[1] + beside.box[3]) / 2 - middles[0]) <= _LEVEL * size
    ):
        yield whole
