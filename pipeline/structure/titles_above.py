"""Titles that no label names, above the number of each pledge: a line over the form, or its first row."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.structure.entries import Break, Entry
from pipeline.structure.lines import Line
from pipeline.structure.titles import FORM_HEAD, TITLE_KEYS, heads_document, is_plain
from pipeline.structure.volume_entries import Entries
from pipeline.values.numbering import LONGEST_TITLE
from pipeline.vocabulary import squeeze

LEAST = 3
"""A shorter line names no pledge."""


def head_start(places: Sequence[int], end: int, key: str, entries: Entries) -> int:
    """Where the sister labels (number before title, sector before both) begin that end at `end`."""
    start = end
    while start > 0:
        at = places[start - 1]
        entry = entries[at]
        sister = isinstance(entry, Line) and entry.known is not None and entry.known.field in FORM_HEAD
        if not (sister or isinstance(entry, Break) or heads_document(entry)) or entries.keys[at] == key:
            break
        start -= 1
    return start


def has_title_above(places: Sequence[int], start: int, other: Sequence[int], entries: Entries) -> bool:
    """Whether a title stands right above the head of a pledge that its number begins, at `start`.

    In a document that labels no title it is a plain line, set as the one above the number of the pledge `other` is and
    of other words: what says the same over each (기본정보) is the name of a part.
    """
    if any(key in entries.keys for key in TITLE_KEYS - {"number"}):
        return False
    number = next((n for n, at in enumerate(other) if entries.keys[at] == "number"), None)
    if number is None:
        return False
    mine, its = _above(places, start, entries), _above(other, head_start(other, number, "number", entries), entries)
    if mine is None or its is None or squeeze(mine.whole.text) == squeeze(its.whole.text):
        return False
    return (mine.form, mine.size, mine.bold) == (its.form, its.size, its.bold)


def _above(places: Sequence[int], start: int, entries: Entries) -> Line | None:
    entry = entries[places[start - 1]] if start else None
    return entry if isinstance(entry, Line) and _may_be_title(entry) else None


def _may_be_title(entry: Entry) -> bool:
    if not isinstance(entry, Line) or not is_plain(entry) or entry.known is not None or heads_document(entry):
        return False
    return len(squeeze(entry.whole.text)) >= LEAST and len(entry.whole.text) <= LONGEST_TITLE
