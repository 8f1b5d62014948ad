"""Where one pledge ends and the next begins: by titles, numbers and headings that come again, never by pages."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import overload

from pipeline.document import Span
from pipeline.structure.cards import begins_card
from pipeline.structure.counting import below, first_below, follows, form_heading_below
from pipeline.structure.entries import Break, Chapter, Entry, Listed
from pipeline.structure.heads_taken import take_titles
from pipeline.structure.levels import family_of
from pipeline.structure.lines import Line
from pipeline.structure.titles import (
    CARD,
    OPENING,
    SECTIONS,
    TITLE_FIELDS,
    TITLE_KEYS,
    in_form,
    is_announced,
    is_content,
    is_fact,
    is_plain,
    page_of,
    plain_number,
    serial_of,
    words_of,
)
from pipeline.structure.titles_above import head_start, title_above
from pipeline.structure.volume_entries import Entries

HEADING = "heading"
"""How a pledge begins that no title key begins: with the plain lines above a heading that comes again."""


@dataclass(slots=True)
class Part:
    """One pledge: where its entries stand, what was seen in them, how it began, and the divider that it stands below.

    `seen` has the words of what was seen; of a pledge that is followed by another only those of its labelled title.
    `unsure` are words above it that may have been another divider, so that no sector is certain.
    """

    places: array[int] = field(default_factory=partial(array, "I"))
    seen: dict[str, str] = field(default_factory=dict)
    begun: str | None = None
    chapter: Chapter | None = None
    serial: int | None = None
    unsure: Span | None = None


class Held(Sequence[Entry]):
    """The entries of one pledge, which may be cut off from it."""

    def __init__(self, part: Part, entries: Entries) -> None:
        self._part = part
        self._entries = entries

    def __len__(self) -> int:
        return len(self._part.places)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        if isinstance(at, slice):
            return [self._entries[place] for place in self._part.places[at]]
        return self._entries[self._part.places[at]]

    def cut(self, start: int, end: int) -> array[int]:
        """Takes some entries away from the pledge; gives their places."""
        taken = self._part.places[start:end]
        del self._part.places[start:end]
        return taken


@dataclass(frozen=True, slots=True)
class Split:
    """The pledges in page order, and what stands before the first and on the dividers' pages between them."""

    parts: tuple[Part, ...]
    between: Sequence[int]


def split_pledges(entries: Entries) -> Split:
    """A document's entries, divided where pledges begin."""
    splitter = _Splitter(entries)
    splitter.run()
    parts = splitter.parts
    first = parts[0]
    begins = _first_pledge(parts, entries)
    between = first.places[:begins]
    first.places = first.places[begins:]
    divider = next(filter(entries.is_chapter, reversed(between)), None)
    first.chapter = None if divider is None else _divider(entries[divider])
    for part in parts:
        end = next((n for n, at in enumerate(part.places) if entries.is_chapter(at)), len(part.places))
        between += part.places[end:]
        del part.places[end:]
    filled = (part for part in parts if any(not isinstance(entries[at], Break) for at in part.places))
    return Split(tuple(filled), between)


def _divider(entry: Entry) -> Chapter | None:
    return entry if isinstance(entry, Chapter) else None


