"""The number of a pledge, unless a spreadsheet made a date of it."""

from __future__ import annotations

from pipeline.document import Read, Span, leaf, nothing
from pipeline.findings import finding
from pipeline.values.numbering import DATED


def undated(printed: Span | None) -> Span | None:
    """The number; None for a date: nobody knows which number 1월 1일 was."""
    return None if printed is None or DATED.fullmatch(printed.text) else printed


def read_number(printed: Span | None) -> Read[str | None]:
    """The number of a pledge; a date in its place is told and left empty."""
    number = undated(printed)
    if number is not None:
        return leaf(number.text, number)
    if printed is None:
        return nothing()
    noted = finding("PLEDGE_NUMBER_DATED", place=printed.place, raw=printed.raw, pointer="", value=printed.text)
    return nothing().noting(noted)
