"""Lines that name a pledge: numbered, boxed, labelled, or named by a contents page or a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import ContentsEntry, Span
from pipeline.structure.entries import Break, Chapter, Entry, TitleBox
from pipeline.structure.lines import Line, is_tab
from pipeline.structure.listings import Candidate
from pipeline.values.announced import DASH, announced_title, bare_serial
from pipeline.values.numbering import LONGEST_TITLE, NUMBER, ROMANS, SERIAL_TITLE, bare_number_apart, number_apart
from pipeline.values.text import strip_marker
from pipeline.vocabulary import CANDIDATE_FIELDS, find_label, lookup, squeeze

OPENING = frozenset({"commitments", "goals", "overview", "budget", "plan", "targets"})
"""Sections that a pledge has once: the second one of the same name belongs to the next pledge."""

REPORT = frozenset({"status", "achievements", "next_steps"})
"""Sections that a report of progress has once for each pledge."""

SECTIONS = OPENING | REPORT

FACTS = frozenset(
    {
        "departments", "period", "cost", "location", "agency", "target_group", "sector", "legal_basis", "goals", "effects",
        "plan", "schedule", "description", "scale", "funding", "officers", "status", "rate", "commitments", "budget",
    }
)  # fmt: skip
"""Labels with a value (사업기간 : 2027년) of which a pledge without any section has one each."""

TITLE_FIELDS = frozenset({"title", "number"})

TITLE_KEYS = TITLE_FIELDS | {"box", "numbered", "named"}
"""What begins a pledge when it comes again with other words: a label, a box, a line `2-2. 가람 도서관 건립`."""

CARD = "card"
"""What begins a pledge that has no title but the name of its project: `사업명 : 가람 도서관 건립`."""

FORM_HEAD = TITLE_FIELDS | CANDIDATE_FIELDS | {"sector", "strategy"}
"""Labels that may stand above a title and belong to it."""

_LEADING_DASH = re.compile(rf"\s*{DASH}\s+")
_PLAIN_NUMBER = re.compile(r"(\d{1,3})[.)]")
_NUMBER_AHEAD = re.compile(
    r"(?:[\[<〈【〔]\s?(\d{1,3})\s?[\]>〉】〕]|제\s?(\d{1,3})\s?호|(\d{1,3})(?=\s))\s*(?=[^\d\s])"
)
_SERIAL = re.compile(r"[\d\s-]+$")
_NUMBER_BEHIND = re.compile(r"(?P<title>.*\S)\s*[(\[]\s*(?P<number>\d{1,2}(?:-\d{1,2}){1,2})\s*[)\]]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]\s*$")


@dataclass(frozen=True, slots=True)
class Names:
    """What contents pages and lists name, squeezed: `titles` of pledges, `sectors`, and `others` that may be either."""

    titles: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lists: Collection[Candidate], contents: Iterable[ContentsEntry]) -> Names:
        """The names of a document's lists and contents pages."""
        titles = frozenset(title for one in lists for title in one.titles)
        sectors = frozenset(sector for one in lists for sector in one.sectors) - titles
        others = frozenset(key for entry in contents for key in name_keys(entry.title)) - titles - sectors
        return cls(titles, sectors, others)


FACT = "fact "
"""What the keys of labels with a value begin with."""


_FACT_KEYS = {field: f"{FACT}{field}" for field in FACTS}


def is_fact(key: str | None) -> bool:
    """Whether a key is that of a label with its value."""
    return key is not None and key.startswith(FACT)


def name_keys(text: str) -> set[str]:
    """A line's words as they are compared: whole, and without the number before them."""
    marker, rest = strip_marker(text)
    first, _, behind = text.partition(" ")
    keys = {squeeze(text), squeeze(rest) if marker else ""}
    if NUMBER.match(first):
        keys.add(squeeze(behind))
    return keys - {""}


def key_of(entry: Entry, names: Names) -> str | None:
    """What a pledge has only once."""
    if isinstance(entry, TitleBox):
        return "box"
    if not isinstance(entry, Line):
        return None
    if entry.known is not None:
        if entry.known.field in TITLE_FIELDS and entry.value.text:
            return entry.known.field
        if names_project(entry) and not entry.note:
            return CARD
        if entry.is_heading and entry.known.field in SECTIONS and not entry.note:
            return entry.known.field
        if entry.known.field in FACTS and entry.value.text and not entry.note and not entry.form:
            return _FACT_KEYS[entry.known.field]
    if entry.note or entry.form or len(entry.whole.text) > LONGEST_TITLE:
        return None
    if is_announced(entry):
        return "numbered"
    if entry.label is not None:
        return None
    if SERIAL_TITLE.match(entry.whole.text):
        return "numbered"
    bare = not entry.marker or NUMBER.match(entry.marker) is not None
    return "named" if bare and name_keys(entry.whole.text) & names.titles else None


