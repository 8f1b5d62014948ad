"""Lines and tables → the bytes of HWPX and HWP, written by python-hwpx. The same blocks give the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.sheet import Block, Break, C, Grid, Line

sys.path.append(str(Path(__file__).resolve().parents[2] / "samples" / ".build"))
from owpml import Draft

_INDENT = 14.2
_WIDTH = 48_000.0


def hwpx(blocks: list[Block]) -> bytes:
    return _draft(blocks).hwpx()


def hwp(blocks: list[Block]) -> bytes:
    return _draft(blocks).hwp()


def _draft(blocks: list[Block]) -> Draft:
    draft = Draft()
    for block in blocks:
        if isinstance(block, Line):
            draft.add(_paragraph(draft, block))
        elif isinstance(block, Break):
            draft.add(draft.paragraph(new_page=True))
        else:
            draft.add(draft.paragraph(_table(draft, block, _WIDTH)))
            draft.add(draft.paragraph())
    return draft


def _paragraph(draft: Draft, line: Line) -> str:
    heads = line.level == 0
    look = draft.character(16 if line.big else 11, bold=True) if heads else draft.character(10)
    return draft.paragraph(draft.run(line.text, look), look=draft.paragraph_look(_INDENT * line.level))


def _table(draft: Draft, grid: Grid, width: float) -> str:
    rows: list[list[str]] = [[] for _ in grid.rows]
    for row, column, cell in grid.placed():
        rows[row].append(_cell(draft, cell, row, column, width * sum(grid.widths[column : column + cell.columns])))
    return draft.table(rows, len(grid.widths), width=int(width))


def _cell(draft: Draft, cell: C, row: int, column: int, width: float) -> str:
    text = "".join(draft.paragraph(draft.run(part)) for part in cell.text.split("\n") if part)
    text += "".join(_paragraph(draft, line) for line in cell.lines)
    if cell.inner is not None:
        text += draft.paragraph(_table(draft, cell.inner, width))
    look = draft.cell_look(cell.fill)
    return draft.cell(row, column, text, rows=cell.rows, columns=cell.columns, look=look, width=int(width))
