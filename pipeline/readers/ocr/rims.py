"""What a copier and a binder leave at the edges of a sheet: black rims and the holes of a punch, taken for paper."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from pipeline.readers.ocr.dark import holds_letters
from pipeline.readers.ocr.lines import Window
from pipeline.readers.ocr.raster import Grey

_DARK = 110  # grey below which a rim or a hole is dark
_SOLID = 13  # pixels: rims and holes are thicker, strokes of letters and borders are not
_EDGE = 4  # pixels from the picture's edge within which a rim begins
_DEEP = 0.12  # of the picture's side; what reaches further is no rim
_LONG = 0.25  # of the picture's side that a rim lies along
_MARGIN = 160  # pixels (20 mm) from the edge within which sheets are punched
_HOLE = (34, 80)  # pixels (4.3 to 10 mm) across
_ROUND = (0.7, 0.9)  # of its box that a disc covers
_BESIDE = 12  # pixels about a rim or a hole where its dark fades
_PAPER = 0.7  # quantile of greys that is paper


def without_rims(page: Grey) -> Grey:
    """The page with its black rims and punch holes made paper; the page itself where there are none."""
    dark = (page < _DARK).astype(np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_SOLID, _SOLID), np.uint8))
    if not solid.any():
        return page
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    gone = np.zeros_like(page)
    for number, (x, y, width, height, area) in enumerate(stats[1:].tolist(), 1):
        window = (x, y, x + width, y + height)
        here = labels[y : y + height, x : x + width] == number
        lies_on = _at_edge(window, page.shape) and not _is_printed(page, here.astype(np.uint8), window)
        for part in _rims(here.astype(np.uint8), window, page.shape) if lies_on else ():
            gone[part[1] : part[3], part[0] : part[2]] |= here[part[1] - y : part[3] - y, part[0] - x : part[2] - x]
        if _is_hole(window, area, page.shape):
            gone[y : y + height, x : x + width] |= here
    if not gone.any():
        return page
    side = 2 * _BESIDE + 1
    cleared = page.copy()
    cleared[cv2.dilate(gone, np.ones((side, side), np.uint8)) > 0] = int(np.quantile(page[::4, ::4], _PAPER))
    return cleared


def _at_edge(window: Window, shape: tuple[int, ...]) -> bool:
    height, width = shape
    x0, top, x1, bottom = window
    return min(x0, top, width - x1, height - bottom) <= _EDGE


def _is_printed(page: Grey, here: Grey, window: Window) -> bool:
    """Whether white letters stand on it: a banner or a tab that is printed to the edge of the sheet."""
    x0, top, x1, bottom = window
    outlines, _ = cv2.findContours(here, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    whole = np.zeros_like(here)
    cv2.drawContours(whole, outlines, -1, 1, cv2.FILLED)
    part, mask = page[top:bottom, x0:x1], whole > 0
    return holds_letters(part, mask, float(np.median(part[mask])))


def _rims(here: Grey, window: Window, shape: tuple[int, ...]) -> Iterator[Window]:
    """The strips along the picture's edges that a dark shape covers: one shape may lie along several of them."""
    height, width = shape
    x0, top, x1, bottom = window
    deep, high = round(_DEEP * width), round(_DEEP * height)
    strips = (
        (0, 0, deep, height),
        (width - deep, 0, width, height),
        (0, 0, width, high),
        (0, height - high, width, height),
    )
    for number, (left, upper, right, lower) in enumerate(strips):
        part = (max(x0, left), max(top, upper), min(x1, right), min(bottom, lower))
        if part[0] >= part[2] or part[1] >= part[3]:
            continue
        inside = here[part[1] - top : part[3] - top, part[0] - x0 : part[2] - x0]
        along = inside.any(axis=1 if number < 2 else 0).sum()
        if along >= _LONG * (height if number < 2 else width):
            yield part


def _is_hole(window: Window, area: int, shape: tuple[int, ...]) -> bool:
    height, width = shape
    x0, top, x1, bottom = window
    across, down = x1 - x0, bottom - top
    middle = ((x0 + x1) / 2, (top + bottom) / 2)
    near = min(middle[0], middle[1], width - middle[0], height - middle[1]) <= _MARGIN
    alike = max(across, down) <= 1.2 * min(across, down)
    within = _HOLE[0] <= min(across, down) and max(across, down) <= _HOLE[1]
    return near and alike and within and _ROUND[0] <= area / (across * down) <= _ROUND[1]
