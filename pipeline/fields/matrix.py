"""The budget matrix: sources by periods, whichever way round it is printed, each cell by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.document import Read, RepairedTable, cell_span
from pipeline.fields.amounts import MatrixReader
from pipeline.fields.budget_matrix import Matrix, Unit
from pipeline.fields.printed_units import units_differ
from pipeline.findings import finding
from pipeline.values.crosstab import crosstab
from pipeline.values.money import caption_unit
from schemas import Finding


def read_matrix(table: RepairedTable, unit: Unit | None, kind: str | None, basis: Read[str] | None = None) -> Matrix:
    """The cells of a budget table.

    `unit` is the one given outside the table, which a unit inside it overrules; `basis` is what a heading over the table
    says that its amounts are.
    """
    units = [found for found in (*own_units(table), unit) if found is not None]
    matrix = Matrix(units[0] if units else None, place=table.grid.table.place)
    matrix.findings.extend(table.findings)
    matrix.findings.extend(_conflict(units))
    heads = crosstab(table.grid)
    if heads is not None:
        MatrixReader(table, heads, kind, matrix, basis).read()
        matrix.findings.extend(units_differ(matrix))
    if matrix.unit is None and any(read.value.state == "number" for read in matrix.cells):
        matrix.findings.append(finding("MONEY_UNIT_MISSING", place=table.grid.table.place, raw=None, pointer="/unit"))
    return matrix


def own_units(table: RepairedTable) -> Iterator[Unit]:
    """The unit in a header cell, then the one in the caption above the table."""
    for cell in table.grid.table.cells:
        near = cell.row <= 1 or cell.column <= 1
        if near and (found := caption_unit(cell.text)) is not None and not cell.text.strip()[:1].isdigit():
            yield found, cell_span(cell, found.raw)
            break
    if table.caption is not None and (found := caption_unit(table.caption.text)) is not None:
        yield found, table.caption.reworded(found.raw)


def _conflict(units: Sequence[Unit]) -> Iterator[Finding]:
    """A finding where two places name other units: the nearest to the amounts counts."""
    other = next((unit for unit in units[1:] if unit[0].multiplier != units[0][0].multiplier), None)
    if other is None:
        return
    (near, span), (far, place) = units[0], other
    factor = max(near.multiplier, far.multiplier) // min(near.multiplier, far.multiplier)
    yield finding(
        "MONEY_SCALE_CONFLICT",
        place=span.place,
        raw=f"{span.raw}\n{place.raw}",
        pointer="/unit",
        where_ko="투자계획 표의 단위",
        where_en="unit of the budget table",
        factor=f"{factor:,}",
        one=near.raw,
        other=far.raw,
    )
