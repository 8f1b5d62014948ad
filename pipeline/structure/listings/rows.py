"""The rows of a list of pledges: one pledge a row or a block of rows, totals over all or some, lines between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.document import Cell, Grid
from pipeline.structure.listings.heads import Heads
from pipeline.structure.listings.parents import sectors_as_totals, top_rows
from pipeline.structure.listings.record import Record
from pipeline.values.numbering import NUMBER
from pipeline.vocabulary import lookup, squeeze

_COUNT = re.compile(r"[(（\[]?\s*(?:총\s*)?\d[\d,]*\s*(?:건|개|개\s*사업|개\s*공약|개\s*과제|사업|과제)\s*[)）\]]?\s*$")
_TOTAL = re.compile(r"(?:^|.*\s)(?:계|소\s*계|합\s*계|총\s*계|누\s*계|총\s*합\s*계)")
_PART = re.compile(r"소\s*계|\S\s+계$")
_NOTE = re.compile(r"\s*(?:※|\*|†|주\s*\d*\s*[):]|\d\)\s)")


@dataclass(slots=True)
class Rows:
    """Records and totals in page order; between them footnotes, lines over the rows below, and rows that are nobody's."""

    records: list[Record] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)
    lines: list[Cell] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)

    @property
    def pledges(self) -> list[Record]:
        return [record for record in self.records if record.total is None]


def is_total(text: str) -> bool:
    """Whether a row's label says that the row adds up others.

    >>> is_total("합 계"), is_total("총계(120건)"), is_total("복지 분야 소계"), is_total("도심 생태계")
    (True, True, True, False)
    """
    words = _COUNT.sub("", text).strip()
    return lookup("sources").get(words) == "total" or _TOTAL.fullmatch(words) is not None


