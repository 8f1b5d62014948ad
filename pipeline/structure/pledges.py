"""Where one pledge ends and the next begins: by titles, numbers and headings that come again, never by pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.document import RepairedTable, Span
from pipeline.structure.counting import below, first_below, follows
from pipeline.structure.entries import Break, Chapter, Entry, Listed, TitleBox
from pipeline.structure.levels import family_of
from pipeline.structure.lines import Line
from pipeline.structure.titles import (
    FORM_HEAD,
    OPENING,
    TITLE_KEYS,
    Names,
    heads_document,
    is_announced,
    is_content,
    is_plain,
    key_of,
    plain_number,
    serial_of,
    words_of,
)

HEADING = "heading"
"""How a pledge begins that no title key begins: with the plain lines above a heading that comes again."""


@dataclass(slots=True)
class Part:
    """One pledge's entries, what was seen in them, how it began, and the divider that it stands below.

    `unsure` are words above it that may have been another divider, so that no sector is certain.
    """

    entries: list[Entry] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    begun: str | None = None
    chapter: Chapter | None = None
    serial: int | None = None
    unsure: Span | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The pledges in page order, and what stands before the first and on the dividers' pages between them."""

    parts: tuple[Part, ...]
    between: tuple[Entry, ...]


def split_pledges(entries: Sequence[Entry], names: Names) -> Split:
    """A document's entries, divided where pledges begin."""
    splitter = _Splitter(list(entries), names)
    splitter.run()
    parts = splitter.parts
    between: list[Entry] = []
    first = _first_pledge(parts, names)
    between += parts[0].entries[:first]
    parts[0].entries = parts[0].entries[first:]
    parts[0].chapter = next((e for e in reversed(between) if isinstance(e, Chapter)), None)
    for part in parts:
        end = next((at for at, entry in enumerate(part.entries) if isinstance(entry, Chapter)), len(part.entries))
        between += part.entries[end:]
        del part.entries[end:]
    return Split(tuple(part for part in parts if any(not isinstance(e, Break) for e in part.entries)), tuple(between))


