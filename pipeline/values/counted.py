"""A number with its unit inside a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.amounts import read_number, times
from pipeline.values.words import quantity_words

_WORDS = quantity_words()


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FIGURES = re.compile(r"(?<![\d.,])\d[\d,.]*")
_LETTER = "가-힣A-Za-z"
_PLAIN_UNIT = re.compile(rf" ?(?P<unit>{_any((*_WORDS.measures, *_WORDS.money, *_WORDS.counters))})(?![{_LETTER}\d²³])")
_GLUED = re.compile(rf" ?(?P<unit>(?:{_any(_WORDS.glue)})[가-힣]{{2,8}})(?![{_LETTER}\d])")
_MANY = re.compile(rf"(?P<many>[십백천만억]{{1,2}}) ?(?:(?P<unit>{_any(_WORDS.counters)})(?![{_LETTER}\d])|(?=\d))")
_PER = re.compile(rf" ?/ ?(?:{_any(_WORDS.per)})(?![{_LETTER}\d])")
_AFTER = re.compile(rf" ?(?P<word>{_any(_WORDS.after)})(?![{_LETTER}])")
_ORDINAL = frozenset(_WORDS.ordinals)
_MANY_VALUES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000}
_MOST_STEPS = 3


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
    unit = _PLAIN_UNIT.match(text, at) or _GLUED.match(text, at)
    if unit and unit["unit"] not in _ORDINAL:
        return _finish(text, start, value, unit["unit"], unit.end())
    return _multiplied(text, start, value, at)


def _multiplied(text: str, start: int, value: Decimal, at: int) -> Counted | None:
    """`3천명`, `30만 명`, `1만2천명`."""
    total, last = Decimal(0), 10**12
    for _ in range(_MOST_STEPS):
        many = _MANY.match(text, at)
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
