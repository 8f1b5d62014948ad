"""Rows of amounts that lost a cell, or have one too many: put where every sum of the table closes, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import comb, prod

from pipeline.values.cells import cell_amount

MOST = 4_000
"""So many ways to place the rows are tried at most; a table with more stays in doubt."""

Order = tuple[int | None, ...]
"""For each column the cell of the row that stands in it, None where the column is empty."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A row's cells behind its labels; `total` where it is the row of sums."""

    total: bool
    cells: tuple[str, ...]


def place_by_sums(sure: Sequence[Printed], loose: Sequence[Printed], size: int, sums: int | None) -> list[Order] | None:
    """An order for each loose row such that every column and every row adds up; None where there is none or another one.

    `sums` is the column of sums; without it, or without exactly one row of sums and another row, nothing is proved.
    Only empty cells are ever left out or filled in.

    >>> place_by_sums([Printed(total=True, cells=("6", "1", "2", "3"))], [Printed(total=False, cells=("6", "1", "2", "3", ""))], 4, 0)
    [(0, 1, 2, 3)]
    """
    rows = [*sure, *loose]
    if sums is None or sum(row.total for row in rows) != 1 or len(rows) < 2:
        return None
    known = [_amounts(row.cells) for row in sure]
    if any(len(row.cells) != size for row in sure) or not all(known):
        return None
    ways = [_ways(row.cells, size, sums) for row in loose]
    if prod(map(len, ways)) > MOST:
        return None
    found: dict[tuple[tuple[int, ...], ...], list[Order]] = {}
    for choice in product(*ways):
        amounts = [*known, *(amount for amount, _ in choice)]
        if _closes([row.total for row in rows], amounts):
            found.setdefault(tuple(amount for amount, _ in choice), [order for _, order in choice])
    return next(iter(found.values())) if len(found) == 1 else None


def _amounts(cells: Sequence[str]) -> tuple[int, ...]:
    """Amounts in millionths of the unit; a row with a cell that is none gives none at all."""
    read = [_amount(cell) for cell in cells]
    return () if None in read else tuple(amount or 0 for amount in read)


def _amount(cell: str) -> int | None:
    found = cell_amount(cell, 1_000_000)
    return 0 if found.state in {"blank", "not_applicable"} else found.amount if found.problem is None else None


def _ways(cells: Sequence[str], size: int, sums: int) -> list[tuple[tuple[int, ...], Order]]:
    """Every order in which the row's own sum closes."""
    return [(amounts, order) for order in _orders(cells, size) if _adds_up(amounts := _in_order(cells, order), sums)]


def _orders(cells: Sequence[str], size: int) -> Iterator[Order]:
    if len(cells) <= size:
        if comb(size, len(cells)) <= MOST:
            for places in combinations(range(size), len(cells)):
                at = {column: n for n, column in enumerate(places)}
                yield tuple(at.get(column) for column in range(size))
        return
    blank = [n for n, cell in enumerate(cells) if not cell.strip()]
    for left_out in islice(combinations(blank, len(cells) - size), MOST):
        yield tuple(n for n in range(len(cells)) if n not in left_out)


def _in_order(cells: Sequence[str], order: Order) -> tuple[int, ...]:
    return _amounts(["" if at is None else cells[at] for at in order])


def _adds_up(amounts: Sequence[int], sums: int) -> bool:
    return bool(amounts) and sum(amounts) == 2 * amounts[sums] and any(amounts)


def _closes(totals: Sequence[bool], amounts: Sequence[Sequence[int]]) -> bool:
    whole = next(row for row, total in zip(amounts, totals, strict=True) if total)
    parts = [row for row, total in zip(amounts, totals, strict=True) if not total]
    return list(whole) == [sum(column) for column in zip(*parts, strict=True)]
