"""What stands behind the last pledge and belongs to none: a list of members, a regulation, 부록."""

from __future__ import annotations

from dataclasses import replace

from pipeline.structure.entries import Entry
from pipeline.structure.lines import Line
from pipeline.structure.pledges import Split
from pipeline.values.sectors import begins_appendix
from pipeline.vocabulary import squeeze


def without_appendix(split: Split) -> Split:
    """The same pledges; an appendix behind the last of them is moved to what stands between them."""
    parts = split.parts
    if len(parts) < 2:
        return split  # one pledge may have an appendix of its own
    last = parts[-1].entries
    others = {_words(entry) for part in parts[:-1] for entry in part.entries} - {""}
    start = next((at for at in range(1, len(last)) if _words(last[at]) and _words(last[at]) not in others), None)
    if start is None:
        return split
    between = (*split.between, *last[start:])
    del last[start:]
    return replace(split, between=between)


def _words(entry: Entry) -> str:
    """A heading of an appendix, squeezed; nothing for any other entry."""
    if not isinstance(entry, Line) or entry.form or entry.note or entry.known is not None:
        return ""
    return squeeze(entry.whole.text) if begins_appendix(entry.whole.text) else ""
