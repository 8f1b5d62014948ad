"""A document as JSON: checked against its schema, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from schemas import SCHEMA_PATH, PledgeDocument

WIDTH = 160
"""A record of plain values that fits in this many characters stands on one line: budget and evidence read as tables."""


def render(document: PledgeDocument, *, compact: bool = False) -> bytes:
    """UTF-8 with a newline at the end. Keys stand in the order of the models, evidence in the order of the document.

    Raises ValueError where the document breaks its own contract: that is our own bug and must not be written.
    """
    data = document.model_dump(mode="json")
    data["evidence"] = _in_order(data)
    _validator().validate(data)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")) if compact else laid_out(data)
    return (text + "\n").encode("utf-8")


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    """Compiled once a process."""
    return jsonschema_rs.Draft202012Validator(json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))


def _in_order(data: dict[str, Any]) -> dict[str, Any]:
    order = {pointer: place for place, pointer in enumerate(_pointers(data))}
    evidence: dict[str, Any] = data["evidence"]
    astray = evidence.keys() - order.keys()
    if astray:
        raise ValueError(f"evidence for what is not in the document: {min(astray)}")
    return {pointer: evidence[pointer] for pointer in sorted(evidence, key=order.__getitem__)}


def _pointers(value: Any, pointer: str = "") -> Iterator[str]:
    """The JSON Pointer (RFC 6901) of every value, the outer before the inner."""
    yield pointer
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _pointers(member, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _pointers(member, f"{pointer}/{index}")


def laid_out(value: Any, margin: str = "") -> str:
    """JSON for people: a record of plain values on one line where it fits, everything larger a member a line.

    >>> print(laid_out({"sums": [{"year": 2022, "won": 5}, {"year": 2023, "won": [1, 2]}]}))
    {
      "sums": [
        {"year": 2022, "won": 5},
        {"year": 2023, "won": [1, 2]}
      ]
    }
    """
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    if _is_plain(value) and len(line := json.dumps(value, ensure_ascii=False)) <= WIDTH:
        return line
    inner = margin + "  "
    if isinstance(value, dict):
        members = [f"{json.dumps(key, ensure_ascii=False)}: {laid_out(one, inner)}" for key, one in value.items()]
        opened, closed = "{", "}"
    else:
        members = [laid_out(one, inner) for one in value]
        opened, closed = "[", "]"
    return f"{opened}\n" + ",\n".join(inner + member for member in members) + f"\n{margin}{closed}"


def _is_plain(value: dict[str, Any] | list[Any]) -> bool:
    """A list of values without parts, or a record of values and such lists."""
    if isinstance(value, list):
        return not any(isinstance(one, dict | list) for one in value)
    return all(
        not one or (not isinstance(one, dict) and (not isinstance(one, list) or _is_plain(one)))
        for one in value.values()
    )
