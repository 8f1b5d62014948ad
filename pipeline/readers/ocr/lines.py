"""A region of a page as lines: bands of ink, each parted into signs that are known by their shape and runs of letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.shapes import sign_of

_AROUND = 31  # pixels of the surroundings that ink must be darker than
_DARKER = 26  # grey levels by which it must be
_BLACK = 60  # a grey that is print wherever it stands: the inside of a filled sign
_CLEAR = 42  # grey levels by which print is darker than the ground of its cell
_SPECK = 3  # pixels: fewer are dust
_LEAST, _DASH = 6, 30  # pixels: a lower band is what is left of a rule, if it is no dash
_TALL, _THIN = 120, 12  # pixels, and times as high as wide: no letter is, but a piece of a wall
_CLOSE = 3  # pixels of white inside a syllable, over which a band goes on
_LOW = 0.45  # of the usual height: a lower band is part of the one beside it (a dot, an underline)
_NEAR = 0.5  # of the usual height: as far as such a part may stand from its band
_APART = 0.15  # of the height: white between two stretches that are looked at for themselves
_GAP = 1.5  # of the height: white that parts two texts of one line

Window = tuple[int, int, int, int]
"""x0, top, x1, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Run:
    """Part of a line: a sign known by its shape, or letters that have yet to be read (`sign` is None)."""

    box: Window
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """One printed line."""

    box: Window
    runs: tuple[Run, ...]


def ink_of(page: Grey) -> Grey:
    """1 where something is printed, 0 where paper shows."""
    dark = cv2.subtract(cv2.blur(page, (_AROUND, _AROUND)), page)
    return _dusted(((dark > _DARKER) | (page < _BLACK)).astype(np.uint8))


def ink_on(part: Grey, ground: float) -> Grey:
    """1 where something is printed in a cell of that ground, however dark its fill is."""
    return _dusted((part < ground - _CLEAR).astype(np.uint8))


def _dusted(ink: Grey) -> Grey:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] > _SPECK
    kept[0] = False
    return kept[labels].astype(np.uint8) if count > 1 else ink


def bands(ink: Grey, window: Window) -> Iterator[Band]:
    """The lines of a region from top to bottom."""
    x0, top, x1, bottom = window
    region = _without_walls(ink[top:bottom, x0:x1])
    rows = _merged(_stretches(region.max(axis=1), _CLOSE))
    for low, high in rows:
        if high - low < _LEAST and not region[low:high].any(axis=0).sum() <= _DASH:
            continue
        columns = np.flatnonzero(region[low:high].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        line = region[low:high, left:right]
        box = (x0 + left, top + low, x0 + right, top + high)
        yield Band(box, tuple(_runs(line, box)))


def _without_walls(region: Grey) -> Grey:
    """The ink without what is left of the walls of the region: a thin trace along many lines would make them one."""
    if region.shape[0] < _TALL or not region.any():
        return region
    count, labels, stats, _ = cv2.connectedComponentsWithStats(region, connectivity=8)
    walls = (stats[:, cv2.CC_STAT_HEIGHT] > _TALL) & (
        stats[:, cv2.CC_STAT_WIDTH] * _THIN < stats[:, cv2.CC_STAT_HEIGHT]
    )
    walls[0] = False
    return np.where(walls[labels], 0, region).astype(np.uint8) if count > 1 and walls.any() else region


def _stretches(inked: NDArray[np.uint8], bridge: int) -> list[tuple[int, int]]:
    """Where ink goes on, gaps of up to `bridge` included."""
    at = np.flatnonzero(inked)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > bridge + 1)
    starts, ends = at[np.r_[0, breaks + 1]], at[np.r_[breaks, len(at) - 1]] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _merged(rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The bands with low ones joined to what they belong to."""
    if len(rows) < 2:
        return rows
    usual = float(np.median([high - low for low, high in rows]))
    done: list[tuple[int, int]] = []
    for low, high in rows:
        before = done[-1] if done else None
        if before is not None:
            small = min(high - low, before[1] - before[0]) < _LOW * usual
            if small and low - before[1] < _NEAR * usual and high - before[0] < 1.5 * usual:
                done[-1] = (before[0], high)
                continue
        done.append((low, high))
    return done


def _runs(line: Grey, box: Window) -> Iterator[Run]:
    """The line's parts from left to right, parted at signs and at wide gaps."""
    height = line.shape[0]
    pieces = _stretches(line.max(axis=0), max(1, round(_APART * height) - 1))
    begin: int | None = None
    end = 0
    for number, (left, right) in enumerate(pieces):
        room = min(
            left - pieces[number - 1][1] if number else height,
            pieces[number + 1][0] - right if number + 1 < len(pieces) else height,
        )
        sign = sign_of(line[:, left:right], room / height, heads=number == 0)
        if begin is not None and (sign is not None or left - end > _GAP * height):
            yield Run(_within(box, begin, end))
            begin = None
        if sign is not None:
            yield Run(_within(box, left, right), sign)
            continue
        begin, end = left if begin is None else begin, right
    if begin is not None:
        yield Run(_within(box, begin, end))


def _within(box: Window, left: int, right: int) -> Window:
    return (box[0] + left, box[1], box[0] + right, box[3])
