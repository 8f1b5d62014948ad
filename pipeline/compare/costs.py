"""What the projects of a pledge cost in two editions of it, value by value. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.compare.align import Pair, align
from pipeline.compare.compare import compare
from pipeline.compare.difference import Difference, step
from pipeline.compare.rules import Rules
from pipeline.values.names import squeeze_name

Json = dict[str, Any]

_RULES = Rules(keys="both", blanks="ignored")
_PROJECTS = "/pledges/0/projects"
_DEFAULTS: Json = {"amount": None, "min": None, "max": None, "per": "total"}
_LISTS = ("parts", "children")


@dataclass(frozen=True, slots=True)
class CostChange:
    """One value of a project's cost that changed; amounts are whole won.

    `old_project` and `new_project` are the project's name in either edition, None where it has no such project.
    `missing` and `extra` are values of a cost, a share or a project that only one edition has. Pointers begin with
    `/pledges/0/projects/`.
    """

    old_project: str | None
    new_project: str | None
    difference: Difference

    @property
    def renamed(self) -> bool:
        """Whether both editions have the project and call it by names that differ in more than blanks and marks."""
        names = self.old_project, self.new_project
        return None not in names and len({squeeze_name(one or "") for one in names}) > 1


def cost_changes(old: Json, new: Json) -> tuple[CostChange, ...]:
    """Two editions of one pledge → every amount, bound and share of its projects' costs that is not the same.

    Projects are paired by name, then by their other names, then by likeness of the name; where each edition has one
    project, these two are one. The words of a cost are told only where one edition has no figure in them.
    """
    ours, theirs = old.get("projects") or [], new.get("projects") or []
    return tuple(
        CostChange(_name(ours, left), _name(theirs, right), one)
        for left, right in _pairs(ours, theirs)
        for one in _changed(ours, left, theirs, right)
    )


def _name(projects: Sequence[Json], at: int | None) -> str | None:
    return None if at is None else str(projects[at].get("name") or "")


def _pairs(old: Sequence[Json], new: Sequence[Json]) -> list[Pair]:
    """Every project of either edition once."""
    if len(old) == len(new) == 1:
        return [(0, 0)]
    left, right = list(range(len(old))), list(range(len(new)))
    names = [_names(one) for one in old], [_names(one) for one in new]
    found: list[Pair] = []
    ways: list[Callable[[int, int], bool]] = [
        lambda at, to: names[0][at][0] == names[1][to][0] and old[at].get("cost") == new[to].get("cost"),  # of twins
        lambda at, to: names[0][at][0] == names[1][to][0] != "",
        lambda at, to: bool((set(names[0][at]) & set(names[1][to])) - {""}),
    ]
    for same in ways:
        for at in list(left):
            to = next((to for to in right if same(at, to)), None)
            if to is not None:
                found.append((at, to))
                left.remove(at)
                right.remove(to)
    rest = align([{"name": names[0][at][0]} for at in left], [{"name": names[1][to][0]} for to in right])
    found += [(None if at is None else left[at], None if to is None else right[to]) for at, to in rest]
    return sorted(found, key=lambda pair: (pair[0] is None, pair[0] or 0, pair[1] or 0))


def _names(project: Json) -> list[str]:
    return [squeeze_name(one) for one in (project.get("name") or "", *(project.get("aliases") or ()))]


def _changed(old: Sequence[Json], left: int | None, new: Sequence[Json], right: int | None) -> Iterator[Difference]:
    """The differences of one project's cost; a project that is only in one edition has no cost in the other."""
    ours = None if left is None else old[left].get("cost")
    theirs = None if right is None else new[right].get("cost")
    told_raw = not (_has_figures(ours) and _has_figures(theirs))
    sides = _shape(ours, with_raw=told_raw), _shape(theirs, with_raw=told_raw)
    for one in compare(*sides, _RULES).differences:
        pointers = _rooted(one.pointer, left, ours), _rooted(one.actual_pointer, right, theirs)
        yield from _leaves(replace(one, pointer=pointers[0], actual_pointer=pointers[1]))


def _rooted(pointer: str, at: int | None, cost: Json | None) -> str:
    """The pointer of a value of a cost in its document; where there is no cost, of what has none."""
    project = _PROJECTS if at is None else step(_PROJECTS, at)
    return project if cost is None else f"{project}/cost{pointer}"


def _shape(cost: Json | None, *, with_raw: bool) -> Json:
    """What of a cost is compared; of none there are no values, and empty lists."""
    if cost is None:
        return {key: [] for key in _LISTS}
    figures = {key: cost.get(key, default) for key, default in _DEFAULTS.items()}
    raw = {"raw": cost["raw"]} if with_raw and cost.get("raw") else {}
    return figures | {key: cost.get(key) or [] for key in _LISTS} | raw


def _has_figures(cost: Json | None) -> bool:
    """Whether a cost says a number; where there is no cost, no words of it are missing either."""
    if cost is None:
        return True
    amounts = [cost.get(key) for key in ("amount", "min", "max")]
    amounts += [one.get("amount") for key in _LISTS for one in cost.get(key) or ()]
    return any(one is not None for one in amounts)


def _leaves(one: Difference) -> Iterator[Difference]:
    """A difference of records as differences of their amounts; the order of shares is no change of a cost."""
    if one.kind == "changed":
        yield one
    elif one.kind in ("missing", "extra"):
        value, pointer = (one.expected, one.pointer) if one.kind == "missing" else (one.actual, one.actual_pointer)
        for where, leaf in _values(value, pointer):
            if one.kind == "missing":
                yield replace(one, pointer=where, expected=leaf)
            else:
                yield replace(one, actual_pointer=where, actual=leaf)


def _values(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """The amounts of a share; of a value of a cost itself, what says anything."""
    if isinstance(value, dict):
        yield f"{pointer}/amount", value.get("amount")
        for at, part in enumerate(value.get("parts") or ()):
            yield from _values(part, f"{pointer}/parts/{at}")
    elif value is not None and value != _DEFAULTS.get(pointer.rpartition("/")[2]):
        yield pointer, value
