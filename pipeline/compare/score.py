"""How much of what was expected is there, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.compare.difference import Difference, step
from pipeline.compare.rules import Rules


@dataclass(frozen=True, slots=True)
class Score:
    """Leaves (values without parts, not null) that agree, that were not expected, that were missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1 where nothing was read."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was read; 1 where nothing was expected."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """2·right / (2·right + extra + missed); 1 where there is nothing."""
        return (
            2 * self.right / (2 * self.right + self.extra + self.missed)
            if self.right or self.extra or self.missed
            else 1.0
        )


def scores(expected: Any, differences: Iterable[Difference], rules: Rules) -> dict[str, Score]:
    """Part of the contract (`title`, `budget` …) → score; parts in the order of the document, the empty left out."""
    wanted = _count(expected, "", rules)
    missed, extra = defaultdict[str, int](int), defaultdict[str, int](int)
    for one in differences:
        if one.kind != "moved":
            for part, number in _count(one.expected, one.pointer, rules).items():
                missed[part] += number
            for part, number in _count(one.actual, one.actual_pointer, rules).items():
                extra[part] += number
    return {
        part: Score(wanted.get(part, 0) - missed[part], extra[part], missed[part])
        for part in dict.fromkeys([*wanted, *missed, *extra])
    }


def total(parts: Iterable[Score]) -> Score:
    return sum(parts, Score())


def part_of(pointer: str) -> str:
    """The part of the contract that a value belongs to.

    >>> part_of("/pledges/3/budget/cells/0/amount"), part_of("/term/label"), part_of("/kind")
    ('budget', 'term', 'kind')
    """
    steps = pointer.split("/")[1:]
    if steps[:1] == ["pledges"]:
        return steps[2] if len(steps) > 2 else "pledges"
    return steps[0] if steps else ""


def _count(value: Any, pointer: str, rules: Rules) -> dict[str, int]:
    counts: dict[str, int] = {}
    for leaf in _leaves(value, pointer, rules):
        part = part_of(leaf)
        counts[part] = counts.get(part, 0) + 1
    return counts


def _leaves(value: Any, pointer: str, rules: Rules) -> Iterator[str]:
    if rules.leaves_out(pointer):
        return
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _leaves(member, step(pointer, key), rules)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _leaves(member, step(pointer, index), rules)
    elif value is not None:
        yield pointer
