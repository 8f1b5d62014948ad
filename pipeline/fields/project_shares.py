"""What a table by project says of one project: its whole cost, and how much of it each source pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.document import Cell, Grid, build, cell_span, leaf
from pipeline.fields.blocks import Block
from pipeline.fields.budget_matrix import ProjectShare
from pipeline.fields.sources import source_code
from pipeline.values.compound import compound, whole_amount
from pipeline.values.crosstab import Line
from schemas import CostPart

UnitOf = Callable[[Line, Line], int | None]


def share_of(grid: Grid, block: Block, columns: Sequence[Line], city: str, unit_of: UnitOf) -> ProjectShare | None:
    """The share of a project; None where its rows print no whole cost that can be read."""
    wholes: list[tuple[Cell, int]] = []
    parts: dict[str, tuple[Cell, int]] = {}
    unread: list[tuple[Cell, str]] = []
    for source, cell, unit in _wholes(grid, block, columns, unit_of):
        value = whole_amount(cell.text, unit)
        if value.amount is None or value.problem is not None:
            if value.problem is not None:
                unread.append((cell, value.problem))
            continue
        if source is None:
            wholes.append((cell, value.amount))
            found = compound(cell.text, unit)
            for part in () if found is None else found.parts:
                code = source_code(part.label, city)
                if code is not None and part.amount is not None:
                    parts.setdefault(code, (cell, part.amount))
        elif (code := source_code(source, city)) is not None:
            parts[code] = (cell, value.amount)
    if len({amount for _, amount in wholes}) != 1:
        return None
    cell, amount = wholes[0]
    read = [
        build(CostPart, source=leaf(code, cell_span(at, at.text)), amount=leaf(part, cell_span(at, at.text)))
        for code, (at, part) in parts.items()
        if part
    ]
    return ProjectShare(block.name, leaf(amount, cell_span(cell, cell.text)), tuple(read), tuple(unread))


def _wholes(
    grid: Grid, block: Block, columns: Sequence[Line], unit_of: UnitOf
) -> Iterator[tuple[str | None, Cell, int | None]]:
    """The cells of the whole time, each with the word of its source, None for the sum of all."""
    timed = any(line.period is not None or line.span is not None for line in columns)
    sourced = any(line.source is not None for line in (*columns, *block.rows))
    for row in block.rows:
        for column in columns:
            cell = grid.at(row.index, column.index)
            heads = [line for line in (row, column) if line.period is not None or line.span is not None]
            based = row.basis or column.basis
            if cell is None or heads or (based is not None and based.code != "plan"):
                continue
            if any(line.subtotal is not None for line in (row, column)):
                continue
            if timed and column.total is None:
                continue
            source = row.source or column.source
            if source is None and sourced and row.total is None and column.total is None:
                continue
            yield None if source is None else source.cell.text, cell, unit_of(row, column)
