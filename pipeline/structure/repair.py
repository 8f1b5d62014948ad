"""Tables that lost their merged cells (tabs in text): spans found again, shifted rows put back, doubts told.

What a merged cell covered is an empty cell there, or is missing, with the row pushed to one side. The raw grid stays
in the places of the cells; every repair is a finding, and a row that fits nowhere with certainty is doubtful.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from pipeline.document import Cell, Table
from pipeline.findings import finding
from pipeline.values.columns import period_codes, subperiod_axis
from pipeline.vocabulary import label_of, lookup
from schemas.evidence import Finding


@dataclass(frozen=True, slots=True)
class Repair:
    """The table with its spans, what was done, and the rows that stay in doubt."""

    table: Table
    findings: tuple[Finding, ...] = ()
    doubtful: frozenset[int] = frozenset()


Row = list[Cell | None]


def repair(table: Table) -> Repair:
    """A table with lost spans as one with spans (still marked `lost`); an exact table as it is."""
    if table.spans == "exact":
        return Repair(table)
    rows = _dense(table)
    if _width(rows[0]) <= 1 and len(rows) > 1:  # one heading over the whole table
        rows = [rows[0][:1], *rows[1:]]
    periods = _period_start(rows[0])
    if periods is not None and len(rows) > 1:
        return _PeriodTable(table, rows, periods).repair()
    return _plain(table, rows)


def _dense(table: Table) -> list[Row]:
    rows: list[Row] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        row = rows[cell.row]
        row.extend([None] * (cell.column + 1 - len(row)))
        row[cell.column] = cell if cell.text else None
    return rows


def _width(row: Row) -> int:
    """Cells up to the last one with text."""
    return max((index + 1 for index, cell in enumerate(row) if cell is not None), default=0)


def _text(row: Row, index: int) -> str:
    cell = row[index] if 0 <= index < len(row) else None
    return "" if cell is None else cell.text


def _raw(row: Row) -> str:
    return "\t".join("" if cell is None else cell.text for cell in row)


def _period_start(header: Row) -> int | None:
    """Column where the periods of a yearly table begin: two heads or more that name a period, side by side."""
    codes = period_codes([_text(header, index) for index in range(len(header))])
    heads = [index for index, code in enumerate(codes) if code is not None]
    # a lone 계 or 향후 may head any table: a year among them makes it a yearly one
    years = [index for index in heads if (codes[index] or "")[:4].isdigit()]
    return heads[0] if len(heads) >= 2 and years else None


class _PeriodTable:
    """A yearly table: its header says how many values a row has, and the row's own label says where they begin."""

    def __init__(self, table: Table, rows: list[Row], start: int) -> None:
        self.table = table
        self.rows = rows
        self.start = start
        self.findings: list[Finding] = []
        self.doubtful: set[int] = set()

    def repair(self) -> Repair:
        second = [cell.text for cell in self.rows[1] if cell is not None]
        if subperiod_axis(second) is not None and len(second) >= 4:
            return self._road_map()
        return self._matrix()

    def _matrix(self) -> Repair:
        header = self.rows[0]
        size = _width(header) - self.start
        starts = {0: self.start}
        for number in range(1, len(self.rows)):
            begin = self._values_begin(self.rows[number], size)
            if begin is None:
                self.doubtful.add(number)
                self._note("TABLE_WIDTH_MISMATCH", number, expected=size)
            else:
                starts[number] = begin
        labels = max(starts.values())
        moved = [n for n, begin in starts.items() if begin < labels]
        if moved:
            self._note("TABLE_HEADER_SPAN", moved[0], rows=len(moved))
        blank_tail = [
            n
            for n in starts
            if n and not _text(self.rows[n], starts[n] + size - 1) and self._tail_is_usual(starts, size)
        ]
        for number in blank_tail:
            self._note("TABLE_ROW_DOUBTFUL", number)
        grid: list[Row] = []
        for number, row in enumerate(self.rows):
            begin = starts.get(number)
            if begin is None:
                grid.append((row + [None] * (labels + size))[: max(labels + size, len(row))])
                continue
            gap: Row = [None] * (labels - begin)
            values = (row[begin:] + [None] * size)[:size]
            grid.append(row[:begin] + gap + values)
        width = max(map(len, grid))
        grid = [row + [None] * (width - len(row)) for row in grid]
        return self._done(_spans(self.table, grid, header_rows=1, label_columns=labels))

    def _tail_is_usual(self, starts: dict[int, int], size: int) -> bool:
        """Whether most rows have text in the last column, so that a blank there may be a shifted row."""
        tails = [bool(_text(self.rows[n], begin + size - 1)) for n, begin in starts.items() if n]
        return sum(tails) * 2 > len(tails)

    def _values_begin(self, row: Row, size: int) -> int | None:
        """Where a row's values begin, None where several places or none would do."""
        fits = []
        for begin in range(1, len(row) - size + 1):
            if _width(row) > begin + size or not any(row[:begin]) or not self._explained(row, begin, size):
                continue
            if any(_is_number(_text(row, index)) for index in range(begin)):
                continue
            if any(lookup("sources").get(_text(row, index)) for index in range(begin, begin + size)):
                continue
            if row[begin - 1] is not None or (begin == self.start and self.rows[0][begin - 1] is None):
                fits.append(begin)
        known = [begin for begin in fits if lookup("sources").get(_text(row, begin - 1)) is not None]
        if len(known or fits) > 1 and self.start in fits and len(row) == len(self.rows[0]):
            return self.start  # as many cells as the header has: each stands below its own head
        return (known or fits)[0] if len(known or fits) == 1 else None

    def _explained(self, row: Row, begin: int, size: int) -> bool:
        """Whether the row's length leaves no cell over, and its labels are as many as the header's or more.

        One cell too many, even an empty one, may mean that a head is missing, and then every value has moved. Fewer
        labels than the header has are a total's, whose label spans them all.
        """
        header = self.rows[0]
        if len(row) - begin != size and not (begin == self.start and len(row) == len(header)):
            return False
        first = _text(row, begin - 1)
        return begin >= self.start or lookup("sources").get(first) == "total" or label_of(first) is not None

    def _road_map(self) -> Repair:
        """Years over their quarters or months; one column of labels before them and a remark after."""
        heads = [index for index, cell in enumerate(self.rows[1]) if cell is not None]
        first, last = heads[0], heads[-1]
        if heads != list(range(first, last + 1)) or first != self.start:
            self._note("TABLE_WIDTH_MISMATCH", 1, expected=last - first + 1)
            self.doubtful.update(range(len(self.rows)))
        width = last + 2
        grid: list[Row] = []
        for number, row in enumerate(self.rows):
            kept: Row = (row + [None] * width)[: last + 1]
            remarks = [(index, cell) for index, cell in enumerate(row) if index > last and cell is not None]
            if number == 0:
                self.remark = remarks[0][0] if remarks else None
            elif remarks and remarks[0][0] != self.remark:
                self._note(
                    "TABLE_CELL_MISPLACED", number, expected=(self.remark or last + 1) + 1, found=remarks[0][0] + 1
                )
            if len(remarks) > 1 or (number > 1 and row and row[0] is None and any(kept)):
                self.doubtful.add(number)
                self._note("TABLE_WIDTH_MISMATCH", number, expected=width)
            grid.append([*kept, remarks[0][1] if remarks else None])
        return self._done(_spans(self.table, grid, header_rows=2, label_columns=first, remark=last + 1))

    def _note(self, code: str, row: int, **facts: Any) -> None:
        self.findings.append(_finding(code, self.rows[row], **facts))

    def _done(self, table: Table) -> Repair:
        return Repair(table, tuple(self.findings), frozenset(self.doubtful))