def is_announced(entry: Entry) -> bool:
    """Whether a line says that a pledge begins: `공약 3. 청년주택 공급`, `【과제 3】 청년주택 공급`, `공약 3 : 청년주택 공급`."""
    if not isinstance(entry, Line) or entry.known is not None or entry.note or entry.form:
        return False
    if entry.label is not None and entry.marker:
        return False  # a bullet's words before a colon are its own
    return announced_title(entry.whole.text) is not None


def serial_of(entry: Entry) -> tuple[int, ...] | None:
    """The number of a line that may be a title, part by part: `1-1-2. …`, `공약 3. …`; None for any other line."""
    if not isinstance(entry, Line):
        return None
    found = SERIAL_TITLE.match(entry.whole.text)
    prefixed = None if found is not None else announced_title(entry.whole.text)
    printed = found[1] if found is not None else prefixed[0] if prefixed is not None else None
    return None if printed is None else tuple(map(_counted, printed.split("-")))


def _counted(part: str) -> int:
    return int(part) if part.isdigit() else ROMANS.index(part) + 1


def names_project(entry: Entry) -> bool:
    """Whether a line is the label 사업명 with its value."""
    return isinstance(entry, Line) and _field(entry) == "project_name" and bool(entry.value.text)


def _field(line: Line) -> str | None:
    return None if line.known is None else line.known.field


def words_of(entry: Entry) -> str:
    """What a title or number says, squeezed; for comparing."""
    if isinstance(entry, TitleBox):
        return squeeze(f"{entry.number.text if entry.number else ''} {entry.title.text}")
    if not isinstance(entry, Line):
        return ""
    return squeeze(entry.value.text or entry.whole.text)


def plain_number(entry: Entry) -> int | None:
    """The number of a line `12. 경로당 확충`, `[12] 경로당 확충`, `12 경로당 확충`; None for any other."""
    if not isinstance(entry, Line) or entry.label is not None or entry.note or entry.form:
        return None
    if len(entry.whole.text) > LONGEST_TITLE:
        return None
    found = _PLAIN_NUMBER.fullmatch(entry.marker)
    if found is None and not entry.marker:
        found = _NUMBER_AHEAD.match(entry.whole.text)
    return int(found[found.lastindex or 1]) if found else None


def is_plain(entry: Entry) -> bool:
    """Whether an entry is a line of words without a bullet or a label."""
    return isinstance(entry, Line) and not entry.marker and entry.label is None and not entry.note


def in_form(entry: Entry) -> bool:
    """Whether an entry is a form's cell."""
    return isinstance(entry, Line) and entry.form


def leads_to_title(entry: Entry) -> bool:
    """Whether an entry may stand above a title and belong to it: a sister label, a break, a heading of the document."""
    sister = isinstance(entry, Line) and entry.known is not None and entry.known.field in FORM_HEAD
    return sister or isinstance(entry, Break) or heads_document(entry)


def is_bare(line: Line) -> bool:
    """Whether a line is words without a label that nobody knows, with or without a number before them."""
    unknown = line.label is None and line.known is None and not line.note
    return unknown and (not line.marker or NUMBER.match(line.marker) is not None)


def is_content(entry: Entry) -> bool:
    """Bullets, tables and form cells that belong to a part, not to a title; what divides a volume, too."""
    if not isinstance(entry, Line):
        return not isinstance(entry, Break | TitleBox)
    return not entry.form and bool(entry.marker or entry.label is not None or entry.note)


def page_of(entry: Entry) -> int | None:
    """The page that a line or a title box stands on; None where it has none."""
    if isinstance(entry, Line):
        return None if entry.whole.place is None else entry.whole.place.page
    return entry.title.place.page if isinstance(entry, TitleBox) and entry.title.place is not None else None


def title_of(entries: list[Entry], names: Names) -> tuple[Span | None, Span | None, list[Entry]]:
    """The title and number that the layout shows: a title box, or the first plain line before any part begins."""
    for index, entry in enumerate(entries):
        if isinstance(entry, TitleBox):
            return entry.title, entry.number, entries[:index] + entries[index + 1 :]
        if not isinstance(entry, Line | Break | Chapter) or (isinstance(entry, Line) and entry.is_heading):
            break
    if any(isinstance(e, Line) and e.known is not None and e.known.field == "title" and e.value.text for e in entries):
        return None, None, entries
    if (named := _project_on_top(entries)) is not None:
        parted = number_apart(named.text)
        return (
            (named, None, entries)
            if parted is None
            else (named.reworded(parted[1]), named.reworded(parted[0]), entries)
        )
    numbered = next((i for i, e in enumerate(entries) if key_of(e, names) == "number"), None)
    printed = any(key_of(entry, names) == "numbered" for entry in entries[:numbered])
    # where a number has a label of its own, the title follows it, unless a line above has both
    start = 0 if numbered is None or printed else numbered + 1
    for index, entry in enumerate(entries[start:], start=start):
        if isinstance(entry, Line) and entry.is_heading:
            break
        if not isinstance(entry, Line | Break):
            break
        if not isinstance(entry, Line) or entry.note or heads_document(entry):
            continue
        if entry.label is None and _continues(entry, entries[:index]):
            continue
        if entry.label is None or is_announced(entry):
            below = entries[index + 1] if index + 1 < len(entries) else None
            alone = bare_serial().fullmatch(entry.whole.text)
            if alone is not None and not entry.marker and below is not None and is_plain(below):
                printed_number = entry.whole.reworded(alone[1], entry.whole.text)
                return below.whole, printed_number, entries[:index] + entries[index + 2 :]  # type: ignore[union-attr]
            if below is not None and _is_headed(entry, below) and key_of(below, names) == "numbered":
                continue  # the heading of the web page stands above that of the pledge
            number, title = apart(entry)
            return title, number, entries[:index] + entries[index + 1 :]
    for index, entry in reversed(list(enumerate(entries[: numbered or 0]))):  # 관리번호 alone below the heading
        if isinstance(entry, Line) and is_bare(entry) and not heads_document(entry):
            number, title = apart(entry)
            number = None if entry.marker else number  # it counts the titles; the pledge's own has a label
            return title, number, entries[:index] + entries[index + 1 :]
    for index, entry in enumerate(entries):
        if isinstance(entry, Line) and names_sheet(entry) and _names_pledge(entry.whole.text):
            number, title = apart(entry)
            return title, number, entries[:index] + entries[index + 1 :]
    return None, None, entries


