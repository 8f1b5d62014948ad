"""A sum that the page states: how it closes, and what is said when it does not.

Every proof of an amount is a `Closing`: parts that ought to add up to a total. Rules build closings, `judge` words
what is wrong with one, and `budget_unproved` asks which amounts no closing covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checks.context import Context
from pipeline.checks.words import Words, listing, number, same, won
from schemas import Finding

Outcome = Literal["closed", "rounding", "mismatch", "blank", "unknown"]

HUNDRED_MILLION = 100_000_000
_UNIT = re.compile(r"(조|천억|백억|십억|억|천만|백만|십만|만|천)\s*원?|(?<=\d)\s*원")
_UNITS = {
    "조": 10**12,
    "천억": 10**11,
    "백억": 10**10,
    "십억": 10**9,
    "억": 10**8,
    "천만": 10**7,
    "백만": 10**6,
    "십만": 10**5,
    "만": 10**4,
    "천": 10**3,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount in a sum; None is unknown, never zero."""

    pointer: str
    label: Words
    amount: int | None


@dataclass(frozen=True, slots=True)
class Closing:
    """`parts` ought to add up to `total`. `unit` is what rounding is measured in, `shown` what amounts are shown in."""

    where: Words
    total: Entry
    parts: tuple[Entry, ...]
    unit: int
    shown: int

    @property
    def sum(self) -> int:
        """What the known parts add up to."""
        return sum(part.amount or 0 for part in self.parts)

    @property
    def blanks(self) -> tuple[Entry, ...]:
        """Parts whose amount is unknown."""
        return tuple(part for part in self.parts if part.amount is None)

    @property
    def gap(self) -> int:
        """Sum of the known parts less the printed total; 0 where the total is unknown."""
        return 0 if self.total.amount is None else self.sum - self.total.amount

    @property
    def rounds(self) -> bool:
        """True where rounded parts can explain the gap: one printed unit, or half a unit for each part."""
        terms = sum(1 for part in self.parts if part.amount)
        return 2 * abs(self.gap) <= max(2, terms) * self.unit

    @property
    def outcome(self) -> Outcome:
        """`closed` also where the known parts alone make the total: then the blanks are nothing."""
        if self.total.amount is None or len(self.blanks) == len(self.parts):
            return "unknown"
        if self.gap == 0:
            return "closed"
        if self.blanks and (self.gap < 0) == (self.total.amount > 0):
            return "blank"
        return "rounding" if self.rounds and not self.blanks else "mismatch"

    @property
    def proves(self) -> bool:
        """True where every known amount in it is confirmed, if need be within rounding."""
        return self.outcome in {"closed", "rounding"}

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.total, *self.parts)


def printed_unit(amounts: Iterable[int | None], words: str | None, default: int) -> int:
    """Won in the finest digit that is printed: the unit in `words` (else `default`), or the decimals below it.

    >>> printed_unit([20_560_000_000, 3_290_000_000], "205.6억원(국 158.6, 도 14.1, 시 32.9)", 1)
    10000000
    >>> printed_unit([86_360_000_000], None, 1_000_000)
    1000000
    """
    named = [_UNITS.get(m[1] or "", 1) for m in _UNIT.finditer(words or "")]
    finest = min(named, default=default)
    for amount in amounts:
        while amount and amount % finest and finest > 1:
            finest //= 10
    return finest


def shown_unit(words: str | None, default: int) -> int:
    """Won in the unit that amounts are shown in: the first that the words name.

    >>> shown_unit("총사업비 465억원 (국 100, 도 115)", 1)
    100000000
    """
    first = _UNIT.search(words or "")
    return _UNITS.get(first[1] or "", 1) if first else default


def may_lack(closing: Closing, context: Context, codes: frozenset[str]) -> bool:
    """Whether what a total has beyond its parts may be what was read and not assigned: then the page may well add up."""
    total = closing.total.amount
    return (
        bool(codes & context.left_out) and total is not None and closing.gap != 0 and (closing.gap < 0) == (total > 0)
    )


def scale(closing: Closing) -> int | None:
    """The factor, where both sides differ by exactly ×10, ×100, ×1000 … and nothing else.

    Negative factors do not exist; a factor below one is given as its inverse.
    """
    if closing.blanks or not closing.total.amount or not closing.sum:
        return None
    large, small = sorted((abs(closing.sum), abs(closing.total.amount)), reverse=True)
    factor, rest = divmod(large, small)
    if rest or factor == 1 or closing.sum * closing.total.amount < 0:
        return None
    return factor if str(factor).rstrip("0") == "1" else None


Crossings = Mapping[str, Sequence[Closing]]
"""Pointer of an amount → every sum that it stands in."""


def crossings(closings: Iterable[Closing]) -> Crossings:
    """Which sums every amount stands in."""
    found: dict[str, list[Closing]] = {}
    for closing in closings:
        for entry in closing.entries:
            found.setdefault(entry.pointer, []).append(closing)
    return found


def culprit(closing: Closing, among: Crossings) -> tuple[Entry, int] | None:
    """The one amount whose change closes this sum and every other sum that it stands in, with its right value.

    None where no amount does, where several do, or where nothing but this sum speaks for it.
    """
    found: list[tuple[Entry, int]] = []
    gap = closing.gap
    for entry in closing.entries:
        change = gap if entry is closing.total else -gap
        others = [other for other in among.get(entry.pointer, ()) if other != closing]
        if entry.amount is not None and others and all(_change(other, entry) == change for other in others):
            found.append((entry, entry.amount + change))
    return found[0] if len(found) == 1 else None


def _change(closing: Closing, entry: Entry) -> int:
    """What has to be added to the entry so that the sum closes."""
    return closing.gap if entry.pointer == closing.total.pointer else -closing.gap


def judge(
    closing: Closing, context: Context, *, mismatch: str = "SUM_MISMATCH", among: Crossings | None = None
) -> Iterator[Finding]:
    """What is to be said about one sum; nothing where it closes or where too little is known."""
    code = {"mismatch": mismatch, "rounding": "SUM_ROUNDING", "blank": "SUM_WITH_BLANK"}.get(closing.outcome)
    if code is None:
        return
    yield context.note(
        code,
        closing.total.pointer,
        suggestion=_suggestion(closing, among or {}),
        where=closing.where,
        expected=won(closing.sum, closing.shown),
        printed=won(closing.total.amount or 0, closing.shown),
        gap=won(closing.gap, closing.shown),
        cells=_cells(closing),
        blanks=listing(blank.label for blank in closing.blanks),
    )


def _suggestion(closing: Closing, among: Crossings) -> str | None:
    if closing.outcome == "blank":
        only = closing.blanks[0] if len(closing.blanks) == 1 else None
        return f"{only.label.ko} = {won(-closing.gap, closing.shown)}" if only else None
    found = culprit(closing, among)
    return f"{found[0].label.ko} = {won(found[1], closing.shown)}" if found else None


def _cells(closing: Closing) -> Words:
    """`기투자 19,860 + 2022년 4,000 ≠ 총계 35,860`; every amount by its name, unknown ones as `?`."""
    terms = listing((_named(part, closing.shown) for part in closing.parts), " + ")
    return terms + same(" ≠ ") + _named(closing.total, closing.shown)


def _named(entry: Entry, unit: int) -> Words:
    return entry.label + same(" ?" if entry.amount is None else f" {number(entry.amount, unit)}")
