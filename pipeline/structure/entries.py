"""What the pages hold in reading order, forms and narrative alike: lines, tables, title boxes, breaks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Compact, RepairedTable, Span
from pipeline.structure.lines import Line
from pipeline.structure.listings import Candidate
from schemas.evidence import Finding


@dataclass(frozen=True, slots=True)
class TitleBox(Compact):
    """A ruled box that holds a title, with a number beside it or none."""

    number: Span | None
    title: Span


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a form: what follows belongs to none of its labels."""


@dataclass(frozen=True, slots=True)
class Chapter(Compact):
    """A divider that names the sector of the pledges below it, until the next one; `look` is how its line is set."""

    sector: Span
    printed: Span
    look: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class Listed(Compact):
    """A table that may list the document's pledges; `ordinary` is what it is inside a pledge of its own."""

    candidate: Candidate
    ordinary: tuple[Entry, ...]
    caption: Span | None = None
    findings: tuple[Finding, ...] = ()


Entry = Line | RepairedTable | TitleBox | Break | Chapter | Listed
