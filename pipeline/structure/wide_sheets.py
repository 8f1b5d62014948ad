"""Sheets too wide for their paper, printed in bands of columns: which tables are bands, and how two are put side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.document import Block, Cell, Grid, Kept, Paragraph, Table
from pipeline.structure.listings.heads import is_head
from pipeline.vocabulary import squeeze

_SAME = 1.5  # points by which the same row may stand at another height on another page
_BEFORE = 6.0  # points: text that begins further left of its table was printed for another page
_FEWEST = 3  # rows that must stand at the same heights: two may do so by chance
_YEAR = re.compile(r"(?:19|20)\d\d")

Height = tuple[int, float]
"""Where a row begins: the page, counted from the table's first, and the distance from its top in points."""

_Rows = tuple[list[int], list[int], list[Height]]
"""Where the lines of two tables stand among those of both, and these."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The bands of a sheet as far as they have come, as one table; `heights` are where its rows begin and the last ends.

    `page` is the last one that it stands on.
    """

    kept: Kept[Block]
    table: Table
    heights: tuple[Height, ...]
    page: int
    grid: Grid
    unit: Paragraph | None = None
    """What stands over its last band alone."""

    @classmethod
    def of(cls, kept: Kept[Block], table: Table, heights: tuple[Height, ...], unit: Paragraph | None = None) -> Sheet:
        """A sheet whose cells all tell their page."""
        return cls(kept, table, heights, max(cell.place.page or 0 for cell in table.cells), Grid(table), unit)

    @property
    def whole(self) -> Kept[Block]:
        """The block that it is by now."""
        return self.kept if self.unit is None else self.kept._replace(member=below_unit(self.table, self.unit))


def begins_band(above: Table, below: Table) -> bool:
    """Whether a table goes on to the right of one on the pages before it: other heads, rows at the same heights."""
    upper, lower = _heights(above), _heights(below)
    if upper is None or lower is None or below.place.page == above.place.page:
        return False
    first = [height for height in upper if height[0] == 0]
    return _mapped(first, [height for height in lower if height[0] == 0]) is not None and (
        _own_columns(Grid(above), Grid(below)) > 0
    )


def sheet_of(kept: Kept[Block]) -> Sheet | None:
    """A table as the first band of a sheet; None for any other block, and for a table whose rows have no known heights."""
    block = kept.member
    heights = _heights(block) if isinstance(block, Table) else None
    return Sheet.of(kept, block, heights) if heights is not None and isinstance(block, Table) else None


def is_band(sheet: Sheet, other: Sheet) -> bool:
    """Whether a table on a later page may be a band of a sheet: rows at the same heights, heads that this one lacks."""
    return _band(sheet, other) is not None


def _band(sheet: Sheet, other: Sheet) -> tuple[_Rows, int] | None:
    """How the rows of a band lie beside those of its sheet, and how many columns it adds; None for any other table."""
    rows = _beside(sheet, other) if sheet.page < (other.table.place.page or 0) else None
    own = 0 if rows is None else _own_columns(sheet.grid, other.grid)
    return None if rows is None or not own else (rows, own)


def repeats(sheet: Sheet, other: Sheet) -> bool:
    """Whether a table on a later page has nothing but columns that are printed on each page."""
    if other.table.columns > sheet.table.columns or _beside(sheet, other) is None:
        return False
    return _repeated(sheet.grid, other.grid) == other.grid.columns


def _beside(sheet: Sheet, other: Sheet) -> _Rows | None:
    """Where the lines of a sheet and of a band stand among those of both; None where neither has all of the other's.

    A band has no last page where nothing is printed in its columns there.
    """
    upper, lower = sheet.heights, other.heights
    if not _is_same(upper[0], lower[0]):
        return None
    last = lower[-1][0]
    if last == upper[-1][0]:
        return _mapped(upper, lower)
    above = [height for height in upper if height[0] <= last]
    rows = _mapped(above, lower[:-1])
    if rows is None or len(above) < len(lower) - 1:
        return None
    return list(range(len(upper))), [*rows[1], len(above)], list(upper)


def below_unit(table: Table, unit: Paragraph | Cell) -> Table:
    """The table with its unit in a row of its own over all others."""
    cells = [replace(cell, row=cell.row + 1) for cell in table.cells]
    blocks = unit.blocks if isinstance(unit, Cell) else (unit,)
    first = Cell(0, 0, unit.text, unit.place, 1, table.columns, blocks=blocks)
    return replace(table, cells=(first, *cells), rows=table.rows + 1)


