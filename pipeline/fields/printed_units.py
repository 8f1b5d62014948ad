"""Amounts of a table that print a unit themselves, and the unit that its caption gives: they may differ."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Place
from pipeline.fields.budget_matrix import Matrix
from pipeline.findings import finding
from pipeline.values.amounts import Amount, find_amounts
from pipeline.values.money import MoneyUnitValue
from pipeline.values.plain import clean, fold
from schemas import Finding

_LEAST = 2
"""One amount with a unit of its own (5억 among 백만원) is that unit's; a table of them contradicts its caption."""


def units_differ(matrix: Matrix) -> Iterator[Finding]:
    """A finding where every amount prints one and the same unit, and the caption names another."""
    printed = [
        (places[0].raw, amount)
        for read in matrix.cells
        if read.value.amount and len(places := read.evidence.get("/amount", ())) == 1
        for amount in (_lone(places[0].raw),)
    ]
    units = {0 if amount is None or amount.unit is None else amount.unit for _, amount in printed}
    if matrix.unit is None or len(units) != 1 or len(printed) < _LEAST:
        return
    (own,) = units
    (caption, span), (text, _) = matrix.unit, printed[0]
    if own and own != caption.multiplier:
        near = MoneyUnitValue("".join(filter(str.isalpha, text)), own)
        yield scale_conflict(near, caption, f"{text}\n{span.raw}", span.place)


def scale_conflict(near: MoneyUnitValue, far: MoneyUnitValue, raw: str, place: Place | None) -> Finding:
    """Two places that name other units; that of the place nearer to the amounts counts."""
    factor = max(near.multiplier, far.multiplier) // min(near.multiplier, far.multiplier)
    return finding(
        "MONEY_SCALE_CONFLICT",
        place=place,
        raw=raw,
        pointer="/unit",
        where_ko="투자계획 표의 단위",
        where_en="unit of the budget table",
        factor=f"{factor:,}",
        one=near.raw,
        other=far.raw,
    )


def _lone(text: str) -> Amount | None:
    found = list(find_amounts(fold(clean(text))))
    return found[0] if len(found) == 1 else None
