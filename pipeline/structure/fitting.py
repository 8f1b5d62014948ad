"""Whether two tables are the pieces of one that a page break cut, and on which columns they are one."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Cell, Grid, Table
from pipeline.structure.boxes import begins_anew, is_box
from pipeline.structure.cut_by_hand import comes_again, cut_by_hand, header_like, same_row
from pipeline.structure.headless import goes_on
from pipeline.structure.heads_again import heads_of, on_heads
from pipeline.structure.labels import label
from pipeline.structure.scanned_pieces import flattened, with_places_of
from pipeline.structure.wide_sheets import begins_band
from pipeline.vocabulary import CANDIDATE_FIELDS

ALONE = 2
"""A header or a total has at most so many rows where a page break cuts it off from its table."""

EDGE_TOLERANCE = 4.0
"""Points by which the column lines of two pieces may differ."""

LABELS = 3
"""A table with fewer labels is no form that could go on in other columns."""

LONGEST_BAND = 40
"""A longer text in one shaded cell is no heading."""

HEAD_FIELDS = CANDIDATE_FIELDS | {"title", "number"}
"""Labels that begin another form."""


def pieces(above: Table, below: Table) -> tuple[Table, Table] | None:
    """The two pieces of one table, on the same columns; None where the lower one is a table of its own."""
    flat = flattened(above, below)
    fitting = _fitting(*(flat or (above, below)))
    if flat is None or fitting is None:
        return fitting
    if [len(piece.cells) for piece in fitting] != [len(piece.cells) for piece in flat]:
        return _fitting(above, below)
    return with_places_of(above, fitting[0]), with_places_of(below, fitting[1])


def _fitting(above: Table, below: Table) -> tuple[Table, Table] | None:
    if _is_band(below) or is_box(above, below) or begins_band(above, below) or begins_anew(above, below):
        return None
    if _continues(above, below):
        return above, below
    if _form_goes_on(above, below):
        return aligned(above, below)
    if _head_again(above, below):
        return on_heads(above, below)
    fits = above.columns != below.columns or _same_edges(above, below)
    return (goes_on(above, below) if fits and _goes_below(above, below) else None) or _refitted(above, below)


def _is_band(table: Table) -> bool:
    """Whether a table is one shaded cell with a few words: a heading of what follows, and no row of what stands above."""
    cells = table.cells
    return len(cells) == 1 and cells[0].fill is not None and not cells[0].tables and len(cells[0].text) <= LONGEST_BAND


def _continues(above: Table, below: Table) -> bool:
    """Whether the lower table goes on with the upper one: next page, same columns, and not a table of its own."""
    pages = _last_page(above), below.place.page
    if pages == (None, None):
        return cut_by_hand(above, below, repeated_head(above, below)) and not _begins_form(below)
    if None in pages or pages[1] != (pages[0] or 0) + 1 or above.columns != below.columns:
        return False
    if not _same_edges(above, below) or _begins_form(below):
        return False
    if repeated_head(above, below):
        return True
    return below.cut_above or above.cut_below or header_like(above) != header_like(below) or _label_empty(below)


def _form_goes_on(above: Table, below: Table) -> bool:
    """Whether the lower table is the rest of a form, whose pieces need different columns: as wide, and no form's head."""
    if below.place.page is None or sum(label(cell) is not None for cell in above.cells) < LABELS:
        return False
    return not _names_pledge(below) and _goes_below(above, below)


def _head_again(above: Table, below: Table) -> bool:
    """Whether the lower table repeats the upper one's heads over columns of its own: 구분 is parted where 지방비 stands."""
    if above.columns == below.columns or len(heads_of(below)) < LABELS or heads_of(above) != heads_of(below):
        return False
    tall = max(cell.row_span for cell in above.cells if cell.row == 0)
    if _begins_form(below) or (not (above.cut_below and below.cut_above) and comes_again(above, below, tall)):
        return False
    return _goes_below(above, below)


def _goes_below(above: Table, below: Table) -> bool:
    """Whether the lower table stands as far from side to side on the next page, or in a format without pages."""
    last = _last_page(above)
    if last is None or below.place.page is None:
        return last is below.place.page
    sides = _outline(above, last), _outline(below, last + 1)
    if below.place.page != last + 1 or None in sides:
        return False
    return all(abs(one - two) <= EDGE_TOLERANCE for one, two in zip(sides[0] or (), sides[1] or (), strict=True))


def _head(table: Table) -> list[list[Cell]]:
    """The first three rows below a heading across the whole table."""
    rows = [[cell for cell in table.cells if cell.row == row] for row in range(min(4, table.rows))]
    return rows[1:] if rows and len(rows[0]) == 1 and label(rows[0][0]) is None else rows[:3]


def _nearest(edges: list[float], at: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - at))


def _names_pledge(table: Table) -> bool:
    """Whether the first row has the label of a title or a number."""
    return any(
        (found := label(cell)) is not None and found.field in HEAD_FIELDS for row in _head(table)[:1] for cell in row
    )


def _begins_form(table: Table) -> bool:
    """Whether a table begins with the head of a form, not with a list's: labels stand in its third row again."""
    return _names_pledge(table) and any(label(cell) is not None for cell in _head(table)[-1])