class _Splitter:
    """Goes through the entries of a document; the last of `parts` is the pledge that is open."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.parts = [Part()]
        self.chapter: Chapter | None = None
        self._closed: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}

    def run(self) -> None:
        for at in range(len(self.entries)):
            part = self.parts[-1]
            if self.entries.is_chapter(at):
                self.chapter = _divider(self.entries[at])
            key = self._key(at, part)
            if key is not None and (key in part.seen or key == "named") and self._begins(at, key, part):
                if key in TITLE_KEYS or key == CARD:
                    self._open(_take_form_head(part, key, self.entries), key)
                else:
                    for taken in take_titles(part, self.entries, at):
                        self._open(taken, HEADING)
            elif key in TITLE_KEYS and key in part.seen and words_of(self.entries[at]) == part.seen[key]:
                continue  # a running head that repeats the title of its pledge
            part = self.parts[-1]
            part.places.append(at)
            if key is not None and key not in part.seen:
                part.seen[key] = words_of(self.entries[at])

    def _open(self, taken: array[int], begun: str) -> None:
        keys = self.entries.keys
        seen = {key: words_of(self.entries[at]) for at in taken if (key := keys[at]) is not None}
        serial = next((number for at in taken if (number := plain_number(self.entries[at])) is not None), None)
        self._close(self.parts[-1])
        self.parts.append(Part(taken, seen, begun, self.chapter, serial))

    def _close(self, part: Part) -> None:
        """Lets go of words that only the open pledge is asked for; what is left is the same of most pledges."""
        seen = {key: words if key == "title" else "" for key, words in part.seen.items()}
        part.seen = self._closed.setdefault(tuple(seen.items()), seen)

    def _key(self, at: int, part: Part) -> str | None:
        key = self.entries.keys[at]
        free = OPENING.isdisjoint(part.seen) or self.entries.divides_parts(at)
        if key == "numbered" and key not in part.seen and not free:
            return None  # an item of a list inside a part, not a title
        return key

    def _begins(self, at: int, key: str, part: Part) -> bool:
        """Whether what comes again begins another pledge: another title or number, or the same one over sections that come again."""
        if key == CARD:
            return begins_card(part, at, self.entries)
        if key not in TITLE_KEYS:
            return True
        if self.entries.divides_parts(at):
            return True
        other = words_of(self.entries[at]) != part.seen.get(key)
        if key == "named":
            return other and self._stands_free(at) and any(is_content(self.entries[place]) for place in part.places)
        if other and key != "numbered":
            return True
        if self._sections_again(at, key, part):
            return True
        return other and (self._looks_alike(at, part) or self._counts_on(at, part))

    def _sections_again(self, at: int, key: str, part: Part) -> bool:
        """Whether a section that the open pledge has had comes before the next line of the same kind."""
        keys = self.entries.keys
        for place in range(at + 1, len(keys)):
            again = keys[place]
            if again == key:
                return False
            if again in OPENING and again in part.seen:
                return True
        return False

    def _own(self, part: Part) -> int | None:
        """The numbered line of the open pledge."""
        return next((place for place in part.places if self.entries.keys[place] == "numbered"), None)

    def _looks_alike(self, at: int, part: Part) -> bool:
        """Whether a numbered line stands as far left, and is as large, as the line that named the open pledge."""
        keys, place = self.entries.keys, self._own(part)
        entry, own = self.entries[at], None if place is None else self.entries[place]
        if not isinstance(entry, Line) or not isinstance(own, Line):
            return False
        before = self.entries[at - 1]
        in_list = isinstance(before, Line) and (before.is_heading or keys[at - 1] == "numbered")
        alike = (entry.indent, entry.size, entry.bold) == (own.indent, own.size, own.bold)
        after = at + 1
        alone = after == len(keys) or self.entries.is_chapter(after) or keys[after] == "numbered"
        return alike and alone and (not in_list or at - 1 == part.places[0])

    def _counts_on(self, at: int, part: Part) -> bool:
        """Whether a numbered line counts on from the one that named the open pledge, whose words stand between them.

        `공약 3. …` after `공약 2. …` says so itself; of bare numbers (`1-2. …`) both must stand over the same: a table of
        one kind, or one label.
        """
        place = self._own(part)
        if place is None:
            return False
        entry, own = self.entries[at], self.entries[place]
        before, after = serial_of(own), serial_of(entry)
        if before is None or after is None or not follows(before, after):
            return False
        others = (self.entries[other] for other in part.places if other != place)
        said = any(is_content(other) or in_form(other) for other in others)
        if not said or below(self.entries, at) is None:
            return False
        if is_announced(own) and is_announced(entry):
            return True
        titled = any(key in part.seen for key in TITLE_KEYS - {"numbered"})
        first = first_below(self.entries, place)
        if titled or first is None or first != first_below(self.entries, at):
            return False
        for line in (place, at):
            if (heading := form_heading_below(self.entries, line)) is not None:
                self.entries.mark_group(heading)
        return True

    def _stands_free(self, at: int) -> bool:
        """Whether what follows a line at once is a heading, a label, a table or another title, and no text that goes on."""
        following = next(self.entries.after(at, 1), None)
        if not isinstance(following, Line) or following.known is not None:
            return True
        return self.entries.keys[at + 1] in TITLE_KEYS


def _take_form_head(part: Part, key: str, entries: Entries) -> array[int]:
    """The sister labels (number before title, sector before both) right above a title, taken along."""
    start = head_start(part.places, len(part.places), key, entries)
    if key == "number":
        start -= title_above(part.places, start, part.places, entries)
    taken = part.places[start:]
    del part.places[start:]
    return taken


def _first_pledge(parts: list[Part], entries: Entries) -> int:
    """Where the first pledge begins among its part's entries: as the others do, behind lists and dividers."""
    places = parts[0].places
    divided = 0
    for n, at in enumerate(places):
        entry = entries[at]
        if isinstance(entry, Listed | Chapter):
            divided = n + 1
        elif (
            isinstance(entry, Line)
            and (entries.keys[at] in OPENING or entries.keys[at] in TITLE_FIELDS)
            and not _leads_to_list(places[n + 1 : n + 4], entries)
        ):
            break
    begun = Counter(part.begun for part in parts[1:]).most_common(1)
    way = begun[0][0] if begun else None
    if way in TITLE_KEYS or way == CARD:
        found = next((n for n in range(divided, len(places)) if entries.keys[places[n]] == way), None)
        if found is None:
            return divided
        start = head_start(places, found, way, entries)
        titled = title_above(places, start, parts[1].places, entries) if way == "number" else 0
        return max(divided, start - titled)
    return max(divided, _first_plain(parts, divided, entries))