class _Splitter:
    """Goes through the entries of a document; the last of `parts` is the pledge that is open."""

    def __init__(self, entries: list[Entry], names: Names) -> None:
        self.entries = entries
        self.names = names
        self.parts = [Part()]
        self.chapter: Chapter | None = None

    def run(self) -> None:
        for index, entry in enumerate(self.entries):
            part = self.parts[-1]
            if isinstance(entry, Chapter):
                self.chapter = entry
            key = self._key(entry, part)
            if key is not None and (key in part.seen or key == "named") and self._begins(index, key, part):
                if key in TITLE_KEYS:
                    self._open(_take_form_head(part.entries, key, self.names), key)
                else:
                    titles = _take_titles(part)
                    for taken in titles:
                        self._open(taken, HEADING)
            elif key in TITLE_KEYS and key in part.seen and words_of(entry) == part.seen[key]:
                continue  # a running head that repeats the title of its pledge
            part = self.parts[-1]
            part.entries.append(entry)
            if key is not None:
                part.seen.setdefault(key, words_of(entry))

    def _open(self, taken: list[Entry], begun: str) -> None:
        seen = {key: words_of(e) for e in taken if (key := key_of(e, self.names)) is not None}
        serial = next((number for e in taken if (number := plain_number(e)) is not None), None)
        self.parts.append(Part(taken, seen, begun, self.chapter, serial))

    def _key(self, entry: Entry, part: Part) -> str | None:
        key = key_of(entry, self.names)
        if key == "numbered" and key not in part.seen and not OPENING.isdisjoint(part.seen):
            return None  # an item of a list inside a part, not a title
        return key

    def _begins(self, index: int, key: str, part: Part) -> bool:
        """Whether what comes again begins another pledge: another title or number, or the same one over sections that come again."""
        if key not in TITLE_KEYS:
            return True
        other = words_of(self.entries[index]) != part.seen.get(key)
        if key == "named":
            return other and self._stands_free(index) and any(map(is_content, part.entries))
        if other and key != "numbered":
            return True
        if self._sections_again(index, key, part):
            return True
        return other and (self._looks_alike(index, part) or self._counts_on(index, part))

    def _sections_again(self, index: int, key: str, part: Part) -> bool:
        """Whether a section that the open pledge has had comes before the next line of the same kind."""
        for later in self.entries[index + 1 :]:
            again = key_of(later, self.names)
            if again == key:
                return False
            if again in OPENING and again in part.seen:
                return True
        return False

    def _looks_alike(self, index: int, part: Part) -> bool:
        """Whether a numbered line stands as far left, and is as large, as the line that named the open pledge."""
        entry = self.entries[index]
        own = next((e for e in part.entries if key_of(e, self.names) == "numbered"), None)
        if not isinstance(entry, Line) or not isinstance(own, Line):
            return False
        before = self.entries[index - 1]
        in_list = isinstance(before, Line) and (before.is_heading or key_of(before, self.names) == "numbered")
        alike = (entry.indent, entry.size, entry.bold) == (own.indent, own.size, own.bold)
        after = self.entries[index + 1] if index + 1 < len(self.entries) else None
        alone = after is None or isinstance(after, Chapter) or key_of(after, self.names) == "numbered"
        return alike and alone and (not in_list or before is part.entries[0])

    def _counts_on(self, index: int, part: Part) -> bool:
        """Whether a numbered line counts on from the one that named the open pledge, whose words stand between them.

        `공약 3. …` after `공약 2. …` says so itself; of bare numbers (`1-2. …`) both must stand over the same: a table of
        one kind, or one label.
        """
        entry = self.entries[index]
        own = next((e for e in part.entries if key_of(e, self.names) == "numbered"), None)
        before, after = None if own is None else serial_of(own), serial_of(entry)
        if own is None or before is None or after is None or not follows(before, after):
            return False
        if not any(is_content(e) for e in part.entries if e is not own) or below(self.entries, index) is None:
            return False
        if is_announced(own) and is_announced(entry):
            return True
        titled = any(key in part.seen for key in TITLE_KEYS - {"numbered"})
        first = first_below(self.entries, self.entries.index(own))
        return not titled and first is not None and first == first_below(self.entries, index)

    def _stands_free(self, index: int) -> bool:
        """Whether what follows a line at once is a heading, a label, a table or another title, and no text that goes on."""
        following = self.entries[index + 1 : index + 3]
        if not following:
            return True
        for entry in following:
            if not isinstance(entry, Line) or entry.known is not None or key_of(entry, self.names) in TITLE_KEYS:
                return True
            if entry.marker:
                return False
        return False


def _take_titles(part: Part) -> list[list[Entry]]:
    """The lines at the end of a pledge that head the next one, taken away from it: a list for each title among them."""
    entries = part.entries
    last = max((i for i, entry in enumerate(entries) if is_content(entry)), default=-1)
    start = next((i for i in range(last + 1, len(entries)) if is_plain(entries[i])), None)
    if start is not None:
        pages = [_page(entry) for entry in entries[start:]]
        start += max(
            (i + 1 for i, page in enumerate(pages) if page != pages[-1] and None not in {page, pages[-1]}), default=0
        )
        taken = entries[start:]
        del entries[start:]
        return [taken]
    return _take_counted(part)


def _take_counted(part: Part) -> list[list[Entry]]:
    """Lines `12. …`, `13. …` at the end of a pledge that count on from its own number; all but the last name empty ones."""
    entries = part.entries
    tail = len(entries)
    while tail > 0 and (plain_number(entries[tail - 1]) is not None or isinstance(entries[tail - 1], Break)):
        tail -= 1
    own = part.serial if part.serial is not None else _first_serial(entries[:tail])
    counted = [at for at in range(tail, len(entries)) if plain_number(entries[at]) is not None]
    if not counted or own is None:
        return []
    start = next((at for at in counted if plain_number(entries[at]) == own + 1), None)
    if start is None or [plain_number(entries[at]) for at in counted if at >= start] != list(
        range(own + 1, own + 1 + len([at for at in counted if at >= start]))
    ):
        return []
    taken = [[entries[at]] for at in counted if at >= start]
    del entries[start:]
    return taken