def _blanks(grid: Grid, first: int, end: int, columns: int) -> Iterator[Cell]:
    """Empty cells on the rows of a sheet that its new columns do not have."""
    for row in range(first, end):
        place = next((cell.place for cell in grid.row(row)), grid.table.place)
        for column in range(columns):
            yield Cell(row, grid.columns + column, "", place)


def with_band(sheet: Sheet, other: Sheet) -> Sheet | None:
    """The sheet with its next band; None where a table is no band of it."""
    band = _band(sheet, other)
    return None if band is None else _wider(sheet, other, *band)


def with_rows_beside(sheet: Sheet, other: Sheet) -> Sheet | None:
    """The sheet with a table beside it that stands on a page of bands: its rows tell enough, whatever its heads say."""
    upper, lower = sheet.grid, other.grid
    repeated = _repeated(upper, lower)
    heads = [cell for cell in lower.row(0) if cell.column >= repeated and cell.text.strip()]
    rows = _beside(sheet, other)
    if rows is None or repeated == lower.columns or (heads and _knows(upper, heads)):
        return None
    return _wider(sheet, other, rows, lower.columns - repeated)


def _wider(sheet: Sheet, other: Sheet, rows: _Rows, own: int) -> Sheet:
    """The sheet with the last columns of another table, so many as are its `own`."""
    band = other.table
    left, right, both = rows
    dropped = band.columns - own
    head = sheet.grid.text(0, sheet.table.columns - 1)  # it goes on over a band that begins without words
    cells = [_moved(cell, left, 0) for cell in sheet.table.cells]
    goes_on = _goes_on(sheet.grid, other.grid, dropped)
    added = [
        replace(cell, text=head if goes_on else cell.text or head) if (cell.row, cell.column) == (0, dropped) else cell
        for cell in _without_overflow(sheet.grid, left, band, right, dropped)
    ]
    cells += [_moved(cell, right, sheet.table.columns - dropped) for cell in added if cell.column >= dropped]
    cells += _blanks(sheet.grid, right[-1], len(both) - 1, own)
    table = replace(
        sheet.table,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        rows=len(both) - 1,
        columns=sheet.table.columns + own,
    )
    return Sheet.of(Kept(sheet.kept.at, table, own=True), table, tuple(both), sheet.unit)


def _without_overflow(grid: Grid, left: list[int], band: Table, right: list[int], start: int) -> Iterator[Cell]:
    """The cells of a band without the texts that begin left of its own columns: those of the sheet that run over there."""
    rows = {row: at for at, row in reversed(list(enumerate(left)))}
    edge = min(cell.place.box[0] for cell in band.cells if cell.column >= start and cell.place.box is not None)
    for cell in band.cells:
        row = rows.get(right[cell.row])
        if row is not None and cell.column == start and _goes_on_with(grid.at(row, grid.columns - 1), cell):
            yield replace(cell, text="", blocks=())
            continue
        if cell.text and cell.column >= start and row is not None and _begins_before(cell, edge):
            texts = [text for column in range(grid.columns) if (text := grid.text(row, column))]
            if texts and texts[-1] == cell.text:
                yield replace(cell, text="", blocks=())
                continue
        yield cell


def _goes_on_with(bar: Cell | None, cell: Cell) -> bool:
    """Whether a cell is the rest of a merged bar, whose words are printed on each page that it crosses."""
    if bar is None or bar.fill is None or bar.fill != cell.fill or not cell.text:
        return False
    return bar.text == cell.text and max(bar.column_span, cell.column_span) > 1


def _begins_before(cell: Cell, edge: float) -> bool:
    """Whether the text of a cell begins left of all columns, whose edge is given in points."""
    boxes = [block.place.box for block in cell.blocks if block.place.box is not None]
    return bool(boxes) and all(box[0] < edge - _BEFORE for box in boxes)


def _moved(cell: Cell, rows: list[int], columns: int) -> Cell:
    """A cell on the rows of the whole sheet; `rows` are the places of its own table's lines among those of the sheet."""
    first, end = rows[cell.row], rows[min(cell.row + cell.row_span, len(rows) - 1)]
    return replace(cell, row=first, row_span=end - first, column=cell.column + columns)


