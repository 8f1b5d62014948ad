"""Rows of a form that stand below the years of another block: 소요예산 right below the columns of a road map."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Cell, Grid, Table
from pipeline.structure.bands import Band, layout
from pipeline.values.axis import yearly_axis
from pipeline.values.columns import is_year, period_code
from pipeline.values.money_heads import is_value

_FEWEST = 2
"""Years that make a row of heads."""


def with_years_above(grid: Grid, band: Band, left: int, own: Table) -> Table | None:
    """The rows of a band from column `left` on, which are `own` as a table, headed by the nearest years above them.

    None where the rows have years of their own, or are not figures that stand column for column below those years.
    """
    if yearly_axis(Grid(own)) is not None:
        return None
    for row in range(band[0] - 1, -1, -1):
        heads = [cell for cell in grid.starting(row) if cell.column >= left]
        first = next((cell.column for cell in heads if is_year(period_code(cell.text))), None)
        if first is None:
            continue
        years = [cell for cell in heads if cell.column >= first]
        if len(years) < _FEWEST or not all(period_code(cell.text) for cell in years):
            return None
        if not all(_stands_below(grid, at, first, left, years) for at in range(*band)):
            return None
        # what heads the labels of the other block (추진내용) says nothing of these
        return _headed(
            grid, band, left, [cell if cell.column >= first else replace(cell, text="", blocks=()) for cell in heads]
        )
    return None


def _stands_below(grid: Grid, row: int, first: int, left: int, years: list[Cell]) -> bool:
    """Whether a row has a label and then figures, one below each year."""
    cells = [cell for cell in grid.row(row) if cell.column >= left]
    labels = [cell for cell in cells if cell.column < first]
    figures = [cell for cell in cells if cell.column >= first]
    return (
        bool(labels)
        and bool(labels[-1].text.strip())
        and layout(figures) == layout(years)
        and all(cell.row_span == 1 and (not cell.text.strip() or is_value(cell.text)) for cell in figures)
        and any(cell.text.strip() for cell in figures)
    )


def _headed(grid: Grid, band: Band, left: int, heads: list[Cell]) -> Table:
    cells = [replace(cell, row=0, column=cell.column - left, row_span=1) for cell in heads]
    for row in range(*band):
        cells += [
            replace(cell, row=cell.row - band[0] + 1, column=cell.column - left)
            for cell in grid.starting(row)
            if cell.column >= left
        ]
    rows = band[1] - band[0] + 1
    return Table(tuple(cells), rows, grid.columns - left, grid.table.place, grid.table.spans)
