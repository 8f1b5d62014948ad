"""A sheet of cells without pages to captions and tables, as a person sees them: by blank lines, rules and merged cells.

Blank rows and columns part a sheet (XY cut). A part that is ruled somewhere is a table there, and what stands unruled
above, between or below is its captions; a part without rules is a table with the lone lines above it as captions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Block, Cell, Paragraph, Place, Table
from pipeline.errors import LimitExceededError
from pipeline.readers.base import bound_table

_MAX_CUTS = 12
_MAX_POSITIONS = 400_000
"""Of all tables of one file: a sheet is longer than any page, so its bound is the memory's."""
_BLANK = 5.0
"""Points that a blank at the head of a line counts as indent."""
_FULL_BLANK = 10.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a sheet, from 0; a merged one once with its spans. `across`: ruled at the left or right; `down`: above or below."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    fill: str | None = None
    across: bool = False
    down: bool = False
    size: float | None = None
    bold: bool | None = None
    indent: float = 0.0

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1


PlaceOf = Callable[[Slot], Place]
"""The place of a slot in its source: sheet and address, or line."""


class Layout:
    """Lays the sheets of one file out, one after the other; counts its paragraphs and tables."""

    def __init__(self, *, by_columns: bool = True, exact: bool = True) -> None:
        self._by_columns = by_columns
        self._exact = exact
        self._tables = 0
        self._paragraphs = 0
        self._positions = 0

    def blocks(self, slots: Sequence[Slot], place: PlaceOf) -> list[Block]:
        """The captions and tables in reading order. Raises LimitExceededError."""
        return [block for part in self._parts(list(slots), 0) for block in self._block(part, place)]

    def paragraph(self, slot: Slot, place: PlaceOf, heading: int | None = None) -> list[Block]:
        """The lines of a cell that stands by itself."""
        found: list[Block] = []
        for line in _lines(slot, place(slot)):
            self._paragraphs += 1
            found.append(replace(line, place=replace(line.place, paragraph=self._paragraphs), heading=heading))
        return found

    # ── cutting ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _parts(self, slots: list[Slot], depth: int) -> Iterator[tuple[bool, list[Slot]]]:
        """Whether it is a table, and its slots."""
        if not any(slot.text or slot.fill for slot in slots):
            return
        if depth < _MAX_CUTS:
            for cut in (_bands, _columns)[: 1 + self._by_columns]:
                parts = cut(slots)
                if len(parts) > 1:
                    for part in parts:
                        yield from self._parts(part, depth + 1)
                    return
            parted = _segments(slots)
            if len(parted) > 1:
                for is_table, part in parted:
                    yield from self._parts(part, depth + 1) if is_table else [(False, part)]
                return
            yield from parted
            return
        yield True, slots

    def _block(self, part: tuple[bool, list[Slot]], place: PlaceOf) -> list[Block]:
        is_table, slots = part
        if not is_table:
            texts = sorted((slot for slot in slots if slot.text), key=lambda slot: (slot.row, slot.column))
            return [line for slot in texts for line in self.paragraph(slot, place)]
        return [self._table(slots, place)]

    # ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, slots: list[Slot], place: PlaceOf) -> Table:
        rows, columns = _lined(slots)
        self._positions = bound_table(len(rows), len(columns), self._positions)
        _bound(self._positions)
        self._tables += 1
        placed = sorted(_filled(slots, rows, columns), key=lambda one: (one[0], one[1]))
        cells = tuple(self._cell(row, column, slot, rows, columns, place) for row, column, slot in placed)
        where = replace(place(placed[0][2]), table=self._tables)
        return Table(cells, len(rows), len(columns), where, "exact" if self._exact else "lost")

    def _cell(
        self, row: int, column: int, slot: Slot, rows: dict[int, int], columns: dict[int, int], place: PlaceOf
    ) -> Cell:
        where = replace(place(slot), table=self._tables, row=row + 1, column=column + 1)
        lines = tuple(_lines(slot, where))
        return Cell(
            row,
            column,
            "\n".join(line.text for line in lines),
            where,
            _seen(rows, slot.row, slot.last_row),
            _seen(columns, slot.column, slot.last_column),
            slot.fill,
            blocks=lines,
        )


def _seen(lines: dict[int, int], first: int, last: int) -> int:
    """How many rows or columns of the table lie between two of the sheet."""
    return 1 if first == last else sum(at in lines for at in range(first, last + 1))


def _lines(slot: Slot, place: Place) -> Iterator[Paragraph]:
    """The lines of a cell, which its author broke."""
    for line in slot.text.split("\n"):
        text = line.strip()
        if text:
            head = line[: len(line) - len(line.lstrip())]
            yield Paragraph(text, place, indent=slot.indent + _BLANK * len(head), size=slot.size, bold=slot.bold)


def _bands(slots: list[Slot]) -> list[list[Slot]]:
    """The slots between blank rows. A row is blank where it has no text, no fill and no rule at a side."""
    inked = [(s.row, s.last_row) for s in slots if s.text or s.fill or s.across]
    return _grouped(slots, inked, lambda slot: slot.row)


def _columns(slots: list[Slot]) -> list[list[Slot]]:
    """The slots between blank columns."""
    inked = [(s.column, s.last_column) for s in slots if s.text or s.fill or s.down]
    return _grouped(slots, inked, lambda slot: slot.column)


