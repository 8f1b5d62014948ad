"""Differences for people: a pointer, then what was expected (-) and what is there (+)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.compare.difference import Difference

MOST = 200
"""Characters of a value that are shown."""


def shown(differences: Iterable[Difference]) -> Iterator[str]:
    """Lines without a newline.

    >>> print(*shown([Difference("changed", "/pledges/1/title", "/pledges/0/title", "가", "나")]), sep=chr(10))
    /pledges/1/title (here /pledges/0/title)
      - "가"
      + "나"
    """
    for one in differences:
        if one.kind == "moved":
            yield f"{one.pointer} → {one.actual_pointer}"
            yield f"  ↕ {short(one.expected)}"
            continue
        yield _where(one)
        if one.kind != "extra":
            yield f"  - {short(one.expected)}"
        if one.kind != "missing":
            yield f"  + {short(one.actual)}"


def _where(one: Difference) -> str:
    if one.kind == "extra":
        return one.actual_pointer
    if one.kind == "changed" and one.pointer != one.actual_pointer:
        return f"{one.pointer} (here {one.actual_pointer})"
    return one.pointer


def short(value: Any) -> str:
    """A value as JSON on one line, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MOST else f"{text[:MOST]}…"
