"""What the pages hold in reading order, forms and narrative alike: lines, tables, title boxes, breaks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import RepairedTable, Span
from pipeline.structure.lines import Line


@dataclass(frozen=True, slots=True)
class TitleBox:
    """A ruled box that holds a title, with a number beside it or none."""

    number: Span | None
    title: Span


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a form: what follows belongs to none of its labels."""


Entry = Line | RepairedTable | TitleBox | Break
