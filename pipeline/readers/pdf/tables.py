"""The ruled tables of a page: which grids are tables, which lie in a cell of another, and which glyph is in which cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.document import Box
from pipeline.readers.pdf.clips import middles
from pipeline.readers.pdf.edges import Mesh, meshes, standing_alone
from pipeline.readers.pdf.lattice import GridCell, Lattice, lattice_of, tall_row
from pipeline.readers.pdf.marks import boxes, part
from pipeline.readers.pdf.nested import apart
from pipeline.readers.pdf.objects import WHITE, Booleans, Floats, Glyphs, Integers
from pipeline.readers.pdf.overflow import with_own_cells
from pipeline.readers.pdf.rows_only import row_ruled
from pipeline.readers.pdf.unruled_rows import with_rows

_SLACK = 2.0  # points by which a nested table may stick out of its cell
_ALIKE = 6.0  # points; a box this near inside another on all sides is its double border
_MARGIN = 0.09  # of the page: a single box that runs within this of every edge is the page's border
_SMALLEST = 8.0  # points; no table is lower or narrower, but check boxes and ornaments are
_SHADED = np.array(
    [0.5, 0.25]
)  # shares of a cell's width and height that a fill over its centre must cover to shade it

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Found:
    """A table by its lattice; `holder` is the index of the table around it and `holder_cell` the cell, or -1."""

    lattice: Lattice
    first_group: int
    holder: int = NOWHERE
    holder_cell: int = NOWHERE


def find(lines: Mesh, glyphs: Glyphs, width: float, height: float) -> tuple[list[Found], list[Floats]]:
    """The grids of a page, a table before those nested in it, and the lines that are drawn through cells.

    `glyphs` tell the columns where only the rows are ruled. Grids that only look like tables are left out.
    """
    touching, alone = meshes(lines)
    parted = [part(mesh, glyphs) for mesh in touching]
    grids = [grid for mesh, _ in parted for grid in apart(mesh, glyphs)]
    lattices = [
        lattice for mesh in grids if (lattice := lattice_of(mesh)) is not None and _is_table(lattice, width, height)
    ]
    lattices += [tall_row(walls) for walls in standing_alone(lines)]
    lattices = [with_rows(lattice, glyphs) for lattice in lattices]
    lattices += [
        rows
        for rows in row_ruled(alone if touching else lines.across, glyphs)
        if not any(_overlap(rows.box, lattice.box) for lattice in lattices)
    ]
    lattices.sort(key=lambda lattice: (-_area(lattice.box), lattice.box[1], lattice.box[0]))
    lattices = [lattice for lattice in lattices if not _is_double_border(lattice, lattices)]
    found: list[Found] = []
    group = 0
    for lattice in lattices:
        placed = _placed(lattice, group, found)
        if placed is not None:
            found.append(placed)
            group += len(lattice.cells)
    return found, [drawn for _, drawn in parted] + [boxes(alone)]


def groups(found: list[Found], glyphs: Glyphs, cells: Floats) -> Integers:
    """For each glyph the cell it belongs to (the table's `first_group` plus the cell's number), or -1.

    `cells` are the boxes of all cells by their numbers.
    """
    x, y = middles(glyphs)
    group = np.full(len(glyphs), NOWHERE, dtype=np.int64)
    for table in found:
        cell = table.lattice.cell_at(x, y)
        group = np.where(cell >= 0, cell + table.first_group, group)
    return with_own_cells(group, glyphs, cells) if found else group


def shades(cells: Floats, fills: Floats, colours: Integers) -> list[str | None]:
    """The colour of each cell: the last fill painted over its centre, None where that is white or nothing."""
    if not len(fills) or not len(cells):
        return [None] * len(cells)
    x, y = (cells[:, 0] + cells[:, 2]) / 2, (cells[:, 1] + cells[:, 3]) / 2
    cell, fill = np.nonzero(_covers(fills, x, y))
    shared = np.minimum(fills[fill, 2:], cells[cell, 2:]) - np.maximum(fills[fill, :2], cells[cell, :2])
    enough = (shared >= _SHADED * (cells[cell, 2:] - cells[cell, :2])).all(axis=1)
    last = np.full(len(cells), -1, dtype=np.int64)
    np.maximum.at(last, cell[enough], fill[enough])
    return [None if at < 0 or colours[at] == WHITE else f"#{int(colours[at]):06X}" for at in last.tolist()]


def _covers(fills: Floats, x: Floats, y: Floats) -> Booleans:
    covers: Booleans = (
        (fills[None, :, 0] <= x[:, None])
        & (fills[None, :, 2] >= x[:, None])
        & (fills[None, :, 1] <= y[:, None])
        & (fills[None, :, 3] >= y[:, None])
    )
    return covers


def _is_table(lattice: Lattice, width: float, height: float) -> bool:
    x0, top, x1, bottom = lattice.box
    if x1 - x0 < _SMALLEST or bottom - top < _SMALLEST:
        return False
    border = (
        len(lattice.cells) == 1
        and x0 < _MARGIN * width
        and top < _MARGIN * height
        and x1 > (1 - _MARGIN) * width
        and bottom > (1 - _MARGIN) * height
    )
    return not border


def _is_double_border(lattice: Lattice, lattices: list[Lattice]) -> bool:
    """Whether a single box runs round another grid and holds nothing else."""
    if len(lattice.cells) != 1:
        return False
    mine = lattice.box
    return any(
        other is not lattice
        and _area(other.box) <= _area(mine)
        and all(-_SLACK <= gap <= _ALIKE for gap in _gaps(mine, other.box))
        for other in lattices
    )


def _placed(lattice: Lattice, group: int, found: list[Found]) -> Found | None:
    """The table with the cell that holds it; None where it lies across cells of another and so is a drawing."""
    inner = lattice.box
    for index in range(len(found) - 1, -1, -1):
        outer = found[index].lattice
        if not _overlap(inner, outer.box):
            continue
        centre = np.array([[(inner[0] + inner[2]) / 2], [(inner[1] + inner[3]) / 2]])
        cell = int(outer.cell_at(centre[0], centre[1])[0])
        if cell < 0:
            continue
        if all(gap >= -_SLACK for gap in _gaps(outer.cell_box(cell), inner)):
            return Found(lattice, group, index, cell)
        return None
    return Found(lattice, group)


def _gaps(outer: Box, inner: Box) -> tuple[float, float, float, float]:
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def is_phantom(cell: GridCell) -> bool:
    """Whether a cell without text is only the gap between a grid's outline and the box around it."""
    return cell.sides <= 2
