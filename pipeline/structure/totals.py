"""Pages that add up the money of all pledges (분야별 사업비) and are none themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.document import RepairedTable
from pipeline.structure.entries import Break, Entry
from pipeline.structure.lines import Line
from pipeline.structure.pledges import Held, Split
from pipeline.structure.titles import heads_document
from pipeline.structure.volume_entries import Entries
from pipeline.vocabulary import lookup, squeeze


def without_totals(split: Split, kept: Entries) -> Split:
    """The same pledges; pages of totals are moved to what stands between them, where their words are told."""
    totals = [part for part in split.parts if _is_totals(Held(part, kept))]
    if not totals:
        return split
    parts = tuple(part for part in split.parts if not any(part is one for one in totals))
    return replace(split, parts=parts, between=(*split.between, *(at for part in totals for at in part.places)))


def _is_totals(entries: Iterable[Entry]) -> bool:
    """Whether a page has tables below headings of totals or of the document, and no line that could be a title."""
    tabled = headed = added = False
    for entry in entries:
        if isinstance(entry, RepairedTable):
            tabled = True
        elif isinstance(entry, Line):
            heads, adds = heads_document(entry), _adds_up(entry)
            if not (heads or adds or _is_aside(entry)):
                return False
            headed = headed or (heads and bool(entry.whole.text))
            added = added or adds
        elif not isinstance(entry, Break):
            return False
    return tabled and headed and added


def _adds_up(entry: Entry) -> bool:
    """Whether a line heads a table of totals: 분야별 사업비, 연도별 투자계획."""
    if not isinstance(entry, Line) or entry.form or (entry.known is not None and entry.value.text):
        return False
    words = lookup("phrases").words
    key = squeeze(entry.whole.text)
    by = (word for word, kind in words.items() if kind == "totals_by" and key.startswith(word))
    return any(lookup("phrases").get(key[len(word) :]) == "totals_of" for word in by)


def _is_aside(line: Line) -> bool:
    """Whether a line is a unit, a date or a note in brackets, which says nothing of a pledge."""
    text = line.whole.text.strip()
    return line.note or (text[:1] in "([〔【<〈（" and text[-1:] in ")]〕】>〉）") or not text
