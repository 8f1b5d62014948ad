"""A pledge's budget in a list of pledges: each amount by the heads that structure found over and beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Amount, Cell, Read, RepairedTable, Span, cell_span, leaf
from pipeline.fields.budget_matrix import Matrix
from pipeline.fields.matrix import units_of
from pipeline.fields.money_cells import read_cell
from pipeline.fields.printed_units import units_differ
from pipeline.fields.sources import city_money, source_code
from pipeline.findings import finding
from pipeline.values.columns import basis_code, is_within_term, period_code, span_years
from pipeline.values.money import MoneyUnitValue, caption_unit
from schemas import BudgetCell, Finding


def read_listed(table: RepairedTable, unit: tuple[MoneyUnitValue, Span] | None, kind: str | None) -> Matrix:
    """The amounts of a list's row or block of rows; one without a source, or without a period, is the total of all."""
    units = units_of(table, unit, [list(_heads(one)) for one in table.amounts])
    matrix = Matrix(units[0] if units else None, place=table.grid.table.place)
    matrix.findings.extend(table.findings)
    city = city_money((one.source.text for one in table.amounts if one.source is not None), kind)
    assumed = [_first(one.group, one.period, one.cell) for one in table.amounts if one.source is None]
    if assumed and len(assumed) == len(table.amounts):  # else it names sources, and 총사업비 is their sum
        noted = finding("BUDGET_SOURCE_ASSUMED", place=assumed[0].place, raw=assumed[0].text, pointer="/sources")
        matrix.findings.append(noted)
    seen: set[tuple[str, str, str | None]] = set()
    for one in table.amounts:
        if one.period is not None and (years := span_years(one.period.text)):
            _add_together(matrix, one, years, city)
            continue
        if one.period is not None and is_within_term(one.period.text):
            matrix.findings.extend(_together(one, one.period))
            matrix.kept = True
            continue
        source, period, basis = _source(one, city), _period(one), _basis(one)
        if source is None or period is None:
            continue  # a head that nobody knows: what stands below it is told as unplaced
        key = (source.value, period.value, None if basis is None else basis.value)
        if key in seen:
            continue  # a repeated source or period: the first one stands, the other is told as unplaced
        seen.add(key)
        _add(matrix.sources, source)
        _add(matrix.periods, period)
        matrix.cells.append(read_cell(one.cell, source, period, basis, _unit_of(one, matrix)))
    _plan_once(matrix)
    matrix.findings.extend(units_differ(matrix))
    matrix.stated_basis = any(basis is not None for _, _, basis in seen)
    if matrix.lacks_unit:
        matrix.findings.append(finding("MONEY_UNIT_MISSING", place=table.grid.table.place, raw=None, pointer="/unit"))
    return matrix


def _heads(one: Amount) -> Iterator[Cell]:
    return (cell for cell in (one.group, one.period, one.source, one.basis) if cell is not None)


def _unit_of(one: Amount, matrix: Matrix) -> int | None:
    """Won in one unit of an amount: that of the nearest of its own heads, else that of the table."""
    named = [(cell.row, found.multiplier) for cell in _heads(one) if (found := caption_unit(cell.text)) is not None]
    return max(named)[1] if named else matrix.multiplier


def _plan_once(matrix: Matrix) -> None:
    """An amount whose heads say no basis is the plan's; where a column of the plan says it too, they must agree."""
    first: dict[tuple[str, str, str], Read[BudgetCell]] = {}
    kept: list[Read[BudgetCell]] = []
    for read in matrix.cells:
        key = (read.value.basis, read.value.source, read.value.period)
        known = first.setdefault(key, read)
        if known is read:
            kept.append(read)
            continue
        matrix.confirmed.append(read)
        if None not in {one := known.value.amount, two := read.value.amount} and one != two:
            gaps = f"{'/'.join(key)} {one:,} ≠ {two:,}"
            matrix.findings.append(
                finding("BUDGET_CONFLICT", place=matrix.place, raw=None, pointer="/cells", gaps=gaps)
            )
    matrix.cells[:] = kept


def _add_together(matrix: Matrix, one: Amount, years: tuple[int, ...], city: str) -> None:
    """An amount of several years together, which no single year has; a dash or a blank is nothing in each."""
    head, source, basis = one.period, _source(one, city), _basis(one)
    if head is None or source is None:
        return
    for year in years:
        period = leaf(str(year), cell_span(head, head.text))
        read = read_cell(one.cell, source, period, basis, _unit_of(one, matrix), len(years))
        matrix.add(replace(read, notes=()), source, period)
    matrix.findings.extend(_together(one, head))


def _together(one: Amount, head: Cell) -> Iterator[Finding]:
    if any(char.isdigit() for char in one.cell.text):
        raw = f"{head.text}\t{one.cell.text}"
        yield finding("BUDGET_YEARS_TOGETHER", place=head.place, raw=raw, pointer="/periods", label=head.text)


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
    return None if one.basis is None else _head(basis_code(one.basis.text), one.basis)