class RowReader:
    """Goes through the rows below a head."""

    def __init__(self, grid: Grid, heads: Heads, doubtful: frozenset[int]) -> None:
        self.grid = grid
        self.heads = heads
        self.doubtful = doubtful
        self.rows = Rows()
        title, number, sector = heads.of("title"), heads.of("number"), heads.sector
        self.title = 0 if title is None else title.at
        self.number = None if number is None else number.at
        self.sector = None if sector is None else sector.at
        self.chapter: Cell | None = None
        self.open: Record | None = None

    def read(self) -> Rows:
        for row in range(self.heads.end, self.grid.rows):
            filled = [cell for cell in self.grid.row(row) if cell.text.strip()]
            if filled and not self._is_head_again(row):
                self._row(row, filled)
        self.rows.records = sectors_as_totals(self.rows.records, self.grid, self.heads)
        return self.rows

    def _is_head_again(self, row: int) -> bool:
        """Whether a row repeats one of the head's, as at the top of a page."""
        words = [squeeze(self.grid.text(row, c)) for c in range(self.grid.columns)]
        return any(
            words == [squeeze(self.grid.text(head, c)) for c in range(self.grid.columns)]
            for head in range(self.heads.top, self.heads.end)
        )

    def _row(self, row: int, filled: list[Cell]) -> None:
        starting = [cell for cell in filled if cell.row == row]
        if len(filled) == 1 and starting and filled[0].column <= self.title:
            self._lone(filled[0])
            return
        if self.open is not None and self._goes_on(row):
            self.open.rows.append(row)
            return
        label = filled[0]
        beside = next((cell for cell in filled if cell.column > label.column and cell.column <= self.title), None)
        for cell in (label, beside):
            if cell is not None and cell.column <= self.title and is_total(cell.text):
                self._open(Record([row], sector=self._sector(row), total=cell, partial=self._is_partial(cell, label)))
                return
        title = self.grid.at(row, self.title)
        if title is not None and title.column < self.title and label is title and not NUMBER.match(title.text.strip()):
            # a cell from the sector to the title over amounts: what a sector comes to
            self._open(Record([row], sector=title, total=title, partial=True))
            return
        if title is None or not title.text.strip():
            if self._number(row) is None:
                self.rows.lost.append(row)
                return
            title = None
        elif not any(map(str.isalpha, title.text)):  # figures below 공약명 stand in another column than they seem to
            self.rows.lost.append(row)
            self.open = None
            return
        self._open(Record([row], self._number(row), title, self._sector(row)))

    def _open(self, record: Record) -> None:
        before = self.open
        if before is not None and before.total is None and record.total is None and _same(before, record):
            before.rows.extend(record.rows)  # a block cut by a page break, its labels printed again
            return
        self.rows.records.append(record)
        self.open = record

    def _goes_on(self, row: int) -> bool:
        """Whether a row belongs to the record above: one merged label, or an empty one beside a word that tells rows apart."""
        if self.open is None:
            return False
        title = self.grid.at(row, self.title)
        own = self.open.title or self.open.total
        if title is not None and title is own and title.row < row:
            return True
        if own is not None and own.row < row < own.row + own.row_span:
            return True
        if title is not None and title.text.strip():
            return False
        if self.grid.text(row, self.number).strip() if self.number is not None else False:
            return False
        telling = [column.at for column in self.heads.columns if column.role in {"row", "part"}]
        if any(self.grid.text(row, at).strip() for at in telling):
            return not any(
                is_total(cell.text) and cell.column not in telling
                for cell in self.grid.row(row)
                if cell.column < self.title and cell.row == row
            )
        return False

    def _lone(self, cell: Cell) -> None:
        """A line between the rows: a footnote, or the sector of the rows below it."""
        if _NOTE.match(cell.text) or (len(cell.text) > 60) or self.grid.rows - 1 == cell.row:
            self.rows.notes.append(cell)
        else:
            self.rows.lines.append(cell)
            self.chapter = cell
        self.open = None

    def _is_partial(self, cell: Cell, label: Cell) -> bool:
        return label is not cell or _PART.search(_COUNT.sub("", cell.text).strip()) is not None

    def _number(self, row: int) -> Cell | None:
        cell = None if self.number is None else self.grid.at(row, self.number)
        return cell if cell is not None and cell.text.strip() else None

    def _sector(self, row: int) -> Cell | None:
        """The sector beside a row: its own cell, else in a column of its own the last one above, else the line above."""
        cell = None if self.sector is None else self.grid.at(row, self.sector)
        if cell is not None and cell.text.strip() and not is_total(cell.text) and cell.column == self.sector:
            self.chapter = cell
        return self.chapter


def _same(before: Record, after: Record) -> bool:
    def words(cell: Cell | None) -> str:
        return "" if cell is None else squeeze(cell.text)

    return words(before.title) == words(after.title) != "" and words(before.number) == words(after.number) != ""


def scopes(rows: Rows, total: Record) -> tuple[tuple[int, ...], ...]:
    """The pledges (by position) that a total may be that of, the likeliest first."""
    position = {id(record): at for at, record in enumerate(rows.pledges)}
    everything = tuple(position.values())
    top = tuple(top_rows(rows.pledges))  # the parts of a pledge are in its own amounts
    if not total.partial:
        return tuple(dict.fromkeys(scope for scope in (top, everything) if scope))
    here = next(at for at, record in enumerate(rows.records) if record is total)
    above = _until_total(reversed(rows.records[:here]), position)[::-1]
    below = _until_total(rows.records[here + 1 :], position)
    same = tuple(position[id(r)] for r in rows.pledges if total.sector is not None and r.sector is total.sector)
    inside = tuple(tuple(at for at in scope if at in top) for scope in (same, above, below))
    tried = (same, above, below, *inside, everything)
    return tuple(dict.fromkeys(scope for scope in tried if scope))


def _until_total(records: Iterable[Record], position: dict[int, int]) -> tuple[int, ...]:
    found: list[int] = []
    for record in records:
        if record.total is not None:
            break
        found.append(position[id(record)])
    return tuple(found)
