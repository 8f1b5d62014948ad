"""A number with its unit inside a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.values.amounts import read_number, times
from pipeline.values.words import quantity_words
from pipeline.vocabulary import current

_WORDS = quantity_words()


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FIGURES = re.compile(r"(?<![\d.,])\d[\d,.]*")
_LETTER = "가-힣A-Za-z"
_GLUED = re.compile(rf" ?(?P<unit>(?:{_any(_WORDS.glue)})[가-힣]{{2,8}})(?![{_LETTER}\d])")
_PER = re.compile(rf" ?/ ?(?:{_any(_WORDS.per)})(?![{_LETTER}\d])")
_AFTER = re.compile(rf" ?(?P<word>{_any(_WORDS.after)})(?![{_LETTER}])")
_ORDINAL = frozenset(_WORDS.ordinals)
_MANY_VALUES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000}
_MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class _Units:
    """`plain`: a unit right behind figures; `many`: 천, 만 and the like, with the counter behind them or more figures."""

    plain: re.Pattern[str]
    many: re.Pattern[str]


@cache
def _units(more: tuple[str, ...]) -> _Units:
    """The patterns with the counters that a city's profile adds."""
    counters = (*_WORDS.counters, *more)
    return _Units(
        re.compile(rf" ?(?P<unit>{_any((*_WORDS.measures, *_WORDS.money, *counters))})(?![{_LETTER}\d²³])"),
        re.compile(rf"(?P<many>[십백천만억]{{1,2}}) ?(?:(?P<unit>{_any(counters)})(?![{_LETTER}\d])|(?=\d))"),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """`value` things of `unit` from `start` to `end`; `qualifier` is what stands behind (이상)."""

    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: str | None = None


def find_counted(text: str) -> Iterator[Counted]:
    """Every number with a known unit, from left to right; numbers that name a thing (제3회, 1639-21) are none."""
    at = 0
    while found := _FIGURES.search(text, at):
        counted = None if _names_a_thing(text, found.start()) else _read(text, found.start())
        if counted:
            yield counted
        at = max(found.end(), counted.end if counted else 0)


def _names_a_thing(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    if not before:
        return False
    if before.rstrip().endswith(_WORDS.numbered):
        return True
    last = before[-1]
    if last in "-/~:" and before[-2:-1].isdigit():
        return True
    return last in {"'", "-"} or (last.isascii() and last.isalpha())


def _read(text: str, start: int) -> Counted | None:
    found = _FIGURES.match(text, start)
    if not found:
        return None
    figures = found[0].rstrip(",.")
    value, at = read_number(figures), start + len(figures)
    if value is None:
        return None
    unit = _units(current().counters).plain.match(text, at) or _GLUED.match(text, at)
    if unit and unit["unit"] not in _ORDINAL:
        return _finish(text, start, value, unit["unit"], unit.end())
    return _multiplied(text, start, value, at)


def _multiplied(text: str, start: int, value: Decimal, at: int) -> Counted | None:
    """`3천명`, `30만 명`, `1만2천명`."""
    total, last = Decimal(0), 10**12
    for _ in range(_MOST_STEPS):
        many = _units(current().counters).many.match(text, at)
        if not many:
            return None
        factor = 1
        for char in many["many"]:
            factor *= _MANY_VALUES[char]
        if factor >= last:
            return None
        total, last = total + times(value, factor), factor
        if many["unit"]:
            return _finish(text, start, times(total, 1), many["unit"], many.end())
        found = _FIGURES.match(text[many.end() : many.end() + 24])
        number = read_number(found[0]) if found else None
        if found is None or number is None:
            return None
        value, at = number, many.end() + found.end()
    return None


def _finish(text: str, start: int, value: Decimal, unit: str, end: int) -> Counted:
    per = _PER.match(text, end)
    if per:
        unit, end = unit + per[0].replace(" ", ""), per.end()
    words = list[str]()
    while len(words) < _MOST_STEPS and (after := _AFTER.match(text, end)):
        words.append(after["word"])
        end = after.end()
    return Counted(start, end, value, unit, " ".join(words) or None)
