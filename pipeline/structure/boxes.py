"""Frames around a few words at the head of a page, as around a pledge's title: no rest of the table before them."""

from __future__ import annotations

from itertools import islice

from pipeline.document import Cell, Paragraph, Table
from pipeline.structure.labels import label
from pipeline.values.announced import announces_pledge
from pipeline.values.markers import is_note, strip_marker
from pipeline.values.numbering import SERIAL_TITLE, bare_number_apart
from pipeline.vocabulary import squeeze

ROWS, SAME = 3, 2
"""The least rows of a form below its title, and the labels at its head that must come again."""
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


def begins_anew(above: Table, below: Table) -> bool:
    """Whether the lower table is a form of its own below a row with its title, whose labels the upper one has, too."""
    if below.place.page is None or below.rows < ROWS:
        return False
    first = [cell for cell in below.cells if cell.row == 0]
    if len(first) != 1 or first[0].tables or label(first[0]) is not None or first[0].column_span < below.columns:
        return False
    labels = [_labels(table) for table in (above, below)]
    return len(labels[1]) == SAME and labels[0] == labels[1]


def _labels(table: Table) -> list[str]:
    """The first labels of a form, in reading order."""
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [squeeze(cell.text) for cell in islice((cell for cell in cells if label(cell) is not None), SAME)]


def _names_pledge(words: str) -> bool:
    return announces_pledge(words) or SERIAL_TITLE.match(words) is not None or bare_number_apart(words) is not None


def _is_larger(cell: Cell, last: list[Cell]) -> bool:
    own, others = _sizes([cell]), _sizes(last)
    return bool(own and others) and min(own) >= LARGER * max(others)


def _sizes(cells: list[Cell]) -> list[float]:
    blocks = [block for cell in cells for block in cell.blocks if isinstance(block, Paragraph)]
    return [block.size for block in blocks if block.size is not None]
