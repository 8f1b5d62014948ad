"""A document as a volume: its pledges, its lists of pledges, and what belongs to the volume as a whole."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from pipeline.document import ContentsEntry, Listing, Node, Outline, PledgeOutline, RepairedTable, Span
from pipeline.findings import Severity, finding
from pipeline.structure.appendices import without_appendix
from pipeline.structure.chapters import Looks, mark_chapters
from pipeline.structure.cover_lines import cover_lines
from pipeline.structure.dividers import with_dividers
from pipeline.structure.entries import Break, Chapter, Entry, Listed, TitleBox
from pipeline.structure.lines import Line
from pipeline.structure.listings import Candidate
from pipeline.structure.listings.outlines import ListReader
from pipeline.structure.parents import mark_parents
from pipeline.structure.pledges import Part, Split, split_pledges
from pipeline.structure.title_brackets import without_department
from pipeline.structure.titles import OPENING, TITLE_KEYS, Names, heads_document, title_of
from pipeline.structure.totals import without_totals
from pipeline.structure.tree import build_tree
from pipeline.structure.volume_entries import Entries
from pipeline.values.money_hints import money_hint
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import squeeze
from pipeline.vocabulary.labels import Label
from schemas.evidence import Finding

MANY_SECTIONS = 3
"""So many sections make a pledge of its own even where a list of pledges stands beside it."""


_LONGEST_NUMBER = 3
"""Four figures before a title are a year."""

OF_PLEDGES = frozenset({"departments", "period", "cost", "budget"})
"""Labels of a pledge: where one of them stands outside all pledges, a pledge may have been left out with it."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its entry and where that stands, and the pledge inside which it does."""

    entry: Listed
    at: int
    inside: Part | None


def read_volume(
    entries: Iterable[Entry],
    lists: Collection[Candidate],
    contents: Iterable[ContentsEntry],
    unwrap: Unwrapper,
    blocks: int,
) -> Outline:
    """The outline of a document from its entries in reading order and the tables among them that list pledges.

    `blocks` are those of the document.
    """
    looks = Looks()
    kept = Entries(looks.seen(entries), Names.of(lists, contents), blocks)
    mark_chapters(kept, looks)
    mark_parents(kept)
    split = without_totals(without_appendix(with_dividers(split_pledges(kept), kept, looks.large), kept), kept)
    detailed = [part for part in split.parts if _is_detailed(part, kept)]
    found = list(_lists(split, kept)) if lists else []
    if _are_the_pledges(found, detailed):
        rest = chain(split.between, *(part.places for part in split.parts))
        return _of_lists(_with_chapters(kept), map(kept.__getitem__, rest), unwrap)
    checked = [one for one in found if one.inside is None or _lists_others(one, detailed, kept)]
    listings = tuple(_reader(one.entry, unwrap).listing(None) for one in checked)
    noted = [
        *_front(map(kept.__getitem__, split.between)),
        *chain(*(_reader(one.entry, unwrap).findings() for one in checked)),
    ]
    told = frozenset(one.at for one in checked)
    pledges = _with_numbers(_outline(part, kept, told) for part in split.parts)
    return Outline(pledges, listings, tuple(noted))


def _lists(split: Split, entries: Entries) -> Iterator[_List]:
    """The lists of pledges: those that stand in no pledge first."""
    for inside, places in chain([(None, split.between)], ((part, part.places) for part in split.parts)):
        for at in places:
            if isinstance(entry := entries[at], Listed):
                yield _List(entry, at, inside)


def _reader(entry: Listed, unwrap: Unwrapper, chapter: Chapter | None = None) -> ListReader:
    sector = None if chapter is None else chapter.sector
    return ListReader(entry.candidate.settled, entry.candidate.rows, unwrap, entry.caption, sector)


def _with_chapters(entries: Iterable[Entry]) -> Iterator[tuple[Listed, Chapter | None]]:
    """The lists in page order, each with the divider above it."""
    chapter: Chapter | None = None
    for entry in entries:
        if isinstance(entry, Chapter):
            chapter = entry
        elif isinstance(entry, Listed):
            yield entry, chapter


def _are_the_pledges(lists: list[_List], detailed: list[Part]) -> bool:
    """Whether the rows of the lists are the document's pledges: where no pledge has a page of its own."""
    if not lists:
        return False
    if not detailed:
        return True
    sections = {key for part in detailed for key in part.seen if key in OPENING}
    titled = any(key in TITLE_KEYS for part in detailed for key in part.seen)
    return len(detailed) == 1 and not titled and len(sections) < MANY_SECTIONS and lists[0].entry.candidate.sure


