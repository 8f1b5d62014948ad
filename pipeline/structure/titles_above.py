"""Titles that no label names, above the number of each pledge: a line over the form, or its first row."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.entries import Break, Entry
from pipeline.structure.forms import GROUP
from pipeline.structure.lines import Line
from pipeline.structure.titles import TITLE_KEYS, heads_document, is_bare, leads_to_title
from pipeline.structure.volume_entries import Entries
from pipeline.values.numbering import LONGEST_TITLE
from pipeline.vocabulary import squeeze

LEAST = 3
"""A shorter line names no pledge."""
MOST = 2
"""Lines above a number: the name of a part, and the title."""


def head_start(places: Sequence[int], end: int, key: str, entries: Entries) -> int:
    """Where the sister labels (number before title, sector before both) begin that end at `end`."""
    start = end
    while start > 0:
        at = places[start - 1]
        if not leads_to_title(entries[at]) or entries.keys[at] == key:
            break
        start -= 1
    return start


def title_above(places: Sequence[int], start: int, other: Sequence[int], entries: Entries) -> int:
    """How many entries right above the head of a pledge that its number begins, at `start`, are its title; 0 for none.

    In a document that labels no title it is a plain line, set as the one above the number of the pledge `other` is and
    of other words. What says the same over each (기본정보) is the name of a part, above which the title may stand.
    """
    if any(key in entries.keys for key in TITLE_KEYS - {"number"}):
        return 0
    number = next((n for n, at in enumerate(other) if entries.keys[at] == "number"), None)
    if number is None:
        return 0
    its = _above(other, head_start(other, number, "number", entries), entries)
    same: list[int] = []
    for (at, mine), (its_at, one) in zip(_above(places, start, entries), its, strict=False):
        if squeeze(mine.whole.text) != squeeze(one.whole.text):
            if (mine.form, mine.size, mine.bold) != (one.form, one.size, one.bold):
                return 0
            for name in same:
                entries.mark_group(name)
            return start - at
        same += [places[at], other[its_at]]
    return 0


def _above(places: Sequence[int], start: int, entries: Entries) -> list[tuple[int, Line]]:
    """The plain lines above and the names of parts, the nearest first, and where each stands among the places."""
    found: list[tuple[int, Line]] = []
    for at in range(start - 1, -1, -1):
        entry = entries[places[at]]
        if isinstance(entry, Break):
            continue
        if not isinstance(entry, Line) or not (entry.known == GROUP or _may_be_title(entry)) or len(found) == MOST:
            break
        found.append((at, entry))
    return found


def _may_be_title(entry: Entry) -> bool:
    if not isinstance(entry, Line) or not is_bare(entry) or heads_document(entry):
        return False
    return len(squeeze(entry.whole.text)) >= LEAST and len(entry.whole.text) <= LONGEST_TITLE
