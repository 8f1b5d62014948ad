"""Dividers that no word gives away (꿈꾸는 교육, 2부, 03 안전도시): lines left over between two pledges.

What stands between the last content of a pledge and the beginning of the next may divide the volume. Where the page
proves that it does, it names the sector of what follows; where it only looks so, that is told beside the sector; and
where it merely may, the sector above is not carried on, since nobody can tell to which of the two the pledges belong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.document import RepairedTable, Span
from pipeline.structure.chapters import HEADS, LONGEST, look_of
from pipeline.structure.entries import Break, Chapter, Entry, TitleBox
from pipeline.structure.levels import family_of
from pipeline.structure.lines import Line
from pipeline.structure.pledges import HEADING, Held, Part, Split
from pipeline.structure.titles import heads_document, name_keys, serial_of
from pipeline.structure.volume_entries import Entries
from pipeline.values.sectors import divider_name, is_sentence, numbers_divider
from pipeline.vocabulary import squeeze

MOST_LINES = 4
"""Lines that one divider has at most: its number, its name, a motto, a count of pledges."""


@dataclass(slots=True)
class _Gap:
    """What stands above the pledge at `at`: `lines` in reading order; `take` takes them away from where they stand.

    `above`: they stand between the pledges before and not among the lines that a pledge begins with.
    """

    at: int
    lines: list[Line]
    take: Callable[[], Sequence[int]]
    heads: bool = False

    @property
    def words(self) -> str:
        return squeeze(" ".join(line.whole.text for line in self.lines))

    @property
    def keys(self) -> set[str]:
        """What a list or the contents may call the divider: by its name, or by number and name together."""
        return {self.words, *(key for line in self.lines for key in name_keys(line.whole.text))}

    @property
    def name(self) -> Line | None:
        """The line that names the sector: the first with words that is no motto."""
        named = (line for line in self.lines if divider_name(line.whole.text) is not None)
        return next((line for line in named if not is_sentence(line.whole.text)), None)


def with_dividers(split: Split, kept: Entries, large: float | None) -> Split:
    """The same pledges, each below the divider it stands below; `unsure` are words that may be one.

    `large` is the size of letters from which a line stands out.
    """
    parts = split.parts
    between = [*split.between, *_mottos(parts, kept)]
    judge = _Judge(parts, kept, large)
    gaps = _gaps(parts, kept)
    again = Counter(gap.words for gap in gaps)
    rare = len(gaps) * 2 <= len(parts)
    gaps = [gap for gap in gaps if again[gap.words] == 1]
    looks = {part.chapter.look for part in parts if part.chapter is not None and part.chapter.look is not None}
    proved = [gap for gap in gaps if judge.proves(gap)]
    first = _first(parts, between, gaps, kept) if parts and parts[0].chapter is None else None
    if first is not None and first.name is not None:
        looks.add(look_of(first.name))
    for gap in gaps:
        alike = rare and gap.name is not None and look_of(gap.name) in looks
        if gap in proved or (alike and not judge.counts_on(gap)):
            between += _renamed(parts, gap, kept, told=gap not in proved)
        elif rare and not judge.counts_on(gap):
            if gap.heads:
                between += gap.take()
            _forget(parts, gap.at, gap.lines[0].whole)
    if first is not None and parts[0].chapter is None and any(p.chapter is not None for p in parts):
        shown = {part.chapter.look for part in parts if part.chapter is not None}
        if first.name is not None and look_of(first.name) in shown:
            between += _renamed(parts, first, kept, told=not first.keys & (kept.names.sectors | kept.names.others))
    for at in judge.unannounced():
        _forget(parts, at, None)
    return Split(parts, tuple(between))


def _first(parts: Sequence[Part], between: list[int], gaps: Sequence[_Gap], kept: Entries) -> _Gap | None:
    """The lines right above the first pledge, as many as stand above the others that have any."""
    lines = [len(gap.lines) for gap in gaps]
    quoted = _before(Held(parts[0], kept), 0, _plain_head(Held(parts[0], kept)), begun=parts[0].begun)
    if not lines or quoted is not None:
        return quoted
    start = len(between)
    while start > 0 and len(between) - start < max(lines) and _may_divide(kept[between[start - 1]]):
        start -= 1
    taken = [entry for at in between[start:] if isinstance(entry := kept[at], Line)]

    def take() -> Sequence[int]:
        places = between[start:]
        del between[start:]
        return places

    return _Gap(0, taken, take) if taken else None


def _usual_head(parts: Sequence[Part], kept: Entries) -> int:
    """How many lines without a mark most pledges begin with that no title key begins."""
    heads = Counter(_plain_head(Held(part, kept)) for part in parts if part.begun == HEADING)
    return heads.most_common(1)[0][0] if heads else 0


def _mottos(parts: Sequence[Part], kept: Entries) -> list[int]:
    """The lines of a divider's page that stand below its name, taken from the pledges that they would be the titles of."""
    taken: list[int] = []
    lengths = [_plain_head(Held(part, kept)) for part in parts if part.begun == HEADING]
    for part, above in zip(parts[1:], parts, strict=False):
        held = Held(part, kept)
        extra = _plain_head(held) - min(lengths, default=0)
        below = part.begun == HEADING and part.chapter is not above.chapter and extra > 0
        if below and all(isinstance(line, Line) and is_sentence(line.whole.text) for line in held[:extra]):
            taken += held.cut(0, extra)
    return taken