def _grouped(slots: list[Slot], inked: list[tuple[int, int]], at: Callable[[Slot], int]) -> list[list[Slot]]:
    """The slots of each unbroken stretch; what stands in a blank is dropped."""
    stretches: list[tuple[int, int]] = []
    for first, last in sorted(inked):
        if stretches and first <= stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], max(last, stretches[-1][1]))
        else:
            stretches.append((first, last))
    owner = {line: number for number, (first, last) in enumerate(stretches) for line in range(first, last + 1)}
    groups: list[list[Slot]] = [[] for _ in stretches]
    for slot in slots:
        if at(slot) in owner:
            groups[owner[at(slot)]].append(slot)
    return groups


# ── captions ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as captions and tables are told apart: its texts, the columns they cover, the filled ones among them and
    among the empty cells, and whether it is ruled.
    """

    texts: int
    covered: int
    filled: int
    bars: int
    ruled: bool
    joined: bool
    """Whether a merged cell leads into it from the row above."""


def _rows(slots: list[Slot]) -> dict[int, _Row]:
    first, last = min(slot.row for slot in slots), max(slot.last_row for slot in slots)
    texts, covered, filled, bars = (dict.fromkeys(range(first, last + 1), 0) for _ in range(4))
    ruled: set[int] = set()
    joined: set[int] = set()
    for slot in slots:
        if slot.text:
            texts[slot.row] += 1
            covered[slot.row] += slot.columns
            filled[slot.row] += slot.fill is not None
        elif slot.fill is not None:
            bars[slot.row] += 1
        if slot.across:
            ruled.update(range(slot.row, slot.last_row + 1))
        if slot.rows > 1:
            joined.update(range(slot.row + 1, slot.last_row + 1))
    return {
        at: _Row(texts[at], covered[at], filled[at], bars[at], at in ruled, at in joined)
        for at in range(first, last + 1)
    }


def _segments(slots: list[Slot]) -> list[tuple[bool, list[Slot]]]:
    """Tables (True) and captions (False) from the top down."""
    rows = _rows(slots)
    if any(row.ruled for row in rows.values()):
        kinds = {at: row.ruled or row.joined or row.filled > 1 for at, row in rows.items()}
        return [
            one
            for is_ruled, part in _runs(slots, kinds)
            for one in ([(True, part)] if is_ruled else _free(part, beside_table=True))
        ]
    return _free(slots, beside_table=False)


def _runs(slots: list[Slot], kinds: dict[int, bool]) -> list[tuple[bool, list[Slot]]]:
    """The slots of each run of rows of one kind."""
    runs: list[tuple[bool, list[Slot]]] = []
    number: dict[int, int] = {}
    for at, kind in kinds.items():
        if not runs or runs[-1][0] is not kind:
            runs.append((kind, []))
        number[at] = len(runs) - 1
    for slot in slots:
        runs[number[slot.row]][1].append(slot)
    return runs


def _free(slots: list[Slot], *, beside_table: bool) -> list[tuple[bool, list[Slot]]]:
    """A part without rules: lone lines above and below a table, or lines alone."""
    rows = _rows(slots)
    several = [at for at, row in rows.items() if row.texts > 1]
    wide = max(row.covered for row in rows.values())
    if not several or (beside_table and len(several) < 2):
        return [(False, slots)]
    start = next(at for at in rows if not _is_caption(rows, at, wide))
    lone = [at for at in rows if start <= at and rows[at].texts == 1 and not (rows[at].joined or rows[at].bars)]
    end = max(at for at in rows if rows[at].texts > 1) if len(lone) == 1 else max(rows)
    kinds = {at: start <= at <= end for at in rows}
    return _runs(slots, kinds)


def _is_caption(rows: dict[int, _Row], at: int, wide: int) -> bool:
    """Whether a row above the table is no row of it: one text, or a title and a unit at the two ends of a wide table."""
    row = rows[at]
    if row.joined or row.filled > 1 or rows.get(at + 1, row).joined:
        return False
    return row.texts <= 1 or (row.texts == 2 and row.covered == 2 and wide > 4)


# ── the grid of a table ──────────────────────────────────────────────────────────────────────────────────────────


def _bound(positions: int) -> None:
    if positions > _MAX_POSITIONS:
        raise LimitExceededError(f"{positions:,} > {_MAX_POSITIONS:,}")


def _lined(slots: list[Slot]) -> tuple[dict[int, int], dict[int, int]]:
    """The rows and columns of the sheet where a cell of the table begins, and their ordinals in it.

    Forms are often drawn on a sheet of narrow columns, each cell merged over many: only the seen lines count.
    """
    top, bottom = min(s.row for s in slots), max(s.last_row for s in slots)
    left, right = min(s.column for s in slots), max(s.last_column for s in slots)
    _bound((bottom - top + 1) * (right - left + 1))
    covered = {(r, c) for s in slots for r in range(s.row, s.last_row + 1) for c in range(s.column, s.last_column + 1)}
    bare = [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1) if (r, c) not in covered]
    rows = sorted({s.row for s in slots} | {r for r, _ in bare})
    columns = sorted({s.column for s in slots} | {c for _, c in bare})
    return {at: i for i, at in enumerate(rows)}, {at: i for i, at in enumerate(columns)}


def _filled(slots: Iterable[Slot], rows: dict[int, int], columns: dict[int, int]) -> Iterator[tuple[int, int, Slot]]:
    """Every cell with its row and column in the table, the empty ones too."""
    covered: set[tuple[int, int]] = set()
    for slot in slots:
        yield rows[slot.row], columns[slot.column], slot
        covered |= {
            (r, c) for r in range(slot.row, slot.last_row + 1) for c in range(slot.column, slot.last_column + 1)
        }
    for r, row in rows.items():
        for c, column in columns.items():
            if (r, c) not in covered:
                yield row, column, Slot(r, c)
