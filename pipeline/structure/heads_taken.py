"""The lines at the end of a pledge that are the head of the next one: its title, and what is said of it right below.

A heading that comes again (사업개요, 추진상황) shows that another pledge has begun above it. How far above is told by
its title: a plain line, one that counts on (`13. …`), or one set as the title of the open pledge was (`□ …`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Protocol

from pipeline.document import RepairedTable
from pipeline.structure.counting import TOLERANCE
from pipeline.structure.entries import Break, Entry
from pipeline.structure.levels import family_of
from pipeline.structure.lines import Line
from pipeline.structure.titles import (
    REPORT,
    SECTIONS,
    TITLE_KEYS,
    heads_document,
    is_content,
    is_fact,
    is_plain,
    page_of,
    plain_number,
)
from pipeline.structure.volume_entries import Entries
from pipeline.vocabulary import squeeze

_SAID = frozenset(
    {
        "departments", "supporting_departments", "rate", "status", "as_of", "sector", "strategy", "number",
        "classification", "continuity", "budget_kind", "completion", "authority", "horizon", "horizon_or_period",
    }
)  # fmt: skip
"""What a line between a title and the first section says of the pledge: 담당부서 : 도로과."""
LARGER = 1.1
"""Times the size of the text below: so set is a title."""
_FACTS = _SAID | {"period", "cost", "location", "agency", "scale", "target_group"}
"""The same below a title that is one by its number or its mark."""


class Part(Protocol):
    """What is needed of a pledge that is being gathered."""

    places: array[int]
    seen: dict[str, str]
    serial: int | None


def take_titles(part: Part, entries: Entries, at: int) -> list[array[int]]:
    """The head of the next pledge, taken away from the open one: a list for each title among its lines.

    At `at` stands what has come again: a section, or in a pledge without sections its first fact. Sections of a report (추진실적, 향후계획) may come again for each project of
    a pledge, so that they need a title that is one by its number or its mark.
    """
    places, key = part.places, entries.keys[at] or ""
    if is_fact(key):
        return _take_over_facts(part, at, entries)
    below = _said_from(places, entries, _FACTS, _said_first(places, entries))
    if below < len(places) or key in REPORT:
        if not TITLE_KEYS.isdisjoint(part.seen):
            return []
        told = _take_counted(part, below, entries) or _take_alike(part, below, entries, key)
        told = told or _take_standing_out(part, below, entries)
        if told or key in REPORT:
            return told
        below = _said_from(places, entries, _SAID)
    start = _plain_start(places[:below], entries)
    if start is not None:
        return [_taken(part, start)]
    return _take_counted(part, below, entries) or _take_alike(part, below, entries, key)


def _take_over_facts(part: Part, at: int, entries: Entries) -> list[array[int]]:
    """The title right above the first fact of a pledge that says nothing but facts, in the order of the one before."""
    keys, places = entries.keys, part.places
    first = next((place for place in places if is_fact(keys[place])), None)
    if first is None or not (TITLE_KEYS | SECTIONS).isdisjoint(part.seen) or not alike_below(first, at, entries):
        return []
    end = len(places)
    told = _take_counted(part, end, entries) or _take_alike(part, end, entries, keys[at] or "")
    start = None if told else _plain_start(places, entries)
    return told if start is None else [_taken(part, start)]


def alike_below(one: int, other: int, entries: Entries) -> bool:
    """Whether two lines and those below them have the same labels, two of them at least."""
    both = [[entries[at], *entries.after(at, 1)] for at in (one, other)]
    labels = [
        [squeeze(line.label.text) for line in lines if isinstance(line, Line) and line.label is not None]
        for lines in both
    ]
    return len(labels[0]) > 1 and labels[0] == labels[1]


def _said_first(places: Sequence[int], entries: Entries) -> frozenset[str]:
    """The labels, known or not, right below the title that the open pledge begins with, up to its first section."""
    found: set[str] = set()
    for entry in map(entries.__getitem__, places):
        if isinstance(entry, RepairedTable) or (isinstance(entry, Line) and entry.is_heading):
            break
        if isinstance(entry, Line) and entry.label is not None and entry.value.text:
            found.add(squeeze(entry.label.text))
        elif found and not isinstance(entry, Break):
            break
    return frozenset(found)


def _said_from(
    places: Sequence[int], entries: Entries, fields: frozenset[str], labels: frozenset[str] = frozenset()
) -> int:
    """Where the lines with a label and its value begin that end a pledge: those below the title of the next one.

    They are those of the given fields, and those with the given labels, whatever these mean.
    """
    start = len(places)
    while start > 0:
        entry = entries[places[start - 1]]
        named = isinstance(entry, Line) and (
            (entry.known is not None and entry.known.field in fields)
            or (entry.label is not None and squeeze(entry.label.text) in labels)
        )
        if not (isinstance(entry, Break) or (named and isinstance(entry, Line) and entry.value.text)):
            break
        start -= 1
    return start


def _plain_start(places: Sequence[int], entries: Entries) -> int | None:
    """Where the plain lines begin behind the last content, on the page of the last of them."""
    last = next((n for n in range(len(places) - 1, -1, -1) if is_content(entries[places[n]])), -1)
    start = next((n for n in range(last + 1, len(places)) if is_plain(entries[places[n]])), None)
    if start is None:
        return None
    pages = [page_of(entries[at]) for at in places[start:]]
    return start + max(
        (n + 1 for n, page in enumerate(pages) if page != pages[-1] and None not in {page, pages[-1]}), default=0
    )


def _taken(part: Part, start: int) -> array[int]:
    """The end of a pledge, taken away from it."""
    taken = part.places[start:]
    del part.places[start:]
    return taken


def _take_counted(part: Part, below: int, entries: Entries) -> list[array[int]]:
    """Lines `12. …`, `13. …` above `below` that count on from the pledge's own number; all but the last name empty ones."""
    places = part.places
    tail = below
    while tail > 0 and (plain_number(last := entries[places[tail - 1]]) is not None or isinstance(last, Break)):
        tail -= 1
    own = part.serial if part.serial is not None else _first_serial(map(entries.__getitem__, places[:tail]))
    numbers = [(n, number) for n in range(tail, below) if (number := plain_number(entries[places[n]])) is not None]
    start = next((n for n, number in numbers if own is not None and number == own + 1), None)
    if start is None or own is None:
        return []
    counted = [(n, number) for n, number in numbers if n >= start]
    if [number for _, number in counted] != list(range(own + 1, own + 1 + len(counted))):
        return []
    taken = [places[n : n + 1] for n, _ in counted]
    taken[-1].extend(places[below:])
    del places[start:]
    return taken


