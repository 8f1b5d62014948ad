"""Tables that lost their merged cells (tabs in text): spans found again, shifted rows put back, doubts told.

What a merged cell covered is an empty cell there, or is missing, with the row pushed to one side. The raw grid stays
in the places of the cells; every repair is a finding, and a row that fits nowhere with certainty is doubtful.
"""

from __future__ import annotations

from collections import Counter

from pipeline.document import Table
from pipeline.structure.heads import over_years, two_rows
from pipeline.structure.lost import Repair, Row, dense, row_finding, width_of, with_spans
from pipeline.structure.yearly import PeriodTable, period_start, years_down
from pipeline.values.funding import source_word
from pipeline.values.money_heads import head_codes, header_rows
from schemas.evidence import Finding


def repair(table: Table) -> Repair:
    """A table with lost spans as one with spans (still marked `lost`); an exact table as it is."""
    if table.spans == "exact":
        return Repair(table)
    rows = dense(table)
    if width_of(rows[0]) <= 1 and len(rows) > 1:  # one heading over the whole table
        rows = [rows[0][:1], *rows[1:]]
    if len(rows) > 2 and (over_years(rows[0], rows[1]) or _has_two_heads(rows)):
        heads = two_rows(rows[0], rows[1])
        if heads is None:
            return _undone(table, rows)
        return PeriodTable(table, rows, heads.labels, heads).repair()
    begin = period_start(rows[0]) or years_down(rows)
    if begin is not None and len(rows) > 1:
        return PeriodTable(table, rows, begin).repair()
    return _plain(table, rows)


def _undone(table: Table, rows: list[Row]) -> Repair:
    """A table whose heads cannot be told apart: nothing in it is placed."""
    mended = _plain(table, rows)
    noted = row_finding("TABLE_WIDTH_MISMATCH", rows[1], expected=width_of(rows[0]))
    return Repair(mended.table, (noted,), frozenset(range(len(rows))))


def _has_two_heads(rows: list[Row]) -> bool:
    """Whether the second row holds heads as well; it may have lost the empty cells below the corner."""
    texts = [["" if cell is None else cell.text for cell in row] for row in rows[:3]]
    filled = [text for text in texts[1] if text]
    moved = bool(texts[1][:1]) and len(filled) > 1 and all(code is not None for code in head_codes(filled))
    return header_rows([texts[0], ["", *texts[1]] if moved else texts[1], *texts[2:]]) == 2


def _plain(table: Table, rows: list[Row]) -> Repair:
    """Any other table: rows that were pushed to the left go back to the right, and empty cells join their neighbours."""
    width = max(map(len, rows))
    grid = [row + [None] * (width - len(row)) for row in rows]
    body = [n for n in range(1, len(grid)) if width_of(grid[n])]
    findings: list[Finding] = []
    doubtful = frozenset[int]()
    filled = [n for n in body if grid[n][-1] is not None]
    if width > 1 and len(filled) * 2 > len(body):
        for number in body:
            first = grid[number][0]
            if first is not None and source_word(first.text) == "total":
                continue  # a row of sums has empty cells of its own
            blanks = width - width_of(grid[number])
            if (blanks and not all(grid[number][: width - blanks])) or (
                blanks and len(filled) >= 2 and _follows_merged(grid, number)
            ):
                grid[number] = _pushed(grid[number], blanks)
                findings.append(row_finding("TABLE_ROW_SHIFTED", rows[number], columns=blanks))
    counts = Counter(width_of(row) for row in grid[1:])
    if len({len(row) for row in rows if width_of(row) > 1}) > 1 and len(counts) > 1:
        findings.append(row_finding("TABLE_WIDTH_MISMATCH", rows[0], expected=width))
        doubtful = frozenset(n for n, row in enumerate(rows) if width_of(row) > 1 and len(row) != width)
    return Repair(with_spans(table, grid, header_rows=1, label_columns=width - 1), tuple(findings), doubtful)


def _pushed(row: Row, blanks: int) -> Row:
    """The row so many columns further to the right."""
    empty: Row = [None] * blanks
    return empty + row[: len(row) - blanks]


def _follows_merged(grid: list[Row], number: int) -> bool:
    """Whether the rows above begin with empty cells, so that a row may have lost such a cell itself."""
    return any(grid[above][0] is None for above in range(1, number))
