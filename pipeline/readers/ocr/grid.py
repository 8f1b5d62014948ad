"""The ruled lines of a picture, as the thin boxes that the table finder takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey

_ALONG = 7  # pixels over which a line is averaged along its course: grain goes, the line stays
_AROUND = 15  # pixels: what is thicker is no line
_DARKER = 18  # grey levels by which it must be
_SHORTEST = (60, 30)  # pixels of a line across (22 pt) and down (11 pt); strokes of letters are shorter
_GAP = 5  # pixels of dots and worn places that a line bridges
_BESIDE = 4  # pixels from a line, where a letter's stroke has more of its letter and a rule has white
_WHOLE = 0.8  # share of a line's length that is printed; dots with gaps no longer than they are pass
_GRAIN = 3  # pixels
_EVENLY = 0.5  # of a line's usual darkness that it has where it is printed
_BOLD = 6  # pixels: what is thicker is a bar, which is printed throughout, or a line of small print, which is not
_THROUGHOUT = 0.8  # share of each row inside a bar that is printed
_LIKE_TEXT = (
    120,
    600,
)  # pixels of a line of print in a cell: of a rule so long more must be printed, unless it is dotted
_UNBROKEN = 0.88
_SOUND = 0.94
_DOT = 10  # pixels of a dotted line's dots
_CROWDED = 0.4  # share of a line's length that may be inked beside it
_SHORT = 160  # pixels: as long as a number is
_FREE = 0.12  # share beside a short line that may be inked though it is broken
_TWIN = 90  # pixels of ink without a gap beside a line that are another line: a table in a cell, a double border
_SMEAR = 2  # pixels by which averaging lengthens a line
_CLOSE = 9  # pixels (3 pt) between two borders of which a line must meet one and not the other
_THIN = 6  # pixels (2 pt) of a short line: a number in small print is closed to a bar that is thicker
_THICKEST = 11  # pixels (4 pt); what is thicker is a bar
_ONE_LINE = 2.5  # pixels across which pieces of one line may drift
_MEETS = 13  # pixels (4.7 pt): an end this near to a wall was drawn to it
_OVER = 70  # pixels (25 pt) that letters may lengthen a line by
_LONG = 160  # pixels (58 pt): no letter is so tall
_TOUCH = 5  # pixels from a horizontal line within which a wall ends
_REACH = 3  # pixels by which ends are drawn out, so that lines that meet on paper meet here


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines in pixels, x0, top, x1, bottom; the masks are True where they are printed."""

    across: NDArray[np.float64]
    down: NDArray[np.float64]
    lying: NDArray[np.bool_]
    standing: NDArray[np.bool_]


def rules_of(page: Grey) -> Rules:
    """All straight lines of a page that may be borders."""
    across, lying = _lines(page, _SHORTEST[0])
    down, standing = _lines(np.ascontiguousarray(page.T), _SHORTEST[1])
    down = down[:, [1, 0, 3, 2]]
    down = down[_is_wall(down, across)]
    turned = [1, 0, 3, 2]
    met = _ended(down[:, turned], across[:, turned])[:, turned]
    return Rules(_met(across, down), met, lying, standing.T)


