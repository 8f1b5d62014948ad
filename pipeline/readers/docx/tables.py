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
    """The grid of a w:tbl by w:gridSpan, w:vMerge and w:hMerge; widths in points are not trusted.

    A vertical merge goes on only under a cell of the same columns; anything else is a cell of its own.
    """
    rows = [row for row in flow(table, ROW) if row.find(f"{W}trPr/{W}del") is None]
    slots: list[Slot] = []
    covered: list[Element] = []
    above: dict[int, Slot] = {}
    columns = 0
    for index, row in enumerate(rows):
        properties = row.find(f"{W}trPr")
        column = _count(attribute(properties, f"{W}gridBefore"), 0)
        merging: dict[int, Slot] = {}
        last: Slot | None = None
        for cell in flow(row, CELL):
            span = _count(attribute(cell.find(f"{W}tcPr"), f"{W}gridSpan"), 1)
            owner = above.get(column) if _merge(cell, "vMerge") == _CONTINUES else None
            if _merge(cell, "hMerge") == _CONTINUES and last is not None:
                last.columns += span
                covered.append(cell)
            elif owner is not None and owner.columns == span:
                owner.rows += 1
                merging[column] = last = owner
                covered.append(cell)
            else:
                last = Slot(cell, index, column, span)
                slots.append(last)
                if _merge(cell, "vMerge") is not None:
                    merging[column] = last
            column += span
        columns = max(columns, column + _count(attribute(properties, f"{W}gridAfter"), 0))
        above = merging
    return Layout(tuple(slots), len(rows), columns, tuple(covered))


def _count(value: str | None, default: int) -> int:
    """A number of columns; absurd ones are cut to where the limit on tables speaks."""
    return min(max(whole(value, default), default), MAX_COLUMNS + 1)


def _merge(cell: Element, kind: str) -> str | None:
    """`restart`, `continue`, or None for a cell that takes no part in a merge."""
    element = cell.find(f"{W}tcPr/{W}{kind}")
    if element is None:
        return None
    return "restart" if element.get(VAL) == "restart" else _CONTINUES
