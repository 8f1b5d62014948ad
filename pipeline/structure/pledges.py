"""Where one pledge ends and the next begins: by titles, numbers and headings that come again, never by pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.document import PledgeOutline, RepairedTable, Span
from pipeline.findings import finding
from pipeline.structure.entries import Break, Entry, TitleBox
from pipeline.structure.lines import Line
from pipeline.structure.tree import build_tree
from pipeline.values.numbering import NUMBER
from pipeline.vocabulary import CANDIDATE_FIELDS, lookup, squeeze

OPENING = frozenset({"commitments", "goals", "overview", "budget", "plan", "targets"})
"""Sections that a pledge has once: the second one of the same name belongs to the next pledge."""

TITLE_FIELDS = frozenset({"title", "number"})

TITLE_KEYS = TITLE_FIELDS | {"box", "numbered"}
"""What begins a pledge when it comes again with other words: a label, a box, a line `2-2. 가람 도서관 건립`."""

LONGEST_TITLE = 80
"""A longer line that begins with a number is a sentence."""

FORM_HEAD = TITLE_FIELDS | CANDIDATE_FIELDS | {"sector", "strategy"}
"""Labels that may stand above a title and belong to it."""


@dataclass(slots=True)
class _Part:
    """One pledge's entries, and what was seen in them."""

    entries: list[Entry] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)


def split_pledges(entries: list[Entry]) -> tuple[PledgeOutline, ...]:
    """The pledges of a document, in page order."""
    parts = [_Part()]
    for index, entry in enumerate(entries):
        part = parts[-1]
        key = _key(entry)
        if key == "numbered" and key not in part.seen and not OPENING.isdisjoint(part.seen):
            key = None  # an item of a list inside a part, not a title
        if key is not None and key in part.seen and _begins(entry, key, part, entries[index + 1 :]):
            if key in TITLE_KEYS:
                part = _Part(_take_form_head(parts[-1].entries, key))
            else:
                taken = _take_title(parts[-1].entries)
                if not taken:  # nothing above it looks like a title: the heading merely comes twice
                    parts[-1].entries.append(entry)
                    continue
                part = _Part(taken)
            part.seen = {k: _words(e) for e in part.entries if (k := _key(e)) is not None}
            parts.append(part)
        elif key in TITLE_KEYS and key in part.seen:
            continue  # a running head that repeats the title of its pledge
        part.entries.append(entry)
        if key is not None:
            part.seen.setdefault(key, _words(entry))
    return tuple(_outline(part.entries) for part in parts if any(not isinstance(e, Break) for e in part.entries))


def _begins(entry: Entry, key: str, part: _Part, following: list[Entry]) -> bool:
    """Whether what comes again begins another pledge: another title or number, or the same one over sections that come again."""
    if key not in TITLE_KEYS:
        return True
    if _words(entry) != part.seen[key]:
        return True
    for later in following:
        again = _key(later)
        if again in TITLE_KEYS and again == key:
            return False
        if again in OPENING and again in part.seen:
            return True
    return False


def _words(entry: Entry) -> str:
    """What a title or number says, squeezed; for comparing."""
    if isinstance(entry, TitleBox):
        return squeeze(f"{entry.number.text if entry.number else ''} {entry.title.text}")
    return squeeze(entry.value.text) if isinstance(entry, Line) else ""


def _key(entry: Entry) -> str | None:
    """What a pledge has only once."""
    if isinstance(entry, TitleBox):
        return "box"
    if isinstance(entry, Line) and entry.known is not None:
        if entry.known.field in TITLE_FIELDS and entry.value.text:
            return entry.known.field
        if entry.is_heading and entry.known.field in OPENING and not entry.note:
            return entry.known.field
    if isinstance(entry, Line) and entry.label is None and not entry.note and len(entry.whole.text) <= LONGEST_TITLE:
        return "numbered" if _SERIAL_TITLE.match(entry.whole.text) or _PREFIXED.fullmatch(entry.whole.text) else None
    return None


_SERIAL_TITLE = re.compile(r"\d{1,3}-\d{1,3}(?:-\d{1,3})?[.)]?\s+\S")


def _take_title(entries: list[Entry]) -> list[Entry]:
    """The lines at the end of the pledge before that head the next one, taken away from it."""
    last = max((i for i, entry in enumerate(entries) if _is_content(entry)), default=-1)
    tail = entries[last + 1 :]
    start = next((i for i, entry in enumerate(tail) if _is_plain(entry)), None)
    if start is None:
        return []
    taken = tail[start:]
    del entries[last + 1 + start :]
    return taken


