"""Pledges with parts: `7. 청년이 돌아오는 도시` with words of its own above `7-1) …`, `7-2) …`."""

from __future__ import annotations

from pipeline.structure.lines import Line
from pipeline.structure.titles import is_content, plain_number, serial_of
from pipeline.structure.volume_entries import Entries


def mark_parents(entries: Entries) -> None:
    """Marks the lines with a plain number that name a pledge whose parts follow.

    Something must be said of it before its first part: without that the line divides the volume (1. 경제 분야).
    """
    if "numbered" not in entries.keys:
        return
    parent: tuple[int, int] | None = None
    said = False
    for at, entry in enumerate(entries):
        if entries.is_chapter(at):
            parent = None
        elif isinstance(entry, Line) and (serial := serial_of(entry)) is not None:
            if parent is not None and said and serial == (parent[1], 1):
                entries.mark_parent(parent[0], at)
            parent = None
        elif (number := plain_number(entry)) is not None:
            parent, said = (at, number), False
        elif is_content(entry):
            said = True