def _heights(table: Table) -> tuple[Height, ...] | None:
    """Where its rows begin, and where the last one ends; None where that is not known of each, or goes up again."""
    tops: dict[int, Height] = {}
    ends: list[Height] = []
    page = table.place.page
    for cell in table.cells:
        if page is None or cell.place.page is None or cell.place.box is None:
            return None
        at = cell.place.page - page
        tops.setdefault(cell.row, (at, cell.place.box[1]))
        if cell.row + cell.row_span == table.rows:
            ends.append((at, cell.place.box[3]))
    if len(tops) < max(table.rows, _FEWEST) or not ends or table.spans == "lost":
        return None
    found = (*(tops[row] for row in range(table.rows)), max(ends))
    return found if all(above < below for above, below in pairwise(found)) else None


def _mapped(one: Iterable[Height], other: Iterable[Height]) -> _Rows | None:
    """Where the lines of two tables stand among those of both; None where neither has all that the other has."""
    upper, lower = list(one), list(other)
    finer, coarser = (upper, lower) if len(upper) >= len(lower) else (lower, upper)
    if len(coarser) < _FEWEST or not (_is_same(finer[0], coarser[0]) and _is_same(finer[-1], coarser[-1])):
        return None
    places = [next((at for at, line in enumerate(finer) if _is_same(line, asked)), None) for asked in coarser]
    if None in places or places[0] != 0 or places[-1] != len(finer) - 1:
        return None
    found, all_of_them = [at for at in places if at is not None], list(range(len(finer)))
    return (all_of_them, found, finer) if finer is upper else (found, all_of_them, finer)


def _is_same(one: Height, other: Height) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _SAME


def _own_columns(upper: Grid, lower: Grid) -> int:
    """How many columns a band adds; none where its first row does not head them, or heads what the sheet has.

    A band may repeat the sheet's first columns (번호, 공약명), as printers of spreadsheets can be told to.
    """
    repeated = _repeated(upper, lower)
    heads = [cell for cell in lower.row(0) if cell.column >= repeated and cell.text.strip()]
    if repeated < lower.columns and _goes_on(upper, lower, repeated):
        return lower.columns - repeated
    if not heads or not all(_heads(cell.text) for cell in heads) or not any(_heads(c.text) for c in upper.row(0)):
        return 0
    return 0 if _knows(upper, heads) else lower.columns - repeated


def _knows(upper: Grid, heads: Sequence[Cell]) -> bool:
    """Whether the sheet has one of a band's heads, other than its last one, which may go on: then it is another table."""
    known = {squeeze(cell.text) for cell in upper.row(0)}
    last = squeeze(upper.text(0, upper.columns - 1))
    again = [squeeze(cell.text) in known for cell in heads if cell is not heads[0] or squeeze(cell.text) != last]
    return any(again) or not again


def _repeated(upper: Grid, lower: Grid) -> int:
    """How many of the sheet's first columns a band has again."""
    repeated = 0
    while repeated < min(upper.columns, lower.columns) and _same_column(upper, lower, repeated):
        repeated += 1
    return repeated


def _goes_on(upper: Grid, lower: Grid, start: int) -> bool:
    """Whether the band, whose own columns begin at `start`, begins inside the last head of the sheet: 2028 over 1/4, and on the next page over 2/4 (or no
    words over it, where those of a merged cell are printed once).
    """
    if min(upper.rows, lower.rows) < _FEWEST:
        return False
    last, first = upper.at(0, upper.columns - 1), lower.at(0, start)
    if last is None or first is None or first.column < start or last.row_span > 1 or not _heads(last.text):
        return False
    if not squeeze(last.text).endswith(squeeze(first.text)):  # 2027년 may be cut where it is printed: 년
        return False
    above = {squeeze(upper.text(1, column)) for column in range(last.column, upper.columns)}
    below = [squeeze(lower.text(1, column)) for column in range(start, start + first.column_span)]
    return "" not in above and all(text and text not in above for text in below) and len(set(below)) == len(below)


def _heads(text: str) -> bool:
    """Whether words head a column. 26 may be a year, but it may be an amount as well."""
    return is_head(text) and (not text.strip().isdigit() or _YEAR.fullmatch(text.strip()) is not None)


def _same_column(one: Grid, other: Grid, column: int) -> bool:
    rows = min(one.rows, other.rows)
    said = _said(one, column)[:rows]
    return said == _said(other, column)[:rows] and any(said)


def _said(grid: Grid, column: int) -> tuple[str, ...]:
    """The words of a column, worked out once for each of the tables that it is held against."""
    key = ("said", column)
    if key not in grid.known:
        grid.known[key] = tuple([squeeze(grid.text(row, column)) for row in range(grid.rows)])
    said: tuple[str, ...] = grid.known[key]
    return said
