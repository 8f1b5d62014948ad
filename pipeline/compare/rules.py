"""How two documents are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Rules:
    """`keys`: `expected` compares only what the expected document has (a golden may leave out keys), `both` everything.

    `blanks` `ignored` compares texts without their blanks: formats differ in where lines break. `left_out` are pointers
    that are not compared, `*` for any step: `/pledges/*/id`.
    """

    keys: Literal["expected", "both"] = "expected"
    blanks: Literal["kept", "ignored"] = "kept"
    left_out: frozenset[str] = frozenset()

    def same(self, expected: Any, actual: Any) -> bool:
        """Whether two values without parts are equal. A number is no truth value: 1 is not true."""
        if isinstance(expected, str) and isinstance(actual, str):
            return self.text(expected) == self.text(actual)
        return type(expected) is type(actual) and bool(expected == actual)

    def text(self, text: str) -> str:
        """What of a text is compared."""
        return bare(text) if self.blanks == "ignored" else text

    def leaves_out(self, pointer: str) -> bool:
        if not self.left_out:
            return False
        steps = pointer.split("/")
        return any(
            len(steps) == len(parts) and all(part in ("*", step) for part, step in zip(parts, steps, strict=True))
            for parts in (pattern.split("/") for pattern in self.left_out)
        )


def bare(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())
