"""Cards that name their pledge as a project (사업명 : 가람 도서관 건립) and have no other title: where the next one begins."""

from __future__ import annotations

from array import array
from typing import Protocol

from pipeline.structure.counting import TOLERANCE
from pipeline.structure.heads_taken import alike_below
from pipeline.structure.lines import Line
from pipeline.structure.titles import CARD, SECTIONS, TITLE_KEYS, in_form, is_plain, leads_to_title, words_of
from pipeline.structure.volume_entries import Entries


class Part(Protocol):
    """What is needed of a pledge that is being gathered."""

    places: array[int]
    seen: dict[str, str]


def begins_card(part: Part, at: int, entries: Entries) -> bool:
    """Whether the card at `at` stands over the same labels as that of the open pledge, which has said something since.

    Projects of one pledge come again as well: where only labels with values stand between two of them, it is not
    certain that each is a pledge.
    """
    keys = entries.keys
    own = next((place for place in part.places if keys[place] == CARD), None)
    if own is None or not TITLE_KEYS.isdisjoint(part.seen) or _below_title(part, entries):
        return False
    first, again = entries[own], entries[at]
    if not isinstance(first, Line) or not isinstance(again, Line) or words_of(first) == words_of(again):
        return False
    alike = (first.marker, first.form) == (again.marker, again.form) and abs(first.indent - again.indent) <= TOLERANCE
    if not alike or not alike_below(own, at, entries):
        return False
    if first.form:
        return _table_of(first) != _table_of(again)
    return any(keys[place] in SECTIONS for place in part.places if place > own)


def _below_title(part: Part, entries: Entries) -> bool:
    """Whether the line at the end of the open pledge may be the title of what comes next."""
    for entry in map(entries.__getitem__, reversed(part.places)):
        if not leads_to_title(entry):
            return is_plain(entry) and not in_form(entry)
    return False


def _table_of(line: Line) -> tuple[int | None, int | None]:
    """The table that a form's cell stands in; of a form that a text draws, its line."""
    place = line.whole.place
    if place is None:
        return (None, None)
    return (place.table, place.line if place.table is None else None)
