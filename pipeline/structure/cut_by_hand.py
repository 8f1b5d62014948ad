"""Tables cut by a page break or by a blank line, in formats that do not say where on a page a table stands."""

from __future__ import annotations

from pipeline.document import Cell, Grid, Table
from pipeline.structure.labels import label
from pipeline.values.columns import period_code, period_codes
from pipeline.values.funding import source_word
from pipeline.vocabulary import squeeze


def header_like(table: Table) -> bool:
    """Whether every cell of the first row is filled, shaded or not: a header of its own."""
    first = _row(table, 0)
    return all(cell.text.strip() for cell in first) and any(cell.fill for cell in first)


def cut_by_hand(above: Table, below: Table, repeated: int) -> bool:
    """Whether two tables with nothing between them are the pieces of one, as their heads alone must show; so many rows
    of these are `repeated`.

    A head that is printed again says so, unless rows come again as well: then each table has figures of its own. A
    piece without a head goes on, over a page break, with a table whose head is shaded.
    """
    if above.columns != below.columns:
        return False
    first = _row(below, 0)
    if repeated:
        return len(first) > 1 and not comes_again(above, below, repeated)
    if not (above.cut_below and below.cut_above):
        return False
    is_body = not any((cell.fill and cell.text.strip()) or label(cell) is not None for cell in first)
    return below.spans == "exact" and header_like(above) and is_body


def _row(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row]


def same_row(grid: Grid, row: int, other: int, lower: Grid | None = None) -> bool:
    """Whether two rows, the second perhaps of another table, say the same in each column, and anything at all."""
    below = lower or grid
    one = [squeeze(grid.text(row, column)) for column in range(grid.columns)]
    return any(one) and one == [squeeze(below.text(other, column)) for column in range(below.columns)]


def comes_again(above: Table, below: Table, repeated: int) -> bool:
    """Whether rows of one name stand in both tables below their heads; of the rows that both begin with some may be rows."""
    heads = next((row for row in range(1, repeated) if has_figures(below, row)), repeated)
    return bool(named_rows(above, heads) & named_rows(below, heads)) or heads == below.rows


def has_figures(table: Table, row: int) -> bool:
    """Whether a row has a name and figures, and no heads of years alone."""
    cells = sorted(_row(table, row), key=lambda cell: cell.column)
    texts = [cell.text for cell in cells]
    codes = period_codes(texts)
    figures = any(any(map(str.isdigit, text)) and code is None for text, code in zip(texts, codes, strict=True))
    return figures and any(is_name(cell) for cell in cells)


def named_rows(table: Table, heads: int) -> set[str]:
    """What names the rows below the heads: funding sources, periods and labels; all words for a total are one."""
    return {row_name(cell) for cell in table.cells if cell.row >= heads and is_name(cell)}


def row_name(cell: Cell) -> str:
    return "total" if not cell.column and period_code(cell.text) == "total" else squeeze(cell.text)


def is_name(cell: Cell) -> bool:
    """Whether a cell at the left names its row: a funding source, a period or a label."""
    if cell.column > 1:
        return False
    counted = source_word(cell.text) is not None or period_code(cell.text) is not None
    return counted or (not cell.column and label(cell) is not None)
