"""Officers' tables that lie on their side: posts across the top, 성명 and 전화 down the side."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from pipeline.document import Grid, transposed
from pipeline.vocabulary import squeeze

_POST = re.compile(r"(국장|실장|과장|담당관|팀장|계장|주무관|담당자?|소장|단장|본부장|관장|원장)$")
_POSTS_HEAD = "직위"
_FEWEST = 2
"""Posts side by side, and rows that say something of each."""


def upright(grid: Grid, names: Collection[str], others: Collection[str]) -> Grid:
    """The table with a row for each post; as it is where it has one already.

    `names` are the words that head names (성명), `others` those that head a department or a number, squeezed.
    """
    if grid.rows < _FEWEST + 1 or any(cell.row_span + cell.column_span > 2 for cell in grid.table.cells):
        return grid
    posts = [squeeze(grid.text(0, column)) for column in range(1, grid.columns)]
    sides = [squeeze(grid.text(row, 0)) for row in range(1, grid.rows)]
    if len(posts) < _FEWEST or not all(_POST.search(post) for post in posts):
        return grid
    if not set(sides) & set(names) or not set(sides) <= {*names, *others}:
        return grid
    table = transposed(grid.table)
    cells = (cell if cell.row + cell.column else replace(cell, text=_POSTS_HEAD) for cell in table.cells)
    return Grid(replace(table, cells=tuple(cells)))
