"""Numbered lines that count on, and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import RepairedTable
from pipeline.structure.entries import Break, Entry
from pipeline.structure.forms import GROUP
from pipeline.structure.lines import Line
from pipeline.structure.titles import serial_of
from pipeline.structure.volume_entries import Entries
from pipeline.vocabulary import squeeze

TOLERANCE = 2.0
"""Points by which equal indents may differ."""
LONGEST_HEADING = 30
"""A longer line is a sentence."""
_DOTTED = re.compile(r"(\d{1,2})\.")


def follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether one number may be the next after another: 1-1-2 after 1-1-1, 1-2-1 or 2-1-1 after 1-1-7."""
    if len(before) != len(after) or after <= before:
        return False
    at = next(n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    return all(number == 1 for number in after[at + 1 :])


def below(entries: Entries, at: int) -> Entry | None:
    """What stands below a line, where it is no other numbered line."""
    found = next(entries.after(at, 1), None)
    return None if found is None or serial_of(found) is not None else found


def first_below(entries: Entries, at: int) -> str | None:
    """What the first table, label or form's heading below a line is; None where other words stand between."""
    for entry in entries.after(at):
        if isinstance(entry, RepairedTable):
            return f"table {entry.kind}"
        if isinstance(entry, Line) and _heads_form(entry):
            return squeeze(entry.whole.text)
        if isinstance(entry, Line) and entry.known is not None:
            return entry.known.field
        if not isinstance(entry, Break):
            return None
    return None


def form_heading_below(entries: Entries, at: int) -> int | None:
    """Where the words stand right below a line that head a form (기본정보); None where there are none."""
    for place, entry in enumerate(entries.after(at), start=at + 1):
        if not isinstance(entry, Break):
            return place if _heads_form(entry) else None
    return None


def _heads_form(entry: Entry) -> bool:
    """Whether a line without a label stands in a table."""
    if not isinstance(entry, Line) or entry.known not in {None, GROUP} or entry.whole.place is None:
        return False
    return entry.whole.place.table is not None


def counted_headings(entries: Sequence[Entry]) -> frozenset[int]:
    """Where the headings nobody knows stand that are counted with known ones: `2. 운영구상` between `1.` and `3.`.

    Each must count on from the heading above it, stand as far left as that, and hold something; and either a known one
    counts on from it, or two known ones were counted before it, or what the one above it holds has another mark, so
    that no list of a section is taken for headings.
    """
    numbered = [
        (at, number, entry)
        for at, entry in enumerate(entries)
        if isinstance(entry, Line) and (number := _dotted(entry)) is not None
    ]
    found: set[int] = set()
    chain: list[tuple[int, Line]] = []
    last = -1  # where the last heading of the chain stands among the numbered lines, -1 where one stands between
    for place, (at, number, entry) in enumerate(numbered):
        if entry.is_heading:
            goes_on = bool(chain) and number == chain[-1][0] + 1
            chain, last = [*(chain if goes_on else []), (number, entry)], place
        elif _counts_on(chain, number, entry) and _holds(entries, at):
            after = next((one for one in numbered[place + 1 :] if abs(one[2].indent - entry.indent) <= TOLERANCE), None)
            closed = after is not None and after[2].is_heading and after[1] == number + 1
            bare = last == place - 1 and _holds(entries, numbered[last][0])
            if closed or bare or (after is None and sum(line.is_heading for _, line in chain) > 1):
                found.add(at)
                chain.append((number, entry))
                last = place
    return frozenset(found)


def _counts_on(chain: Sequence[tuple[int, Line]], number: int, line: Line) -> bool:
    if not chain or line.label is not None or line.note or line.form or len(line.whole.text) > LONGEST_HEADING:
        return False
    return number == chain[-1][0] + 1 and abs(line.indent - chain[-1][1].indent) <= TOLERANCE


def _dotted(line: Line) -> int | None:
    found = _DOTTED.fullmatch(line.marker)
    return None if found is None else int(found[1])


def _holds(entries: Sequence[Entry], at: int) -> bool:
    """Whether a line of another mark or a table stands right below a line."""
    below = entries[at + 1] if at + 1 < len(entries) else None
    if isinstance(below, Line):
        return bool(below.marker) and _dotted(below) is None
    return isinstance(below, RepairedTable)
