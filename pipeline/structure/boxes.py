"""Frames around a few words at the head of a page, as around a pledge's title: no rest of the table before them."""

from __future__ import annotations

from pipeline.document import Cell, Paragraph, Table
from pipeline.values.announced import announces_pledge
from pipeline.values.markers import is_note, strip_marker
from pipeline.values.numbering import SERIAL_TITLE, bare_number_apart

LARGER = 1.15
"""Times the size of the text above: so set is a title, and no rest of a table."""


def is_box(above: Table, below: Table) -> bool:
    """Whether the lower table is a frame around one line on a page of its own making, and no rest of the upper one.

    The rest of a table is one cell only where the last row above is one too, or where it is a remark (※ …).
    """
    if below.place.page is None or len(below.cells) != 1 or below.open_above:
        return False
    (cell,) = below.cells
    words = " ".join(cell.text.split())
    if cell.tables or not words or len(cell.blocks) != 1 or is_note(words):
        return False
    last = [one for one in above.cells if one.row + one.row_span == above.rows]
    return _names_pledge(words) or (not strip_marker(words)[0] and (len(last) > 1 or _is_larger(cell, last)))


def _names_pledge(words: str) -> bool:
    return announces_pledge(words) or SERIAL_TITLE.match(words) is not None or bare_number_apart(words) is not None


def _is_larger(cell: Cell, last: list[Cell]) -> bool:
    own, others = _sizes([cell]), _sizes(last)
    return bool(own and others) and min(own) >= LARGER * max(others)


def _sizes(cells: list[Cell]) -> list[float]:
    blocks = [block for cell in cells for block in cell.blocks if isinstance(block, Paragraph)]
    return [block.size for block in blocks if block.size is not None]
