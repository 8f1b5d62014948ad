"""Tables ruled between their rows alone: where the columns part is told by the white between their texts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.readers.pdf.arrays import median, true_at
from pipeline.readers.pdf.edges import Lines, Mesh
from pipeline.readers.pdf.lattice import Lattice, lattice_of
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers

_RULES = 3  # above the head, below it and at the foot: two alone may set off anything
_COLUMNS = 3  # two columns ruled so may be text in two columns
_EVEN = 3.0  # points; the rules of one table begin and end together
_WHITE = 0.45  # of the font size: a narrower gap in line after line is between words
_SHARE = 0.15  # of the lines that may run through the white between two columns, as heads of several columns do
_LEVEL = 0.5  # of the font size: middles nearer than this stand on one line
_FINE = 4.0  # so many steps to a point
_FIGURES = 0x39  # digits and the signs in numbers lie at or below this code


def row_ruled(rules: Lines, glyphs: Glyphs) -> Iterator[Lattice]:
    """The grids of tables whose horizontal rules touch no other line."""
    if len(rules) < _RULES:
        return
    glyphs = glyphs.take(~is_blank(glyphs.code))
    seen: list[tuple[float, float, float, float]] = []
    for which in sorted(_alike(rules), key=lambda which: rules.low[which[0]] - rules.high[which[0]]):
        low, high = float(rules.low[which].min()), float(rules.high[which].max())
        top, bottom = float(rules.at[which].min()), float(rules.at[which].max())
        # shorter rules between longer ones part some columns of the same table
        if not any(x0 <= high and low <= x1 and y0 <= bottom and top <= y1 for x0, y0, x1, y1 in seen):
            found = _lattice(rules, which, glyphs)
            if found is not None:
                yield found
        seen.append((low, top, high, bottom))


def _alike(rules: Lines) -> Iterator[Integers]:
    """The rules that begin and end together, from the top down."""
    left = np.argsort(rules.at, kind="stable").tolist()
    while left:
        first = left[0]
        same = [
            at
            for at in left
            if abs(rules.low[at] - rules.low[first]) <= _EVEN and abs(rules.high[at] - rules.high[first]) <= _EVEN
        ]
        left = [at for at in left if at not in same]
        if len(same) >= _RULES:
            yield np.array(same)


def _lattice(rules: Lines, outer: Integers, glyphs: Glyphs) -> Lattice | None:
    low, high = float(rules.low[outer].min()), float(rules.high[outer].max())
    top, bottom = float(rules.at[outer].min()), float(rules.at[outer].max())
    inside = (rules.at >= top) & (rules.at <= bottom) & (rules.low >= low - _EVEN) & (rules.high <= high + _EVEN)
    across = rules.take(inside)
    x, y = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2, (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    held = (y > top) & (y < bottom) & (x > low - _EVEN) & (x < high + _EVEN)
    if not held.any():
        return None
    glyphs, y = glyphs.take(held), y[held]
    size = median(glyphs.size)
    line = _lines(y, size)
    walls = _walls(glyphs, line, size)
    if len(walls) + 1 < _COLUMNS:
        return None
    crossed, filled = _crossed(glyphs, line, walls), _filled(glyphs, line, walls)
    floors = _floors(across, y, line, glyphs, filled, low, high)
    if floors is None:
        return None
    down = _down(floors, walls, y, line, crossed, low, high)
    lattice = lattice_of(Mesh(floors, down))
    return lattice if lattice is not None and _is_whole(lattice, glyphs) else None


def _lines(y: Floats, size: float) -> Integers:
    """The number of the text line of every glyph, from the top."""
    order = np.argsort(y, kind="stable")
    number = np.empty(len(y), dtype=np.int64)
    number[order] = np.concatenate([[0], np.cumsum(np.diff(y[order]) > _LEVEL * size)])
    return number


def _walls(glyphs: Glyphs, line: Integers, size: float) -> Floats:
    """The middles of the white bands that run down between the texts of nearly all lines."""
    x0 = float(glyphs.box[:, 0].min())
    begin = np.floor((glyphs.box[:, 0] - x0) * _FINE).astype(np.int64)
    end = np.ceil((glyphs.box[:, 2] - x0) * _FINE).astype(np.int64)
    inked = np.zeros((int(line.max()) + 1, int(end.max()) + 1), dtype=bool)
    for row, start, stop in zip(line.tolist(), begin.tolist(), end.tolist(), strict=True):
        inked[row, start:stop] = True
    white = inked.sum(axis=0) <= _SHARE * len(inked)
    edges = true_at(np.diff(np.concatenate([[0], white.astype(np.int64), [0]])))
    starts, stops = edges[::2], edges[1::2]
    wide = (stops - starts >= _WHITE * size * _FINE) & (starts > 0) & (stops < inked.shape[1] - 1)
    middles: Floats = x0 + (starts[wide] + stops[wide]) / 2 / _FINE
    return middles


def _crossed(glyphs: Glyphs, line: Integers, walls: Floats) -> Booleans:
    """For each line and wall whether a text of the line runs through the wall."""
    crossed = np.zeros((int(line.max()) + 1, len(walls)), dtype=bool)
    through = (glyphs.box[:, :1] < walls) & (glyphs.box[:, 2:3] > walls)
    for glyph, wall in np.argwhere(through).tolist():
        crossed[line[glyph], wall] = True
    return crossed


def _filled(glyphs: Glyphs, line: Integers, walls: Floats) -> Booleans:
    """For each line and column whether a text stands there."""
    column = np.searchsorted(walls, (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2)
    filled = np.zeros((int(line.max()) + 1, len(walls) + 1), dtype=bool)
    filled[line, column] = True
    return filled


def _floors(
    across: Lines, y: Floats, line: Integers, glyphs: Glyphs, filled: Booleans, low: float, high: float
) -> Lines | None:
    """The rules, and a line over each row of a body that has none; None where a row cannot be told from a wrapped line."""
    lines = int(line.max()) + 1
    middle = np.bincount(line, weights=y) / np.bincount(line)
    band = np.searchsorted(np.sort(across.at[across.high - across.low >= high - low - 2 * _EVEN]), middle)
    added = []
    for above, below in zip(range(lines - 1), range(1, lines), strict=True):
        if band[above] != band[below]:
            continue
        figures = bool((glyphs.code[line == below] <= _FIGURES).mean() > 1 / 2)
        if filled[below].sum() == 1 and not figures:
            continue  # the rest of a text that was wrapped in its column
        if band[below] < band.max() and filled[above].sum() < filled.shape[1]:
            return None  # a head of several rows
        added.append((middle[above] + middle[below]) / 2)
    extra = np.array(added)
    return Lines(
        np.concatenate([across.at, extra]),
        np.concatenate([across.low, np.full(len(extra), low)]),
        np.concatenate([across.high, np.full(len(extra), high)]),
    )


def _down(floors: Lines, walls: Floats, y: Floats, line: Integers, crossed: Booleans, low: float, high: float) -> Lines:
    """Walls between all floors, but where a text runs through; and those at both sides."""
    ys = np.unique(floors.at)
    middle = np.bincount(line, weights=y) / np.bincount(line)
    row = np.searchsorted(ys, middle) - 1
    at, begin, end = [low, high], [ys[0], ys[0]], [ys[-1], ys[-1]]
    for wall, x in enumerate(walls.tolist()):
        closed = set(row[crossed[:, wall]].tolist())
        for number in range(len(ys) - 1):
            if number not in closed:
                at.append(x)
                begin.append(ys[number])
                end.append(ys[number + 1])
    return Lines(np.array(at), np.array(begin), np.array(end))


def _is_whole(lattice: Lattice, glyphs: Glyphs) -> bool:
    """Whether every column has a head: where one has none, a head of several columns may not be told from its neighbours."""
    x, y = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2, (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    taken = set(lattice.cell_at(x, y).tolist())
    heads = [(number, cell) for number, cell in enumerate(lattice.cells) if cell.row == 0]
    return len(lattice.ys) > _RULES - 1 and all(number in taken for number, cell in heads if cell.column)
