"""Yearly tables from text files: each row's values under the heads that count them.

The heads say how many values a row has, the row's own label where they begin. A row that fits nowhere with certainty is
doubtful, unless there is one arrangement of its cells in which every sum of the table closes.
"""

from __future__ import annotations

from typing import Any

from pipeline.document import Cell, Table
from pipeline.structure.heads import Heads, two_rows
from pipeline.structure.lost import (
    Owners,
    Repair,
    Row,
    blank_years,
    over_blank_years,
    row_finding,
    says_nothing_with_dashes,
    text_at,
    width_of,
    with_spans,
)
from pipeline.values.bars import is_bar, is_glyph_bar, is_shaded
from pipeline.values.cells import cell_amount
from pipeline.values.columns import period_code, period_codes, subperiod_axis
from pipeline.values.crosstab import WORDS
from pipeline.values.funding import source_word
from pipeline.values.money_heads import head_codes, is_value
from pipeline.values.placing import Printed, place_by_sums
from pipeline.vocabulary import find_label, label_of, lookup
from schemas.evidence import Finding


def period_start(header: Row) -> int | None:
    """Column where the periods of a yearly table begin: two heads or more that name a period, side by side."""
    codes = period_codes([text_at(header, index) for index in range(len(header))])
    heads = [index for index, code in enumerate(codes) if code is not None]
    # a lone 계 or 향후 may head any table: a year among them makes it a yearly one
    years = [index for index in heads if (codes[index] or "")[:4].isdigit()]
    return heads[0] if len(heads) >= 2 and years else None


def years_down(rows: list[Row]) -> int | None:
    """Column where the amounts begin below heads that name sources, with years down the side."""
    codes = head_codes([text_at(rows[0], index) for index in range(len(rows[0]))])
    heads = [n for n, code in enumerate(codes) if n and code is not None and code[0] in {"source", "total", "basis"}]
    sides = period_codes([text_at(row, 0) for row in rows[1:]])
    years = [code for code in sides if code is not None and code[0].isdigit()]
    return heads[0] if len(heads) >= 2 and len(years) >= 2 else None