def _lines(page: Grey, shortest: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The horizontal lines."""
    smooth = cv2.blur(page, (_ALONG, 1))
    # darker than both of its sides, whatever their shade: the edge of a fill is no line
    dark = cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, np.ones((_AROUND, 1), np.uint8))
    dots = (dark > _DARKER).astype(np.uint8)
    ink = cv2.morphologyEx(dots, cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    ink = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    darkness = _darkness(page)
    stats[1:] = _trimmed(stats[1:], darkness)
    left, top, width, height = (stats[1:, at].astype(np.float64) for at in range(4))
    crowd = _crowds(stats[1:], dots)
    printed, wanted = _printed(stats[1:], darkness)
    # the feet of a number's figures are broken and have the figures over them; a short border is whole or stands free
    drawn = (width >= _SHORT) | (crowd <= _FREE) | (printed >= _SOUND)
    thin = (height <= np.where(width < _SHORT, _THIN, _THICKEST)) & (crowd <= _CROWDED) & (printed >= wanted) & drawn
    thin &= _throughout(stats[1:], darkness)
    middle = _aligned(top + height / 2, width, thin)
    half = np.minimum(height, 2.0) / 2
    boxes = np.column_stack([left - _REACH, middle - half, left + width + _REACH, middle + half])[thin]
    kept = np.concatenate([[False], thin])
    return boxes, kept[labels] if count > 1 else np.zeros(page.shape, dtype=bool)


def _is_wall(down: NDArray[np.float64], across: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which upright lines are long, or end at a horizontal one; strokes of letters keep away from the border."""
    is_wall: NDArray[np.bool_] = down[:, 3] - down[:, 1] >= _LONG
    if not len(across):
        return is_wall
    level = (across[:, 1] + across[:, 3]) / 2
    for number in np.flatnonzero(~is_wall).tolist():
        left, top, right, bottom = down[number].tolist()
        here = level[(across[:, 0] <= right + _REACH) & (across[:, 2] >= left - _REACH)]
        is_wall[number] = bool((np.abs(here - top) <= _TOUCH).any() or (np.abs(here - bottom) <= _TOUCH).any())
    return is_wall


def _met(lines: NDArray[np.float64], crossing: NDArray[np.float64]) -> NDArray[np.float64]:
    """Horizontal lines with their ends moved to the wall that stands close by.

    Letters beside a line lengthen it: where it begins at a wall and ends in the middle of a cell, it ends at the wall before.
    """
    moved = lines.copy()
    walls = (crossing[:, 0] + crossing[:, 2]) / 2
    for number, (left, top, right, bottom) in enumerate(lines.tolist()):
        here = walls[(crossing[:, 1] <= bottom + _MEETS) & (crossing[:, 3] >= top - _MEETS)]
        if not len(here):
            continue
        ends = np.array([left + _REACH + _SMEAR, right - _REACH - _SMEAR])
        near = np.abs(here[:, None] - ends).min(axis=0) <= _MEETS
        for end, way in ((0, -1), (1, 1)):
            before = here[(here - ends[end]) * way <= (_MEETS if near[end] else 0)]
            hangs = not near[end] and near[1 - end] and ((here - ends[end]) * way > 0).any()
            if not len(before) or not (near[end] or hangs):
                continue
            wall = before[np.abs(before - ends[end]).argmin()]
            if near[end] or abs(wall - ends[end]) <= min(_OVER, (right - left) / 4):
                moved[number, 2 * end] = wall + way * _room(wall, here, way)
    return moved


def _ended(walls: NDArray[np.float64], crossing: NDArray[np.float64]) -> NDArray[np.float64]:
    """Walls (lying) whose ends stand between two close borders moved to the one that they were drawn to."""
    moved = walls.copy()
    borders = (crossing[:, 0] + crossing[:, 2]) / 2
    for number, (left, top, right, bottom) in enumerate(walls.tolist()):
        here = borders[(crossing[:, 1] <= bottom + _REACH) & (crossing[:, 3] >= top - _REACH)]
        for end, way in ((0, -1), (1, 1)):
            at = (right if end else left) - way * (_REACH + _SMEAR)
            near = here[np.abs(here - at) <= _CLOSE]
            if len(near) > 1 and np.ptp(near) > 1:
                border = near[np.abs(near - at).argmin()]
                moved[number, 2 * end] = border + way * _room(border, here, way)
    return moved


def _room(wall: float, walls: NDArray[np.float64], way: int) -> float:
    """How far a line may be drawn out beyond its wall without meeting the next."""
    beyond = (walls - wall) * way
    near = beyond[(beyond > 1) & (beyond <= _CLOSE)]
    return 0.0 if len(near) else float(_REACH)


def _cores(stats: NDArray[Any], dark: Grey) -> Iterator[tuple[NDArray[Any], bool]]:
    """Where each line is printed along its course, and whether it is so long that it might be text in a cell."""
    for left, top, width, height, _ in stats.tolist():
        band = dark[max(0, top - 1) : top + height + 1, left : left + width]
        strict = _LIKE_TEXT[0] <= width < _LIKE_TEXT[1]
        core = int(band.mean(axis=1).argmax())
        along = (band[max(0, core - 1) : core + 2] if strict else band).max(axis=0)
        yield along > max(_DARKER, _EVENLY * float(np.median(along))), strict


def _darkness(page: Grey) -> Grey:
    """How dark each pixel is by what lies above and below it: a rule is as dark between two fills as it is on paper."""
    smooth = cv2.blur(page, (_GRAIN, 1))  # one grain of a noisy page is no print
    ground = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((_AROUND, 1), np.uint8))
    return cv2.divide(cv2.subtract(ground, smooth), ground, scale=255).astype(np.uint8)