def _take_form_head(entries: list[Entry], key: str) -> list[Entry]:
    """The sister labels (number before title, sector before both) right above a title, taken along."""
    start = len(entries)
    while start > 0:
        entry = entries[start - 1]
        sister = isinstance(entry, Line) and entry.known is not None and entry.known.field in FORM_HEAD
        if not (sister or isinstance(entry, Break)) or _key(entry) == key:
            break
        start -= 1
    taken = entries[start:]
    del entries[start:]
    return taken


def _is_content(entry: Entry) -> bool:
    """Bullets, tables and form cells that belong to a part, not to a title."""
    if isinstance(entry, RepairedTable):
        return True
    return isinstance(entry, Line) and not entry.form and bool(entry.marker or entry.label is not None or entry.note)


def _is_plain(entry: Entry) -> bool:
    return isinstance(entry, Line) and not entry.marker and entry.label is None and not entry.note


def _outline(entries: list[Entry]) -> PledgeOutline:
    title, number, rest = _title(entries)
    first = next((i for i, e in enumerate(rest) if isinstance(e, Line) and e.is_heading), len(rest))
    heads = [e for e in rest[:first] if isinstance(e, Line) and _heads_document(e) and e.whole.text]
    noted = tuple(finding("DOCUMENT_HEADING", place=e.whole.place, raw=e.whole.raw) for e in heads)
    return PledgeOutline(title, number, build_tree(e for e in rest if not any(e is head for head in heads)), noted)


def _title(entries: list[Entry]) -> tuple[Span | None, Span | None, list[Entry]]:
    """The title and number that the layout shows: a title box, or the first plain line before any part begins."""
    for index, entry in enumerate(entries):
        if isinstance(entry, TitleBox):
            return entry.title, entry.number, entries[:index] + entries[index + 1 :]
        if isinstance(entry, RepairedTable) or (isinstance(entry, Line) and entry.is_heading):
            break
    if any(isinstance(e, Line) and e.known is not None and e.known.field == "title" and e.value.text for e in entries):
        return None, None, entries
    numbered = next((i for i, e in enumerate(entries) if _key(e) == "number"), None)
    start = 0 if numbered is None else numbered + 1  # where a number has a label of its own, the title follows it
    for index, entry in enumerate(entries[start:], start=start):
        if isinstance(entry, RepairedTable) or (isinstance(entry, Line) and entry.is_heading):
            break
        if isinstance(entry, Line) and entry.label is None and not entry.note and not _heads_document(entry):
            number, title = _numbered(entry)
            return title, number, entries[:index] + entries[index + 1 :]
    return None, None, entries


def _heads_document(entry: Entry) -> bool:
    """Whether a line is a heading of the document (공약실천계획서, 관리카드, 별첨), which no pledge is named after."""
    if not isinstance(entry, Line) or entry.label is not None:
        return False
    text = _BRACKET.sub("", entry.whole.text)
    key = squeeze(text)
    if not key or lookup("phrases").get(_SERIAL.sub("", text)) == "attachment":
        return True
    return any(key.endswith(word) for word, kind in lookup("phrases").words.items() if kind == "document_heading")


_SERIAL = re.compile(r"[\d\s-]+$")
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]\s*$")
_PREFIXED = re.compile(r"[\[【(〔]?\s*공약\s*(\d{1,3}(?:-\d{1,3}){0,3})\s*[\]】)〕]?\s*[.:)]?\s+(\S.*)")


def _numbered(line: Line) -> tuple[Span | None, Span]:
    """A title line's number and title: `1-1. 어르신 …`, `12. …`."""
    if NUMBER.match(line.marker):
        return line.whole.reworded(line.marker.rstrip(".)"), line.marker), line.whole
    prefixed = _PREFIXED.fullmatch(line.whole.text)
    if prefixed is not None:
        return line.whole.reworded(prefixed[1]), line.whole.reworded(prefixed[2])
    first, _, rest = line.whole.text.partition(" ")
    if rest and NUMBER.match(first) and any(c in first for c in "-–"):
        return line.whole.reworded(first.rstrip(".)"), first), line.whole.reworded(rest)
    return None, line.whole
