"""The grid of a table: which cell covers which rows and columns."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element as Element

from pipeline.readers.base import MAX_COLUMNS
from pipeline.readers.docx.names import CELL, ROW, VAL, W, attribute, flow, whole

_CONTINUES = "continue"


@dataclass(slots=True)
class Slot:
    """A cell with the position of its top left corner (from 0) and how far it reaches."""

    element: Element
    row: int
    column: int
    columns: int
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Slots in row-major order; `covered` are the cells that a merge hides, with whatever they hold."""

    slots: tuple[Slot, ...]
    rows: int
    columns: int
    covered: tuple[Element, ...]


def lay(table: Element) -> Layout:
    """The grid of a w:tbl by w:gridSpan, w:hMerge and w:vMerge; widths in points are not trusted.

    A vertical merge goes on only under a cell of the same columns; anything else is a cell of its own.
    """
    rows = [row for row in flow(table, ROW) if row.find(f"{W}trPr/{W}del") is None]
    slots: list[Slot] = []
    covered: list[Element] = []
    above: dict[int, Slot] = {}
    columns = 0
    for index, row in enumerate(rows):
        found, width = _row(row, index, covered)
        merging: dict[int, Slot] = {}
        for slot in found:
            down = _merge(slot.element, "vMerge")
            owner = above.get(slot.column) if down == _CONTINUES else None
            if owner is not None and owner.columns == slot.columns:
                owner.rows += 1
                covered.append(slot.element)
                merging[slot.column] = owner
                continue
            slots.append(slot)
            if down is not None:
                merging[slot.column] = slot
        columns = max(columns, width)
        above = merging
    return Layout(tuple(slots), len(rows), columns, tuple(covered))


def _row(row: Element, index: int, covered: list[Element]) -> tuple[list[Slot], int]:
    """The cells of one row with those merged into them from the right, and the columns that it takes."""
    properties = row.find(f"{W}trPr")
    column = _count(attribute(properties, f"{W}gridBefore"), 0)
    found: list[Slot] = []
    for cell in flow(row, CELL):
        span = _count(attribute(cell.find(f"{W}tcPr"), f"{W}gridSpan"), 1)
        if found and _merge(cell, "hMerge") == _CONTINUES:
            found[-1].columns += span
            covered.append(cell)
        else:
            found.append(Slot(cell, index, column, span))
        column += span
    return found, column + _count(attribute(properties, f"{W}gridAfter"), 0)


def _count(value: str | None, default: int) -> int:
    """A number of columns; absurd ones are cut to where the limit on tables speaks."""
    return min(max(whole(value, default), default), MAX_COLUMNS + 1)


def _merge(cell: Element, kind: str) -> str | None:
    """`restart`, `continue`, or None for a cell that takes no part in a merge."""
    properties = cell.find(f"{W}tcPr")
    element = None if properties is None else properties.find(W + kind)
    if element is None:
        return None
    return "restart" if element.get(VAL) == "restart" else _CONTINUES
