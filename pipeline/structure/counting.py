"""Numbered lines that count on, and what stands below them."""

from __future__ import annotations

from pipeline.document import RepairedTable
from pipeline.structure.entries import Break, Entry
from pipeline.structure.lines import Line
from pipeline.structure.titles import serial_of
from pipeline.structure.volume_entries import Entries


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
    """What the first table or label below a line is; None where words stand between."""
    for entry in entries.after(at):
        if isinstance(entry, RepairedTable):
            return f"table {entry.kind}"
        if isinstance(entry, Line) and entry.known is not None:
            return entry.known.field
        if not isinstance(entry, Break):
            return None
    return None
