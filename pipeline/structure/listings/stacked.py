"""Rows of a list whose sources are stacked in one cell by line breaks (계 / 국비 / 시비): one row for each source again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Cell, Paragraph, Table
from pipeline.values.money import cell_amount
from pipeline.vocabulary import lookup


def unstacked(table: Table) -> Table:
    """The table with such rows taken apart; a row stays whole where any cell of amounts has other lines than its sources.

    The amounts of a cell belong to the sources line by line; every other cell then covers all the rows.
    """
    stacks: dict[int, list[list[str]]] = defaultdict(list)
    for cell in table.cells:
        if cell.row_span == 1 and len(lines := _lines(cell)) > 1:
            stacks[cell.row].append(lines)
    counts = {row: count for row, found in stacks.items() if (count := _sources_stacked(found)) > 1}
    if not counts:
        return table
    starts, at = [], 0
    for row in range(table.rows + 1):
        starts.append(at)
        at += counts.get(row, 1)
    cells = [made for cell in table.cells for made in _moved(cell, counts.get(cell.row, 1), starts)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells), rows=starts[table.rows])


def _sources_stacked(stacks: list[list[str]]) -> int:
    """How many sources a row stacks; 1 where none, or where its amounts do not stand line by line beside them.

    `stacks` are its cells of several lines.
    """
    counts = {len(lines) for lines in stacks if _are_sources(lines)}
    if len(counts) != 1:
        return 1
    (count,) = counts
    figures = [lines for lines in stacks if all(map(_is_figure, lines))]
    return count if figures and all(len(lines) == count for lines in figures) else 1


def _moved(cell: Cell, count: int, starts: list[int]) -> Iterator[Cell]:
    row = starts[cell.row]
    lines = _lines(cell)
    stacked = cell.row_span == 1 and len(lines) == count > 1
    if stacked and (_are_sources(lines) or all(map(_is_figure, lines))):
        for number, line in enumerate(lines):
            yield replace(cell, row=row + number, text=line, blocks=(Paragraph(line, cell.place),))
        return
    span = starts[cell.row + cell.row_span] - row
    yield cell if (row, span) == (cell.row, cell.row_span) else replace(cell, row=row, row_span=span)


def _lines(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.text.split("\n") if line.strip()] if "\n" in cell.text else [cell.text]


def _are_sources(lines: list[str]) -> bool:
    return all(lookup("sources").get(line) is not None for line in lines)


def _is_figure(text: str) -> bool:
    """An amount, or the dash that stands for none."""
    return cell_amount(text, 1).problem in {None, "separator_suspect"}
