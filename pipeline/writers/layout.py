"""How JSON is laid out for people, and without any layout for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 160
"""A record of plain values that fits in this many characters stands on one line: budget and evidence read as tables."""

quoted = json.encoder.encode_basestring
"""A text as JSON writes it."""


def _encoder(comma: str, colon: str) -> Callable[[Any], str]:
    """Values as `json.dumps` writes them; the encoder in C is made once and not, as the library does, for each value."""
    plain = json.JSONEncoder(ensure_ascii=False, separators=(comma, colon))
    in_c: Any = getattr(json.encoder, "c_make_encoder", None)
    if in_c is None:
        return plain.encode
    sort_keys, skip_keys, allow_nan = False, False, True
    pieces = in_c(None, plain.default, quoted, None, colon, comma, sort_keys, skip_keys, allow_nan)
    return lambda value: "".join(pieces(value, 0))


_encode = _encoder(", ", ": ")
_encode_compact = _encoder(",", ":")


_AT_ONCE: dict[type, Callable[[Any], str]] = {str: quoted, int: int.__repr__, type(None): lambda _: "null"}
"""How values are written that need no encoder."""


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
    kind = type(value)
    if (written := _AT_ONCE.get(kind)) is not None:
        return written(value)
    if kind not in PARTED or not value:
        return _encode(value)
    if _is_plain(value) and len(line := _encode(value)) <= WIDTH:
        return line
    inner = margin + "  "
    if kind is dict:
        members = [
            f"{quoted(key)}: {written(one) if (written := _AT_ONCE.get(type(one))) else laid_out(one, inner)}"
            for key, one in value.items()
        ]
        opened, closed = "{", "}"
    else:
        members = [laid_out(one, inner) for one in value]
        opened, closed = "[", "]"
    return f"{opened}\n{inner}" + f",\n{inner}".join(members) + f"\n{margin}{closed}"


def _record(value: Mapping[str, Any], margin: str) -> str:
    line = _encode(value)
    return line if len(line) <= WIDTH else laid_out(value, margin)


PARTED = frozenset({dict, list, tuple})
"""What has members of its own."""


def _is_plain(value: Mapping[str, Any] | Sequence[Any]) -> bool:
    """A list of values without parts, or a record of values and such lists."""
    if not isinstance(value, dict):
        return PARTED.isdisjoint(map(type, value))
    for one in value.values():
        kind = type(one)
        if kind in PARTED and one and (kind is dict or not PARTED.isdisjoint(map(type, one))):
            return False
    return True


def _on_one_line(value: Any, margin: str = "") -> str:  # noqa: ARG001 - called as `laid_out` is
    return _encode_compact(value)


@dataclass(frozen=True, slots=True)
class Layout:
    """How values are written (`text` of a value and its margin; `record` the same, of a record known to be plain).

    What stands around and between members is the rest.
    """

    text: Callable[[Any, str], str]
    record: Callable[[Mapping[str, Any], str], str]
    colon: str
    step: str
    line: str

    def comma(self, depth: int) -> str:
        """What parts two members of what stands so deep."""
        return f",{self.line}{self.step * depth}"

    def inside(self, depth: int) -> str:
        """What stands before the first member."""
        return f"{self.line}{self.step * depth}"

    def member(self, key: str, value: Any, depth: int) -> str:
        """A member of a record."""
        return f"{quoted(key)}{self.colon}{self.text(value, self.step * depth)}"


PRETTY = Layout(laid_out, _record, ": ", "  ", "\n")
COMPACT = Layout(_on_one_line, _on_one_line, ":", "", "")
