"""Two files of one plan: each difference with its place in both, and whether a format could not carry it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.compare.compare import compare
from pipeline.compare.difference import Difference
from pipeline.compare.naming import member, readable, steps_of
from pipeline.compare.rules import Rules
from pipeline.findings import catalogue

Json = dict[str, Any]

SAME_PLAN = Rules(
    keys="both",
    blanks="ignored",
    left_out=frozenset({"/source", "/evidence", "/findings", "/pledges/*/id", "/pledges/*/mentions"}),
)
"""Formats differ in where lines break, so blanks do not count; ids and places of mentions follow from the rest."""

_PLEDGE = 2
"""Steps of a pointer to a pledge."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A value as one side has it: `pointer` None where it has none; `place` is its first evidence (JSON) or None."""

    pointer: str | None
    value: Any
    place: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Apart:
    """One difference. `pledge` is the title of the pledge, None outside of any; `field` is where in it, for people.

    `lost` is the code of the finding by which a side says that its format could not carry the value, else None.
    """

    kind: str
    pledge: str | None
    field: str
    first: Seen
    second: Seen
    lost: str | None


def apart(first: Json, second: Json) -> list[Apart]:
    """Where two documents of one plan differ, in the order of the first."""
    return [_apart(one, first, second) for one in compare(first, second, SAME_PLAN).differences]


def _apart(one: Difference, first: Json, second: Json) -> Apart:
    ours = Seen(None, None, None) if one.kind == "extra" else _seen(first, one.pointer, one.expected)
    theirs = Seen(None, None, None) if one.kind == "missing" else _seen(second, one.actual_pointer, one.actual)
    document, pointer = (second, one.actual_pointer) if ours.pointer is None else (first, one.pointer)
    steps = steps_of(pointer)
    pledge = member(member(document.get("pledges"), steps[1]), "title") if _in_pledge(steps) else None
    # what one side lacks stands, on that side, in the list that both pointers lead to
    lost = _lost(first, one.pointer, pointer) or _lost(second, one.actual_pointer, pointer)
    return Apart(one.kind, pledge, readable(document, pointer), ours, theirs, lost)


def _in_pledge(steps: list[str]) -> bool:
    return len(steps) >= _PLEDGE and steps[0] == "pledges"


def _seen(document: Json, pointer: str, value: Any) -> Seen:
    return Seen(pointer, value, next(_places(document.get("evidence") or {}, pointer), None))


def _places(evidence: Mapping[str, Any], pointer: str) -> Iterator[Mapping[str, Any]]:
    """Of the value itself, else of what stands in it, else of what it stands in, but never of another pledge."""
    yield from evidence.get(pointer, ())
    yield from (place for at, places in evidence.items() if at.startswith(f"{pointer}/") for place in places)
    above = pointer
    while above.count("/") > _PLEDGE:
        above = above.rpartition("/")[0]
        yield from evidence.get(above, ())
        yield from (place for at, places in evidence.items() if at.startswith(f"{above}/") for place in places)


def _lost(document: Json, here: str, pointer: str) -> str | None:
    """The finding by which a side says that its format cannot carry this field."""
    for finding in document.get("findings") or ():
        kind = catalogue().get(finding.get("code"))
        at = finding.get("pointer")
        if kind is None or at is None or not (here == at or here.startswith(f"{at}/")):
            continue
        if set(steps_of(pointer)) & set(kind.not_carried) and not _is_known(document, here):
            return kind.code
    return None


def _is_known(document: Any, pointer: str) -> bool:
    """Whether the record around a value says that it was read after all: of one road map some rows may be lost."""
    value, state = document, None
    for name in steps_of(pointer):
        value = member(value, name)
        state = value.get("state", state) if isinstance(value, dict) else state
    return state not in {None, "unknown"}
