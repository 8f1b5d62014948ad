"""Text that runs over the walls of its cell, as spreadsheets print it: each word stays whole and with its own cell.

A spreadsheet writes a text too long for its cell over the empty cells beside it, or hides the rest behind the neighbour's
text. Either way the file holds the whole text, one letter at the end of the other, and that is what the author wrote.
"""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers

_NEXT = 0.0125  # of the font size: so exactly one letter of a text begins where the one before it ends
_LEVEL = 0.05  # of the font size: letters of one text stand on one line to within this
_BEFORE = 1.0  # points; text may begin so far before the wall that it keeps to
_PAD = 6.0  # points; text begins no further behind it
_NOWHERE = -1


def with_own_cells(group: Integers, glyphs: Glyphs, cells: Floats) -> Integers:
    """For each glyph the cell to which its text belongs; `group` is the cell it stands in, `cells` their boxes by group."""
    if len(group) < 2 or not len(cells):
        return group
    wall = np.flatnonzero(group[1:] != group[:-1])
    crossing = wall[_follows(glyphs, wall)]
    if not len(crossing):
        return group
    run = np.concatenate([[0], np.cumsum(~_follows(glyphs, np.arange(len(group) - 1)))])
    owned = group.copy()
    for number in np.unique(run[crossing]).tolist():
        first, end = np.searchsorted(run, [number, number + 1]).tolist()
        owner = _owner(group[first:end], glyphs.box[first:end], cells)
        if owner is not None:
            owned[first:end] = owner
    return owned


def _follows(glyphs: Glyphs, at: Integers) -> Booleans:
    """Whether the glyph behind each one goes on with its text: on the same line, of one size, exactly at its end."""
    box, size = glyphs.box, np.maximum(glyphs.size, 1.0)
    near: Booleans = np.abs(box[at + 1, 0] - box[at, 2]) <= _NEXT * size[at]
    level = np.abs(box[at + 1, 3] - box[at, 3]) <= _LEVEL * size[at]
    follows: Booleans = near & level & (np.abs(size[at + 1] - size[at]) <= _LEVEL * size[at])
    return follows


def _owner(group: Integers, box: Floats, cells: Floats) -> int | None:
    """The cell at whose left wall a text begins, else at whose right wall it ends, else over whose middle it stands.

    None where the text began outside all cells.
    """
    if group[0] == _NOWHERE:
        return None
    owners: list[int] = list(dict.fromkeys(group[group != _NOWHERE].tolist()))
    x0, x1 = float(box[:, 0].min()), float(box[:, 2].max())
    if -_BEFORE <= x0 - cells[owners[0], 0] <= _PAD:
        return owners[0]
    if -_BEFORE <= cells[owners[-1], 2] - x1 <= _PAD:
        return owners[-1]
    return min(owners, key=lambda owner: abs(cells[owner, 0] + cells[owner, 2] - x0 - x1))