def _plain(table: Table, rows: list[Row]) -> Repair:
    """Any other table: rows that were pushed to the left go back to the right, and empty cells join their neighbours."""
    width = max(map(len, rows))
    grid = [row + [None] * (width - len(row)) for row in rows]
    body = [n for n in range(1, len(grid)) if _width(grid[n])]
    findings: list[Finding] = []
    doubtful = frozenset[int]()
    filled = [n for n in body if grid[n][-1] is not None]
    if width > 1 and len(filled) * 2 > len(body):
        for number in body:
            blanks = width - _width(grid[number])
            if (blanks and not all(grid[number][: width - blanks])) or (
                blanks and len(filled) >= 2 and _follows_merged(grid, number)
            ):
                grid[number] = _pushed(grid[number], blanks)
                findings.append(_finding("TABLE_ROW_SHIFTED", rows[number], columns=blanks))
    counts = Counter(_width(row) for row in grid[1:])
    if len({len(row) for row in rows if _width(row) > 1}) > 1 and len(counts) > 1:
        findings.append(_finding("TABLE_WIDTH_MISMATCH", rows[0], expected=width))
        doubtful = frozenset(n for n, row in enumerate(rows) if _width(row) > 1 and len(row) != width)
    return Repair(_spans(table, grid, header_rows=1, label_columns=width - 1), tuple(findings), doubtful)


