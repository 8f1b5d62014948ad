"""The rows of a table that lost its merged cells: cells or nothing, and spans put round them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.document import Cell, Table
from pipeline.findings import finding
from pipeline.values.cells import cell_amount
from pipeline.vocabulary import label_of, lookup
from schemas.evidence import Finding

Row = list[Cell | None]
Owners = Mapping[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Repair:
    """The table with its spans, what was done, and the rows that stay in doubt."""

    table: Table
    findings: tuple[Finding, ...] = ()
    doubtful: frozenset[int] = frozenset()


def dense(table: Table) -> list[Row]:
    rows: list[Row] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        row = rows[cell.row]
        row.extend([None] * (cell.column + 1 - len(row)))
        row[cell.column] = cell if cell.text else None
    return rows


def width_of(row: Row) -> int:
    """Cells up to the last one with text."""
    return max((index + 1 for index, cell in enumerate(row) if cell is not None), default=0)


def text_at(row: Row, index: int) -> str:
    cell = row[index] if 0 <= index < len(row) else None
    return "" if cell is None else cell.text


def raw_of(row: Row) -> str:
    return "\t".join("" if cell is None else cell.text for cell in row)


def is_number(text: str) -> bool:
    stripped = text.strip().lstrip("△▲-−(").rstrip(")")
    return bool(stripped) and stripped.replace(",", "").replace(".", "").isdigit()


def row_finding(code: str, row: Row, **facts: Any) -> Finding:
    place = next((cell.place for cell in row if cell is not None), None)
    return finding(code, place=place, raw=raw_of(row), **facts)


def with_spans(
    table: Table,
    grid: list[Row],
    *,
    header_rows: int,
    label_columns: int,
    remark: int | None = None,
    heads: Owners | None = None,
) -> Table:
    """Cells with spans: an empty head widens the head to its left, an empty label or remark lengthens the one above."""
    width = max(map(len, grid))
    owner: list[list[tuple[int, int] | None]] = [[None] * width for _ in grid]
    for r, row in enumerate(grid):
        for c in range(width):
            if row[c] is not None:
                owner[r][c] = (r, c)
            elif r < header_rows and heads is not None:
                owner[r][c] = heads.get((r, c))
            elif r < header_rows and c and owner[r][c - 1] is not None and (r == 0 or c > label_columns):
                owner[r][c] = owner[r][c - 1] if remark is None or c != remark else None
            elif r >= header_rows and _row_caption(row, c, label_columns, grid[0]):
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


def blank_years(body: list[Row], years: list[int]) -> dict[int, int]:
    """Years that may be merged with the blank ones behind them, each with how many columns the merged cell has.

    A year that is blank in every row of a table without another blank, beside a year that is filled in every row.
    """
    rows = [row for row in body if any(row[1:])]
    blank = {column for column in years if all(row[column] is None for row in rows)}
    filled = [column for column in years if column not in blank]
    if not blank or not rows or any(row[column] is None for row in rows for column in filled):
        return {}
    wide: dict[int, int] = {}
    for column in filled:
        while column + wide.get(column, 1) in blank:
            wide[column] = wide.get(column, 1) + 1
    return wide


def says_nothing_with_dashes(body: list[Row]) -> bool:
    """Whether a dash says in the rows that there is nothing, so that a blank says something else."""
    return any(cell is not None and cell_amount(cell.text, 1).state == "dash" for row in body for cell in row[1:])


def over_blank_years(table: Table, body: list[Row], wide: Mapping[int, int]) -> Table:
    """The amounts over the blank years beside them, too: of which year they are cannot be told, as in a format with spans."""
    first = table.rows - len(body)
    hidden = {column + n for column, span in wide.items() for n in range(1, span)}
    cells = (cell for cell in table.cells if cell.row < first or cell.text or cell.column not in hidden)
    widened = (
        replace(cell, column_span=wide[cell.column])
        if cell.row >= first and cell.text and cell.column in wide
        else cell
        for cell in cells
    )
    return replace(table, cells=tuple(widened))


def _row_caption(row: Row, column: int, label_columns: int, header: Row) -> bool:
    """A total's label that spans all label columns, as the head above it does."""
    if not 0 < column < label_columns or row[0] is None or any(row[1 : column + 1]):
        return False
    is_total = lookup("sources").get(row[0].text) == "total" or label_of(row[0].text) is not None
    return is_total and any(row[label_columns:]) and header[0] is not None