def _leads_to_list(places: Iterable[int], entries: Entries) -> bool:
    """Whether what stands below a heading is a list of pledges, and not a section of one."""
    for entry in map(entries.__getitem__, places):
        if isinstance(entry, Listed | Chapter):
            return True
        if not isinstance(entry, Line | Break) or (isinstance(entry, Line) and entry.marker):
            return False
    return False


def _first_plain(parts: list[Part], start: int, entries: Entries) -> int:
    """Where the lines above the first heading begin that are its title: on its page, and as many as the other pledges have."""
    places = parts[0].places
    heading = next((n for n in range(start, len(places)) if _begins_content(entries.keys[places[n]])), None)
    if heading is None:
        return start
    if _heads_alike(parts, entries[places[heading - 1]] if heading > start else None, entries):
        divider = next((n for n in range(start, heading - 1) if _is_divider_like(entries[places[n]])), None)
        if divider is not None:
            return heading - 1
    above = {n: entries[places[n]] for n in range(start, heading)}
    run = [n for n, entry in above.items() if is_plain(entry) or plain_number(entry) is not None]
    lengths = [_plain_head(part, entries) for part in parts[1:] if part.begun == HEADING]
    if len(run) < 2:
        divided = run and run[0] > start and all(_is_divider_like(above[n]) for n in range(start, run[0]))
        return run[0] if divided and min(lengths, default=0) == 1 else start
    others = [n for n in range(run[0], run[-1]) if is_content(above[n]) and plain_number(above[n]) is None]
    if others:  # a marked line among those of a cover (Ⅰ. 경제) stands above the title
        return max(start, others[-1] + 1) if _is_divider_like(above[others[-1]]) else start
    page = page_of(above[run[-1]])
    if page is not None and page_of(above[run[0]]) != page:
        return next(n for n in run if page_of(above[n]) == page)
    return run[-min(lengths)] if lengths and 0 < min(lengths) <= len(run) else start


def _heads_alike(parts: list[Part], own: Entry | None, entries: Entries) -> bool:
    """Whether a marked line (□ …) is set as those are that begin the other pledges, all of them."""
    firsts = [entries[part.places[0]] for part in parts[1:] if part.begun == HEADING and part.places]
    families = {family_of(one.marker) for one in firsts if isinstance(one, Line)}
    if not isinstance(own, Line) or own.label is not None or len(families) != 1 or len(firsts) != len(parts) - 1:
        return False
    return bool(own.marker) and families == {family_of(own.marker)}


def _begins_content(key: str | None) -> bool:
    return key in SECTIONS or is_fact(key)


def _is_divider_like(entry: Entry) -> bool:
    """Whether a line is marked as a part of the volume is: by a roman number."""
    return isinstance(entry, Line) and entry.label is None and family_of(entry.marker) == "roman"


def _plain_head(part: Part, entries: Entries) -> int:
    """How many lines a pledge has above its first heading, table or form."""
    for n, entry in enumerate(map(entries.__getitem__, part.places)):
        if not isinstance(entry, Break) and not is_plain(entry) and plain_number(entry) is None:
            return n
    return len(part.places)