def _is_detailed(part: Part, entries: Entries) -> bool:
    """Whether a part says something of a pledge beside lists: a section with words below it, a form, a title of its own."""
    keys = entries.keys
    for n, at in enumerate(part.places):
        entry = entries[at]
        if keys[at] in TITLE_KEYS or (isinstance(entry, Line) and entry.form and entry.known is not None):
            return True
        if keys[at] in OPENING:
            below = next((other for other in part.places[n + 1 :] if not isinstance(entries[other], Break)), None)
            if below is not None and isinstance(entries[below], RepairedTable | Line) and keys[below] not in OPENING:
                return True
    return False


def _lists_others(one: _List, detailed: list[Part], entries: Entries) -> bool:
    """Whether a list inside a pledge lists the document's other pledges, as one behind the last of them does."""
    found = (title_of([entries[at] for at in part.places], entries.names)[0] for part in detailed)
    titles = {squeeze(title.text) for title in found if title is not None}
    titles |= {words for part in detailed for key, words in part.seen.items() if key == "title"}
    listed = one.entry.candidate.titles
    return len(listed & titles) * 2 >= len(listed)


def _of_lists(lists: Iterable[tuple[Listed, Chapter | None]], rest: Iterable[Entry], unwrap: Unwrapper) -> Outline:
    """A document whose lists are its pledges; a list that names the same ones again adds to them."""
    pledges: list[PledgeOutline] = []
    listings: list[Listing] = []
    noted = list(_front(rest))
    for entry, chapter in lists:
        reader = _reader(entry, unwrap, chapter)
        noted += [*entry.findings, *reader.findings()]
        listing = reader.listing(len(pledges))
        known = {_identity(pledge): at for at, pledge in enumerate(pledges)}
        again = sum(_identity(row) in known for row in listing.rows)
        if again * 2 < len(listing.rows) or not pledges:
            pledges += listing.rows
            listings.append(listing)
            continue
        listings.append(replace(listing, first=None))
        for row in listing.rows:
            at = known.get(_identity(row))
            if at is None:
                pledges.append(row)
            else:
                pledges[at] = replace(pledges[at], nodes=(*pledges[at].nodes, *_new(row.nodes, pledges[at].nodes)))
    return Outline(tuple(pledges), tuple(listings), tuple(noted))


def _identity(pledge: PledgeOutline) -> str:
    return squeeze(pledge.title.text) if pledge.title is not None else ""


def _new(nodes: tuple[Node, ...], known: tuple[Node, ...]) -> Iterator[Node]:
    """The nodes that say what the others do not; a second budget stands beside the first."""
    said = {(node.field, squeeze(node.span.text)) for node in known if node.table is None}
    return (node for node in nodes if node.table is not None or (node.field, squeeze(node.span.text)) not in said)


def _outline(part: Part, kept: Entries, lists: Container[int]) -> PledgeOutline:
    """One pledge; a table is an ordinary one inside it, unless it is known to list the pledges of the document."""
    entries: list[Entry] = []
    for at in part.places:
        entry = kept[at]
        if not isinstance(entry, Listed):
            entries.append(entry)
        elif at not in lists:
            entries.extend(entry.ordinary)
    beside = cover_lines(entries)
    entries = [entry for entry in entries if not any(entry is line for line in beside)]
    title, number, rest = title_of(entries, kept.names)
    if title is not None and (said := without_department(title.text)) is not None:
        rest = [_department(title, said[1]), Break(), *rest]
        title = title.reworded(said[0])
    first = next((i for i, e in enumerate(rest) if isinstance(e, Line) and e.is_heading), len(rest))
    heads = [e for e in rest[:first] if isinstance(e, Line) and heads_document(e) and e.whole.text]
    tree = build_tree(e for e in rest if not any(e is head for head in heads))
    noted = [finding("DOCUMENT_HEADING", place=e.whole.place, raw=e.whole.raw) for e in (*heads, *beside)]
    if part.unsure is not None and not _says_sector(tree.nodes):
        code = "SECTOR_UNCERTAIN" if part.chapter is None else "SECTOR_INFERRED"
        noted.append(finding(code, pointer="/sector", place=part.unsure.place, raw=part.unsure.raw))
    nodes = (*tree.nodes, *_sector(part.chapter, tree.nodes))
    return PledgeOutline(title, number, nodes, (*noted, *tree.findings))