def _gaps(parts: Sequence[Part], kept: Entries) -> list[_Gap]:
    usual = _usual_head(parts, kept)
    found = []
    for at in range(1, len(parts)):
        if parts[at].chapter is not parts[at - 1].chapter:
            continue
        above, held = Held(parts[at - 1], kept), Held(parts[at], kept)
        gap = _behind(above, at) or _before(held, at, usual, begun=parts[at].begun)
        if gap is not None:
            found.append(gap)
    return found


def _behind(entries: Held, at: int) -> _Gap | None:
    """Lines at the end of a pledge that stand as far left as its headings and belong to none of its lists."""
    start = len(entries)
    while start > 1 and (isinstance(entries[start - 1], Break) or _may_divide(entries[start - 1])):
        start -= 1
    tail = entries[start:]
    lines = [entry for entry in tail if isinstance(entry, Line)]
    if not 0 < len(lines) <= MOST_LINES or not any(_says_divider(line) for line in lines):
        return None
    above, body = entries[start - 1], entries[_plain_head(entries) : start]
    if isinstance(above, Line) and above.is_heading and not any(isinstance(e, Break) for e in tail):
        return None  # what stands right below a heading is its text
    left = min((e.indent for e in body if isinstance(e, Line) and not e.form), default=lines[0].indent)
    marked = all(family_of(e.marker) for e in body if isinstance(e, Line) and _is_text(e))
    if lines[0].indent > left or not marked or _is_one_of_many(lines[0], body):
        return None

    def take() -> Sequence[int]:
        return entries.cut(start, len(entries))

    return _Gap(at, lines, take)


def _before(entries: Held, at: int, usual: int, *, begun: str | None) -> _Gap | None:
    """Lines above a title that the other pledges do not have, or a name in brackets above a numbered one."""
    count = _plain_head(entries) - usual if begun == HEADING else 0
    while 0 <= count < len(entries) and begun != HEADING and _is_quoted(entries[count]):
        count += 1
    lines = [entry for entry in entries[: max(count, 0)] if isinstance(entry, Line)]
    if not 0 < len(lines) <= MOST_LINES or not all(map(_may_divide, lines)):
        return None

    def take() -> Sequence[int]:
        return entries.cut(0, count)

    return _Gap(at, lines, take, heads=True)


def _says_divider(line: Line) -> bool:
    return divider_name(line.whole.text) is not None or numbers_divider(line.whole.text)


def _plain_head(entries: Held) -> int:
    """How many lines without a bullet or a label a pledge begins with."""
    for at, entry in enumerate(entries):
        if not isinstance(entry, Line) or entry.marker or entry.label is not None or entry.note:
            return at
    return len(entries)


def _is_text(line: Line) -> bool:
    """A line below a pledge's headings that is no heading, no title and no label with its value."""
    return line.label is None and not line.form and serial_of(line) is None


def _may_divide(entry: Entry) -> bool:
    if not isinstance(entry, Line) or entry.form or entry.note or entry.known is not None or entry.label is not None:
        return False
    if family_of(entry.marker) not in HEADS or len(entry.whole.text) > LONGEST:
        return False
    return not heads_document(entry) or _is_quoted(entry)


def _is_quoted(entry: Entry) -> bool:
    """Whether a line is a name in brackets and nothing else: 【교육】."""
    text = entry.whole.text if isinstance(entry, Line) and not entry.marker else ""
    return bool(text) and text[0] in "【[〔<〈《「『" and text[-1] in "】]〕>〉》」』"


def _is_one_of_many(line: Line, before: Sequence[Entry]) -> bool:
    """Whether a marked line is a sister of lines above that say something: an item of a list."""
    family = family_of(line.marker)
    return bool(family) and any(
        isinstance(e, Line)
        and family_of(e.marker) == family
        and e.indent == line.indent
        and not e.is_heading
        and e.label is None
        for e in before[1:]
    )


