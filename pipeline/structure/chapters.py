"""Dividers of a volume (제2장 복지 분야): lines that name the sector of the pledges below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median

from pipeline.document import Span
from pipeline.structure.entries import Break, Chapter, Entry, Listed, TitleBox
from pipeline.structure.levels import family_of
from pipeline.structure.lines import Line
from pipeline.structure.titles import (
    FORM_HEAD,
    OPENING,
    TITLE_KEYS,
    Names,
    heads_document,
    name_keys,
    names_sheet,
    serial_of,
)
from pipeline.structure.volume_entries import Entries
from pipeline.values.sectors import is_sentence, sector_in
from pipeline.vocabulary import lookup, squeeze

LONGEST = 40
"""A longer line is a sentence."""
LARGE = 1.3
"""Times the size of most lines; a divider without a known word is at least so large."""
MOST_ALONE = 3
"""Lines that a divider's page holds."""
MOST_BETWEEN = 6
"""Lines that may stand on a divider's page below it, before its first pledge."""
HEADS = frozenset({"", "roman", "number.", "■", "□", "◇"})
"""Families of marks that may stand before a divider's name."""


class Looks:
    """How large the lines of a document are, and which of them stand alone on their page; gathered as they pass."""

    def __init__(self) -> None:
        self._sizes: Counter[float] = Counter()
        self._lines: dict[int, list[int]] = {}
        self._full: set[int] = set()

    def seen(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries."""
        for at, entry in enumerate(entries):
            if isinstance(entry, Line):
                self._see(at, entry)
            elif isinstance(entry, TitleBox):
                self._full |= _page_of(entry.title)
            elif not isinstance(entry, Break):
                self._full |= _pages_of(entry)
            yield entry

    def _see(self, at: int, line: Line) -> None:
        if line.size is not None:
            self._sizes[line.size] += 1
        for page in _page_of(line.whole):
            if page in self._full:
                continue
            lines = self._lines.setdefault(page, [])
            if len(lines) < MOST_ALONE:
                lines.append(at)
            else:  # most pages: nothing of them need be kept
                self._full.add(page)
                del self._lines[page]

    @property
    def large(self) -> float | None:
        """The size from which a line may be a divider; None where the format tells no sizes."""
        return LARGE * median(self._sizes.elements()) if self._sizes else None

    @property
    def alone(self) -> frozenset[int]:
        """The lines on pages that hold nothing but two or three lines; none where the format knows no pages."""
        sparse = (lines for page, lines in self._lines.items() if page not in self._full)
        return frozenset(at for lines in sparse for at in lines)


def mark_chapters(entries: Entries, looks: Looks) -> None:
    """Marks the dividers among the entries of a document."""
    large, alone, names = looks.large, looks.alone, entries.names
    for at, entry in enumerate(entries):
        made = _chapter(entry, names, large if at in alone else None) or _over_title(entries, at, entry)
        if made is not None and _pledge_follows(entries, at):
            entries.mark(at, made)


def _chapter(entry: Entry, names: Names, large: float | None) -> Chapter | None:
    """The divider that a line or a box may be, by its words, or by what a list or a contents page names.

    `large` is the size from which a line is one by its looks, for lines that stand alone on their page; else None.
    """
    if isinstance(entry, TitleBox):
        known = _name(entry.title.text, names)
        boxed = entry.number is None or not any(c in entry.number.text for c in "-–")
        return Chapter(_as(entry.title, known), entry.title) if known and boxed else None
    if (
        not isinstance(entry, Line)
        or entry.note
        or entry.form
        or (heads_document(entry) and not names_sheet(entry))
        or len(entry.whole.text) > LONGEST
    ):
        return None
    family = family_of(entry.marker)
    if (
        entry.known is not None
        and entry.known.field == "sector"
        and entry.value.text
        and family in {"roman", "number."}
    ):
        return Chapter(entry.value, entry.whole, look_of(entry))
    if entry.known is not None or entry.label is not None or family not in HEADS:
        return None
    name = _name(entry.whole.text, names)
    if name is None and large is not None and not is_sentence(entry.whole.text) and _looks(entry, family, names, large):
        name = None if lookup("chapters").get(entry.whole.text) is not None else entry.whole.text
    return None if name is None else Chapter(_as(entry.whole, name), entry.whole, look_of(entry))


def look_of(line: Line) -> tuple[object, ...]:
    """How a line is set; dividers of one document look alike."""
    return family_of(line.marker), line.indent, line.size, line.bold, line.heading


def _over_title(entries: Entries, at: int, entry: Entry) -> Chapter | None:
    """The divider that a roman heading nobody knows is: right over a pledge's number, or named by the contents page."""
    if (
        not isinstance(entry, Line)
        or entry.label is not None
        or family_of(entry.marker) != "roman"
        or lookup("chapters").get(entry.whole.text) is not None
        or len(entry.whole.text) > LONGEST
    ):
        return None
    below = next((e for e in entries.after(at) if not isinstance(e, Break)), None)
    told = not _page_of(entry.whole) and bool(name_keys(entry.whole.text) & entries.names.others)
    over = isinstance(below, Line) and not below.is_heading and serial_of(below) is not None
    return Chapter(entry.whole, entry.whole, look_of(entry)) if told or over else None


def _looks(line: Line, family: str, names: Names, large: float) -> bool:
    """Whether a line alone on its page is a divider: with a roman number, named by the contents, or in large letters."""
    told = family == "roman" or bool(name_keys(line.whole.text) & names.others)
    counted = (
        line.whole.text[:1].isdigit() and serial_of(line) is not None
    )  # 1-1 …, a pledge over a form that went overleaf
    return told or (line.size is not None and line.size >= large and not counted)


def _name(text: str, names: Names) -> str | None:
    if squeeze(text) in names.titles or len(text) > LONGEST:
        return None
    said = sector_in(text)
    if said is not None:
        return said
    return text if squeeze(text) in names.sectors else None


def _as(span: Span, name: str) -> Span:
    return span.reworded(name)


def _page_of(span: Span) -> set[int]:
    return set() if span.place is None or span.place.page is None else {span.place.page}


def _pages_of(entry: Entry) -> set[int]:
    grid = entry.candidate.settled.grid if isinstance(entry, Listed) else getattr(entry, "grid", None)
    return set() if grid is None else set(grid.pages)


def _pledge_follows(entries: Entries, at: int) -> bool:
    """Whether a pledge, its list or the next divider comes before any content; a heading at once makes the line a title."""
    plain = 0
    for index, entry in enumerate(entries.after(at, MOST_BETWEEN), start=at + 1):
        if isinstance(entry, TitleBox | Listed):
            return True
        if isinstance(entry, Break):
            continue
        if not isinstance(entry, Line):
            return False
        key = entries.keys[index]
        if key in TITLE_KEYS or (entry.known is not None and entry.known.field in FORM_HEAD):
            return True
        if _chapter(entry, entries.names, None) is not None:
            return True
        if key in OPENING or entry.form:
            return plain > 0 or entry.form
        if entry.marker and family_of(entry.marker) not in {"roman", "number."}:
            return False
        plain += 1
    return plain > 0 and _heading_after(entries, at)


def _heading_after(entries: Entries, at: int) -> bool:
    """Whether a section's heading follows closely: then one of the lines before it is a title."""
    return any(isinstance(e, Line) and e.is_heading for e in entries.after(at, MOST_BETWEEN + 1))
