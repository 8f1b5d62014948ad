"""The running text of a pledge, and the named things in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.fields.mentions import find_mentions
from schemas import Pledge

_PROSE = (
    "title",
    "commitments",
    "goals",
    "projects",
    "plan",
    "targets",
    "funding",
    "support_requests",
    "effects",
    "issues",
    "status",
    "extras",
)
_WORDS = frozenset({"title", "text", "name", "locations", "agencies", "agency", "milestones"})


def with_mentions(pledge: Pledge, pointer: str) -> Pledge:
    """The pledge with the named things in its texts; `pointer` is the pledge's own."""
    mentions = tuple(find_mentions(_prose(pledge, pointer)))
    return pledge.model_copy(update={"mentions": mentions}) if mentions else pledge


def _prose(pledge: Pledge, pointer: str) -> Iterator[tuple[str, str]]:
    """Every value of a pledge that is running text, with its pointer."""
    for part in _PROSE:
        yield from _texts(getattr(pledge, part), f"{pointer}/{part}", part)


def _texts(value: Any, pointer: str, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if name in _WORDS:
            yield pointer, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{pointer}/{index}", name)
    elif value is not None and hasattr(type(value), "model_fields"):
        for field in type(value).model_fields:
            yield from _texts(getattr(value, field), f"{pointer}/{field}", field)
