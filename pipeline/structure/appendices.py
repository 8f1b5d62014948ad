"""What stands behind the last pledge and belongs to none: a list of members, a regulation, 부록."""

from __future__ import annotations

from dataclasses import replace

from pipeline.structure.entries import Entry
from pipeline.structure.lines import Line
from pipeline.structure.pledges import Held, Split
from pipeline.structure.volume_entries import Entries
from pipeline.values.sectors import begins_appendix
from pipeline.vocabulary import squeeze


def without_appendix(split: Split, kept: Entries) -> Split:
    """The same pledges; an appendix behind the last of them is moved to what stands between them."""
    parts = split.parts
    if len(parts) < 2:
        return split  # one pledge may have an appendix of its own
    last = Held(parts[-1], kept)
    begins = {at: words for at, entry in enumerate(last) if at and (words := _words(entry))}
    others = {_words(entry) for part in parts[:-1] for entry in Held(part, kept)} if begins else set()
    start = next((at for at, words in begins.items() if words not in others), None)
    if start is None:
        return split
    return replace(split, between=(*split.between, *last.cut(start, len(last))))


def _words(entry: Entry) -> str:
    """A heading of an appendix, squeezed; nothing for any other entry."""
    if not isinstance(entry, Line) or entry.form or entry.note or entry.known is not None:
        return ""
    return squeeze(entry.whole.text) if begins_appendix(entry.whole.text) else ""
