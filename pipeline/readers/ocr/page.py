"""A page's picture as printed objects: rules, fills and glyphs, so that all after it is the same as for printed text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.dark import lightened
from pipeline.readers.ocr.grid import Rules, rules_of
from pipeline.readers.ocr.light import evened
from pipeline.readers.ocr.lines import Band, Window, bands, ink_of, ink_on
from pipeline.readers.ocr.mending import Reading
from pipeline.readers.ocr.raster import DPI, POINTS, Grey
from pipeline.readers.ocr.reading import Certainty, Scan
from pipeline.readers.ocr.rims import without_rims
from pipeline.readers.ocr.straighten import slant, upright
from pipeline.readers.ocr.words import Clock, read_band
from pipeline.readers.pdf import tables
from pipeline.readers.pdf.edges import joined
from pipeline.readers.pdf.objects import Floats, Glyphs, PageObjects, Paths, no_boxes

_INSIDE = 3  # pixels of a cell's side that may be its border
_BORDER = 6  # pixels about a side of a cell within which a rule is its border and no letter's stroke
_NARROWEST = 30.0  # points; no table is narrower
_FRAME = 20  # pixels of paper about a picture that is cut out
_ABOUT = 4.0  # points about a table in which its rules end
_PAPER = 0.7  # quantile of a page's greys that is its paper
_SHADED = 10  # grey levels by which a fill is darker than the paper
_BLANK = 0.25  # of the font size: white between two words
_ONE_SIZE = (0.74, 1.32)  # heights of lines in one font size, brackets and capitals among them, by the median
_EM = 1.06  # font size by the height of a line of Hangul
_LOW = 0.6  # of the usual height: such a line has no letter of full height, and so does not tell its size
_FIGURES = frozenset("0123456789㎡㎥㎢")  # a unit told by a raised figure is as much in doubt as one


@dataclass(frozen=True, slots=True)
class _Line:
    band: Band
    readings: tuple[Reading, ...]
    group: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A straightened page; `ink` is 1 where letters and signs stand, and is wiped out as they are read."""

    page: Grey
    ink: Grey
    paper: float

    @classmethod
    def of(cls, page: Grey, found: Sequence[tables.Found], rules: Rules) -> _Sheet:
        ink = ink_of(page)
        sides, level = np.zeros(page.shape, dtype=bool), np.zeros(page.shape, dtype=bool)
        for table in found:
            for box in table.lattice.cell_boxes():
                x0, top, x1, bottom = _window(box, page, _INSIDE)
                if x0 < x1 and top < bottom:
                    part = page[top:bottom, x0:x1]
                    ink[top:bottom, x0:x1] = ink_on(part, float(np.median(part)))
            x0, top, x1, bottom = _window(table.lattice.box, page, -_INSIDE)
            for x in (table.lattice.xs * DPI / POINTS).astype(int).tolist():
                sides[top:bottom, max(0, x - _BORDER) : x + _BORDER + 1] = True
            for y in (table.lattice.ys * DPI / POINTS).astype(int).tolist():
                level[max(0, y - _BORDER) : y + _BORDER + 1, x0:x1] = True
        ruled = (rules.lying & level) | (rules.standing & sides)
        ink[cv2.dilate(ruled.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 0
        return cls(page, ink, float(np.quantile(page[::4, ::4], _PAPER)))


def read_page(picture: Grey, number: int, seconds: float) -> tuple[PageObjects, Scan]:
    """What stands on the picture of a page at 200 dpi. Raises TimeoutError after so many seconds."""
    cv2.setNumThreads(1)
    clock = Clock(seconds)
    cleared = without_rims(picture)
    degrees = slant(cleared)
    page = lightened(upright(evened(cleared), degrees))
    scale = POINTS / DPI
    height, width = (side * scale for side in page.shape)
    rules = rules_of(page)
    boxes, found = _tables(rules, scale, (width, height))
    sheet = _Sheet.of(page, found, rules)
    lines = list(_lines(sheet, found, clock))
    objects = PageObjects(
        number=number,
        width=width,
        height=height,
        glyphs=_glyphs(lines, scale),
        paths=_paths(sheet, found, boxes),
        images=no_boxes(),
    )
    words = (_certainty(one, scale) for line in lines for one in line.readings)
    replaced = tuple((one.read, one.text) for line in lines for one in line.readings if one.read)
    return objects, Scan(width, height, degrees, tuple(words), replaced)


def cells_in(picture: Grey) -> int:
    """How many cells the ruled tables of a picture at 200 dpi have."""
    page = lightened(np.pad(picture, _FRAME, constant_values=255))
    height, width = (side * POINTS / DPI for side in page.shape)
    _, found = _tables(rules_of(page), POINTS / DPI, (width, height))
    return sum(len(table.lattice.cells) for table in found)


def _tables(rules: Rules, scale: float, size: tuple[float, float]) -> tuple[Floats, list[tables.Found]]:
    """The rules that draw tables, in points, and these tables. Strokes of large letters can look like a small grid."""
    boxes = np.concatenate([rules.across, rules.down]) * scale
    found, _ = tables.find(joined(boxes), Glyphs.none(), *size)
    wide = [one.lattice.box for one in found if one.lattice.box[2] - one.lattice.box[0] >= _NARROWEST]
    kept = np.zeros(len(boxes), dtype=bool)
    for x0, top, x1, bottom in wide:
        kept |= (
            (boxes[:, 0] >= x0 - _ABOUT)
            & (boxes[:, 2] <= x1 + _ABOUT)
            & (boxes[:, 1] >= top - _ABOUT)
            & (boxes[:, 3] <= bottom + _ABOUT)
        )
    boxes = boxes[kept]
    return boxes, tables.find(joined(boxes), Glyphs.none(), *size)[0]


def _lines(sheet: _Sheet, found: Sequence[tables.Found], clock: Clock) -> Iterator[_Line]:
    """Every line: those in cells, innermost tables first, then the rest of the page. Ink that was read is wiped out."""
    for table in reversed(found):
        for number, box in enumerate(table.lattice.cell_boxes()):
            yield from _read(sheet, _window(box, sheet.page, _INSIDE), table.first_group + number, clock)
        x0, top, x1, bottom = _window(table.lattice.box, sheet.page, -_INSIDE)
        sheet.ink[top:bottom, x0:x1] = 0
    height, width = sheet.page.shape
    yield from _read(sheet, (0, 0, width, height), tables.NOWHERE, clock)


def _read(sheet: _Sheet, window: Window, group: int, clock: Clock) -> Iterator[_Line]:
    if window[0] >= window[2] or window[1] >= window[3]:
        return
    for band in bands(sheet.ink, window):
        readings = read_band(sheet.page, sheet.ink, band, clock)
        if readings:
            yield _Line(band, tuple(readings), group)


def _window(box: tuple[float, float, float, float], page: Grey, inset: int) -> Window:
    height, width = page.shape
    x0, top, x1, bottom = (round(at * DPI / POINTS) for at in box)
    return (max(0, x0 + inset), max(0, top + inset), min(width, x1 - inset), min(height, bottom - inset))


def _certainty(one: Reading, scale: float) -> Certainty:
    x0, top, x1, bottom = (round(at * scale, 2) for at in one.box)
    return Certainty((x0, top, x1, bottom), one.confidence, not _FIGURES.isdisjoint(one.text), len(one.text))


# ── letters ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _glyphs(lines: Sequence[_Line], scale: float) -> Glyphs:
    """Letters spread evenly over their words, all of a line in one size; a blank where words stand apart."""
    sizes = _sizes(lines)
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    for line, size in zip(lines, sizes, strict=True):
        middle = (line.band.box[1] + line.band.box[3]) / 2
        top, bottom = middle - size / 2, middle + size / 2
        for code, x0, x1 in _spread(line.readings, size):
            codes.append(code)
            boxes.append((x0, top, x1, bottom))
    if not codes:
        return Glyphs.none()
    none = np.zeros(len(codes), dtype=bool)
    return Glyphs(np.array(codes, dtype=np.int64), np.array(boxes, dtype=np.float64) * scale, none, none)


def _spread(readings: Sequence[Reading], size: float) -> Iterator[tuple[int, float, float]]:
    end: float | None = None
    for one in readings:
        x0, x1 = float(one.box[0]), float(one.box[2])
        if end is not None:
            x0 = max(x0, end)
            if x0 - end > _BLANK * size:
                yield 0x20, end, x0
            else:
                x0 = end  # so that no gap looks like a blank
        x1 = max(x1, x0 + 1)
        step = (x1 - x0) / len(one.text)
        for at, letter in enumerate(one.text):
            yield ord(letter), x0 + at * step, x0 + (at + 1) * step
        end = x1


def _sizes(lines: Sequence[_Line]) -> list[float]:
    """The font size of every line in pixels: a page has few, and lines of nearly one height are of one."""
    heights = np.array([line.band.box[3] - line.band.box[1] for line in lines], dtype=np.float64)
    cells = np.array([line.group != tables.NOWHERE for line in lines], dtype=bool)
    sizes = heights.copy()
    for which in (cells, ~cells):
        sizes[which] = _few(heights[which])
    result: list[float] = (sizes * _EM).tolist()
    return result


def _few(heights: Floats) -> Floats:
    if not len(heights):
        return heights
    usual = float(np.median(heights))
    told = np.where(heights < _LOW * usual, usual, heights)
    alike = (told >= _ONE_SIZE[0] * usual) & (told <= _ONE_SIZE[1] * usual)
    if alike.any():
        told[alike] = np.median(told[alike])
    for rest in ((told < _ONE_SIZE[0] * usual) & ~alike, (told > _ONE_SIZE[1] * usual) & ~alike):
        if rest.any() and not rest.all():
            told[rest] = _few(told[rest])
    return told


# ── rules and fills ──────────────────────────────────────────────────────────────────────────────────────────────


def _paths(sheet: _Sheet, found: Sequence[tables.Found], rules: Floats) -> Paths:
    rows: list[tuple[tuple[float, float, float, float], bool, int, int, float]] = []
    for table in found:
        for box in table.lattice.cell_boxes():
            shade = _shade(sheet.page, _window(box, sheet.page, _INSIDE), sheet.paper)
            if shade is not None:
                rows.append((box, True, shade * 0x010101, -1, 0.0))
    rows += [((x0, top, x1, bottom), True, -1, 0, 0.5) for x0, top, x1, bottom in rules.tolist()]
    return Paths.of(rows)


def _shade(page: Grey, window: Window, paper: float) -> int | None:
    """The grey of a cell's ground, None where it is paper: more of a cell is ground than print, so the median tells."""
    x0, top, x1, bottom = window
    inside: NDArray[np.uint8] = page[top:bottom, x0:x1]
    if not inside.size:
        return None
    ground = float(np.median(inside))
    return None if ground > paper - _SHADED else min(254, round(255 * ground / max(paper, 1.0)))
