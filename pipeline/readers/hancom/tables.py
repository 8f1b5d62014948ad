"""The grid of a table: which cell covers which rows and columns, and what its zone paints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from pipeline.errors import LimitExceededError
from pipeline.readers.base import MAX_COLUMNS, MAX_POSITIONS, bound_table
from pipeline.readers.hancom.looks import CellLook, Looks
from pipeline.readers.hancom.names import HP, whole

_MAX_ZONES = 200
_ZONE = ("startRowAddr", "startColAddr", "endRowAddr", "endColAddr")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell with the position of its top left corner (from 0) and how far it reaches."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int

    def positions(self) -> Iterator[tuple[int, int]]:
        return (
            (row, column)
            for row in range(self.row, self.row + self.rows)
            for column in range(self.column, self.column + self.columns)
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Slots in row-major order."""

    slots: tuple[Slot, ...]
    rows: int
    columns: int


def lay(table: Element, positions: int) -> tuple[Layout, int]:
    """The grid of an hp:tbl by the addresses and spans of its cells; the declared size of the table is not trusted.

    `positions` are those of all tables before; they are returned with this table's. Raises LimitExceededError.
    """
    stated = sorted(_addressed(table), key=lambda slot: (slot.row, slot.column))
    rows = max((slot.row + slot.rows for slot in stated), default=0)
    positions = bound_table(rows, _width(stated), positions)
    slots = sorted(_disjoint(stated), key=lambda slot: (slot.row, slot.column))
    bound_table(rows, _width(slots))
    return Layout(tuple(slots), rows, _width(slots)), positions


def _width(slots: list[Slot]) -> int:
    return max((slot.column + slot.columns for slot in slots), default=0)


def _addressed(table: Element) -> Iterator[Slot]:
    """The cells where they say that they stand; one without an address follows the one before it."""
    for index, row in enumerate(table.iterfind(f"{HP}tr")):
        following = 0
        for cell in row.iterfind(f"{HP}tc"):
            address, span = cell.find(f"{HP}cellAddr"), cell.find(f"{HP}cellSpan")
            slot = Slot(
                cell,
                _bounded(index if address is None else whole(address.get("rowAddr"), index), 0, MAX_POSITIONS),
                _bounded(following if address is None else whole(address.get("colAddr"), following), 0, MAX_COLUMNS),
                1 if span is None else _bounded(whole(span.get("rowSpan"), 1), 1, MAX_POSITIONS),
                1 if span is None else _bounded(whole(span.get("colSpan"), 1), 1, MAX_COLUMNS),
            )
            following = slot.column + slot.columns
            yield slot


def _bounded(value: int, least: int, most: int) -> int:
    """Absurd positions are cut to where the limit on tables speaks."""
    return min(max(value, least), most)


def _disjoint(slots: list[Slot]) -> Iterator[Slot]:
    """The slots without overlaps, which only broken writers make: no text is lost, but a span may be.

    A cell that reaches into an earlier one is cut to its corner; where that is taken it goes to the end of its row.
    Since rows come in order, an overlap always shows in a cell's first row.
    """
    taken: set[tuple[int, int]] = set()
    ends: dict[int, int] = {}
    for stated in slots:
        slot = stated
        if any((slot.row, column) in taken for column in range(slot.column, slot.column + slot.columns)):
            column = ends[slot.row] if (slot.row, slot.column) in taken else slot.column
            slot = replace(slot, column=column, rows=1, columns=1)
        taken.update(slot.positions())
        for row in range(slot.row, slot.row + slot.rows):
            ends[row] = max(ends.get(row, 0), slot.column + slot.columns)
        yield slot


@dataclass(frozen=True, slots=True)
class _Zone:
    """Cells that are painted as one."""

    top: int
    left: int
    bottom: int
    right: int
    look: CellLook

    @classmethod
    def of(cls, zone: Element, looks: Looks) -> _Zone:
        top, left, bottom, right = (whole(zone.get(name)) for name in _ZONE)
        return cls(top, left, bottom, right, looks.cell(zone.get("borderFillIDRef")))

    def holds(self, slot: Slot) -> bool:
        return self.top <= slot.row <= self.bottom and self.left <= slot.column <= self.right


class Shading:
    """The look of a table's cells: their own, or through it that of their zone, or of the table."""

    def __init__(self, table: Element, looks: Looks) -> None:
        self._looks = looks
        self._table = looks.cell(table.get("borderFillIDRef"))
        zones = table.findall(f"{HP}cellzoneList/{HP}cellzone")
        if len(zones) > _MAX_ZONES:
            raise LimitExceededError(f"hp:cellzone > {_MAX_ZONES}")
        self._zones = [_Zone.of(zone, looks) for zone in zones]

    def look(self, slot: Slot) -> CellLook:
        own = self._looks.cell(slot.element.get("borderFillIDRef"))
        if own.is_painted:
            return own
        under = next((look for look in self._behind(slot) if look.is_painted), own)
        return CellLook(under.fill, under.is_painted, own.drawn)

    def _behind(self, slot: Slot) -> Iterator[CellLook]:
        yield from (zone.look for zone in reversed(self._zones) if zone.holds(slot))
        yield self._table
