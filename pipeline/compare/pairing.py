"""Which pledge of one edition is which of another. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz.fuzz import ratio

from pipeline.values.names import squeeze_name

Json = dict[str, Any]
Nearness = Literal["editions", "part", "strangers"]
"""How near two files are: two editions of one plan; one holds a part of the other's pledges; neither."""

ALIKE = 80
"""From which likeness of 100 two titles are one pledge without any other sign."""
RELATED = 45
"""From which likeness a number that both have is believed before titles are likened."""
_MOST = 3_000
"""More pledges than these are not likened: their number and titles must say who they are."""


@dataclass(frozen=True, slots=True)
class Held:
    """A pledge (JSON) of an edition with the name of the file that it stands in."""

    file: str
    pledge: Json

    @property
    def title(self) -> str:
        return squeeze_name(self.pledge.get("title") or "")

    @property
    def number(self) -> str:
        return squeeze_name(self.pledge.get("number") or "")


def pair(old: Sequence[Held], new: Sequence[Held], *, nearness: Nearness = "editions") -> Iterator[tuple[Held, Held]]:
    """Who is who: the same title, then a number or id with a title that is related, then titles alike, then numbers.

    Of a part of a plan a number or id says nothing beside titles that have nothing to do with one another, and of
    strangers nobody is known again but by title and number together.
    """
    free, left = list(new), list(old)
    keys: list[Callable[[Held], Hashable]] = [
        lambda one: one.title and (one.title, one.number),
        lambda one: one.title,
    ]
    for key in keys[:1] if nearness == "strangers" else keys:
        yield from _matched(left, free, key, 0)
    if nearness == "strangers":
        return
    marks: list[Callable[[Held], Hashable]] = [lambda one: one.pledge.get("id"), lambda one: one.number]
    for key in marks:
        yield from _matched(left, free, key, RELATED)
    yield from _likened(left, free)
    for key in marks if nearness == "editions" else ():
        yield from _matched(left, free, key, 0)


def _matched(
    left: list[Held], free: list[Held], key: Callable[[Held], Hashable], least: float
) -> list[tuple[Held, Held]]:
    """Takes out those whose key nobody else has; of twins with one title each, in their order."""
    counts = Counter(map(key, left)), Counter(map(key, free))
    by_key: dict[Hashable, list[Held]] = defaultdict(list)
    for one in free:
        by_key[key(one)].append(one)
    found: list[tuple[Held, Held]] = []
    for one in left:
        name = key(one)
        if name and counts[0][name] == counts[1][name] and _related(one, by_key[name][0], least):
            found.append((one, by_key[name].pop(0)))
    _take(left, free, found)
    return found


def _related(one: Held, other: Held, least: float) -> bool:
    return not least or ratio(one.title, other.title) >= least


def _likened(left: list[Held], free: list[Held]) -> list[tuple[Held, Held]]:
    """The most alike first; of equals the first on the page."""
    if len(left) * len(free) > _MOST * _MOST:
        return []
    table = [
        (-likeness, at, to)
        for at, one in enumerate(left)
        for to, other in enumerate(free)
        if (likeness := ratio(one.title, other.title, score_cutoff=ALIKE)) and one.title and other.title
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in sorted(table):
        if at not in found and to not in taken:
            found[at] = to
            taken.add(to)
    pairs = [(left[at], free[to]) for at, to in sorted(found.items())]
    _take(left, free, pairs)
    return pairs


def _take(left: list[Held], free: list[Held], pairs: Sequence[tuple[Held, Held]]) -> None:
    gone = {id(one) for pair in pairs for one in pair}
    left[:] = [one for one in left if id(one) not in gone]
    free[:] = [one for one in free if id(one) not in gone]