class PeriodTable:
    """A yearly table: its heads say how many values a row has, and the row's own label says where they begin."""

    def __init__(self, table: Table, rows: list[Row], start: int, heads: Heads | None = None) -> None:
        self.table = table
        self.rows = rows
        self.start = start
        self.heads = heads
        self.findings: list[Finding] = []
        self.doubtful: set[int] = set()

    def repair(self) -> Repair:
        second = [cell.text for cell in self.rows[1] if cell is not None]
        if self.heads is None and subperiod_axis(second) is not None and len(second) >= 4:
            return self._road_map()
        if self.heads is None and self._shows_bars():
            return self._yearly_map()
        return self._matrix()

    def _shows_bars(self) -> bool:
        """Whether most of what stands behind the labels are bars."""
        last = max((n for n, code in enumerate(_period_heads(self.rows[0])) if code is not None), default=0)
        inside = [text_at(row, n) for row in self.rows[1:] for n in range(self.start, last + 1) if text_at(row, n)]
        return any(map(is_shaded, inside)) or sum(map(is_bar, inside)) * 2 > len(inside)

    @property
    def _size(self) -> int:
        """How many values a row has."""
        return len(self.heads.columns) if self.heads is not None else width_of(self.rows[0]) - self.start

    @property
    def _header_rows(self) -> int:
        return 1 if self.heads is None else 2

    @property
    def _header_width(self) -> int:
        """How many cells a row has that stands right below the heads."""
        return len(self.rows[0]) if self.heads is None else self.start + self._size

    @property
    def _collapsed(self) -> bool:
        """Whether the heads show that lost cells went to the end of their row: the corner was wider than its cell."""
        return self.heads is not None and self.start > len(self.heads.corner) and self.rows[0][1] is not None

    def _matrix(self) -> Repair:
        size, body = self._size, range(self._header_rows, len(self.rows))
        starts = {} if self.heads is not None else {0: self.start}
        for number in body:
            begin = self._values_begin(self.rows[number], size)
            if begin is not None:
                starts[number] = begin
        self._prove(starts, size)
        for number in body:
            if number not in starts:
                self.doubtful.add(number)
                self._note("TABLE_WIDTH_MISMATCH", number, expected=size)
        labels = max([self.start, *starts.values()])
        moved = [n for n, begin in starts.items() if begin < labels]
        if moved:
            self._note("TABLE_HEADER_SPAN", moved[0], rows=len(moved))
        if self._has_blank_head():
            self._note("TABLE_ROW_DOUBTFUL", 0)
        for number in starts:
            if number >= body.start and self._has_blank_tail(number, starts, size):
                self._note("TABLE_ROW_DOUBTFUL", number)
        return self._built(starts, labels, size)

    def _built(self, starts: dict[int, int], labels: int, size: int) -> Repair:
        """The rows over one grid: labels, then values; a row in doubt as it was printed."""
        grid, owner = self.heads.placed(labels) if self.heads is not None else ([], {})
        for number in range(len(grid), len(self.rows)):
            row, begin = self.rows[number], starts.get(number)
            if begin is None:
                grid.append((row + [None] * (labels + size))[: max(labels + size, len(row))])
                continue
            gap: Row = [None] * (labels - begin)
            front = begin - 1 if gap and self._is_inner(row, begin) else begin
            grid.append(row[:front] + gap + row[front:begin] + (row[begin:] + [None] * size)[:size])
        width = max(map(len, grid))
        grid = [row + [None] * (width - len(row)) for row in grid]
        mended = with_spans(self.table, grid, header_rows=self._header_rows, label_columns=labels, heads=owner or None)
        codes = period_codes(self._lowest_heads())
        years = [labels + n for n, code in enumerate(codes) if code is not None and code[0].isdigit()]
        body = grid[self._header_rows :]
        wide = blank_years(body, years)
        if wide and not says_nothing_with_dashes(body):
            self._note("TABLE_ROW_DOUBTFUL", 0)
            return self._done(mended)
        return self._done(over_blank_years(mended, body, wide))

    def _is_inner(self, row: Row, begin: int) -> bool:
        """Whether a row's only label is a source below a head of its own (재원), its name in the rows above."""
        heads = self.rows[0][: self.start]
        own = source_word(text_at(row, begin - 1)) if self.heads is None and begin == 1 else None
        return own not in {None, "total"} and None not in heads and len(heads) > 1

    def _prove(self, starts: dict[int, int], size: int) -> None:
        """Rows of another length than the heads go where all sums close, if there is one such place for all of them."""
        lost = [n for n in range(self._header_rows, len(self.rows)) if n not in starts and any(self.rows[n])]
        begins = {number: self._labels_end(self.rows[number]) for number in lost}
        if not lost or any(begin is None for begin in begins.values()):
            return
        if not starts.keys() - {0}:
            return  # where no row has as many cells as there are heads, a head may be lost: then every sum closes anyway
        sums = [n for n, head in enumerate(self._lowest_heads()) if _is_total(head)]
        sure = [
            (self._sum_row(n), self.rows[n][starts[n] : starts[n] + size]) for n in starts if n >= self._header_rows
        ]
        loose = [(self._sum_row(n), _stripped(self.rows[n][begins[n] or 0 :], size)) for n in lost]
        placed = place_by_sums(
            [Printed(total, tuple("" if c is None else c.text for c in cells)) for total, cells in sure],
            [Printed(total, tuple("" if c is None else c.text for c in cells)) for total, cells in loose],
            size,
            sums[0] if len(sums) == 1 else None,
        )
        if placed is None:
            return
        for number, (_, cells), order in zip(lost, loose, placed, strict=True):
            begin = begins[number] or 0
            self.rows[number] = [*self.rows[number][:begin], *(None if at is None else cells[at] for at in order)]
            starts[number] = begin
        self._note("TABLE_ROW_PROVED", lost[0], rows=len(lost))

    def _lowest_heads(self) -> list[str]:
        """The head right above each value."""
        if self.heads is not None:
            return [(upper if lower is None else lower).text for upper, lower in self.heads.columns]
        return [text_at(self.rows[0], self.start + n) for n in range(self._size)]

    def _labels_end(self, row: Row) -> int | None:
        """Where the labels of a row end: behind its last cell that names a source or a period."""
        known = [n for n in range(min(len(row), self.start + 2)) if _is_row_label(text_at(row, n))]
        return known[-1] + 1 if known else None

    def _sum_row(self, number: int) -> bool:
        row = self.rows[number]
        end = self._labels_end(row)
        return end is not None and _is_total(text_at(row, end - 1))

    def _has_blank_head(self) -> bool:
        """Whether a head may be lost or moved: one is empty among the others, or at the end of a row that kept its corner."""
        header = self.rows[0]
        if self.heads is None and None in header[self.start : width_of(header)]:
            return True
        kept = self.heads is None and any(cell is None for cell in header[1 : self.start])
        return kept and len(header) > width_of(header)

    def _has_blank_tail(self, number: int, starts: dict[int, int], size: int) -> bool:
        """Whether a row ends in a blank where most rows have text in the last column: it may be a shifted row."""
        tails = {n: bool(text_at(self.rows[n], begin + size - 1)) for n, begin in starts.items() if n}
        return not tails[number] and sum(tails.values()) * 2 > len(tails)

    def _values_begin(self, row: Row, size: int) -> int | None:
        """Where a row's values begin, None where several places or none would do."""
        fits = []
        for begin in range(1, len(row) - size + 1):
            if width_of(row) > begin + size or not any(row[:begin]) or not self._explained(row, begin, size):
                continue
            if any(self._is_astray(row, index) for index in range(begin)):
                continue
            if any(lookup("sources").get(text_at(row, index)) for index in range(begin, begin + size)):
                continue
            if begin < self.start and row[begin] is None:
                continue  # an empty cell that a wider label left: the values begin behind it
            above = self.heads is None and begin == self.start and self.rows[0][begin - 1] is None
            wide = begin == self.start and row[0] is not None and not any(row[1:begin]) and _is_row_label(row[0].text)
            if row[begin - 1] is not None or above or wide:
                fits.append(begin)
        known = [begin for begin in fits if _is_row_label(text_at(row, begin - 1))]
        if len(known or fits) > 1 and self.start in fits and len(row) == self._header_width:
            return self.start  # as many cells as the header has: each stands below its own head
        return (known or fits)[0] if len(known or fits) == 1 else None

    def _is_astray(self, row: Row, index: int) -> bool:
        """Whether an amount stands among the labels; a dash below a head of words (위치) says that there is none."""
        text = text_at(row, index)
        if not is_value(text) or _is_row_label(text):
            return False
        if index and len(row) == self._header_width and all(row) and text_at(self.rows[0], index):
            return False  # each cell stands below its own head: 기준(2025) before the years
        head = find_label(text_at(self.rows[0], index))
        below_words = index > 0 and head is not None and head.field in WORDS and len(row) == self._header_width
        return not (below_words and cell_amount(text, 1).state == "dash")

    def _explained(self, row: Row, begin: int, size: int) -> bool:
        """Whether the row's length leaves no cell over, and its labels are as many as the header's or more.

        One cell too many, even an empty one, may mean that a head is missing, and then every value has moved. Fewer
        labels than the header has are one label that spans them all, whose lost cells went to the end of the row.
        """
        padded = len(row) == self._header_width and (begin == self.start or self._collapsed)
        if len(row) - begin != size and not padded:
            return False
        first = text_at(row, begin - 1)
        known = source_word(first)
        return begin >= self.start or known == "total" or bool(known and self._collapsed) or label_of(first) is not None

    def _road_map(self) -> Repair:
        """Years over their quarters or months; labels before them and a remark after."""
        below = [index for index, cell in enumerate(self.rows[1]) if cell is not None]
        first, last = below[0], below[-1]
        heads = two_rows(self.rows[0], self.rows[1])
        if heads is None or heads.labels != first:
            self._note("TABLE_WIDTH_MISMATCH", 1, expected=last - first + 1)
            self.doubtful.update(range(len(self.rows)))
            return self._with_remarks(self.rows[:2], None, 2, first, last)
        return self._with_remarks(*heads.placed(first), 2, first, last)

    def _yearly_map(self) -> Repair:
        """One row of years over bars; labels before them and a remark after."""
        last = max(n for n, code in enumerate(_period_heads(self.rows[0])) if code is not None)
        return self._with_remarks(self.rows[:1], None, 1, self.start, last)

    def _with_remarks(self, heads: list[Row], owner: Owners | None, header_rows: int, first: int, last: int) -> Repair:
        """Rows of bars where they stand, what is behind the last bar as a remark, which may reach over several rows."""
        width = last + 2
        printed = [n for n, cell in enumerate(self.rows[0]) if n and cell is not None and _is_remark(cell.text)]
        expected = printed[-1] if printed and printed[-1] > last else None
        named = self.rows[0][printed[-1]] if printed else _remark_head(self.rows[0], last)
        grid: list[Row] = [[*(row + [None] * width)[: last + 1], None] for row in heads]
        grid[0][-1] = named
        full = max(map(len, self.rows[:header_rows]))
        for number in range(header_rows, len(self.rows)):
            row = self.rows[number]
            kept: Row = (row + [None] * width)[: last + 1]
            remarks = [(index, cell) for index, cell in enumerate(row) if index > last and cell is not None]
            if remarks and expected is not None and remarks[0][0] != expected:
                self._note("TABLE_CELL_MISPLACED", number, expected=expected + 1, found=remarks[0][0] + 1)
            drawn = any(cell is not None and is_glyph_bar(cell.text) for cell in kept[first:])
            if (
                len(remarks) > 1
                or (row and row[0] is None and first == 1 and any(kept))
                or (drawn and len(row) != full)
            ):
                self.doubtful.add(number)
                self._note("TABLE_WIDTH_MISMATCH", number, expected=width)
            grid.append([*kept, remarks[0][1] if remarks else None])
        spans = with_spans(self.table, grid, header_rows=header_rows, label_columns=first, remark=last + 1, heads=owner)
        return self._done(spans)

    def _note(self, code: str, row: int, **facts: Any) -> None:
        self.findings.append(row_finding(code, self.rows[row], **facts))

    def _done(self, table: Table) -> Repair:
        return Repair(table, tuple(self.findings), frozenset(self.doubtful))


def _stripped(cells: Row, size: int) -> Row:
    """The cells without blank ones at the end beyond a row's size."""
    while len(cells) > size and cells[-1] is None:
        cells = cells[:-1]
    return cells


def _period_heads(header: Row) -> list[str | None]:
    return period_codes([text_at(header, index) for index in range(len(header))])


def _remark_head(row: Row, last: int) -> Cell | None:
    return next((cell for cell in row[last + 1 :] if cell is not None), None)


def _is_remark(text: str) -> bool:
    found = label_of(text)
    return found is not None and found.field == "remark"


def _is_total(text: str) -> bool:
    return source_word(text) == "total" or period_code(text) == "total"


def _is_row_label(text: str) -> bool:
    """Whether a text names a source or a period."""
    if text.strip().isdigit() and len(text.strip()) != len("2022"):
        return False
    return bool(text) and (source_word(text) is not None or period_code(text) is not None)
