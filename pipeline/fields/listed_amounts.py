"""A pledge's budget in a list of pledges: each amount by the heads that structure found over and beside it."""

from __future__ import annotations

from pipeline.document import Amount, Cell, Read, RepairedTable, Span, cell_span, leaf
from pipeline.fields.budget_matrix import Matrix
from pipeline.fields.matrix import own_units
from pipeline.fields.money_cells import read_cell
from pipeline.fields.sources import city_money, source_code
from pipeline.findings import finding
from pipeline.values.columns import period_code
from pipeline.values.money import MoneyUnitValue
from pipeline.vocabulary import lookup


def read_listed(table: RepairedTable, unit: tuple[MoneyUnitValue, Span] | None, kind: str | None) -> Matrix:
    """The amounts of a list's row or block of rows; one without a source, or without a period, is the total of all."""
    matrix = Matrix(next(own_units(table), unit))
    matrix.findings.extend(table.findings)
    city = city_money((one.source.text for one in table.amounts if one.source is not None), kind)
    assumed = [_first(one.group, one.period, one.cell) for one in table.amounts if one.source is None]
    if assumed:
        noted = finding("BUDGET_SOURCE_ASSUMED", place=assumed[0].place, raw=assumed[0].text, pointer="/sources")
        matrix.findings.append(noted)
    seen: set[tuple[str, str, str | None]] = set()
    for one in table.amounts:
        source, period, basis = _source(one, city), _period(one), _basis(one)
        if source is None or period is None:
            continue  # a head that nobody knows: what stands below it is told as unplaced
        key = (source.value, period.value, None if basis is None else basis.value)
        if key in seen:
            continue  # a repeated source or period: the first one stands, the other is told as unplaced
        seen.add(key)
        _add(matrix.sources, source)
        _add(matrix.periods, period)
        matrix.cells.append(read_cell(one.cell, source, period, basis, matrix.multiplier))
    matrix.stated_basis = any(basis is not None for _, _, basis in seen)
    if matrix.unit is None and any(read.value.state == "number" for read in matrix.cells):
        matrix.findings.append(finding("MONEY_UNIT_MISSING", place=table.grid.table.place, raw=None, pointer="/unit"))
    return matrix


def _add(axis: list[Read[str]], code: Read[str]) -> None:
    if all(code.value != known.value for known in axis):
        axis.append(code)


def _first(*cells: Cell | None) -> Cell:
    return next(cell for cell in cells if cell is not None)


def _head(code: str | None, cell: Cell) -> Read[str] | None:
    return None if code is None else leaf(code, cell_span(cell, cell.text))


def _source(one: Amount, city: str) -> Read[str] | None:
    if one.source is None:
        return _head("total", _first(one.group, one.period, one.cell))
    return _head(source_code(one.source.text, city), one.source)


def _period(one: Amount) -> Read[str] | None:
    if one.period is None:
        return _head("total", _first(one.group, one.source, one.cell))
    return _head(period_code(one.period.text), one.period)


def _basis(one: Amount) -> Read[str] | None:
    return None if one.basis is None else _head(lookup("bases").get(one.basis.text), one.basis)