def _outline(table: Table, page: int) -> tuple[float, float] | None:
    """The left and right edge of a table on a page."""
    boxes = [cell.place.box for cell in table.cells if cell.place.page == page and cell.place.box is not None]
    return (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None


def aligned(above: Table, below: Table) -> tuple[Table, Table] | None:
    """Both pieces on the columns of both, told by where their cells begin and end; None where a cell has no box."""
    boxes = [cell.place.box for table in (above, below) for cell in table.cells]
    if any(box is None for box in boxes):
        return None
    edges: list[float] = []
    for edge in sorted(edge for box in boxes if box is not None for edge in (box[0], box[2])):
        if not edges or edge - edges[-1] > EDGE_TOLERANCE:
            edges.append(edge)
    return _on(above, edges), _on(below, edges)


def _on(table: Table, edges: list[float]) -> Table:
    cells = []
    for cell in table.cells:
        left, _, right, _ = cell.place.box or (0.0, 0.0, 0.0, 0.0)
        start, end = _nearest(edges, left), _nearest(edges, right)
        cells.append(replace(cell, column=start, column_span=max(1, end - start)))
    return replace(table, cells=tuple(cells), columns=len(edges) - 1)


def _refitted(above: Table, below: Table) -> tuple[Table, Table] | None:
    """Two pieces on the columns of the wider one; None where they are no pieces of one table.

    A header alone at the foot of a page, or a total alone at the head of the next, has fewer lines than its table.
    """
    if above.columns == below.columns or not (above.cut_below and below.cut_above):
        return None
    if below.place.page is None or below.place.page != (_last_page(above) or 0) + 1:
        return None
    parted = abs(above.columns - below.columns) == 1 and not header_like(below)
    if above.columns < below.columns:
        fitted = _on_columns_of(below, above) if above.rows <= ALONE or parted else None
        return None if fitted is None or not (above.rows <= ALONE or _parts_label(fitted)) else (fitted, below)
    fitted = _on_columns_of(above, below) if below.rows <= ALONE or parted else None
    return None if fitted is None or not (below.rows <= ALONE or _parts_label(fitted)) else (above, fitted)


def _parts_label(fitted: Table) -> bool:
    """Whether a piece on the columns of the other is as wide but for its first column, which the other parts in two."""
    return all(cell.column_span == 2 for cell in fitted.cells if cell.column == 0) and all(
        cell.column_span == 1 or cell.column == 0 or cell.row == 0 for cell in fitted.cells
    )


def _on_columns_of(wide: Table, narrow: Table) -> Table | None:
    """The narrow piece with its cells on the columns of the wide one; None where their lines do not meet."""
    boxes = [cell.place.box for cell in wide.cells if cell.place.box]
    edges = sorted({round(box[0]) for box in boxes})
    if len(edges) != wide.columns or any(cell.place.box is None for cell in narrow.cells):
        return None
    cells = []
    for cell in narrow.cells:
        left, _, right, _ = cell.place.box or (0.0, 0.0, 0.0, 0.0)
        first = [n for n, edge in enumerate(edges) if abs(edge - left) <= EDGE_TOLERANCE]
        ends = [*edges[1:], max(box[2] for box in boxes)]
        past = [n for n, edge in enumerate(ends, start=1) if abs(edge - right) <= EDGE_TOLERANCE]
        if not first or not past or past[0] <= first[0]:
            return None
        cells.append(replace(cell, column=first[0], column_span=past[0] - first[0]))
    return replace(narrow, cells=tuple(cells), columns=wide.columns)


def _last_page(table: Table) -> int | None:
    """The page on which the table ends; a row cut by a page break ends where its last block stands."""
    pages = [cell.place.page for cell in table.cells if cell.place.page is not None]
    pages += [block.place.page for cell in table.cells for block in cell.blocks if block.place.page is not None]
    return max(pages, default=table.place.page)


def _same_edges(above: Table, below: Table) -> bool:
    """Whether the pieces begin at one line and every column line of the lower one is one of the upper's."""
    last = _last_page(above)
    known = {cell.place.box[0] for cell in above.cells if cell.place.box}
    upper = [cell.place.box[0] for cell in above.cells if cell.place.box and cell.place.page == last] or list(known)
    lower = {cell.place.box[0] for cell in below.cells if cell.place.box}
    if not upper or not lower:
        return True
    return abs(min(upper) - min(lower)) <= EDGE_TOLERANCE and all(
        any(abs(edge - other) <= EDGE_TOLERANCE for other in known) for edge in lower
    )


def _label_empty(table: Table) -> bool:
    first = next((cell for cell in table.cells if cell.row == 0 and cell.column == 0), None)
    return first is not None and not first.text.strip()


def repeated_head(above: Table, below: Table) -> int:
    """How many rows at the top of the lower piece repeat the upper one's first rows."""
    upper, lower = Grid(above), Grid(below)
    same = 0
    while same < min(upper.rows, lower.rows, 3):
        if not same_row(upper, same, same, lower):
            break
        same += 1
    return same
