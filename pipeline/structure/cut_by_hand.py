"""Tables cut by a page break that their author set, in formats that do not say where on a page a table stands."""

from __future__ import annotations

from pipeline.document import Cell, Table
from pipeline.structure.labels import label
from pipeline.values.columns import period_code
from pipeline.values.funding import source_word
from pipeline.vocabulary import squeeze


def header_like(table: Table) -> bool:
    """Whether every cell of the first row is filled, shaded or not: a header of its own."""
    first = _row(table, 0)
    return all(cell.text.strip() for cell in first) and any(cell.fill for cell in first)


def cut_by_hand(above: Table, below: Table, repeated: int) -> bool:
    """Whether two tables are the pieces of one, as their heads alone must show; so many rows of these are `repeated`.

    A head that is printed again says so, unless rows come again as well: then each table has figures of its own. A
    piece without a head goes on with a table whose head is shaded.
    """
    if not (above.cut_below and below.cut_above) or above.columns != below.columns:
        return False
    first = _row(below, 0)
    if repeated:
        return len(first) > 1 and not (_counted(above, repeated) & _counted(below, repeated))
    is_body = not any((cell.fill and cell.text.strip()) or label(cell) is not None for cell in first)
    return below.spans == "exact" and header_like(above) and is_body


def _row(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row]


def _counted(table: Table, heads: int) -> set[str]:
    """The funding sources and periods that name rows below the heads."""
    texts = (cell.text for cell in table.cells if cell.row >= heads and cell.column < 2)
    return {squeeze(text) for text in texts if source_word(text) is not None or period_code(text) is not None}
