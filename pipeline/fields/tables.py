"""Tables that stay tables: header and rows, merged cells filled."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Cell, Grid, Read, RepairedTable, build, cell_span, leaf, sequence
from pipeline.fields.context import Context
from pipeline.findings import finding
from pipeline.values.columns import is_ordinal_year
from pipeline.values.money_hints import money_hint
from pipeline.values.text import clean
from pipeline.vocabulary import label_of
from schemas import Finding, TableData


def read_table(table: RepairedTable, context: Context) -> Read[TableData]:
    """A table that no part read, with a header where its first row has one; what looks like money in it is told."""
    return shown_table(table, context).noting(*money_left(table))


def money_left(table: RepairedTable) -> Iterator[Finding]:
    """A finding where the figures of a table that was read as something else may be money."""
    hint = money_hint(table.grid, "" if table.caption is None else table.caption.text)
    if hint is not None:
        yield finding("MONEY_TABLE_NOT_READ", place=table.grid.table.place, raw=hint, sign=hint)


def shown_table(table: RepairedTable, context: Context) -> Read[TableData]:
    """The same for a table whose money was read, which is kept for what else it says."""
    grid = table.grid
    headed = header_rows(grid)
    header = [_head(grid, headed, column, context) for column in range(grid.columns)] if headed else []
    rows = [
        sequence(_text(grid.at(row, column), context) for column in range(grid.columns))
        for row in range(headed, grid.rows)
    ]
    return build(TableData, findings=table.findings, header=sequence(header), rows=sequence(rows))


def header_rows(grid: Grid) -> int:
    """How many rows head the table: the first with what reaches down from it, none where a table has one row."""
    if grid.rows < 2:
        return 0
    deepest = max((cell.row + cell.row_span for cell in grid.row(0) if cell.row_span < grid.rows), default=1)
    first = grid.at(0, 0)
    return deepest if first is not None and first.row_span == deepest else 1


def _head(grid: Grid, rows: int, column: int, context: Context) -> Read[str]:
    cells = list({id(cell): cell for row in range(rows) if (cell := grid.at(row, column)) is not None}.values())
    words = [heading(context.unwrap.clean(cell.text)) for cell in cells if cell.text.strip()]
    return leaf(" / ".join(words), *(cell_span(cell, cell.text) for cell in cells if cell.text.strip()))


def heading(text: str) -> str:
    r"""A head cell's words; letter-spaced labels are closed up.

    >>> heading("구 분"), heading("주요\n기능"), heading("1\n년\n차")
    ('구분', '주요 기능', '1년차')
    """
    words = clean(text)
    parts = words.split(" ")
    spaced = len(parts) > 1 and all(len(part) == 1 for part in parts)
    if spaced and (label_of(words) is not None or is_ordinal_year(words)):
        return "".join(parts)
    return words


def _text(cell: Cell | None, context: Context) -> Read[str]:
    return leaf("") if cell is None else leaf(context.unwrap.clean(cell.text), cell_span(cell, cell.text))
