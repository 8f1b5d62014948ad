"""Lines and arrows drawn through cells, as in hand-made road maps: told apart from borders by where they end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.document.blocks import Drawn
from pipeline.readers.pdf.arrays import median, true_at
from pipeline.readers.pdf.clips import middles
from pipeline.readers.pdf.edges import Lines, Mesh
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, no_boxes

_MEETS = 2.5  # points; an end this near to a crossing line stops at it
_INSIDE = 3.0  # points; an end this far within the outermost crossing lines is inside the table, not an open side
_HEAD = 14.0  # points; no arrow head is longer or wider
_THROUGH = 0.5  # share of a cell's width that a line must cross
_LINE = 1.5  # font sizes; what is lower holds no line of text
_FAR = 1e6  # more than any page is high
_MIDDLE = 0.25  # of a cell's height: how far from its middle a line drawn through it may run


@dataclass(frozen=True, slots=True)
class Marks:
    """Lines drawn through cells, as boxes, and which of them are arrows."""

    box: Floats
    arrow: Booleans


def part(mesh: Mesh, glyphs: Glyphs) -> tuple[Mesh, Floats]:
    """The borders of one group of lines, and as boxes the lines in it that are drawn through cells."""
    drawn = _end_inside(mesh.across, mesh.down)
    drawn |= _through_empty(mesh, glyphs, ~drawn)
    if not drawn.any():
        return mesh, no_boxes()
    return Mesh(mesh.across.take(~drawn), mesh.down), boxes(mesh.across.take(drawn))


def boxes(across: Lines) -> Floats:
    """Horizontal lines as boxes without height."""
    return np.column_stack([across.low, across.at, across.high, across.at])


def marks(lines: list[Floats], shapes: Floats) -> Marks:
    """All lines drawn through cells; `shapes` are what may be arrow heads."""
    box = np.concatenate([*lines, no_boxes()])
    return Marks(box, _headed(box, shapes))


def drawn_through(cells: Floats, marks: Marks) -> list[Drawn | None]:
    """For each cell what is drawn through its middle from side to side."""
    if not len(marks.box) or not len(cells):
        return [None] * len(cells)
    width, height = cells[:, 2] - cells[:, 0], cells[:, 3] - cells[:, 1]
    middle = (cells[:, 1] + cells[:, 3]) / 2
    at = (marks.box[:, 1] + marks.box[:, 3]) / 2
    shared = np.minimum(cells[:, None, 2], marks.box[None, :, 2]) - np.maximum(cells[:, None, 0], marks.box[None, :, 0])
    through = (shared >= _THROUGH * width[:, None]) & (
        np.abs(at[None, :] - middle[:, None]) <= _MIDDLE * height[:, None]
    )
    return ["arrow" if (row & marks.arrow).any() else "line" if row.any() else None for row in through]


def _end_inside(across: Lines, down: Lines) -> Booleans:
    """Which horizontal lines end in the middle of a cell, where no border ends."""
    if not len(across) or not len(down):
        return np.zeros(len(across), dtype=bool)
    level = (across.at[:, None] >= down.low[None, :] - _MEETS) & (across.at[:, None] <= down.high[None, :] + _MEETS)
    first = np.where(level, down.at[None, :], np.inf).min(axis=1)
    last = np.where(level, down.at[None, :], -np.inf).max(axis=1)
    ends = []
    for end in (across.low, across.high):
        met = (level & (np.abs(down.at[None, :] - end[:, None]) <= _MEETS)).any(axis=1)
        ends.append(~met & (end > first + _INSIDE) & (end < last - _INSIDE))
    inside: Booleans = ends[0] | ends[1]
    return inside


def _through_empty(mesh: Mesh, glyphs: Glyphs, asked: Booleans) -> Booleans:
    """Which of the horizontal lines asked for run from wall to wall through the middle of empty cells.

    They are centre lines of cells: what they would part is too low for text and has none, and beside them, to the left,
    text stands at their height.
    """
    across, down = mesh.across, mesh.down
    found = np.zeros(len(across), dtype=bool)
    if not len(down) or not len(across):
        return found
    whole = (across.low <= down.at.min() + _INSIDE) & (across.high >= down.at.max() - _INSIDE)
    tops, bottoms = _between(across)
    middle = np.abs(across.at - (tops + bottoms) / 2) <= _MIDDLE / 2 * (bottoms - tops)
    middle &= bottoms - tops <= 2 * _LINE * glyphs.size.max(initial=0.0)
    x, y = middles(glyphs)
    told = ~is_blank(glyphs.code)
    for number in true_at(asked & ~whole & middle).tolist():
        at, low, high = across.at[number], across.low[number], across.high[number]
        top, bottom = float(tops[number]), float(bottoms[number])
        band = told & (y > top) & (y < bottom)
        label = band & (x < low) & (x > down.at.min())
        if not label.any() or (band & (x > low) & (x < high)).any():
            continue
        size = median(glyphs.size[label])
        off = max(abs(at - (top + bottom) / 2), abs(float(y[label].min() + y[label].max()) / 2 - at))
        found[number] = bottom - top <= 2 * _LINE * size and off <= _MIDDLE / 2 * (bottom - top)
    return found


def _between(across: Lines) -> tuple[Floats, Floats]:
    """For each line where the next ones above and below it are that are as long; without limit where there is none."""
    low, high, at = across.low[:, None], across.high[:, None], across.at[:, None]
    beside = (across.low <= low + _MEETS) & (across.high >= high - _MEETS)
    above = np.where(beside & (across.at < at), across.at, -_FAR).max(axis=1, initial=-_FAR)
    below = np.where(beside & (across.at > at), across.at, _FAR).min(axis=1, initial=_FAR)
    return above, below


def _headed(box: Floats, shapes: Floats) -> Booleans:
    """Which lines have a small shape at an end."""
    size = shapes[:, 2:] - shapes[:, :2]
    heads = shapes[(size <= _HEAD).all(axis=1)]
    if not len(heads) or not len(box):
        return np.zeros(len(box), dtype=bool)
    y = (box[:, 1] + box[:, 3]) / 2
    level = (y[:, None] >= heads[None, :, 1]) & (y[:, None] <= heads[None, :, 3])
    tip = np.zeros_like(level)
    for end in (box[:, 0], box[:, 2]):
        tip |= (end[:, None] >= heads[None, :, 0] - _MEETS) & (end[:, None] <= heads[None, :, 2] + _MEETS)
    headed: Booleans = np.any(level & tip, axis=1)
    return headed
