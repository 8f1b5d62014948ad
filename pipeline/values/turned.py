"""Targets with the years down the side (연도 | 목표 | 비고), as the same table with the years across."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Grid, Table
from pipeline.values.columns import is_year, period_codes
from pipeline.vocabulary import find_label, lookup

TOLD = frozenset({"goals", "targets", "indicator"})
"""Labels of a column that says what is to be reached in a year."""
BESIDE = frozenset({"remark", "row_number"})
"""Labels of columns that say nothing of a target."""


def turned(grid: Grid) -> Grid | None:
    """The table turned; None where no years, each once and in order, stand down its first column below one row of heads."""
    if grid.rows < 3 or grid.columns < 2 or any(cell.row_span > 1 or cell.column_span > 1 for cell in grid.table.cells):
        return None
    years = period_codes([grid.text(row, 0) for row in range(1, grid.rows)])
    if not all(map(is_year, years)) or years != sorted({year for year in years if year is not None}):
        return None
    heads = [grid.text(0, column) for column in range(1, grid.columns)]
    if not any(map(tells_target, heads)):
        return None
    kept = [0, *(column for column, head in enumerate(heads, start=1) if not _is_beside(head))]
    cells = sorted(
        (
            replace(cell, row=kept.index(cell.column), column=cell.row)
            for cell in grid.table.cells
            if cell.column in kept
        ),
        key=lambda cell: (cell.row, cell.column),
    )
    return Grid(Table(tuple(cells), len(kept), grid.rows, grid.table.place))


def tells_target(head: str) -> bool:
    """Whether a head says that what stands under it is to be reached: 목표, 추진목표, 목표치, 성과지표.

    >>> tells_target("목표치"), tells_target("연도별 목표"), tells_target("비고")
    (True, True, False)
    """
    found = find_label(head)
    return (found is not None and found.field in TOLD) or lookup("columns").get(head) == "measure"


def _is_beside(head: str) -> bool:
    found = find_label(head)
    return not head.strip() or (found is not None and found.field in BESIDE)
