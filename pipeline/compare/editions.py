"""Two editions of plans: which pledge is which, and what of each has changed. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.compare import compare
from pipeline.compare.costs import CostChange, cost_changes
from pipeline.compare.difference import Difference
from pipeline.compare.pairing import Held, Json, pair
from pipeline.compare.rules import Rules
from pipeline.compare.score import part_of

_RULES = Rules(
    keys="both",
    blanks="ignored",
    left_out=frozenset(f"/pledges/*/{name}" for name in ("id", "number", "title", "mentions")),
)

_COST = re.compile(r"/pledges/0/projects/\d+/cost(?=/|$)")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one pledge. `differences` are those of its parts, with pointers `/pledges/0/…`; blanks do not count.

    `renamed` and `renumbered` tell of title and number; a title that differs in blanks alone is none. `costs` are the
    amounts of its projects that changed, which `differences` hold as well, among all else of the projects.
    """

    old: Held
    new: Held
    renamed: bool
    renumbered: bool
    differences: tuple[Difference, ...]
    costs: tuple[CostChange, ...] = ()

    def parts(self) -> Mapping[str, list[Difference]]:
        """The differences by part of the pledge (`budget`, `schedule` …)."""
        found: dict[str, list[Difference]] = defaultdict(list)
        for one in self.differences:
            found[part_of(one.pointer if one.kind != "extra" else one.actual_pointer)].append(one)
        return found

    def besides_costs(self) -> list[Difference]:
        """The differences of the projects of which `costs` says nothing."""
        told = [one.difference for one in self.costs]
        sides = _costs_of(one.pointer for one in told), _costs_of(one.actual_pointer for one in told)
        return [
            one
            for one in self.parts().get("projects", ())
            if not (_costs_of([one.pointer]) & sides[0] or _costs_of([one.actual_pointer]) & sides[1])
        ]


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
        pairs += pair(left, right)
    else:
        for name in ours:
            pairs += pair(ours[name], theirs.get(name, []))
    left_of, right_of = _rest(ours, _plans(old), pairs, 0), _rest(theirs, _plans(new), pairs, 1)
    for plan, held in left_of.items():
        pairs += pair(held, right_of.get(plan, []))
    changes = [_change(one, other) for one, other in _ordered(pairs, ours)]
    changed = tuple(one for one in changes if one.renamed or one.renumbered or one.differences)
    dropped, added = _alone(ours, pairs, 0), _alone(theirs, pairs, 1)
    return Editions(tuple(added), tuple(dropped), changed, len(changes) - len(changed))


_Files = dict[str, list[Held]]


def _by_file(documents: Iterable[tuple[str, Json]]) -> _Files:
    """Two files may be called alike, in a database that got them at different times."""
    found: _Files = defaultdict(list)
    for name, document in documents:
        found[name] += [Held(name, one) for one in document["pledges"]]
    return dict(found)


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


def _costs_of(pointers: Iterable[str]) -> set[str]:
    """The costs that values stand in; the words of a cost and the order of its shares are no news beside its amounts."""
    return {found[0] for one in pointers if (found := _COST.match(one))}


def _change(old: Held, new: Held) -> Change:
    # under one title, so that the comparison takes them for one pledge
    named = new.pledge | {"title": old.pledge.get("title")}
    found = compare({"pledges": [old.pledge]}, {"pledges": [named]}, _RULES).differences
    costs = cost_changes(old.pledge, new.pledge)
    return Change(old, new, old.title != new.title, old.number != new.number, found, costs)
