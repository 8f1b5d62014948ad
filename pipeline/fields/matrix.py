"""The budget matrix: sources by periods, whichever way round it is printed, each cell by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from pipeline.document import Cell, Read, RepairedTable, cell_span
from pipeline.fields.amounts import MatrixReader
from pipeline.fields.budget_matrix import Matrix, Unit
from pipeline.fields.printed_units import scale_conflict, units_differ
from pipeline.findings import finding
from pipeline.values.crosstab import crosstab
from pipeline.values.money import MoneyUnitValue, caption_unit
from schemas import Finding


def read_matrix(table: RepairedTable, unit: Unit | None, kind: str | None, basis: Read[str] | None = None) -> Matrix:
    """The cells of a budget table.

    `unit` is the one given outside the table, which a unit inside it overrules; `basis` is what a heading over the table
    says that its amounts are.
    """
    heads = crosstab(table.grid)
    axes = () if heads is None else (heads.columns, heads.rows)
    units = units_of(table, unit, *([[head.cell for head in line.heads] for line in axis] for axis in axes))
    matrix = Matrix(units[0] if units else None, place=table.grid.table.place)
    matrix.findings.extend(table.findings)
    matrix.findings.extend(_conflict(units))
    if heads is not None:
        MatrixReader(table, heads, kind, matrix, basis).read()
        matrix.findings.extend(units_differ(matrix))
    if matrix.lacks_unit:
        matrix.findings.append(finding("MONEY_UNIT_MISSING", place=table.grid.table.place, raw=None, pointer="/unit"))
    return matrix


def units_of(table: RepairedTable, outside: Unit | None, *axes: Sequence[Sequence[Cell]]) -> list[Unit]:
    """The units that a table is said to have; the first is that of amounts of which the own heads say none.

    It stands in a cell of the table, in its caption, or `outside`. What heads only some of the lines of its axis (the
    `axes` have the heads of every line) gives theirs, and that of all where nothing else does.
    """
    narrow = {cell.text for lines in axes for cell in _partial(lines)}  # structure may have moved a head
    inside = [(cell, found) for cell in table.grid.table.cells if (found := _unit_in(cell, narrow)) is not None]
    whole = [(found, cell_span(cell, found.raw)) for cell, found in inside if cell.text not in narrow][:1]
    heads = [(found, cell_span(cell, found.raw)) for cell, found in inside if cell.text in narrow]
    if table.caption is not None and (found := caption_unit(table.caption.text)) is not None:
        whole.append((found, table.caption.reworded(found.raw)))
    if outside is not None:
        whole.append(outside)
    return [*whole, *heads] if whole or len({found.multiplier for found, _ in heads}) <= 1 else []


def _unit_in(cell: Cell, heads: Container[str]) -> MoneyUnitValue | None:
    """The unit that a cell among the heads names; what begins with a figure (465억원) is an amount, if it is no head."""
    near = cell.row <= 1 or cell.column <= 1
    return caption_unit(cell.text) if near and (cell.text in heads or not cell.text.strip()[:1].isdigit()) else None


def _partial(lines: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    """The heads of some of the lines, but not of all."""
    counted = Counter(key for heads in lines for key in {id(cell) for cell in heads})
    return (cell for heads in lines for cell in heads if counted[id(cell)] < len(lines))


def _conflict(units: Sequence[Unit]) -> Iterator[Finding]:
    """A finding where two places name other units: the nearest to the amounts counts."""
    other = next((unit for unit in units[1:] if unit[0].multiplier != units[0][0].multiplier), None)
    if other is not None:
        (near, span), (far, place) = units[0], other
        yield scale_conflict(near, far, f"{span.raw}\n{place.raw}", span.place)
