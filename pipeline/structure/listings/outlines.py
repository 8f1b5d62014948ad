"""A row of a list as the outline of a pledge: what stands below each head becomes a label with its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.document import Amount, Cell, Grid, Listing, PledgeOutline, RepairedTable, Span, Table, Total, cell_span
from pipeline.findings import finding
from pipeline.structure.entries import Break, Entry, TitleBox
from pipeline.structure.lines import Line, cell_lines
from pipeline.structure.listings.heads import Column, column_word, is_mark
from pipeline.structure.listings.record import Record
from pipeline.structure.listings.rows import Rows, is_total, scopes
from pipeline.structure.listings.spans import Settled
from pipeline.structure.listings.tags import untagged
from pipeline.structure.tree import build_tree
from pipeline.values.columns import basis_code
from pipeline.values.money import caption_unit
from pipeline.values.numbering import number_apart
from pipeline.values.sectors import sector_in, without_count
from pipeline.values.status_marks import is_open
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import lookup
from pipeline.vocabulary.labels import Label
from schemas.evidence import Finding

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads the rows of one list; `caption` is the unit above it, `chapter` the sector that a divider above it names."""

    settled: Settled
    rows: Rows
    unwrap: Unwrapper
    caption: Span | None = None
    chapter: Span | None = None

    @property
    def grid(self) -> Grid:
        return self.settled.grid

    def listing(self, first: int | None) -> Listing:
        """The list with an outline for each row and total."""
        totals = tuple(
            Total(self._outline(record), scopes(self.rows, record))
            for record in self.rows.records
            if record.total is not None
        )
        rows = tuple(self._outline(record) for record in self.rows.pledges)
        return Listing(rows, totals, self.grid.table.place, first)

    def head(self) -> Iterator[Entry]:
        """The only row of a list as the head of its pledge's page: title and number, the other columns, the amounts."""
        (record,) = self.rows.pledges
        title, number = self._span(record.title), self._span(record.number)
        if title is not None and number is None:
            number, title = _apart(title)
        if title is not None:
            yield TitleBox(number, title)
        for column in self.settled.heads.columns:
            yield from self._column(record, column)
        if record.sector is not None:
            yield self._sector(record.sector)
        yield from self._tables(record)
        yield Break()

    def findings(self) -> Iterator[Finding]:
        """What the list as a whole has to tell: repairs, footnotes, rows that are nobody's."""
        yield from self.settled.findings
        for cell in self.rows.notes:
            yield finding("TEXT_UNPLACED", place=cell.place, raw=cell.text)
        for row in self.rows.lost:
            cells = [cell for cell in self.grid.starting(row) if cell.text.strip()]
            if cells:
                yield finding("TEXT_UNPLACED", place=cells[0].place, raw="\t".join(cell.text for cell in cells))

    def _outline(self, record: Record) -> PledgeOutline:
        title = self._span(record.total if record.total is not None else record.title)
        bare, tag, kind = ("", "", None) if title is None else untagged(title.text)
        tagged = [] if title is None or kind is None else [_tag(title.reworded(tag), kind)]
        if title is not None and tagged:
            title = title.reworded(bare)
        number = self._span(record.number)
        if title is not None and number is None:
            number, title = _apart(title)
        entries = [entry for column in self.settled.heads.columns for entry in self._column(record, column)]
        if record.sector is not None and record.total is None:
            entries.append(self._sector(record.sector))
        elif self.chapter is not None and record.total is None:
            named = Label("sector", "value")
            entries.append(Line("", 0.0, self.chapter, self.chapter.reworded(""), named, self.chapter, form=True))
        tree = build_tree([*entries, *tagged, *self._tables(record)])
        return PledgeOutline(title, number, tree.nodes, tree.findings)

    def _span(self, cell: Cell | None) -> Span | None:
        return None if cell is None else cell_span(cell, self.unwrap.clean(cell.text))

    def _cells(self, record: Record, column: Column) -> list[Cell]:
        """The filled cells of a column in the record's rows, each once; of one that spans columns the first column's."""
        cells = [cell for row in record.rows if (cell := self.grid.at(row, column.at)) is not None]
        return [c for c in {id(cell): cell for cell in cells}.values() if c.text.strip() and c.column == column.at]

    def _sector(self, cell: Cell) -> Line:
        words = self.unwrap.clean(cell.text)
        line = any(cell is one for one in self.rows.lines)  # a line between the rows says 복지 분야 for 복지
        value = cell_span(cell, (sector_in(words) or without_count(words)) if line else words)
        head = self.settled.heads.sector
        label = value.reworded("") if head is None else cell_span(head.head, self.unwrap.clean(head.head.text))
        return Line("", 0.0, value, label, Label("sector", "value"), value, form=True)

    def _column(self, record: Record, column: Column) -> Iterator[Line]:
        if not column.path or not (column.role in {"field", "mark", "other", "part"} or self._is_left(column)):
            return
        head = cell_span(column.head, self.unwrap.clean(column.head.text))
        for cell in self._cells(record, column):
            if column.role == "mark" and not is_mark(cell.text):
                continue
            if column.role == "mark":
                value = Span.joined([head, cell_span(cell, cell.text)], head.text)
                yield Line("", 0.0, head, head, column.label, value, form=True)
                continue
            if column.role == "part" and is_total(cell.text):
                continue
            lines = list(cell_lines(cell.text, cell.place, self.unwrap))
            part = Label("project_name", "value") if column.role == "part" else None
            known = column.label or part or (Label("row_number", "value") if _counts(column) else None)
            if len(lines) == 1 and not lines[0].marker:
                yield Line("", 0.0, head, head, known, lines[0].whole, form=True)
            else:
                yield Line("", 0.0, head, head, known, head.reworded(""), form=True)
                yield from lines

    def _is_left(self, column: Column) -> bool:
        """A second column of sectors, or one of words that tell rows apart where no row has an amount."""
        heads = self.settled.heads
        if column.role == "row":
            return heads.of("amount") is None
        return column.role == "sector" and column is not heads.sector

    def _tables(self, record: Record) -> Iterator[RepairedTable]:
        amounts, noted, lost = self._amounts(record)
        shown = _part(self.grid.table, [a.cell for a in amounts] + [c for a in amounts for c in _heads(a)])
        if amounts:
            told = (*noted, *self._unread(record))
            yield RepairedTable("budget", Grid(shown), self._unit(), told, amounts=tuple(amounts))
        if lost or (noted and not amounts):
            kept = lost or record.rows
            yield RepairedTable("data", Grid(_rows_of(self.grid, kept)), None, () if amounts else tuple(noted))
        for role, kind in (("year", "targets"), ("officer", "officers")):
            columns = [column for column in self.settled.heads.columns if column.role == role]
            department = next(
                (c for c in self.settled.heads.columns if c.label == Label("departments", "section")), None
            )
            if kind == "officers" and department is not None:
                columns = [department, *columns]
            if any(self._cells(record, column) for column in columns if column.role == role):
                told = tuple(self._under_unit(record)) if kind == "targets" else ()
                yield RepairedTable(kind, Grid(self._headed(record, columns, with_title=kind == "targets")), None, told)

    def _unread(self, record: Record) -> Iterator[Finding]:
        """A finding for figures below a year that stands among years of amounts and is none of them: no words, so no target."""
        above = [c.path[:-1] for c in self.settled.heads.columns if c.role == "amount" and c.period is c.path[-1]]
        for column in self.settled.heads.columns:
            if column.role == "year" and column.path[:-1] in above:
                yield from self._figures(record, column)

    def _under_unit(self, record: Record) -> Iterator[Finding]:
        """The same for figures below the years of a list in a unit of money, none of which holds amounts: 50%, 1 1/2."""
        columns = self.settled.heads.columns
        if self._unit() is None or any(one.role == "amount" and one.period is one.path[-1] for one in columns):
            return
        for column in columns:
            if column.role == "year":
                yield from self._figures(record, column)

    def _figures(self, record: Record, column: Column) -> Iterator[Finding]:
        for cell in self._cells(record, column):
            bare = _LETTER.search(cell.text) is None and not is_open(cell.text)
            if bare and (any(map(str.isdigit, cell.text)) or not is_mark(cell.text)):
                sign = f"{column.head.text} {cell.text}"
                yield finding("MONEY_TABLE_NOT_READ", place=cell.place, raw=cell.text, sign=sign)

    def _unit(self) -> Span | None:
        """The unit over the table, else the one in a row above the heads, else the only one that heads name."""
        if self.caption is not None:
            return self.caption
        heads = self.settled.heads
        above = {id(column.head) for column in heads.columns}
        named = [
            (cell, unit.multiplier)
            for row in range(heads.end)
            for cell in self.grid.starting(row)
            if (unit := caption_unit(cell.text)) is not None
        ]
        over = [(cell, unit) for cell, unit in named if id(cell) not in above] or named
        return cell_span(over[0][0], over[0][0].text) if len({unit for _, unit in over}) == 1 else None

    def _headed(self, record: Record, columns: list[Column], *, with_title: bool) -> Table:
        """The record's first row below the heads of some columns; the title before them, where they are its targets."""
        title = self.settled.heads.of("title")
        taken = [title, *columns] if with_title and title is not None else columns
        row = record.rows[0]
        cells = [replace(column.head, row=0, column=at, row_span=1, column_span=1) for at, column in enumerate(taken)]
        cells += [
            replace(
                cell,
                text=untagged(cell.text)[0] if column.role == "title" else cell.text,
                row=1,
                column=at,
                row_span=1,
                column_span=1,
            )
            for at, column in enumerate(taken)
            if (cell := self.grid.at(row, column.at)) is not None
        ]
        return Table(tuple(cells), 2, len(taken), self.grid.table.place)

    def _amounts(self, record: Record) -> tuple[list[Amount], list[Finding], list[int]]:
        """The record's amounts under their heads, what is to be told, and the rows (of the grid) that are no whole."""
        rows = [row for row in record.rows if row not in self.settled.doubtful]
        noted = [
            finding(
                "TABLE_WIDTH_MISMATCH",
                place=cells[0].place,
                raw="\t".join(c.text for c in cells),
                expected=self.grid.columns,
                pointer="",
            )
            for row in record.rows
            if row in self.settled.doubtful and (cells := list(self.grid.starting(row)))
        ]
        parts = self.settled.heads.of("part")
        lost: list[int] = []
        if parts is not None and len(rows) > 1 and self.settled.heads.of("amount") is not None:
            rows, lost = self._whole(rows, parts)
            if lost and not rows and self.settled.heads.of("amount") is not None:
                names = ", ".join(
                    c.text for row in lost if (c := self.grid.at(row, parts.at)) is not None and c.row == row
                )
                noted.append(finding("BUDGET_BY_PROJECT", place=self.grid.table.place, raw=names, pointer=""))
        beside = [row for row in rows if self._is_beside(row)]
        whole = [row for row in rows if row not in beside]
        return [amount for row in whole for amount in self._row_amounts(row)], noted, [*lost, *beside]

    def _is_beside(self, row: int) -> bool:
        """Whether a row is 집행률 or 잔액 beside the amounts of the plan, and none of them."""
        told = (self.grid.at(row, column.at) for column in self.settled.heads.columns if column.role == "row")
        return any(cell is not None and lookup("beside").get(cell.text) is not None for cell in told)

    def _whole(self, rows: list[int], parts: Column) -> tuple[list[int], list[int]]:
        """The rows of the pledge as a whole, and those of its parts."""
        names = {row: self.grid.at(row, parts.at) for row in rows}
        if len({id(cell) for cell in names.values()}) == 1:
            return rows, []
        whole = [row for row, cell in names.items() if cell is not None and is_total(cell.text)]
        return whole, [row for row in rows if row not in whole]

    def _row_amounts(self, row: int) -> Iterator[Amount]:
        columns = self.settled.heads.columns
        told = [cell for c in columns if c.role == "row" and (cell := self.grid.at(row, c.at)) is not None]
        source = next((cell for cell in told if lookup("sources").get(cell.text) is not None), None)
        basis = next((cell for cell in told if basis_code(cell.text) is not None), None)
        period = next((cell for cell in told if cell is not source and cell is not basis and cell.text.strip()), None)
        for column in columns:
            cell = self.grid.at(row, column.at)
            if column.role == "amount" and cell is not None and cell.column == column.at and cell.row == row:
                yield Amount(
                    cell, column.source or source, column.period or period, column.basis or basis, column.group
                )


