"""Several places of one budget (by year, by source, 계획 and 집행): put together where they prove each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Read
from pipeline.document.reading import Evidences
from pipeline.fields.budget_matrix import Matrix
from pipeline.findings import finding
from schemas import BudgetCell, Finding

Key = tuple[str, str, str]
"""Basis, source and period of a cell."""


def merge(main: Matrix, other: Matrix, *, own_lines: bool = False) -> bool:
    """Adds what another place says; False where nothing ties it to the first, or where the two differ.

    They are tied by an amount that both say, by sums that close over both, or by a basis of its own that a heading gives
    one of them. A difference is told, and the first place stands. `own_lines` are the budget's own words beside a table
    that says none of their amounts: checks hold their sums against it.
    """
    known, new = _amounts(main), _amounts(other)
    shared = [key for key in known if key in new]
    coarse = max(main.multiplier or 1, other.multiplier or 1)
    differ = [key for key in shared if abs(known[key] - new[key]) >= coarse]
    if not main.shares:
        main.shares.extend(other.shares)
    if differ:
        main.findings.append(_conflict(main, known, new, differ))
        return False
    apart = other.stated_basis and not {key[0] for key in known} & {key[0] for key in new}
    tied = any(known[key] for key in shared) or _closes(known, new) or (own_lines and not shared)
    if not apart and not tied:
        return False
    main.stated_basis = main.stated_basis or apart
    taken = {cell_key(read) for read in main.cells}
    for read in other.cells:
        if cell_key(read) in taken:
            main.confirmed.append(read)
        else:
            _add(main, other, read)
    main.findings.extend(other.findings)
    main.told.extend(other.told)
    return True


def _closes(known: dict[Key, int], new: dict[Key, int]) -> bool:
    """Whether what the other place says of single periods adds up to the total that the first one has."""
    for (basis, source, period), total in known.items():
        own = [value for (b, s, p), value in new.items() if (b, s) == (basis, source) and p != "total"]
        if period == "total" and total and own and sum(own) == total:
            return True
    return False


def _add(main: Matrix, other: Matrix, read: Read[BudgetCell]) -> None:
    source = next(code for code in other.sources if code.value == read.value.source)
    period = next(code for code in other.periods if code.value == read.value.period)
    if other.unit is not None and (main.unit is None or other.unit[1] is not main.unit[1]):
        places = (*read.evidence.get("/amount", ()), *other.unit[1].evidence())
        read = replace(read, evidence=Evidences([("", {**read.evidence, "/amount": places})]))
    main.add(read, source, period)


def cell_key(read: Read[BudgetCell]) -> Key:
    """What a cell is the amount of."""
    return read.value.basis, read.value.source, read.value.period


def _amounts(matrix: Matrix) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for read in matrix.cells:
        if read.value.amount is not None:
            found.setdefault(cell_key(read), read.value.amount)
    return found


def _conflict(main: Matrix, known: dict[Key, int], new: dict[Key, int], differ: Sequence[Key]) -> Finding:
    """One factor between all of them is a matter of units; anything else is told amount by amount."""
    place = main.place
    factors = set(_factors(known, new, differ))
    if len(factors) == 1 and (factor := factors.pop()) is not None:
        key = differ[0]
        return finding(
            "MONEY_SCALE_CONFLICT",
            place=place,
            raw=None,
            pointer="/cells",
            where_ko="투자계획의 두 표",
            where_en="the two tables of the budget",
            factor=f"{factor:,}",
            one=f"{known[key]:,}원",
            other=f"{new[key]:,}원",
        )
    gaps = ", ".join(f"{'/'.join(key)} {known[key]:,} ≠ {new[key]:,}" for key in differ)
    return finding("BUDGET_CONFLICT", place=place, raw=None, pointer="/cells", gaps=gaps)


def _factors(known: dict[Key, int], new: dict[Key, int], differ: Sequence[Key]) -> Iterator[int | None]:
    """By how much each pair differs, where that is 10, 100, 1000 …"""
    for key in differ:
        large, small = sorted((abs(known[key]), abs(new[key])), reverse=True)
        factor, rest = divmod(large, small) if small else (0, 1)
        yield factor if not rest and factor > 1 and str(factor).rstrip("0") == "1" else None
