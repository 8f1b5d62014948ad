"""A unit that stands at the right over a wide sheet, and so over its last band alone."""

from __future__ import annotations

from pipeline.document import Block, Paragraph, Table
from pipeline.values.columns import period_code
from pipeline.values.dates import header_subperiod
from pipeline.values.money import caption_unit

_LONGEST = 30
"""A longer line says more than a unit."""


def is_unit(block: Block) -> bool:
    """Whether a block is a line with a unit and nothing else."""
    return isinstance(block, Paragraph) and len(block.text) <= _LONGEST and caption_unit(block.text) is not None


def has_figures_first(table: Table) -> bool:
    """Whether the first column names no rows, as that of a table of its own does."""
    below = [cell for cell in table.cells if not cell.column and cell.row]
    return bool(below) and not any(_names_row(cell.text) for cell in below)


def _names_row(text: str) -> bool:
    """Whether words stand for more than a period, which may be a head over figures."""
    return any(map(str.isalpha, text)) and period_code(text) is None and header_subperiod(text) is None
