"""Ditto marks in a list of pledges: 〃 below a department says that department again."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document import Cell, Paragraph, Table
from pipeline.findings import finding
from pipeline.vocabulary import lookup
from schemas.evidence import Finding

_MARKS = re.compile(r"[〃″＂\"”〞]|'{2}|’{2}|〝")
_FIGURES = re.compile(r"[\d,.\s△▲%-]+")


def without_dittos(table: Table) -> tuple[Table, tuple[Finding, ...]]:
    """The table with words in place of the marks that repeat them, and what was put where.

    A mark below a figure stays: nobody knows whether the amount is meant again, or is in the one above.
    """
    if not any(_is_ditto(cell.text) for cell in table.cells):
        return table, ()
    said: dict[int, Cell] = {}
    cells: list[Cell] = []
    found: list[Finding] = []
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        above = said.get(cell.column)
        if _is_ditto(cell.text) and above is not None and not _FIGURES.fullmatch(above.text):
            found.append(finding("DITTO_READ", place=cell.place, raw=cell.text, text=above.text))
            cells.append(replace(cell, text=above.text, blocks=(Paragraph(above.text, cell.place),)))
            continue
        cells.append(cell)
        if cell.text.strip():
            said[cell.column] = cell
    return replace(table, cells=tuple(cells)), tuple(found)


def _is_ditto(text: str) -> bool:
    return bool(text) and (_MARKS.fullmatch(text.strip()) is not None or lookup("phrases").get(text) == "ditto")