def _first_serial(entries: list[Entry]) -> int | None:
    """The number of the title line of a pledge that nothing announced: the first numbered line before any section."""
    for entry in entries:
        if isinstance(entry, RepairedTable) or (isinstance(entry, Line) and entry.is_heading):
            return None
        if (number := plain_number(entry)) is not None:
            return number
    return None


def _take_form_head(entries: list[Entry], key: str, names: Names) -> list[Entry]:
    """The sister labels (number before title, sector before both) right above a title, taken along."""
    start = _head_start(entries, len(entries), key, names)
    taken = entries[start:]
    del entries[start:]
    return taken


def _head_start(entries: list[Entry], end: int, key: str, names: Names) -> int:
    start = end
    while start > 0:
        entry = entries[start - 1]
        sister = isinstance(entry, Line) and entry.known is not None and entry.known.field in FORM_HEAD
        if not (sister or isinstance(entry, Break) or heads_document(entry)) or key_of(entry, names) == key:
            break
        start -= 1
    return start


def _first_pledge(parts: list[Part], names: Names) -> int:
    """Where the first pledge begins among its part's entries: as the others do, behind lists and dividers."""
    entries = parts[0].entries
    divided = 0
    for at, entry in enumerate(entries):
        if isinstance(entry, Listed | Chapter):
            divided = at + 1
        elif isinstance(entry, Line) and key_of(entry, names) in OPENING and not _leads_to_list(entries, at):
            break
    begun = Counter(part.begun for part in parts[1:]).most_common(1)
    way = begun[0][0] if begun else None
    if way in TITLE_KEYS:
        found = _first_with(entries, way, divided, names)
        return max(divided, found if found is not None else divided)
    return max(divided, _first_plain(parts, entries, divided, names))


def _leads_to_list(entries: list[Entry], at: int) -> bool:
    """Whether a heading stands above a list of pledges, and not above a section of one."""
    for entry in entries[at + 1 : at + 4]:
        if isinstance(entry, Listed | Chapter):
            return True
        if not isinstance(entry, Line | Break) or (isinstance(entry, Line) and entry.marker):
            return False
    return False


def _first_with(entries: list[Entry], key: str | None, start: int, names: Names) -> int | None:
    for at in range(start, len(entries)):
        if key_of(entries[at], names) == key:
            return _head_start(entries, at, key or "", names)
    return None


def _first_plain(parts: list[Part], entries: list[Entry], start: int, names: Names) -> int:
    """Where the lines above the first heading begin that are its title: on its page, and as many as the other pledges have."""
    heading = next((i for i in range(start, len(entries)) if key_of(entries[i], names) in OPENING), None)
    if heading is None:
        return start
    run = [i for i in range(start, heading) if is_plain(entries[i]) or plain_number(entries[i]) is not None]
    if len(run) < 2:
        return start
    others = [at for at in range(run[0], run[-1]) if is_content(entries[at]) and plain_number(entries[at]) is None]
    if others:  # a marked line among those of a cover (Ⅰ. 경제) stands above the title
        return max(start, others[-1] + 1) if _is_divider_like(entries[others[-1]]) else start
    page = _page(entries[run[-1]])
    if page is not None and _page(entries[run[0]]) != page:
        return next(i for i in run if _page(entries[i]) == page)
    lengths = [_plain_head(part.entries) for part in parts[1:] if part.begun == HEADING]
    return run[-min(lengths)] if lengths and 0 < min(lengths) <= len(run) else start


def _is_divider_like(entry: Entry) -> bool:
    """Whether a line is marked as a part of the volume is: by a roman number."""
    return isinstance(entry, Line) and entry.label is None and family_of(entry.marker) == "roman"


def _plain_head(entries: list[Entry]) -> int:
    """How many lines a pledge has above its first heading, table or form."""
    for at, entry in enumerate(entries):
        if not isinstance(entry, Break) and not is_plain(entry) and plain_number(entry) is None:
            return at
    return len(entries)


def _page(entry: Entry) -> int | None:
    if isinstance(entry, Line):
        return None if entry.whole.place is None else entry.whole.place.page
    return entry.title.place.page if isinstance(entry, TitleBox) and entry.title.place is not None else None
