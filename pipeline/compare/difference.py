"""One difference between two documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["missing", "extra", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """`missing`: expected, not there. `extra`: there, not expected. `changed`: another value. `moved`: another order.

    `pointer` (JSON Pointer) leads to the value in the expected document, `actual_pointer` in the actual one; for what
    only one document has, both are where it stands there. `expected` and `actual` are JSON values.
    """

    kind: Kind
    pointer: str
    actual_pointer: str
    expected: Any = None
    actual: Any = None


def step(pointer: str, key: str | int) -> str:
    """The pointer to a member (RFC 6901).

    >>> step("/evidence", "/pledges/0/title")
    '/evidence/~1pledges~10~1title'
    """
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
