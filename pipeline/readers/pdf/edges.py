"""Rules joined to whole lines: dots, dashes, sides struck twice and the pieces that each cell draws for itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.readers.pdf.arrays import distinct, true_at
from pipeline.readers.pdf.objects import Booleans, Floats, Integers

_SNAP = 0.6  # points; pieces of one line lie on one line to within this, double lines further apart
_JOIN = 3.0  # points; the widest gap in a dotted border, and between the pieces that cells draw for themselves
_DASH = 6.5  # points; no dash of a border is longer, nor is the gap behind it
_DASHES = 5  # so many in a row are a border; fewer may be signs
_SHORTEST = 4.0  # points; a whole line shorter than this is no side of a cell
_DOT = 3.0  # points; a rule no longer than this may belong to a line of either direction
_TOUCH = 0.9  # points; how far apart two lines of one table may end. A table in a cell is at least 1.1 from its walls
_TALL = 60.0  # points; lines that stand alone are the walls of a row that goes on overleaf, and that is tall
_EVEN = 2.0  # points; the walls of one row begin and end together
_COLUMNS = 3  # walls of the fewest columns that are a table
_FAR = 1e6  # more than any page is wide


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one direction: `at` across it, from `low` to `high` along it."""

    at: Floats
    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.at)

    def take(self, which: Booleans | Integers) -> Lines:
        """Some of them."""
        return Lines(self.at[which], self.low[which], self.high[which])


@dataclass(frozen=True, slots=True)
class Mesh:
    """Lines that touch one another: `across` horizontal (at = y), `down` vertical (at = x)."""

    across: Lines
    down: Lines

    @property
    def rim(self) -> tuple[float, float, float, float]:
        """Its outermost lines: x0, top, x1, bottom."""
        return (
            float(self.down.at.min(initial=_FAR)),
            float(self.across.at.min(initial=_FAR)),
            float(self.down.at.max(initial=-_FAR)),
            float(self.across.at.max(initial=-_FAR)),
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom."""
        return (
            float(min(self.down.at.min(initial=_FAR), self.across.low.min(initial=_FAR))),
            float(min(self.across.at.min(initial=_FAR), self.down.low.min(initial=_FAR))),
            float(max(self.down.at.max(initial=-_FAR), self.across.high.max(initial=-_FAR))),
            float(max(self.across.at.max(initial=-_FAR), self.down.high.max(initial=-_FAR))),
        )


def joined(rules: Floats) -> Mesh:
    """All lines of a page."""
    width, height = rules[:, 2] - rules[:, 0], rules[:, 3] - rules[:, 1]
    dot = (width <= _DOT) & (height <= _DOT)
    lying, standing = rules[(width >= height) | dot], rules[(height > width) | dot]
    return Mesh(
        _join((lying[:, 1] + lying[:, 3]) / 2, lying[:, 0], lying[:, 2]),
        _join((standing[:, 0] + standing[:, 2]) / 2, standing[:, 1], standing[:, 3]),
    )


def _join(at: Floats, low: Floats, high: Floats) -> Lines:
    if not len(at):
        return Lines(at, low, high)
    order = np.argsort(at, kind="stable")
    at, low, high = at[order], low[order], high[order]
    track = np.concatenate([[0], np.cumsum(at[1:] - at[:-1] > _SNAP)])
    order = np.lexsort((high, low, track))
    at, low, high, track = at[order], low[order], high[order], track[order]
    reach = np.maximum.accumulate(high + track * _FAR)
    gap = low[1:] + track[1:] * _FAR - reach[:-1]
    start = np.concatenate([[True], (gap > _JOIN) & ~_dashed(gap, high - low)])
    first = true_at(start)
    size = sizes(first, len(at))
    lines = Lines(np.add.reduceat(at, first) / size, low[first], np.maximum.reduceat(high, first))
    return lines.take(lines.high - lines.low >= _SHORTEST)


def _dashed(gap: Floats, length: Floats) -> Booleans:
    """Before which pieces but the first there is only the gap of a dashed line: short pieces, many in a row."""
    short = length <= _DASH
    near: Booleans = (gap <= _DASH) & short[1:] & short[:-1]
    if not near.any():
        return near
    number = np.concatenate([[0], np.cumsum(~near)])
    many: Booleans = near & (np.bincount(number)[number[1:]] >= _DASHES)
    return many


def sizes(first: Integers, count: int) -> Integers:
    """How many follow from each first to the next."""
    ends = np.empty_like(first)
    ends[:-1], ends[-1] = first[1:], count
    return ends - first


def meshes(lines: Mesh) -> tuple[list[Mesh], Lines]:
    """The lines parted into groups that touch, and the horizontal lines that touch nothing."""
    across, down = lines.across, lines.down
    if not len(across) or not len(down):
        return [], across
    touching = (
        (down.at[None, :] >= across.low[:, None] - _TOUCH)
        & (down.at[None, :] <= across.high[:, None] + _TOUCH)
        & (across.at[:, None] >= down.low[None, :] - _TOUCH)
        & (across.at[:, None] <= down.high[None, :] + _TOUCH)
    )
    alone: Booleans = np.logical_not(touching.any(axis=1))
    of_across, of_down = _components(touching)
    groups = [
        Mesh(across.take(of_across == label), down.take(of_down == label))
        for label in distinct(of_across[~alone]).tolist()
    ]
    return groups, across.take(alone)


def standing_alone(lines: Mesh) -> list[Lines]:
    """Vertical lines that touch nothing, in groups of one height: what a page shows of a row taller than itself."""
    down = lines.down
    touched = (
        (down.at[None, :] >= lines.across.low[:, None] - _TOUCH)
        & (down.at[None, :] <= lines.across.high[:, None] + _TOUCH)
        & (lines.across.at[:, None] >= down.low[None, :] - _TOUCH)
        & (lines.across.at[:, None] <= down.high[None, :] + _TOUCH)
    ).any(axis=0)
    free = down.take(~touched & (down.high - down.low >= _TALL))
    order = np.lexsort((free.at, np.round(free.high / _EVEN), np.round(free.low / _EVEN)))
    free = free.take(order)
    if len(free) < _COLUMNS:
        return []
    parted = (np.abs(np.diff(free.low)) > _EVEN) | (np.abs(np.diff(free.high)) > _EVEN)
    groups = np.split(np.arange(len(free)), true_at(parted) + 1)
    return [free.take(group) for group in groups if len(group) >= _COLUMNS]


def _components(touching: Booleans) -> tuple[Integers, Integers]:
    """A label for every row and every column of a matrix of contacts; those linked by contacts share one."""
    rows = len(touching)
    of_row = np.arange(rows, dtype=np.int64)
    while True:
        of_column = np.where(touching, of_row[:, None], rows).min(axis=0)
        lowered = np.minimum(of_row, np.where(touching, of_column[None, :], rows).min(axis=1))
        if np.array_equal(lowered, of_row):
            return of_row, of_column
        of_row = lowered