class _Judge:
    """What a document shows of its dividers: sizes, names, and how the numbers of its pledges begin."""

    def __init__(self, parts: Sequence[Part], kept: Entries, large: float | None) -> None:
        self.parts = parts
        self.kept = kept
        self.names = kept.names
        self.large = large
        self.leads = [_lead(part, kept) for part in parts]

    def proves(self, gap: _Gap) -> bool:
        """Whether the page shows that the lines divide it: by a list, the contents, their looks, or the numbers below."""
        keys = gap.keys
        if gap.name is None or keys & self.names.titles:
            return False
        if keys & self.names.sectors or (keys & self.names.others and self.leads[gap.at] is not None):
            return True
        before, after = self.leads[gap.at - 1], self.leads[gap.at]
        turns = before is not None and after is not None and before != after
        return turns or self._alone(gap) or any(map(self._stands_out, gap.lines))

    def counts_on(self, gap: _Gap) -> bool:
        """Whether the numbers below go on as those above (1-3 after 1-2), while others begin otherwise."""
        before, after = self.leads[gap.at - 1], self.leads[gap.at]
        return before is not None and before == after and len({lead for lead in self.leads if lead}) > 1

    def unannounced(self) -> list[int]:
        """Pledges below the last divider whose numbers begin otherwise than its first, while each other has one beginning."""
        runs: dict[int, list[str]] = {}
        for part, lead in zip(self.parts, self.leads, strict=True):
            if part.chapter is not None and lead is not None:
                run = runs.setdefault(id(part.chapter), [])
                run += [lead] if lead not in run else []
        several = [key for key, run in runs.items() if len(run) > 1]
        leads = Counter(lead for run in runs.values() for lead in run)
        if len(several) != 1 or max(leads.values()) > 1:
            return []  # numbers that begin anew inside each sector tell nothing
        first = runs[several[0]][0]
        own = [at for at, part in enumerate(self.parts) if id(part.chapter) == several[0]]
        return [at for at in own if self.leads[at] not in {first, None}][:1]

    def _alone(self, gap: _Gap) -> bool:
        """Whether the lines have a page of their own."""
        pages = {_page(line) for line in gap.lines}
        above = [page for e in Held(self.parts[gap.at - 1], self.kept) if e not in gap.lines and (page := _page(e))]
        below = [page for e in Held(self.parts[gap.at], self.kept) if e not in gap.lines and (page := _page(e))]
        return (
            len(pages) == 1
            and None not in pages
            and not pages & {*above[-1:], *below[:1], *[None]}
            and bool(above and below)
        )

    def _stands_out(self, line: Line) -> bool:
        """Whether a line has a roman number, or is much larger than most."""
        large = self.large is not None and line.size is not None and line.size >= self.large
        return family_of(line.marker) == "roman" or (large and divider_name(line.whole.text) is not None)


def _lead(part: Part, kept: Entries) -> str | None:
    """The first part of a pledge's number that has several: 2 of 2-1."""
    for place in part.places[:6]:
        entry = kept[place]
        serial = serial_of(entry)
        if serial is not None:
            return str(serial[0]) if len(serial) > 1 else None
        number = entry.number if isinstance(entry, TitleBox) else None
        if isinstance(entry, Line) and kept.keys[place] == "number":
            number = entry.value
        if number is not None:
            first, dash, _ = "".join(number.text.split()).replace("–", "-").partition("-")
            return first if dash else None
    return None


def _renamed(parts: Sequence[Part], gap: _Gap, kept: Entries, *, told: bool) -> Sequence[int]:
    """Puts the pledges below a divider under it; gives where its lines stand. `told`: a finding says that it was inferred."""
    name = gap.name
    if name is None:
        return ()
    taken = gap.take()
    made = Chapter(name.whole.reworded(divider_name(name.whole.text) or ""), name.whole, look_of(name))
    kept.mark(next(at for at in taken if kept[at] == name), made)
    old = parts[gap.at].chapter
    for part in parts[gap.at :]:
        if part.chapter is not old:
            break
        part.chapter, part.unsure = made, name.whole if told else None
    return taken


def _forget(parts: Sequence[Part], at: int, words: Span | None) -> None:
    """No sector for the pledges from one on: they may belong to another than those above."""
    old = parts[at].chapter
    for part in parts[at:]:
        if old is None or part.chapter is not old:
            break
        part.chapter, part.unsure = None, words or old.printed


def _page(entry: Entry) -> int | None:
    if isinstance(entry, Line):
        return None if entry.whole.place is None else entry.whole.place.page
    if isinstance(entry, TitleBox):
        return None if entry.title.place is None else entry.title.place.page
    return max(entry.grid.pages, default=None) if isinstance(entry, RepairedTable) else None


__all__ = ["with_dividers"]