def _project_on_top(entries: Sequence[Entry]) -> Span | None:
    """사업명 of a pledge that begins with it: no line without a label stands above."""
    for entry in entries:
        if names_project(entry):
            return entry.value  # type: ignore[union-attr]
        labelled = isinstance(entry, Line) and entry.label is not None and not entry.is_heading and not entry.note
        if not (labelled or isinstance(entry, Break) or heads_document(entry)) or is_announced(entry):
            return None
    return None


def _continues(entry: Line, above: Sequence[Entry]) -> bool:
    """Whether a line is in a form, below or beside a label that says no title: then it is that label's value."""
    label = next((one for one in reversed(above) if isinstance(one, Line) and one.label is not None), None)
    if label is None or not label.form or (label.known is not None and label.known.field in FORM_HEAD):
        return False
    mine, other = entry.whole.place, label.whole.place
    if mine is None or other is None:
        return False
    inside = mine.table is not None and mine.table == other.table
    return inside or (mine.line is not None and mine.line == other.line)


def _names_pledge(tab: str) -> bool:
    """Whether a tab's words may be a title: those of a label (추진계획) or of a document (실천계획서) only lead there."""
    document = any(
        squeeze(tab).endswith(w) for w, kind in lookup("phrases").words.items() if kind == "document_heading"
    )
    return _LETTERS.search(tab) is not None and find_label(tab) is None and not document


def _is_headed(entry: Line, below: Entry) -> bool:
    """Whether a line without a number is a declared heading and the next one is declared to stand below it."""
    if not isinstance(below, Line) or entry.heading is None or below.heading is None or apart(entry)[0] is not None:
        return False
    return below.heading > entry.heading


def names_sheet(entry: Entry) -> bool:
    """Whether a line is the name of a workbook's sheet, which stands on its tab and not on the page."""
    return isinstance(entry, Line) and entry.heading is not None and is_tab(entry.whole.place)


def heads_document(entry: Entry) -> bool:
    """Whether a line is a heading of the document (공약실천계획서, 관리카드, 별첨), which no pledge is named after.

    The name of a sheet is one, too: a pledge has its title on the page (see `title_of` where it has none).
    """
    if names_sheet(entry):
        return True
    if not isinstance(entry, Line) or entry.label is not None:
        return False
    text = _BRACKET.sub("", entry.whole.text)
    key = squeeze(text)
    if not key or lookup("phrases").get(_SERIAL.sub("", text)) == "attachment":
        return True
    return lookup("phrases").ends(text, "document_heading")


def apart(line: Line) -> tuple[Span | None, Span]:
    """A title line's number and title: `1-1. 어르신 …`, `12. …`, `어르신 … (1-1)`."""
    if NUMBER.match(line.marker):
        return line.whole.reworded(line.marker.rstrip(".)"), line.marker), line.whole
    prefixed = announced_title(line.whole.text)
    if prefixed is not None:
        return line.whole.reworded(prefixed[0]), line.whole.reworded(prefixed[1])
    if (parted := bare_number_apart(line.whole.text)) is not None:
        return line.whole.reworded(parted[0]), line.whole.reworded(parted[1])
    first, _, rest = line.whole.text.partition(" ")
    bare = first.strip("[](){}【】〔〕<>.")
    boxed = first != bare and first[-1] in "])}】〕>" and bare.isdigit()  # [3] 시민 정원 조성
    if rest and NUMBER.match(bare) and (boxed or any(c in bare for c in "-–")):
        return line.whole.reworded(bare, first), line.whole.reworded(_LEADING_DASH.sub("", rest, count=1))
    if (behind := _NUMBER_BEHIND.fullmatch(line.whole.text)) is not None:
        return line.whole.reworded(behind["number"]), line.whole.reworded(behind["title"])
    return None, line.whole