def _take_alike(part: Part, below: int, entries: Entries, key: str) -> list[array[int]]:
    """A line right above `below` that is set as the pledge's own first line is, which stood over the same section."""
    places = part.places
    kept = [
        (n, one)
        for n, at in enumerate(places)
        if (one := entries.keys[at]) is not None and is_fact(one) == is_fact(key)
    ]
    found, first = next(((n, one) for n, one in kept if one in SECTIONS or is_fact(one)), (0, None))
    above = [entries[at] for at in places[:found]]
    own = above[-1] if above else None  # what stands above that is marked otherwise divides the document: Ⅲ. 안심도시
    if not isinstance(own, Line) or not _is_marked(own):
        own = next((entry for entry in map(entries.__getitem__, places) if not _is_above(entry)), None)
    if not below or first != key or not isinstance(own, Line):
        return []
    title = entries[places[below - 1]]
    if not isinstance(title, Line) or not _is_marked(own) or not _is_marked(title):
        return []
    alike = family_of(title.marker) == family_of(own.marker) and abs(title.indent - own.indent) <= TOLERANCE
    return [_taken(part, below - 1)] if alike and title.size == own.size else []


def _take_standing_out(part: Part, below: int, entries: Entries) -> list[array[int]]:
    """A plain line right above the facts at `below` that is set as the pledge's own title is, larger or bolder than they."""
    first = next((n for n, at in enumerate(part.places) if _fact(entries[at]) is not None), 0)
    if not 0 < first < below:
        return []
    own, title = (_over_fact(part.places, at, entries) for at in (first, below))
    if own is None or title is None or squeeze(own[0].whole.text) == squeeze(title[0].whole.text):
        return []
    alike = all(_look(one) == _look(other) for one, other in zip(own, title, strict=True))
    return [_taken(part, below - 1)] if alike and _stands_out(*title) else []


def _over_fact(places: Sequence[int], below: int, entries: Entries) -> tuple[Line, Line] | None:
    """The plain line right above `below` and the first fact from there on."""
    above = entries[places[below - 1]]
    fact = next((line for at in places[below:] if (line := _fact(entries[at])) is not None), None)
    return (above, fact) if isinstance(above, Line) and is_plain(above) and fact is not None else None


def _fact(entry: Entry) -> Line | None:
    return entry if isinstance(entry, Line) and entry.known is not None and entry.value.text else None


def _look(line: Line) -> tuple[float | None, bool | None]:
    return line.size, line.bold


def _stands_out(title: Line, fact: Line) -> bool:
    """Whether a title is bolder or larger than the fact below it."""
    larger = title.size is not None and fact.size is not None and title.size >= LARGER * fact.size
    return larger or bool(title.bold and fact.bold is False)


def _is_above(entry: Entry) -> bool:
    return isinstance(entry, Break) or heads_document(entry) or is_plain(entry)


def _is_marked(line: Line) -> bool:
    """Whether a line is words behind a mark, and no label."""
    return bool(line.marker) and line.label is None and not line.note and not line.form


def _first_serial(entries: Iterable[Entry]) -> int | None:
    """The number of the title line of a pledge that nothing announced: the first numbered line before any section."""
    for entry in entries:
        if isinstance(entry, RepairedTable) or (isinstance(entry, Line) and entry.is_heading):
            return None
        if (number := plain_number(entry)) is not None:
            return number
    return None
