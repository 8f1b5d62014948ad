"""Words of the checks: what stands in a finding in Korean and in English, and amounts as a page prints them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """One fact in both languages."""

    ko: str
    en: str

    def __add__(self, other: Words) -> Words:
        return Words(self.ko + other.ko, self.en + other.en)


def same(text: str) -> Words:
    """Words that are the same in both languages (names from the page, numbers)."""
    return Words(text, text)


def listing(words: Iterable[Words], separator: str = ", ", *, most: int = 24) -> Words:
    """Several facts as one; what exceeds `most` is counted."""
    items = list(words)
    ko, en = (separator.join(shown) for shown in ([w.ko for w in items[:most]], [w.en for w in items[:most]]))
    rest = len(items) - most
    return Words(ko, en) if rest <= 0 else Words(f"{ko} 외 {rest}개", f"{en} and {rest} more")


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def word(kind: str, code: str) -> Words:
    """How findings name a code of the contract.

    >>> word("source", "national").ko
    '국비'
    """
    return Words(**_table()[kind][code])


def period_word(code: str) -> Words:
    """How findings name a column of the budget.

    >>> period_word("2022-H1")
    Words(ko='2022년 상반기', en='2022-H1')
    """
    if not code[:4].isdigit():
        return word("period", code)
    year, _, half = code.partition("-")
    return Words(f"{year}년" + {"": "", "H1": " 상반기", "H2": " 하반기"}[half], code)


_UNIT_NAMES = {
    1: "원",
    1_000: "천원",
    10_000: "만원",
    1_000_000: "백만원",
    10_000_000: "천만원",
    100_000_000: "억원",
    1_000_000_000_000: "조원",
}


def number(amount: int, unit: int) -> str:
    """An amount in printed units, without the unit.

    >>> number(345_179_400_000, 1_000_000)
    '345,179.4'
    """
    return f"{(Decimal(amount) / unit).normalize():,f}"


def won(amount: int, unit: int) -> str:
    """An amount in the unit that the page prints.

    >>> won(20_560_000_000, 100_000_000)
    '205.6억원'
    >>> won(-1_250_000, 1_000_000)
    '-1.25백만원'
    """
    return number(amount, unit) + _UNIT_NAMES[unit] if unit in _UNIT_NAMES else f"{amount:,}원"
