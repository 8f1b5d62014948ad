"""Lines, arrows and bars drawn over the cells of a row, as in hand-made road maps."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from pipeline.document.blocks import Drawn
from pipeline.errors import LimitExceededError
from pipeline.readers.hancom.names import HP, PARAGRAPH, RUN, SUBLIST, is_on, whole
from pipeline.readers.hancom.tables import Layout, Slot

_SHAPES = tuple(f"{HP}{name}" for name in ("line", "connectLine", "rect", "polygon"))
_IN_RUN = f"{SUBLIST}/{PARAGRAPH}/{RUN}/"
_FLAT = 3
"""How many times longer than high a bar is."""
_HALF = 2
_MAX_SHAPES = 5_000
_NO_HEAD = frozenset({None, "", "NORMAL", "NONE"})


def drawn_over(layout: Layout) -> dict[tuple[int, int], Drawn]:
    """What is drawn over cells, by the corner of the cell.

    A shape without text is anchored in a cell and lies over every cell of that row of which it covers half. Where it
    stands relative to the page or the paper nobody can tell without laying the page out: it is left out.
    Raises LimitExceededError.
    """
    shapes = [(slot, shape) for slot in layout.slots for shape in _shapes(slot.element)]
    if len(shapes) > _MAX_SHAPES:
        raise LimitExceededError(f"hp:line > {_MAX_SHAPES:,}")
    rows = _rows(layout) if shapes else {}
    found: dict[tuple[int, int], Drawn] = {}
    for anchor, shape in shapes:
        kind: Drawn = "arrow" if _has_head(shape) else "line"
        for cell in _covered(rows[anchor.row], anchor, shape):
            found[cell.row, cell.column] = kind
    return found


def _rows(layout: Layout) -> dict[int, list[Slot]]:
    """The cells that stand in each row, those that reach down into it included, from left to right."""
    rows: dict[int, list[Slot]] = {}
    for slot in sorted(layout.slots, key=lambda slot: slot.column):
        for row in range(slot.row, slot.row + slot.rows):
            rows.setdefault(row, []).append(slot)
    return rows


def _shapes(cell: Element) -> Iterator[Element]:
    for name in _SHAPES:
        for shape in cell.iterfind(_IN_RUN + name):
            if next(shape.iter(SUBLIST), None) is None and _is_flat(shape):
                yield shape


def _is_flat(shape: Element) -> bool:
    size = shape.find(f"{HP}sz")
    return size is not None and whole(size.get("width")) > _FLAT * whole(size.get("height"))


def _has_head(shape: Element) -> bool:
    line = shape.find(f"{HP}lineShape")
    return line is not None and not {line.get("headStyle"), line.get("tailStyle")} <= _NO_HEAD


def _covered(row: list[Slot], anchor: Slot, shape: Element) -> Iterator[Slot]:
    extent = _extent(shape)
    if extent is None:
        return
    left, right = extent
    edge = -sum(_width(slot) for slot in row if slot.column < anchor.column)
    for slot in row:
        shared = min(right, edge + _width(slot)) - max(left, edge)
        if shared > 0 and shared * _HALF >= _width(slot):
            yield slot
        edge += _width(slot)


def _extent(shape: Element) -> tuple[int, int] | None:
    """From where to where a shape reaches, counted from the left edge of its cell; None where that is not known."""
    size, position = shape.find(f"{HP}sz"), shape.find(f"{HP}pos")
    if size is None or position is None:
        return None
    width = whole(size.get("width"))
    if is_on(position.get("treatAsChar")):
        return 0, width
    if position.get("horzRelTo") not in {"PARA", "COLUMN"} or position.get("horzAlign", "LEFT") != "LEFT":
        return None
    left = whole(position.get("horzOffset"))
    return left, left + width


def _width(slot: Slot) -> int:
    size = slot.element.find(f"{HP}cellSz")
    return 0 if size is None else max(whole(size.get("width")), 0)
