"""Tables inside a form's cell whose rest overleaf touches the cell's own border: the two look like one table there.

At the head of a page no room is left between the border of the cell and the first row of the table in it, so their
rules meet, and the room at its sides becomes narrow columns. The table on the page before tells which rules are its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Box, Cell, Table, union

EDGE = 4.0
"""Points by which a rule may lie elsewhere overleaf."""
LEAST_COLUMNS = 3
"""Columns of a table inside a cell; fewer rules may meet by chance."""


def reframed(above: Table, below: Table) -> Table:
    """The lower piece with the rest of an inner table put back into its cell; as it is where it holds none."""
    holder = _holder(above)
    if holder is None or holder.place.box is None or not (above.cut_below and below.cut_above):
        return below
    edges = _edges(holder.blocks[-1])
    if len(edges) <= LEAST_COLUMNS or any(cell.place.box is None for cell in below.cells):
        return below
    labels = [cell for cell in below.cells if not cell.row and _box(cell)[2] <= holder.place.box[0] + EDGE]
    height = min((cell.row_span for cell in labels), default=0) or _height(below, edges)
    top = [cell for cell in below.cells if cell.row < height and cell not in labels]
    inner = [placed for cell in top if (placed := _placed(cell, edges)) is not None]
    rest = [cell for cell in top if _placed(cell, edges) is None]
    frame = any(cell.text.strip() or cell.tables for cell in rest) or any(c.row_span != height for c in labels)
    if frame or not rest or not inner or height == 0 or any(cell.row + cell.row_span > height for cell in top):
        return below
    return _made(below, holder, labels, inner, height)


def _made(below: Table, holder: Cell, labels: Sequence[Cell], inner: Sequence[Cell], height: int) -> Table:
    """The lower piece with one row for the cut cell, and the rows below it."""
    last = holder.blocks[-1]
    if not isinstance(last, Table):
        return below
    around = union(_box(cell) for cell in inner)
    place = replace(below.place, box=around)
    table = Table(tuple(inner), height, last.columns, place, cut_above=True, open_above=below.open_above)
    start = max((cell.column + cell.column_span for cell in labels), default=0)
    left, _, right, _ = holder.place.box or (0.0, 0.0, 0.0, 0.0)
    box = None if around is None else (left, around[1], right, around[3])
    cell = Cell(0, start, "", replace(inner[0].place, box=box), 1, below.columns - start, blocks=(table,))
    under = [replace(one, row=one.row - height + 1) for one in below.cells if one.row >= height]
    cells = (*(replace(one, row_span=1) for one in labels), cell, *under)
    return replace(below, cells=cells, rows=below.rows - height + 1)


def _holder(table: Table) -> Cell | None:
    """The one cell of the last row that ends in a table."""
    last = [cell for cell in table.cells if cell.row + cell.row_span == table.rows and cell.tables]
    return last[0] if len(last) == 1 and isinstance(last[0].blocks[-1], Table) else None


def _edges(table: object) -> list[float]:
    """Where the columns of a table begin, and where its last one ends; nothing where that is not known."""
    if not isinstance(table, Table) or any(cell.place.box is None for cell in table.cells):
        return []
    starts = {cell.column: _box(cell)[0] for cell in table.cells}
    if len(starts) != table.columns:
        return []
    return [*(starts[column] for column in range(table.columns)), max(_box(cell)[2] for cell in table.cells)]


def _placed(cell: Cell, edges: Sequence[float]) -> Cell | None:
    """The cell on the columns of the inner table; None for one whose sides are none of its rules."""
    left, right = (_nearest(at, edges) for at in (_box(cell)[0], _box(cell)[2]))
    if left is None or right is None or right <= left:
        return None
    return replace(cell, column=left, column_span=right - left)


def _nearest(at: float, edges: Sequence[float]) -> int | None:
    return next((number for number, edge in enumerate(edges) if abs(edge - at) <= EDGE), None)


def _height(table: Table, edges: Sequence[float]) -> int:
    """How many rows at the top hold nothing but cells of the inner table and blank ones beside them."""
    height = 0
    while height < table.rows:
        row = [cell for cell in table.cells if cell.row == height]
        if not any(_placed(cell, edges) for cell in row) or any(
            cell.text.strip() and _placed(cell, edges) is None for cell in row
        ):
            break
        height += 1
    return height


def _box(cell: Cell) -> Box:
    return cell.place.box or (0.0, 0.0, 0.0, 0.0)
