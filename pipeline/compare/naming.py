"""A pointer in words: members of lists by what they are called and not by where they stand."""

from __future__ import annotations

from typing import Any

from pipeline.compare.align import KEYS, NAMES

_LONGEST = 40


def readable(document: Any, pointer: str) -> str:
    """A JSON Pointer of a document for people; the pledge itself is left out.

    >>> document = {"pledges": [{"budget": {"cells": [{"source": "national", "period": "2024", "amount": 1}]}}]}
    >>> readable(document, "/pledges/0/budget/cells/0/amount")
    'budget/cells[national 2024]/amount'
    """
    said = ""
    value: Any = document
    for at, name in enumerate(steps_of(pointer)):
        value = member(value, name)
        if isinstance(value, dict) and name.isdigit() and said:
            said += f"[{_called(value) or name}]"
        elif name.isdigit() and at != 1:
            said += f"[{name}]"
        elif not (at < 2 and pointer.startswith("/pledges/")):
            said += f"/{name}" if said else name
    return said


def steps_of(pointer: str) -> list[str]:
    """The members that a pointer leads through."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def member(value: Any, name: str) -> Any:
    """A member of a record or list; None where there is none."""
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list) and name.isdigit() and int(name) < len(value):
        return value[int(name)]
    return None


def _called(value: dict[str, Any]) -> str:
    """The codes of a record, or its name."""
    codes = next((names for names in KEYS if all(name in value for name in names)), ())
    said = " ".join(str(value[name]) for name in codes if value[name] is not None)
    if value.get("basis") in {"secured", "executed"}:
        said += f" {value['basis']}"
    if not said:
        named = next((value[name] for name in NAMES if value.get(name)), "")
        said = " / ".join(map(str, named)) if isinstance(named, list) else str(named)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
