"""후보자: who filed an election sheet; the sheet repeats it at the head of every pledge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.document import Read, Span, build, leaf, nothing
from pipeline.fields.parts import Parts
from pipeline.findings import finding
from schemas import Candidate

_FIELDS = {
    "name": "candidate_name",
    "party": "party",
    "ballot_number": "ballot_number",
    "election": "election",
    "constituency": "constituency",
}
_BALLOT = re.compile(r"\s*(?:기호)?\s*\d{1,2}(?!\d)")
_EMPTY = re.compile(r"[-–—\s]*")


def read_candidate(pledges: Iterable[Parts]) -> Read[Candidate | None]:
    """The candidate, or None where no pledge has such a head. The first value that is printed for each field counts.

    A ballot number begins with a figure (2, 2-가); other words in its place are told and no number.
    """
    found: dict[str, Span] = {}
    misread: dict[str, Span] = {}
    for parts in pledges:
        values = parts.values
        for name, label in _FIELDS.items():
            for node in values.get(label, []):
                if name in found or _EMPTY.fullmatch(node.span.text):
                    continue
                if name == "ballot_number" and not _BALLOT.match(node.span.text):
                    misread[node.span.text] = node.span
                    continue
                found[name] = node.span
    if "name" not in found and "party" not in found:
        return nothing()
    noted = [
        finding("TEXT_UNPLACED", place=span.place, raw=span.raw, pointer="/ballot_number") for span in misread.values()
    ]
    texts = {name: closed_up(span.text) for name, span in found.items()}
    texts["party"] = texts.get("party", "").replace(" ", "")
    reads: dict[str, Any] = {name: leaf(texts[name], found[name]) for name in found}
    return build(Candidate, findings=noted, name=reads.pop("name", nothing()), **reads)


def closed_up(text: str) -> str:
    """A letter-spaced text without the blanks or dashes between its letters; any other text as it is.

    >>> closed_up("홍 길 동"), closed_up("홍-길-동"), closed_up("가온군수 선거")
    ('홍길동', '홍길동', '가온군수 선거')
    """
    parts = [part for part in re.split(r"[\s\-–]+", text.strip()) if part]
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else text
