"""A plan as HWPX or HWP: merged cells, shaded headers and bars, indents. The same data give the same bytes."""

from __future__ import annotations

from owpml import Draft
from sheet import Block, Break, C, Grid, Line

_INDENT = 14.2
_WIDTH = 48_000


def draft(blocks: list[Block], title: str) -> Draft:
    made = Draft(title)
    new_page = False
    for block in blocks:
        if isinstance(block, Break):
            new_page = True
            continue
        made.add(
            _line(made, block, new_page=new_page) if isinstance(block, Line) else _table(made, block, new_page=new_page)
        )
        new_page = False
    return made


def hwpx(blocks: list[Block], title: str) -> bytes:
    return draft(blocks, title).hwpx()


def hwp(blocks: list[Block], title: str) -> bytes:
    return draft(blocks, title).hwp()


def _line(made: Draft, line: Line, *, new_page: bool) -> str:
    bold = line.level == 0 and not line.text.startswith("(")
    look = made.character(16 if line.title else 11, bold=bold)
    return made.paragraph(made.run(line.text, look), look=made.paragraph_look(_INDENT * line.level), new_page=new_page)


def _table(made: Draft, grid: Grid, *, new_page: bool) -> str:
    size = made.character(7 if len(grid.widths) > 10 else 9)
    rows: list[list[str]] = [[] for _ in grid.rows]
    for row, column, cell in grid.placed():
        width = int(_WIDTH * sum(grid.widths[column : column + cell.columns]))
        rows[row].append(_cell(made, cell, row, column, size, width))
    return made.paragraph(made.table(rows, len(grid.widths)), new_page=new_page)


def _cell(made: Draft, cell: C, row: int, column: int, size: int, width: int) -> str:
    text = "".join(made.paragraph(made.run(line, size)) for line in cell.text.split("\n"))
    look = made.cell_look(cell.fill)
    return made.cell(row, column, text, rows=cell.rows, columns=cell.columns, look=look, width=width)
