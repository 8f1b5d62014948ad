"""A list of pledges that lost its merged cells (tabs in text): heads widened again, pushed rows put back, doubts told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Cell, Grid, Place, Table
from pipeline.findings import finding
from pipeline.structure.listings.heads import Heads, column_word, find_heads, is_row_word
from pipeline.structure.listings.rows import is_total
from schemas.evidence import Finding

Row = list[Cell | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """A table whose cells stand below their heads, save in the `doubtful` rows, whose amounts are not read."""

    grid: Grid
    heads: Heads
    doubtful: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()


def settled(table: Table) -> Settled | None:
    """The table with its head; None where it is no list of pledges."""
    if table.spans == "exact":
        grid = Grid.of(table)
        heads = find_heads(grid)
        return None if heads is None else Settled(grid, heads)
    rows = _dense(table)
    provisional = Grid(_table(table, rows))
    heads = find_heads(provisional)
    if heads is None:
        return None
    width = max(len(row) for row in rows[heads.top : heads.end])
    for at in range(heads.top + 1, heads.end):
        rows[at] = _pushed(rows[at], width)
    spanned = Grid(_table(table, rows, heads))
    heads = find_heads(spanned)
    if heads is None:
        return None
    return _body(table, rows, heads, width)


def _body(table: Table, rows: list[Row], heads: Heads, width: int) -> Settled | None:
    telling = {column.at for column in heads.columns if any(column_word(cell.text) == "row" for cell in column.path)}
    doubtful: set[int] = set()
    moved: list[int] = []
    for at in range(heads.end, len(rows)):
        row = rows[at] = _trimmed(rows[at], width)
        filled = [cell for cell in row if cell is not None]
        first = filled[0] if filled else None
        if first is None or (len(filled) == 1 and row[0] is first):
            continue
        if row[0] is first and 0 < width - len(row) in telling and is_row_word(first.text):
            rows[at] = _pushed(row, width)
            moved.append(at)
        elif is_total(first.text) and (better := _total_in_place(row, heads, width)) is not None:
            rows[at] = better
            moved.append(at)
        elif len(row) != width:
            doubtful.add(at)
    final = Grid(_table(table, rows, heads))
    again = find_heads(final)
    noted = [
        finding("TABLE_WIDTH_MISMATCH", place=_place(rows[at]), raw=_raw(rows[at]), expected=width)
        for at in sorted(doubtful)
    ]
    if moved:
        noted.append(
            finding("TABLE_HEADER_SPAN", place=_place(rows[moved[0]]), raw=_raw(rows[moved[0]]), rows=len(moved))
        )
    return None if again is None else Settled(final, again, frozenset(doubtful), tuple(noted))


def _total_in_place(row: Row, heads: Heads, width: int) -> Row | None:
    """A total's row whose label lost the columns that it spanned: its amounts, as many as the head has, go to the end."""
    amounts = [column.at for column in heads.columns if column.role == "amount"]
    values = [cell for cell in row[1:] if cell is not None]
    if not amounts or amounts != list(range(amounts[0], width)) or len(values) != len(amounts):
        return None
    if row[0] is None or any(cell is None for cell in row[1 : 1 + len(values)]) or amounts[0] == 1:
        return None
    blanks: Row = [None] * (amounts[0] - 1)
    return [row[0], *blanks, *values]


def _dense(table: Table) -> list[Row]:
    rows: list[Row] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        row = rows[cell.row]
        row.extend([None] * (cell.column + 1 - len(row)))
        row[cell.column] = cell if cell.text else None
    return rows


def _trimmed(row: Row, width: int) -> Row:
    """The row without empty cells beyond the last head."""
    end = max([width, *(at + 1 for at, cell in enumerate(row) if cell is not None)])
    return row[:end]


def _pushed(row: Row, width: int) -> Row:
    """The row moved to the right end of the table; a row that begins with an empty cell stands where it should."""
    blanks: Row = [None] * max(0, width - len(row))
    return [*blanks, *row] if row and row[0] is not None else [*row, *blanks]


def _table(table: Table, rows: Sequence[Row], heads: Heads | None = None) -> Table:
    """The rows as a table; below `heads` each cell by itself, in them empty cells join the head to the left or above."""
    width = max(map(len, rows), default=0)
    cells: list[Cell] = []
    head_rows = range(heads.top, heads.end) if heads is not None else range(0)
    owners = _owners([[*row, *[None] * (width - len(row))] for row in rows], head_rows)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None:
                if heads is not None and r >= heads.end:  # an empty cell below a head is a blank value
                    place = replace(_place(row) or table.place, table=table.place.table, row=r + 1, column=c + 1)
                    cells.append(Cell(r, c, "", place))
                continue
            down, right = 1, 1
            while r + down in head_rows and owners.get((r + down, c)) == (r, c):
                down += 1
            while r in head_rows and owners.get((r, c + right)) == (r, c):
                right += 1
            cells.append(replace(cell, row=r, column=c, row_span=down, column_span=right))
    return Table(tuple(cells), len(rows), width, table.place, spans="lost")


def _owners(rows: list[Row], head_rows: range) -> dict[tuple[int, int], tuple[int, int]]:
    """The head cell that each empty position of the head belongs to."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for r in head_rows:
        for c, cell in enumerate(rows[r]):
            below = any(rows[lower][c] is not None for lower in head_rows if lower > r)
            if cell is not None:
                owners[r, c] = (r, c)
            elif below and c and (r, c - 1) in owners:
                owners[r, c] = owners[r, c - 1]
            elif not below and (r - 1, c) in owners and owners[r - 1, c][1] == c:
                owners[r, c] = owners[r - 1, c]
    return owners


def _place(row: Row) -> Place | None:
    return next((cell.place for cell in row if cell is not None), None)


def _raw(row: Row) -> str:
    return "\t".join("" if cell is None else cell.text for cell in row)
