"""Two editions of plans: which pledge is which, and what of each has changed. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from pipeline.compare.compare import compare
from pipeline.compare.difference import Difference
from pipeline.compare.rules import Rules
from pipeline.compare.score import part_of
from pipeline.values.names import squeeze_name

Json = dict[str, Any]

ALIKE = 80
"""From which likeness of 100 two titles are one pledge without any other sign."""
RELATED = 45
"""From which likeness a number that both have is believed before titles are likened."""
_MOST = 3_000
"""More pledges than these are not likened: their number and titles must say who they are."""

_RULES = Rules(
    keys="both",
    blanks="ignored",
    left_out=frozenset(f"/pledges/*/{name}" for name in ("id", "number", "title", "mentions")),
)


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


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one pledge. `differences` are those of its parts, with pointers `/pledges/0/…`; blanks do not count.

    `renamed` and `renumbered` tell of title and number; a title that differs in blanks alone is none.
    """

    old: Held
    new: Held
    renamed: bool
    renumbered: bool
    differences: tuple[Difference, ...]

    def parts(self) -> Mapping[str, list[Difference]]:
        """The differences by part of the pledge (`budget`, `schedule` …)."""
        found: dict[str, list[Difference]] = defaultdict(list)
        for one in self.differences:
            found[part_of(one.pointer if one.kind != "extra" else one.actual_pointer)].append(one)
        return found


@dataclass(frozen=True, slots=True)
class Editions:
    """Two editions held against each other. `same` counts the pledges in which nothing changed."""

    added: tuple[Held, ...]
    dropped: tuple[Held, ...]
    changed: tuple[Change, ...]
    same: int

    @property
    def differ(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


def editions(old: Sequence[tuple[str, Json]], new: Sequence[tuple[str, Json]]) -> Editions:
    """Documents of the contract with the names of their files, in page order.

    Pledges are sought in the file of the same name first, then in all files of the same plan.
    """
    ours, theirs = _by_file(old), _by_file(new)
    pairs: list[tuple[Held, Held]] = []
    if len(ours) == len(theirs) == 1:  # two files are two editions of one plan, whatever they are called
        (left,), (right,) = ours.values(), theirs.values()
        pairs += _pair(left, right)
    else:
        for name in ours:
            pairs += _pair(ours[name], theirs.get(name, []))
    left_of, right_of = _rest(ours, _plans(old), pairs, 0), _rest(theirs, _plans(new), pairs, 1)
    for plan, held in left_of.items():
        pairs += _pair(held, right_of.get(plan, []))
    changes = [_change(one, other) for one, other in _ordered(pairs, ours)]
    changed = tuple(one for one in changes if one.renamed or one.renumbered or one.differences)
    dropped, added = _alone(ours, pairs, 0), _alone(theirs, pairs, 1)
    return Editions(tuple(added), tuple(dropped), changed, len(changes) - len(changed))


_Files = dict[str, list[Held]]


def _by_file(documents: Iterable[tuple[str, Json]]) -> _Files:
    return {name: [Held(name, one) for one in document["pledges"]] for name, document in documents}


def _plans(documents: Iterable[tuple[str, Json]]) -> dict[str, Hashable]:
    """Whose plan each file is, as far as it says."""
    names = [("jurisdiction", "name"), ("term", "label"), ("candidate", "name")]
    return {name: tuple((document.get(part) or {}).get(key) for part, key in names) for name, document in documents}


def _rest(
    files: _Files, plans: Mapping[str, Hashable], pairs: Sequence[tuple[Held, Held]], side: int
) -> dict[Hashable, list[Held]]:
    """The pledges without a partner, by plan; those of which nobody says whose they are are left out."""
    found: dict[Hashable, list[Held]] = defaultdict(list)
    for one in _alone(files, pairs, side):
        if plans[one.file] != (None, None, None):
            found[plans[one.file]].append(one)
    return found


def _alone(files: _Files, pairs: Sequence[tuple[Held, Held]], side: int) -> list[Held]:
    taken = {id(pair[side]) for pair in pairs}
    return [one for held in files.values() for one in held if id(one) not in taken]


def _ordered(pairs: Sequence[tuple[Held, Held]], files: _Files) -> list[tuple[Held, Held]]:
    place = {id(one): at for at, one in enumerate(one for held in files.values() for one in held)}
    return sorted(pairs, key=lambda pair: place[id(pair[0])])


def _pair(old: Sequence[Held], new: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """Who is who: the same title, then a number or id with a title that is related, then titles alike, then numbers."""
    free, left = list(new), list(old)
    keys: list[Callable[[Held], Hashable]] = [
        lambda one: one.title and (one.title, one.number),
        lambda one: one.title,
    ]
    for key in keys:
        yield from _matched(left, free, key, 0)
    marks: list[Callable[[Held], Hashable]] = [lambda one: one.pledge.get("id"), lambda one: one.number]
    for key in marks:
        yield from _matched(left, free, key, RELATED)
    yield from _likened(left, free)
    for key in marks:
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


def _change(old: Held, new: Held) -> Change:
    # under one title, so that the comparison takes them for one pledge
    named = new.pledge | {"title": old.pledge.get("title")}
    found = compare({"pledges": [old.pledge]}, {"pledges": [named]}, _RULES).differences
    return Change(old, new, old.title != new.title, old.number != new.number, found)