def _tag(value: Span, kind: Label) -> Line:
    return Line("", 0.0, value, value.reworded(""), kind, value, form=True)


def _heads(amount: Amount) -> list[Cell]:
    return [cell for cell in (amount.group, amount.source, amount.period, amount.basis) if cell is not None]


def _counts(column: Column) -> bool:
    """Whether a column only counts the rows: 연번, where the pledges have numbers of their own."""
    return any(column_word(cell.text) == "number" for cell in column.path)


def _apart(title: Span) -> tuple[Span | None, Span]:
    """The number that stands before a title in one cell: `1-1. 어르신 일자리`, `12) 경로당`."""
    parted = number_apart(title.text)
    return (None, title) if parted is None else (title.reworded(parted[0]), title.reworded(parted[1]))


def _part(table: Table, cells: list[Cell]) -> Table:
    """Some cells of a table, each once, in as many rows as they stand in."""
    kept = sorted({id(cell): cell for cell in cells}.values(), key=lambda cell: (cell.row, cell.column))
    rows = {row: at for at, row in enumerate(sorted({cell.row for cell in kept}))}
    moved = tuple(replace(cell, row=rows[cell.row], row_span=1) for cell in kept)
    return Table(moved, len(rows), table.columns, table.place)


def _rows_of(grid: Grid, wanted: list[int]) -> Table:
    """Some rows as a table of their own."""
    cells = [cell for row in wanted for cell in grid.starting(row)]
    moved = {row: at for at, row in enumerate(wanted)}
    return Table(
        tuple(replace(cell, row=moved[cell.row], row_span=1) for cell in cells),
        len(wanted),
        grid.columns,
        grid.table.place,
    )
