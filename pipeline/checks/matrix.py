"""The budget matrix as rows and columns, one matrix for each basis (계획, 확보, 집행)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from pipeline.checks.sums import Closing, Entry, printed_unit
from pipeline.checks.words import Words, period_word, same, word
from schemas import Budget, BudgetCell

Line = tuple[str, int]
"""A row or a column: its code, and which of several with this code it is (from 0)."""

TOTAL: Line = ("total", 0)


@dataclass(frozen=True)
class Matrix:
    """All cells of one basis; a cell is found by its row and column and knows its index in `budget.cells`."""

    basis: str
    unit: int
    cells: Mapping[tuple[Line, Line], tuple[int, BudgetCell]]

    @cached_property
    def rows(self) -> tuple[Line, ...]:
        """Rows in printed order."""
        return tuple(dict.fromkeys(row for row, _ in self.cells))

    @cached_property
    def columns(self) -> tuple[Line, ...]:
        """Columns in printed order."""
        return tuple(dict.fromkeys(column for _, column in self.cells))

    @cached_property
    def sources(self) -> tuple[Line, ...]:
        """Rows that make up the total: every row that is no total itself (a second 계 is a subtotal)."""
        return tuple(row for row in self.rows if row[0] != "total")

    @cached_property
    def spans(self) -> tuple[Line, ...]:
        """Columns that make up the total: no total, and no half of a year that has a column of its own."""
        codes = {code for code, _ in self.columns}
        return tuple(c for c in self.columns if c[0] != "total" and not ("-H" in c[0] and c[0][:4] in codes))

    @cached_property
    def _entries(self) -> dict[tuple[Line, Line], Entry]:
        return {}

    def entry(self, row: Line, column: Line) -> Entry:
        """One cell; `not_applicable` counts as nothing, a cell that is not there as unknown."""
        known = self._entries.get((row, column))
        if known is None:  # every rule asks for the same cells
            known = self._entries[row, column] = self._entry(row, column)
        return known

    def _entry(self, row: Line, column: Line) -> Entry:
        label = self.row_words(row) + same(" ") + self.column_words(column)
        found = self.cells.get((row, column))
        if found is None:
            return Entry("/budget/cells", label, None)
        index, cell = found
        return Entry(f"/budget/cells/{index}/amount", label, 0 if cell.state == "not_applicable" else cell.amount)

    def row_words(self, row: Line) -> Words:
        """국비; 확보 국비 where the page gives more than the plan; 국비(2) for a second row of the kind."""
        return _row_words(self.basis, row)

    def column_words(self, column: Line) -> Words:
        return _column_words(column)

    def closing(self, where: Words, total: Entry, parts: Iterator[Entry]) -> Closing:
        """A sum in this matrix's unit."""
        entries = tuple(parts)
        unit = printed_unit((entry.amount for entry in (total, *entries)), None, self.unit)
        return Closing(where, total, entries, unit, self.unit)


@cache
def _row_words(basis: str, row: Line) -> Words:
    said = same("") if basis == "plan" else word("basis", basis) + same(" ")
    return said + word("source", row[0]) + _nth(row)


@lru_cache(maxsize=1024)
def _column_words(column: Line) -> Words:
    return period_word(column[0]) + _nth(column)


def _nth(line: Line) -> Words:
    return same("" if line[1] == 0 else f"({line[1] + 1})")


def unit_of(budget: Budget) -> int:
    """Won in one unit of the matrix; 1 where the page gives none."""
    return budget.unit.multiplier if budget.unit else 1


def matrices(budget: Budget | None) -> tuple[Matrix, ...]:
    """One matrix for each basis, in printed order."""
    return () if budget is None else _matrices(_ByIdentity(budget))


@dataclass(frozen=True, slots=True, eq=False)
class _ByIdentity:
    """A budget as a key: telling two of them apart by all their cells would cost more than their matrices."""

    budget: Budget

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.budget is self.budget

    def __hash__(self) -> int:
        return id(self.budget)


@lru_cache(maxsize=4)  # every rule asks for the matrices of the same pledge
def _matrices(key: _ByIdentity) -> tuple[Matrix, ...]:
    budget = key.budget
    bases = dict.fromkeys(cell.basis for cell in budget.cells)
    return tuple(_matrix(budget, basis, len(bases)) for basis in bases)


def planned(budget: Budget | None) -> Matrix | None:
    """The matrix of what is planned, or None."""
    return next((matrix for matrix in matrices(budget) if matrix.basis == "plan"), None)


def _matrix(budget: Budget, basis: str, bases: int) -> Matrix:
    seen: Counter[tuple[str, str]] = Counter()
    cells: dict[tuple[Line, Line], tuple[int, BudgetCell]] = {}
    for index, cell in enumerate(budget.cells):
        if cell.basis != basis:
            continue
        # The same source and period again: a column repeated in the header, or else a row repeated.
        columns = max(1, budget.periods.count(cell.period) // bases)
        row, column = divmod(seen[cell.source, cell.period], columns)
        seen[cell.source, cell.period] += 1
        cells[(cell.source, row), (cell.period, column)] = (index, cell)
    return Matrix(basis, unit_of(budget), cells)
