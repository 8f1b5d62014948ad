"""The words of a table of money by years (추진내용), as the table of targets that they would be alone."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Cell, Grid, RepairedTable, Table
from pipeline.values.columns import is_year
from pipeline.values.crosstab import Crosstab, Line, crosstab
from pipeline.vocabulary import find_label

CONTENT = frozenset({"description", "plan", "goals", "targets"})
"""Labels of what is done in a year."""


def yearly_words(table: RepairedTable) -> RepairedTable | None:
    """Years across, a row for each label of content; None where the table has none."""
    heads = crosstab(table.grid)
    if heads is None:
        return None
    rows = _down(heads, table) if heads.transposed else _across(heads, table)
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    cells = [
        replace(cell, row=row, column=column, row_span=1, column_span=1)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
        if cell is not None
    ]
    place = table.grid.table.place
    return RepairedTable("targets", Grid(Table(tuple(cells), len(rows), len(rows[0]), place)))


def _years(lines: tuple[Line, ...]) -> list[tuple[Line, Cell]]:
    return [(line, line.period.cell) for line in lines if line.period is not None and is_year(line.period.code)]


def _down(heads: Crosstab, table: RepairedTable) -> list[list[Cell | None]]:
    """Years down the side: each column of content becomes a row."""
    bottom = heads.header_rows - 1
    once = {line.period.code: (line, cell) for line, cell in reversed(_years(heads.rows)) if line.period is not None}
    years = [one for _, one in sorted(once.items()) if one[0].index not in table.doubtful]
    top: list[Cell | None] = [None, *(cell for _, cell in years)]
    rows = [top]
    for column in heads.words:
        head = heads.grid.at(bottom, column)
        label = None if head is None else find_label(head.text)
        if label is not None and label.field in CONTENT:
            rows.append([head, *(heads.grid.at(line.index, column) for line, _ in years)])
    return rows


def _across(heads: Crosstab, table: RepairedTable) -> list[list[Cell | None]]:
    """Years across the top: each row of content as it stands."""
    years = _years(heads.columns)
    top: list[Cell | None] = [None, *(cell for _, cell in years)]
    rows = [top]
    for row in heads.rows:
        if row.coded or not row.worded or row.index in table.doubtful:
            continue
        label = next((cell for c in reversed(heads.labels) if (cell := heads.grid.at(row.index, c)) is not None), None)
        found = None if label is None else find_label(label.text)
        if found is not None and found.field in CONTENT:
            rows.append([label, *(heads.grid.at(row.index, line.index) for line, _ in years)])
    return rows
