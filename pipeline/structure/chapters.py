"""Dividers of a volume (제2장 복지 분야): lines that name the sector of the pledges below them."""

from __future__ import annotations

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
    key_of,
    name_keys,
    names_sheet,
    serial_of,
)
from pipeline.values.sectors import is_sentence, sector_in
from pipeline.vocabulary import lookup, squeeze

LONGEST = 40
"""A longer line is a sentence."""
LARGE = 1.3
"""Times the size of most lines; a divider without a known word is at least so large."""
MOST_BETWEEN = 6
"""Lines that may stand on a divider's page below it, before its first pledge."""
HEADS = frozenset({"", "roman", "number.", "■", "□", "◇"})
"""Families of marks that may stand before a divider's name."""


def mark_chapters(entries: list[Entry], names: Names) -> list[Entry]:
    """The entries with the dividers among them known as such."""
    alone = _alone_on_page(entries)
    sizes = [entry.size for entry in entries if isinstance(entry, Line) and entry.size is not None]
    large = LARGE * median(sizes) if sizes else None
    return [
        made
        if (made := _chapter(entry, names, large if index in alone else None) or _over_title(entries, index, names))
        and _pledge_follows(entries, index, names)
        else entry
        for index, entry in enumerate(entries)
    ]


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


def _over_title(entries: list[Entry], index: int, names: Names) -> Chapter | None:
    """The divider that a roman heading nobody knows is: right over a pledge's number, or named by the contents page."""
    entry = entries[index]
    if (
        not isinstance(entry, Line)
        or entry.label is not None
        or family_of(entry.marker) != "roman"
        or lookup("chapters").get(entry.whole.text) is not None
        or len(entry.whole.text) > LONGEST
    ):
        return None
    below = next((e for e in entries[index + 1 :] if not isinstance(e, Break)), None)
    paged = entry.whole.place is not None and entry.whole.place.page is not None
    told = not paged and bool(name_keys(entry.whole.text) & names.others)
    over = isinstance(below, Line) and not below.is_heading and serial_of(below) is not None
    return Chapter(entry.whole, entry.whole, look_of(entry)) if told or over else None


def _looks(line: Line, family: str, names: Names, large: float) -> bool:
    """Whether a line alone on its page is a divider: with a roman number, named by the contents, or in large letters."""
    told = family == "roman" or bool(name_keys(line.whole.text) & names.others)
    return told or (line.size is not None and line.size >= large)


def _name(text: str, names: Names) -> str | None:
    if squeeze(text) in names.titles or len(text) > LONGEST:
        return None
    said = sector_in(text)
    if said is not None:
        return said
    return text if squeeze(text) in names.sectors else None


def _as(span: Span, name: str) -> Span:
    return span.reworded(name)


def _alone_on_page(entries: list[Entry]) -> frozenset[int]:
    """The lines on pages that hold nothing but two or three lines; none where the format knows no pages."""
    pages: dict[int, list[int]] = {}
    full: set[int] = set()
    for index, entry in enumerate(entries):
        page = entry.whole.place.page if isinstance(entry, Line) and entry.whole.place is not None else None
        if isinstance(entry, Line) and page is not None:
            pages.setdefault(page, []).append(index)
        elif isinstance(entry, TitleBox) and entry.title.place is not None and entry.title.place.page is not None:
            full.add(entry.title.place.page)
        elif not isinstance(entry, Line | Break):
            full |= _pages_of(entry)
    return frozenset(i for page, lines in pages.items() if page not in full and len(lines) <= 3 for i in lines)


def _pages_of(entry: Entry) -> set[int]:
    grid = entry.candidate.settled.grid if isinstance(entry, Listed) else getattr(entry, "grid", None)
    return set() if grid is None else set(grid.pages)


def _pledge_follows(entries: list[Entry], index: int, names: Names) -> bool:
    """Whether a pledge, its list or the next divider comes before any content; a heading at once makes the line a title."""
    plain = 0
    for entry in entries[index + 1 : index + 1 + MOST_BETWEEN]:
        if isinstance(entry, TitleBox | Listed):
            return True
        if isinstance(entry, Break):
            continue
        if not isinstance(entry, Line):
            return False
        key = key_of(entry, names)
        if key in TITLE_KEYS or (entry.known is not None and entry.known.field in FORM_HEAD):
            return True
        if _chapter(entry, names, None) is not None:
            return True
        if key in OPENING or entry.form:
            return plain > 0 or entry.form
        if entry.marker and family_of(entry.marker) not in {"roman", "number."}:
            return False
        plain += 1
    return plain > 0 and _heading_after(entries, index)


def _heading_after(entries: list[Entry], index: int) -> bool:
    """Whether a section's heading follows closely: then one of the lines before it is a title."""
    return any(isinstance(e, Line) and e.is_heading for e in entries[index + 1 : index + 2 + MOST_BETWEEN])
