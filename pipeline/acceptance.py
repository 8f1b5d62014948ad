"""Which numbers of a recognised page are believed: those that a closing sum confirms, and those that were read surely.

An amount that neither speaks for becomes null with a finding. A count that the contract does not let be null stays,
with a finding too, and so do dates and the names of persons, which no sum and no dictionary can prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from pipeline.checks.budget_unproved import proofs
from pipeline.checks.context import Context
from pipeline.checks.cost_parts import cost_closings
from pipeline.document import Read
from pipeline.findings import finding
from schemas import Evidence, Finding, Period, Pledge

_SURE = 0.8
"""Confidence from which a number is believed by itself: two models read it alike, one of them surely."""
_AMOUNTS = frozenset({"amount", "min", "max"})
_COUNT = re.compile(r"-?\d+(\.\d+)?")
_COUNTS = frozenset({"value"})


def accepted(read: Read[Pledge]) -> Read[Pledge]:
    """The pledge without the numbers that nothing speaks for; as it is where nothing was recognised."""
    if all(place.confidence is None for places in read.evidence.values() for place in places):
        return read
    unsure = {at: surety for at, places in read.evidence.items() if (surety := _surety(places)) is not None}
    if all(surety >= _SURE for surety in unsure.values()):
        return read
    closed = _closed(read)
    pledge = read.value
    found: list[Finding] = []
    for pointer, name, value in list(_numbers(read.value, "")):
        surety = _of(pointer, unsure)
        if surety is None or surety >= _SURE or pointer in closed or not value:
            continue
        if name in _AMOUNTS:
            pledge = _without(pledge, pointer)
        code = "OCR_NUMBER_DOUBTFUL" if name in _AMOUNTS else "OCR_NUMBER_UNSURE"
        found.append(_said(code, pointer, surety, Context(evidence=read.evidence)))
    for pointer in _spans(read.value, ""):
        surety = _of(pointer, unsure)
        if surety is not None and surety < _SURE:
            found.append(_said("OCR_DATE_UNSURE", pointer, surety, Context(evidence=read.evidence)))
    for at, officer in enumerate(read.value.officers):
        pointer = f"/officers/{at}/name"
        surety = unsure.get(pointer)
        if officer.name and surety is not None and surety < _SURE:
            found.append(_said("OCR_NAME_UNSURE", pointer, surety, Context(evidence=read.evidence)))
    if not found:
        return read
    return Read(pledge, read.evidence, read.notes).noting(*found)


def _surety(places: tuple[Evidence, ...]) -> float | None:
    return min((place.confidence for place in places if place.confidence is not None), default=None)


def _of(pointer: str, unsure: Mapping[str, float]) -> float | None:
    """How sure the value is, or the nearest value around it that has evidence."""
    while pointer:
        if pointer in unsure:
            return unsure[pointer]
        pointer = pointer.rpartition("/")[0]
    return None


def _closed(read: Read[Pledge]) -> set[str]:
    """The amounts that stand in a sum which closes to the won: a rounded one would hide a misread last digit."""
    pledge = read.value
    costs = (cost_closings(project, f"/projects/{at}/cost") for at, project in enumerate(pledge.projects))
    offered = chain(proofs(pledge, Context(evidence=read.evidence)), *costs)
    return {
        entry.pointer
        for closing in offered
        if closing.outcome == "closed" and sum(1 for part in closing.parts if part.amount) > 0
        for entry in closing.entries
    }


def _numbers(value: Any, pointer: str) -> Iterator[tuple[str, str, int | str]]:
    """Every amount and count in a value with its pointer and the name of its field."""
    if isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _numbers(member, f"{pointer}/{index}")
    elif value is not None and hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            member = getattr(value, name)
            if (name in _AMOUNTS and isinstance(member, int)) or (
                name in _COUNTS and isinstance(member, str) and _COUNT.fullmatch(member)
            ):
                yield f"{pointer}/{name}", name, member
            else:
                yield from _numbers(member, f"{pointer}/{name}")


def _spans(value: Any, pointer: str) -> Iterator[str]:
    """Every time span in a value that has a date."""
    if isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _spans(member, f"{pointer}/{index}")
    elif isinstance(value, Period):
        if value.start is not None or value.end is not None:
            yield pointer
    elif value is not None and hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name), f"{pointer}/{name}")


def _without(value: Any, pointer: str) -> Any:
    """The same value with null at the pointer; a cell of a budget says then that it could not be determined."""
    head, _, rest = pointer.removeprefix("/").partition("/")
    if isinstance(value, tuple):
        at = int(head)
        return (*value[:at], _without(value[at], f"/{rest}"), *value[at + 1 :])
    if rest:
        return value.model_copy(update={head: _without(getattr(value, head), f"/{rest}")})
    state = {"state": "undetermined"} if "state" in type(value).model_fields else {}
    return value.model_copy(update={head: None, **state})


def _said(code: str, pointer: str, surety: float, context: Context) -> Finding:
    place = context.place(pointer)
    noted = finding(code, pointer=pointer, confidence=f"{surety:.0%}")
    return noted if place is None else noted.model_copy(update={"place": place, "raw": place.raw})
