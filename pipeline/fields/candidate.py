"""후보자: who filed an election sheet; the sheet repeats it at the head of every pledge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.document import PledgeOutline, Read, Span, build, leaf, nothing
from pipeline.fields.parts import sort_parts
from schemas import Candidate

_FIELDS = {
    "name": "candidate_name",
    "party": "party",
    "ballot_number": "ballot_number",
    "election": "election",
    "constituency": "constituency",
}
_EMPTY = re.compile(r"[-–—\s]*")


def read_candidate(outlines: Iterable[PledgeOutline]) -> Read[Candidate | None]:
    """The candidate, or None where no pledge has such a head. The first value that is printed for each field counts."""
    found: dict[str, Span] = {}
    for outline in outlines:
        values = sort_parts(outline.nodes).values
        for name, label in _FIELDS.items():
            for node in values.get(label, []):
                if name not in found and not _EMPTY.fullmatch(node.span.text):
                    found[name] = node.span
    if "name" not in found and "party" not in found:
        return nothing()
    texts = {name: closed_up(span.text) for name, span in found.items()}
    texts["party"] = texts.get("party", "").replace(" ", "")
    reads: dict[str, Any] = {name: leaf(texts[name], found[name]) for name in found}
    return build(Candidate, name=reads.pop("name", nothing()), **reads)


def closed_up(text: str) -> str:
    """A letter-spaced text without the blanks or dashes between its letters; any other text as it is.

    >>> closed_up("홍 길 동"), closed_up("홍-길-동"), closed_up("가온군수 선거")
    ('홍길동', '홍길동', '가온군수 선거')
    """
    parts = [part for part in re.split(r"[\s\-–]+", text.strip()) if part]
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else text