def _pushed(row: Row, blanks: int) -> Row:
    """The row so many columns further to the right."""
    empty: Row = [None] * blanks
    return empty + row[: len(row) - blanks]


def _follows_merged(grid: list[Row], number: int) -> bool:
    """Whether the rows above begin with empty cells, so that a row may have lost such a cell itself."""
    return any(grid[above][0] is None for above in range(1, number))


def _is_number(text: str) -> bool:
    stripped = text.strip().lstrip("△▲-−(").rstrip(")")
    return bool(stripped) and stripped.replace(",", "").replace(".", "").isdigit()


def _finding(code: str, row: Row, **facts: Any) -> Finding:
    place = next((cell.place for cell in row if cell is not None), None)
    return finding(code, place=place, raw=_raw(row), **facts)


def _spans(table: Table, grid: list[Row], *, header_rows: int, label_columns: int, remark: int | None = None) -> Table:
    """Cells with spans: an empty head widens the head to its left, an empty label or remark lengthens the one above."""
    width = max(map(len, grid))
    owner: list[list[tuple[int, int] | None]] = [[None] * width for _ in grid]
    for r, row in enumerate(grid):
        for c in range(width):
            if row[c] is not None:
                owner[r][c] = (r, c)
            elif r < header_rows and c and owner[r][c - 1] is not None and (r == 0 or c > label_columns):
                owner[r][c] = owner[r][c - 1] if remark is None or c != remark else None
            elif _row_caption(row, c, label_columns, grid[0]):
                owner[r][c] = owner[r][c - 1]
            elif r and (c < label_columns or c == remark) and not any(row[:c] if c != remark else ()):
                owner[r][c] = owner[r - 1][c] if r > header_rows or r < header_rows else None
    cells: list[Cell] = []
    for r, row in enumerate(grid):
        for c in range(width):
            cell = row[c]
            if cell is None:
                if owner[r][c] is None:
                    cells.append(Cell(row=r, column=c, text="", place=replace(table.place, row=r + 1, column=c + 1)))
                continue
            down = 1
            while r + down < len(grid) and owner[r + down][c] == (r, c):
                down += 1
            right = 1
            while c + right < width and owner[r][c + right] == (r, c):
                right += 1
            cells.append(replace(cell, row=r, column=c, row_span=down, column_span=right))
    return Table(tuple(cells), len(grid), width, table.place, spans="lost")


def _row_caption(row: Row, column: int, label_columns: int, header: Row) -> bool:
    """A total's label that spans all label columns, as the head above it does."""
    if not 0 < column < label_columns or row[0] is None or any(row[1 : column + 1]):
        return False
    is_total = lookup("sources").get(row[0].text) == "total" or label_of(row[0].text) is not None
    return is_total and any(row[label_columns:]) and header[0] is not None
