"""What a check may know beside its pledge, and how it speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.checks.words import Words
from pipeline.findings import Severity, finding
from schemas import Evidence, Finding, Pledge, PledgeDocument, Term

NOT_ASSIGNED = frozenset({"SOURCE_UNKNOWN", "PERIOD_HEAD_UNKNOWN", "BUDGET_YEARS_TOGETHER"})
"""Findings of amounts that stand in the budget's tables and were given to no cell."""


@dataclass(frozen=True, slots=True)
class Context:
    """`term` of the document, None where unknown; `evidence` by JSON Pointer relative to what is checked.

    `left_out` are those of `NOT_ASSIGNED` that the budget has: such an amount may be part of a total all the same.
    """

    term: Term | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    def place(self, pointer: str) -> Evidence | None:
        """The first place of a value, or of the nearest value around it."""
        while pointer:
            if places := self.evidence.get(pointer):
                return places[0]
            pointer = pointer.rpartition("/")[0]
        return None

    def raw(self, pointer: str) -> str | None:
        """The page's own words at exactly this value, pieces joined by a newline."""
        places = self.evidence.get(pointer)
        return "\n".join(place.raw for place in places) if places else None

    def note(
        self,
        code: str,
        pointer: str,
        *,
        suggestion: str | None = None,
        severity: Severity | None = None,
        **facts: object,
    ) -> Finding:
        """A finding at a pointer with its place; a fact in `Words` becomes `{name_ko}` and `{name_en}`."""
        flat: dict[str, Any] = {}
        for name, fact in facts.items():
            if isinstance(fact, Words):
                flat |= {f"{name}_ko": fact.ko, f"{name}_en": fact.en}
            else:
                flat[name] = fact
        noted = finding(code, pointer=pointer, suggestion=suggestion, severity=severity, **flat)
        place = self.place(pointer)
        return noted if place is None else noted.model_copy(update={"place": place, "raw": place.raw})


Check = Callable[[Pledge, Context], Iterator[Finding]]
"""A rule over one pledge; its pointers are relative to the pledge."""

DocumentCheck = Callable[[PledgeDocument, Context], Iterator[Finding]]
"""A rule over the whole document; its pointers start at the document's root.

It sees of each pledge its id, number, title, sector, departments and what it costs in total alone: the rest of a long
volume has been let go by then.
"""
