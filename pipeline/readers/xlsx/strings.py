"""The strings that all sheets share: plain or in runs; the reading aids of East Asian text are no text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import LimitExceededError
from pipeline.readers.archive import Member
from pipeline.readers.symbols import raised
from pipeline.readers.xlsx.stream import walk

_MAX_STRINGS = 1_000_000


def shared_strings(member: Member, name: str) -> list[str]:
    """The texts in order. Raises DamagedFileError or LimitExceededError."""
    reader = _Strings()
    walk(member, name, reader.start, reader.end, reader.text)
    return reader.found


@dataclass(slots=True)
class _Strings:
    found: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    reading: bool = False
    aside: int = 0
    raised: bool = False

    def start(self, tag: str, of: Mapping[str, str]) -> None:
        if tag == "si":
            self.pieces = []
        elif tag == "r":
            self.raised = False
        elif tag == "vertAlign":
            self.raised = of.get("val") == "superscript"
        self.aside += tag == "rPh"
        self.reading = tag == "t" and not self.aside

    def end(self, tag: str) -> None:
        self.aside -= tag == "rPh"
        self.reading = False
        self.raised = self.raised and tag != "r"
        if tag == "si":
            if len(self.found) >= _MAX_STRINGS:
                raise LimitExceededError(f"XLSX: > {_MAX_STRINGS:,} strings")
            self.found.append("".join(self.pieces))

    def text(self, data: str) -> None:
        if self.reading:
            self.pieces.append(raised(data) if self.raised else data)
