"""Text that runs over the walls of its cell, as spreadsheets print it: each word stays whole and with its own cell.

A spreadsheet writes a text too long for its cell over the empty cells beside it, a browser over the text of the next cell
too. Either way the letters of one text begin each exactly where the one before ends, wherever the walls are.
"""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.arrays import distinct, true_at
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers

_NEXT = 0.0125  # of the font size: so exactly one letter of a text begins where the one before it ends
_LEVEL = 0.05  # of the font size: letters of one text stand on one line, and are of one size, to within this
_BEYOND = 0.5  # points by which a letter sticks out of its cell that was not printed for it
_BEFORE = 1.0  # points; text may begin so far before the wall that it keeps to
_PAD = 6.0  # points; text begins no further behind it
_PLACE = 0.1  # points; first letters of cells stand at one place to within this
_SEVERAL = 3  # texts that begin so far behind a wall: fewer may be chance
_HIDES = 0.1  # of the font size: so much of a figure another letter may cover as letters of one word do
_CUT = 0.3  # of a figure's width beyond the wall: less is the white beside it
_SAME_LINE = 0.4  # of the font size: middles nearer than this stand on one line
_DIGITS = (0x30, 0x39)
_FAR = 1e5  # more than any page is wide
_NOWHERE = -1


def with_own_cells(group: Integers, glyphs: Glyphs, cells: Floats) -> Integers:
    """For each glyph the cell to which its text belongs; `group` is the cell it stands in, `cells` their boxes by group."""
    if len(group) < 2 or not len(cells) or not _overflows(group, glyphs, cells):
        return group
    before = _before(group, glyphs, cells)
    text = np.arange(len(group))
    for at in np.argsort(glyphs.box[:, 0], kind="stable").tolist():
        if before[at] != _NOWHERE:
            text[at] = text[before[at]]
    owned = group.copy()
    crossing = true_at((before != _NOWHERE) & (group[before] != group))
    for number in distinct(text[crossing]).tolist():
        which = true_at(text == number)
        which = which[np.argsort(glyphs.box[which, 0], kind="stable")]
        owner = _owner(group[which], glyphs.box[which], cells)
        if owner is not None:
            owned[which] = owner
    return owned


def hidden_figures(owned: Integers, glyphs: Glyphs, cells: Floats) -> list[int]:
    """The cells of which a figure outside lies over the text of another, or is the last of its text and cut by the wall.

    Libraries drop one of two equal letters that lie over one another, and printers what lies behind a wall.
    """
    if len(owned) < 2 or not len(cells):
        return []
    box, own = glyphs.box, cells[owned]
    digit = (glyphs.code >= _DIGITS[0]) & (glyphs.code <= _DIGITS[1]) & (owned != _NOWHERE)
    out = true_at(digit & ((box[:, 2] > own[:, 2] + _BEYOND) | (box[:, 0] < own[:, 0] - _BEYOND)))
    if not len(out):
        return []
    size = glyphs.size[out, None]
    level = np.abs(box[out, None, 1] + box[out, None, 3] - box[:, 1] - box[:, 3]) / 2 <= _SAME_LINE * size
    level &= ~is_blank(glyphs.code)
    same = owned[out, None] == owned
    shared = np.minimum(box[out, None, 2], box[:, 2]) - np.maximum(box[out, None, 0], box[:, 0])
    over = level & ~same & (shared > _HIDES * size)
    covered = over.any(axis=1)
    last = ~(level & same & (box[:, 0] > box[out, None, 0])).any(axis=1)
    beyond = box[out, 2] - own[out, 2]
    cut = last & (beyond > _CUT * (box[out, 2] - box[out, 0])) & (box[out, 0] < own[out, 2])
    told = np.concatenate([owned[out[covered | cut]], owned[over.any(axis=0)]])
    told_of: list[int] = distinct(told[told != _NOWHERE]).tolist()
    return told_of


def _overflows(group: Integers, glyphs: Glyphs, cells: Floats) -> bool:
    """Whether some letter sticks out of its cell, or goes on with the one before in another: on most pages none does."""
    box = glyphs.box
    own = cells[group]
    out = (box[:, 2] > own[:, 2] + _BEYOND) | (box[:, 0] < own[:, 0] - _BEYOND)
    if (out & (group != _NOWHERE)).any():
        return True
    wall = true_at(group[1:] != group[:-1])
    near = np.abs(box[wall + 1, 0] - box[wall, 2]) <= _NEXT * glyphs.size[wall]
    return bool((near & (np.abs(box[wall + 1, 3] - box[wall, 3]) <= _BEYOND)).any())


def _before(group: Integers, glyphs: Glyphs, cells: Floats) -> Integers:
    """For each glyph the one at whose end it begins, or -1.

    The file's order tells nothing: where texts lie over one another the library that reads it mixes their letters.
    """
    box, size = glyphs.box, np.maximum(glyphs.size, 1.0)
    down = np.argsort(box[:, 3], kind="stable")
    line = np.empty(len(box))
    line[down] = np.concatenate([[0], np.cumsum(np.diff(box[down, 3]) > _LEVEL * size[down[1:]])])
    ends = line * _FAR + box[:, 2]
    order = np.argsort(ends, kind="stable")
    begin = line * _FAR + box[:, 0]
    right = np.clip(np.searchsorted(ends[order], begin), 0, len(box) - 1)
    found = np.full(len(box), _NOWHERE, dtype=np.int64)
    nearest = _NEXT * size
    for place in (right, np.maximum(right - 1, 0)):
        left = order[place]
        apart = np.abs(ends[left] - begin)
        fits = (apart <= nearest) & (box[left, 0] < box[:, 0]) & (np.abs(size[left] - size) <= _LEVEL * size)
        found[fits], nearest[fits] = left[fits], apart[fits]
    anew = (found != _NOWHERE) & _begin_cells(found == _NOWHERE, group, box, cells)
    found[anew & (group[found] != group)] = _NOWHERE
    return found


def _begin_cells(first: Booleans, group: Integers, box: Floats, cells: Floats) -> Booleans:
    """Which glyphs stand as far behind their cell's wall as the `first` letters of several texts do."""
    behind = box[:, 0] - cells[group, 0]
    place = np.round(behind / _PLACE)
    held = (group != _NOWHERE) & (behind >= -_BEFORE) & (behind <= _PAD)
    usual, count = np.unique(place[first & held], return_counts=True)
    usual = usual[count >= _SEVERAL]
    found: Booleans = held & np.isin(place, np.concatenate([usual - 1, usual, usual + 1]))
    return found


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