def _printed(stats: NDArray[Any], dark: Grey) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The share of each line that is printed, and the share that must be.

    What is put together of letters' feet has a gap after each letter; dotted lines have short ones everywhere.
    """
    shares, wanted = np.zeros(len(stats)), np.full(len(stats), _WHOLE)
    for number, (printed, strict) in enumerate(_cores(stats, dark)):
        shares[number] = float(printed.mean())
        if strict and _longest(printed) > _DOT:
            wanted[number] = _UNBROKEN
    return shares, wanted


def _throughout(stats: NDArray[Any], dark: Grey) -> NDArray[np.bool_]:
    """Which lines are thin or printed in every row: small print is as low as a bar, and white between its strokes."""
    whole = np.ones(len(stats), dtype=bool)
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        if height > _BOLD and width < _LIKE_TEXT[1]:  # a longer one drifts, and is no print in a cell
            inside = dark[top + _BOLD // 2 : top + height - _BOLD // 2, left : left + width]
            whole[number] = (inside > _DARKER).mean(axis=1).min(initial=1.0) >= _THROUGHOUT
    return whole


def _trimmed(stats: NDArray[Any], dark: Grey) -> NDArray[Any]:
    """The lines without the text that stands at their height behind a gap that was bridged."""
    kept = stats.copy()
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        if width < 2 * _LIKE_TEXT[0]:
            continue
        along = dark[max(0, top - 1) : top + height + 1, left : left + width].max(axis=0)
        printed = along > max(_DARKER, _EVENLY * float(np.median(along)))
        if _longest(printed) <= _DOT:
            continue
        share = np.convolve(printed, np.ones(_LIKE_TEXT[0]) / _LIKE_TEXT[0], mode="valid")
        sound = np.flatnonzero(share >= _SOUND)
        if not len(sound):
            continue
        begin, end = int(sound[0]), int(sound[-1]) + _LIKE_TEXT[0]
        kept[number, 0] = left + (begin if begin >= _LIKE_TEXT[0] // 2 else 0)
        stop = left + (end if width - end >= _LIKE_TEXT[0] // 2 else width)
        kept[number, 2] = stop - kept[number, 0]
    return kept


def _longest(printed: NDArray[Any]) -> int:
    """Pixels of the longest stretch that is printed without a gap."""
    edges = np.flatnonzero(np.diff(np.r_[False, printed, False].astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0


def _crowds(stats: NDArray[Any], dots: Grey) -> NDArray[np.float64]:
    """How much is printed close along each line, as letters have it along their strokes."""
    crowds = np.zeros(len(stats))
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        bands = [
            dots[at : at + 1, left : left + width] for at in (top - _BESIDE, top + height - 1 + _BESIDE) if at >= 0
        ]
        crowds[number] = max((_crowd(band[0] > 0) for band in bands if band.size), default=0.0)
    return crowds


def _crowd(beside: NDArray[np.bool_]) -> float:
    """The share of a line's side that is inked, other lines apart."""
    edges = np.flatnonzero(np.diff(np.r_[False, beside, False].astype(np.int8)))
    runs = edges[1::2] - edges[::2]
    return float(runs[runs < _TWIN].sum()) / len(beside)


def _aligned(at: NDArray[np.float64], length: NDArray[np.float64], which: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Pieces at nearly one height moved to one: a worn line falls into pieces, and a slant is never wholly gone."""
    moved = at.copy()
    order = [index for index in np.argsort(at, kind="stable").tolist() if which[index]]
    run: list[int] = []
    for index in [*order, -1]:
        if run and (index < 0 or at[index] - at[run[-1]] > _ONE_LINE):
            moved[run] = np.average(at[run], weights=length[run])
            run = []
        run.append(index)
    return moved