def _department(title: Span, name: str) -> Line:
    """The department behind a title as a line of its own."""
    return Line("", 0.0, title, title.reworded(""), Label("departments", "section"), title.reworded(name), form=True)


def _with_numbers(pledges: Iterable[PledgeOutline]) -> Iterator[PledgeOutline]:
    """The pledges; a title `7 문화 도시` before one numbered 7-1, or before `8 …`, begins with its number.

    `2030 청년 일자리` does not.
    """
    counted = None
    for pledge, after in pairwise(chain(pledges, [None])):
        if pledge is None:  # nothing is, but the last of what comes after
            continue
        number = _bare_number(pledge)
        below = "" if after is None or after.number is None else after.number.text.partition("-")[0].strip()
        following = None if after is None else _bare_number(after)
        goes_on = number is not None and (counted == number - 1 or following == number + 1)
        if pledge.title is not None and number is not None and (goes_on or str(number) == below):
            first, _, rest = pledge.title.text.partition(" ")
            counted = number
            yield replace(pledge, number=pledge.title.reworded(first), title=pledge.title.reworded(rest.strip()))
        else:
            counted = None
            yield pledge


def _bare_number(pledge: PledgeOutline) -> int | None:
    """The figure that a title without a number of its own begins with."""
    first, _, rest = ("", "", "") if pledge.title is None else pledge.title.text.partition(" ")
    bare = pledge.number is None and rest.strip() and first.isdecimal() and len(first) <= _LONGEST_NUMBER
    return int(first) if bare else None


def _sector(chapter: Chapter | None, nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The divider's sector, where the pledge itself says none."""
    if chapter is not None and not _says_sector(nodes):
        yield Node(chapter.printed, chapter.sector, "sector", "value", chapter.printed.reworded(""))


def _says_sector(nodes: tuple[Node, ...]) -> bool:
    return any(node.field == "sector" and node.span.text for top in nodes for node in top.walk())


def _front(entries: Iterable[Entry]) -> Iterator[Finding]:
    """What stands on covers, dividers and general pages: told with its words, since no pledge has a part for it."""
    run: list[tuple[object, str]] = []
    grave = False
    for entry in chain(entries, [None]):
        said = None if entry is None else _said(entry)
        if isinstance(entry, RepairedTable) and (sign := money_hint(entry.grid)) is not None:
            yield finding("MONEY_OUTSIDE_PLEDGES", place=entry.grid.table.place, raw=sign, sign=sign)
        if isinstance(entry, Line) and heads_document(entry) and entry.whole.text:
            yield finding("DOCUMENT_HEADING", place=entry.whole.place, raw=entry.whole.raw)
        elif said is not None:
            run.append(said)
            grave = grave or _is_of_pledge(entry)
        if run and (entry is None or isinstance(entry, Chapter | Listed)):
            place, raw = run[0][0], "\n".join(words for _, words in run)
            severity: Severity | None = "warning" if grave else None
            yield finding("FRONT_MATTER", place=place, raw=raw, severity=severity, count=len(run))  # type: ignore[arg-type]
            run, grave = [], False


def _is_of_pledge(entry: Entry | None) -> bool:
    """Whether what belongs to no pledge says what only pledges have: money by year or project, a label of theirs with a value."""
    if isinstance(entry, RepairedTable):
        return entry.kind == "budget"
    if not isinstance(entry, Line) or entry.known is None:
        return False
    return entry.known.field in OF_PLEDGES and bool(entry.value.text)


def _said(entry: Entry) -> tuple[object, str] | None:
    """The place and the words of an entry of the volume; None where it has none or they are told elsewhere."""
    if isinstance(entry, Line) and entry.whole.raw.strip() and not heads_document(entry):
        return entry.whole.place, entry.whole.raw
    if isinstance(entry, TitleBox):
        return entry.title.place, f"{entry.number.raw if entry.number else ''}\t{entry.title.raw}".strip()
    if isinstance(entry, RepairedTable):
        grid = entry.grid
        rows = ("\t".join(cell.text for cell in grid.starting(row)) for row in range(grid.rows))
        return grid.table.place, "\n".join(rows)
    return None
