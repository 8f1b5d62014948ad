"""A table in a cell of another that shares a wall with it, told from the rest of the grid by its free corners.

Where a rectangle is parted into cells, no line ends at a corner in its midst: at least one of the two that meet there
goes on. A corner that is free on its other sides, in the midst of a cell, belongs to a box drawn into that cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pipeline.document import Box
from pipeline.readers.pdf.edges import Lines, Mesh
from pipeline.readers.pdf.lattice import lattice_of
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs

_MEETS = 1.0  # points; ends of two lines this near are one corner
_PAST = 0.25  # points to the side of a corner, where the cell around it is looked for
_MOST = 100  # tables in the cells of one grid; more are a drawing
_FEWEST = 2  # cells of a table; one alone is a box, or a border left off


class _Corner(NamedTuple):
    """Where two lines end; `right` and `down` are 1 where they run that way from there, else -1."""

    x: float
    y: float
    right: int
    down: int
    across: tuple[float, float]
    standing: tuple[float, float]


def apart(mesh: Mesh, glyphs: Glyphs) -> list[Mesh]:
    """The grid without those that lie in its cells, and these; `glyphs` tell a box in a cell from a border left off."""
    found: list[Mesh] = []
    for _ in range(_MOST):
        taken = next(_inner(mesh, glyphs), None)
        if taken is None:
            break
        mesh, inner = taken
        found.append(inner)
    return [mesh, *found]


def _inner(mesh: Mesh, glyphs: Glyphs) -> Iterator[tuple[Mesh, Mesh]]:
    rim = mesh.rim
    for corner in _corners(mesh.across, mesh.down):
        cell = _around(corner, mesh, rim)
        if cell is None:
            continue
        box = _box(corner, cell)
        inner = Mesh(_within(mesh.across, box, 1), _within(mesh.down, box, 0))
        lattice = lattice_of(inner)
        if lattice is None or len(lattice.cells) < _FEWEST or _stands_beside(glyphs, cell, box):
            continue
        yield Mesh(_without(mesh.across, box, cell, 1), _without(mesh.down, box, cell, 0)), inner


def _corners(across: Lines, down: Lines) -> Iterator[_Corner]:
    """The places where a line of each direction ends and none goes on."""
    ends = [(right, np.abs(at[:, None] - down.at) <= _MEETS) for right, at in ((1, across.low), (-1, across.high))]
    levels = [(below, np.abs(across.at[:, None] - at) <= _MEETS) for below, at in ((1, down.low), (-1, down.high))]
    for right, beside in ends:
        for below, level in levels:
            for lying, standing in zip(*(found.tolist() for found in (beside & level).nonzero()), strict=True):
                yield _Corner(
                    float(down.at[standing]),
                    float(across.at[lying]),
                    right,
                    below,
                    (float(across.low[lying]), float(across.high[lying])),
                    (float(down.low[standing]), float(down.high[standing])),
                )


def _around(corner: _Corner, mesh: Mesh, rim: Box) -> Box | None:
    """The cell in whose midst a corner stands; None where it stands at the rim of the grid."""
    x, y = corner.x - corner.right * (_MEETS + _PAST), corner.y - corner.down * (_MEETS + _PAST)
    if not (rim[0] < x < rim[2] and rim[1] < y < rim[3]):
        return None
    walls = mesh.down.at[(mesh.down.low <= y) & (mesh.down.high >= y)]
    floors = mesh.across.at[(mesh.across.low <= x) & (mesh.across.high >= x)]
    sides = (walls[walls < x], floors[floors < y], walls[walls > x], floors[floors > y])
    if not all(len(side) for side in sides):
        return None
    return float(sides[0].max()), float(sides[1].max()), float(sides[2].min()), float(sides[3].min())


def _box(corner: _Corner, cell: Box) -> Box:
    """How far the two lines of a corner reach inside its cell."""
    low, high = corner.across
    top, bottom = corner.standing
    x0, x1 = (corner.x, min(high, cell[2])) if corner.right > 0 else (max(low, cell[0]), corner.x)
    y0, y1 = (corner.y, min(bottom, cell[3])) if corner.down > 0 else (max(top, cell[1]), corner.y)
    return x0, y0, x1, y1


def _within(lines: Lines, box: Box, axis: int) -> Lines:
    """The parts of lines that lie in a box or on its sides."""
    inside, low, high = _reach(lines, box, axis)
    return Lines(lines.at[inside], low[inside], high[inside])


def _without(lines: Lines, box: Box, cell: Box, axis: int) -> Lines:
    """The lines without what lies in a box, save the walls of the cell around it."""
    inside, _, _ = _reach(lines, box, axis)
    shared = (np.abs(lines.at - cell[axis]) <= _MEETS) | (np.abs(lines.at - cell[axis + 2]) <= _MEETS)
    gone = inside & ~shared
    before, behind = gone & (lines.low < cell[1 - axis] - _MEETS), gone & (lines.high > cell[3 - axis] + _MEETS)
    return Lines(
        np.concatenate([lines.at[~gone], lines.at[before], lines.at[behind]]),
        np.concatenate([lines.low[~gone], lines.low[before], np.full(int(behind.sum()), cell[3 - axis])]),
        np.concatenate([lines.high[~gone], np.full(int(before.sum()), cell[1 - axis]), lines.high[behind]]),
    )


def _reach(lines: Lines, box: Box, axis: int) -> tuple[Booleans, Floats, Floats]:
    """Which lines have a part in a box, and from where to where that goes."""
    low, high = np.maximum(lines.low, box[1 - axis]), np.minimum(lines.high, box[3 - axis])
    inside: Booleans = (lines.at >= box[axis] - _MEETS) & (lines.at <= box[axis + 2] + _MEETS) & (high - low > _MEETS)
    return inside, low, high


def _stands_beside(glyphs: Glyphs, cell: Box, box: Box) -> bool:
    """Whether text stands in the cell to the left or right of a box."""
    x, y = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2, (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    level = (y > box[1]) & (y < box[3]) & (x > cell[0]) & (x < cell[2])
    level &= ~is_blank(glyphs.code)
    return bool((level & ((x < box[0]) | (x > box[2]))).any())
