"""Tables cut by a page break joined again: repeated headers dropped, rows split in the middle made whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import replace

from pipeline.document import Block, Cell, Grid, Kept, Table
from pipeline.findings import finding
from pipeline.structure.captions_again import Captions
from pipeline.structure.cut_by_hand import comes_again
from pipeline.structure.cut_frames import reframed
from pipeline.structure.cut_rows import (
    begins_row,
    is_half_label,
    is_split_cell,
    is_split_label,
    is_split_row,
    one_word,
    printed_twice,
)
from pipeline.structure.fitting import pieces, repeated_head
from pipeline.structure.footnotes import without_unit_row
from pipeline.structure.wide_sheets import begins_band, below_unit
from schemas.evidence import Finding

MOST_HELD = 3
"""Lines that may be printed again over the rest of a table."""
MOST_EARLIER = 6
"""Tables on the pages before of which one may be a band."""
LEAST_COLUMNS = 3
"""A table of fewer columns may be the rest of a form."""
MOST_LOOKED_AT = 20_000_000
"""Cells of the upper pieces, each time a piece is held against them, where no pages bound how many there are."""


def with_joined(
    kept: Iterable[Kept[Block]], findings: MutableMapping[int, tuple[Finding, ...]]
) -> Iterator[Kept[Block]]:
    """The blocks, each table joined with the piece that follows it at once on the next page.

    What is to be told of a table is put into `findings`, by the ordinal of its first piece.
    """
    captions = Captions()
    last: Kept[Block] | None = None
    held: list[Kept[Block]] = []
    earlier: deque[Table] = deque(maxlen=MOST_EARLIER)
    room = MOST_LOOKED_AT
    for one in kept:
        block, above = one.member, None if last is None else last.member
        if isinstance(above, Table) and len(held) < MOST_HELD and captions.again(block):
            held.append(one)
            continue
        whole = None
        if isinstance(block, Table) and isinstance(above, Table) and room > 0:
            room -= len(above.cells) if block.place.page is None else 0
            whole = _whole(above, block, below_lines=bool(held))
            if whole is not None and any(begins_band(table, block) for table in earlier):
                whole = None
        if last is not None and whole is not None:
            table, noted = whole
            last, held = Kept(last.at, table, own=True), []
            key = table.place.table or 0
            findings[key] = findings.get(key, ()) + noted
            continue
        yield from held if last is None else (last, *held)
        if isinstance(above, Table) and above.place.page is not None:
            earlier.append(above)
        for passed in (*held, one):
            captions.seen(passed.member)
        last, held = one, []
    yield from held if last is None else (last, *held)


def _whole(above: Table, below: Table, *, below_lines: bool) -> tuple[Table, tuple[Finding, ...]] | None:
    """Two tables as one, with what is to be told; None where they are two. `below_lines`: lines stand between them that
    are there again.
    """
    lower = reframed(above, below)
    inside = None if below_lines else _with_inner_rest(above, lower)
    if inside is not None:
        return inside
    both = pieces(above, lower)
    return None if both is None or (below_lines and not _head_again(*both)) else _join(*both)


def with_sheets_joined(
    kept: Iterable[Kept[Block]], findings: MutableMapping[int, tuple[Finding, ...]]
) -> Iterator[Kept[Block]]:
    """The blocks, each sheet put together of its bands joined with the next one: bands may be printed before rows."""
    last: Kept[Block] | None = None
    for one in kept:
        joined = None if last is None else _sheets(last, one, findings)
        if joined is None and last is not None:
            yield last
        last = joined or one
    if last is not None:
        yield last


def _sheets(
    upper: Kept[Block], lower: Kept[Block], findings: MutableMapping[int, tuple[Finding, ...]]
) -> Kept[Block] | None:
    above, below = upper.member, lower.member
    if not (upper.own and lower.own and isinstance(above, Table) and isinstance(below, Table)):
        return None
    keys = [table.place.table or 0 for table in (above, below)]
    if not all(any(noted.code == "TABLE_BANDS_JOINED" for noted in findings.get(key, ())) for key in keys):
        return None
    bare, unit = without_unit_row(above)
    both = pieces(bare, below)
    if both is None:
        return None
    table, noted = _join(*both)
    findings[keys[0]] = findings[keys[0]] + noted
    return Kept(upper.at, table if unit is None else below_unit(table, unit), own=True)


def _head_again(above: Table, below: Table) -> bool:
    """Whether the rest of a table has its head again, as it must below lines that are there again, and no row twice."""
    repeated = repeated_head(above, below)
    return repeated > 0 and not comes_again(above, below, repeated)


def _join(above: Table, below: Table) -> tuple[Table, tuple[Finding, ...]]:
    repeated = repeated_head(above, below)
    rows = [cell for cell in below.cells if cell.row >= repeated]
    if not rows:
        return above, ()
    noted = [finding("TABLE_CONTINUED", place=below.place, raw=None, pointer=None, rows=below.rows - repeated)]
    upper = Grid(above)
    offset = above.rows - repeated
    first = [cell for cell in rows if cell.row == repeated]
    cells = list(above.cells)
    open_row = above.open_below and below.open_above and not repeated and not begins_row(upper, first)
    inside = not open_row and is_split_cell(upper, first) and _inner_go_on(upper, first)
    if open_row or inside or any(cut(upper, first) for cut in (is_split_row, is_split_label)):
        noted.append(finding("TABLE_ROW_JOINED", place=below.place, raw=" | ".join(c.text for c in first)))
        offset -= 1
        for cell in first:
            _append_text(cells, upper.at(above.rows - 1, cell.column), cell)
        rows = [cell for cell in rows if cell.row > repeated]
    twice = printed_twice(upper, first)
    halved = not repeated and is_half_label(upper, first)
    for cell in rows:
        holder = upper.at(above.rows - 1, cell.column)
        if cell.row == repeated and cell.column in twice and _lengthened(holder, cell, cells):
            continue
        if cell.row == repeated and _goes_on(holder, cell) and _spans_down(holder, cell, cells):
            continue
        if cell.row == repeated and not cell.column and halved and _whole_label(holder, cell, cells):
            continue
        cells.append(replace(cell, row=cell.row + offset))
    table = replace(
        above,
        cells=tuple(cells),
        rows=below.rows + offset,
        cut_below=below.cut_below,
        open_below=below.open_below,
    )
    return table, tuple(noted)


def _place_of(holder: Cell | None, cells: list[Cell]) -> int | None:
    """Where a cell of the upper piece stands among the cells, as it is by now: two cells may go on with one."""
    if holder is None:
        return None
    return next((i for i, cell in enumerate(cells) if (cell.row, cell.column) == (holder.row, holder.column)), None)


def _append_text(cells: list[Cell], upper: Cell | None, lower: Cell) -> None:
    index = _place_of(upper, cells) if lower.text.strip() or lower.tables else None
    if index is None:
        return
    cell = cells[index]
    text = "\n".join(filter(None, [cell.text, lower.text]))
    cells[index] = replace(cell, text=text, blocks=_seamed(cell.blocks, lower.blocks))


def _with_inner_rest(above: Table, below: Table) -> tuple[Table, tuple[Finding, ...]] | None:
    """A form with the rest of the table that its last cell ends in, where overleaf no frame stands around that rest."""
    if not (above.cut_below and below.cut_above):
        return None
    held = [cell for cell in above.cells if cell.row + cell.row_span == above.rows and cell.tables]
    last = held[0].blocks[-1] if len(held) == 1 else None
    if not isinstance(last, Table) or last.columns != below.columns or last.columns < LEAST_COLUMNS:
        return None
    both = _inner((last,), (below,))
    if both is None:
        return None
    table, noted = _join(*both)
    whole = replace(held[0], blocks=(*held[0].blocks[:-1], table))
    cells = tuple(whole if cell is held[0] else cell for cell in above.cells)
    return replace(above, cells=cells, cut_below=below.cut_below, open_below=below.open_below), noted


def _inner_go_on(upper: Grid, first: Sequence[Cell]) -> bool:
    """Whether the first table of each cell is the rest of the last one of the cell above."""
    held = [(upper.at(upper.rows - 1, cell.column), cell) for cell in first if cell.tables]
    return all(above is not None and _inner(above.blocks, cell.blocks) is not None for above, cell in held)


def _inner(above: Sequence[Block], below: Sequence[Block]) -> tuple[Table, Table] | None:
    """The pieces of one table that end and begin the blocks of a cell that a page break cuts."""
    upper, lower = (above[-1] if above else None), (below[0] if below else None)
    if not isinstance(upper, Table) or not isinstance(lower, Table):
        return None
    return pieces(replace(upper, cut_below=True), replace(lower, cut_above=True))


def _seamed(above: tuple[Block, ...], below: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cell on both pages, a table that the break cuts made whole."""
    both = _inner(above, below)
    return above + below if both is None else (*above[:-1], _join(*both)[0], *below[1:])


def _goes_on(holder: Cell | None, lower: Cell) -> bool:
    """Whether a cell below a page break is the rest of the one above: one of them is empty, or both are one word."""
    if holder is None or holder.column_span != lower.column_span:
        return False
    if lower.fill != holder.fill and (
        lower.column or lower.fill is not None
    ):  # some printers shade a label's cell once
        return False
    if not lower.text.strip():
        return bool(holder.text.strip())
    if lower.column or holder.row_span == lower.row_span == 1:
        return False
    return not holder.text.strip() or one_word(holder.text, lower.text)


def _lengthened(holder: Cell | None, lower: Cell, cells: list[Cell]) -> bool:
    """Lengthens the cell above over one that says the same."""
    index = _place_of(holder, cells)
    if index is None:
        return False
    cells[index] = replace(cells[index], row_span=cells[index].row_span + lower.row_span)
    return True


def _whole_label(holder: Cell | None, lower: Cell, cells: list[Cell]) -> bool:
    """Lengthens the cell above, with the first half of a label, over the one with its other half."""
    _append_text(cells, holder, lower)
    return _lengthened(holder, lower, cells)


def _spans_down(holder: Cell | None, lower: Cell, cells: list[Cell]) -> bool:
    """Lengthens the cell above over the one that goes on with it."""
    index = _place_of(holder, cells)
    if index is None or cells[index].row_span == lower.row_span == 1:
        return False
    text = "\n".join(filter(None, [cells[index].text, lower.text]))
    cells[index] = replace(cells[index], text=text, blocks=cells[index].blocks + lower.blocks)
    return _lengthened(holder, lower, cells)
