"""The pages of sheets too wide for their paper, each page of bands put beside the page that it goes on with.

A printer of spreadsheets prints the pages of a sheet one below the other, then those to their right; so a page of bands
may go on with one some pages before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.document import Block, Kept, Paragraph
from pipeline.findings import finding
from pipeline.structure.band_units import has_figures_first, is_unit
from pipeline.structure.wide_sheets import Sheet, is_band, repeats, sheet_of, with_band, with_rows_beside
from schemas.evidence import Finding

MOST_PAGES = 6
"""Pages that wait for their bands."""
_SAME = 1.5  # points by which the same line may stand at another height on another page

Held = Sheet | Kept[Block]
"""A table that bands may widen, or a block that none can."""


def with_bands_joined(
    kept: Iterable[Kept[Block]], findings: MutableMapping[int, tuple[Finding, ...]]
) -> Iterator[Kept[Block]]:
    """The blocks, the bands of each sheet joined to one table; what is told of it is put into `findings`.

    A page of bands alone goes on with tables of a page before, each with one of its own; behind the last table of the
    page before it a band may have other blocks below it.
    """
    window = _Window(findings)
    for page, members in groupby(kept, key=lambda one: one.member.place.page):
        if page is None:
            yield from window.empty()
            yield from members
        else:
            yield from window.take([sheet_of(one) or one for one in members])
    yield from window.empty()


class _Window:
    """The pages that bands may still widen; `latest` is the one that was widened last."""

    def __init__(self, findings: MutableMapping[int, tuple[Finding, ...]]) -> None:
        self._findings = findings
        self._pages: list[list[Held]] = []
        self._latest: int | None = None

    def empty(self) -> Iterator[Kept[Block]]:
        """All that is held, in order."""
        for page in self._pages:
            yield from map(_kept, page)
        self._pages, self._latest = [], None

    def take(self, page: list[Held]) -> Iterator[Kept[Block]]:
        """Puts a page beside one that is held, or holds it; gives what no band can widen any more."""
        for at in self._in_turn():
            joined = _joined(self._pages[at], page)
            if joined is not None:
                self._tell(self._pages[at], joined)
                self._pages[at], self._latest = joined, at
                return
        last = self._pages[-1] if self._pages else []
        beside = _joined(last[-1:], page[:1]) if page and isinstance(page[0], Sheet) else None
        if beside is not None:
            self._tell(last[-1:], beside)
            self._pages[-1] = [*last[:-1], *beside]
            page = page[1:]
        if beside is not None or self._latest is not None:
            yield from self.empty()
        self._tell_apart(page)
        self._pages.append(page)
        if len(self._pages) > MOST_PAGES:
            yield from map(_kept, self._pages.pop(0))

    def _in_turn(self) -> list[int]:
        """The pages that are held: the nearest first, but once one was widened those behind it first."""
        if self._latest is None:
            return list(reversed(range(len(self._pages))))
        return [*range(self._latest + 1, len(self._pages)), *range(self._latest + 1)]

    def _tell(self, before: Sequence[Held], after: Sequence[Held]) -> None:
        for old, new in zip(before, after, strict=True):
            if isinstance(old, Sheet) and isinstance(new, Sheet) and old is not new:
                last = max((cell.place for cell in new.table.cells), key=lambda place: place.page or 0)
                self._note(new, finding("TABLE_BANDS_JOINED", place=last, raw=None, columns=new.table.columns))

    def _tell_apart(self, page: Sequence[Held]) -> None:
        """Tells of each table that may be a band of one on a page before, but stands among other blocks."""
        sheets = [one for held in self._pages for one in held if isinstance(one, Sheet)]
        for one in page:
            if isinstance(one, Sheet) and any(is_band(sheet, one) for sheet in sheets):
                self._note(one, finding("TABLE_BAND_APART", place=one.table.place, raw=None))

    def _note(self, sheet: Sheet, told: Finding) -> None:
        key = sheet.table.place.table or 0
        self._findings[key] = (*self._findings.get(key, ()), told)


def _kept(held: Held) -> Kept[Block]:
    return held.whole if isinstance(held, Sheet) else held


def _joined(held: Sequence[Held], page: Sequence[Held]) -> list[Held] | None:
    """The blocks of a page with the bands of another one; None where one of these blocks is no band of any."""
    bands = [one for one in page if isinstance(one, Sheet)]
    made = _with_tables(held, bands) if held else None
    if made is None:
        return None
    lines = [one.member for one in page if not isinstance(one, Sheet)]
    units = [line for line in lines if isinstance(line, Paragraph) and is_unit(line)]
    if units and not all(has_figures_first(band.table) for band in bands):
        return None
    whole = _with_lines(made, [line for line in lines if line not in units], len(bands))
    return None if whole is None else _with_units(held, whole, units)


def _with_tables(held: Sequence[Held], bands: Sequence[Sheet]) -> list[Held] | None:
    """The blocks of a page, each table with its band; where some are bands for sure, the others may have any heads."""
    made, first = list(held), 0
    unsure: list[Sheet] = []
    for one in bands:
        found = _first_wider(made, first, one, with_band)
        if found is None:
            unsure.append(one)
        else:
            made[found[0]] = found[1]
            first = found[0] + 1
    if not first:  # a page without a band that is one for sure is a page of its own, even where it repeats another
        return None
    for one in unsure:
        if any(isinstance(old, Sheet) and repeats(old, one) for old in held):
            continue
        untouched = [old if new is old else _kept(old) for old, new in zip(held, made, strict=True)]
        found = _first_wider(untouched, 0, one, with_rows_beside)
        if found is None:
            return None
        made[found[0]] = found[1]
    return made


def _with_lines(made: list[Held], lines: Sequence[Block], bands: int) -> list[Held] | None:
    """The same with the lines of the page of bands; None where one of them is no part of a line on the other page.

    Lines with words of their own (the rest of one that is cut, a unit above the last column) are no more than bands.
    """
    beside = 0
    for line in lines:
        at = _beside(made, line)
        above = None if at is None else _kept(made[at])
        if at is None or above is None or not isinstance(above.member, Paragraph) or not isinstance(line, Paragraph):
            return None
        if _is_same_line(above.member, line) and (bands or _begins_before(line)):
            continue
        words = _whole(above.member.text, line.text)
        beside += "\n" in words.removeprefix(above.member.text)
        if beside > bands:
            return None
        made[at] = Kept(above.at, replace(above.member, text=words), own=True)
    return made


def _with_units(held: Sequence[Held], made: list[Held], units: Sequence[Paragraph]) -> list[Held] | None:
    """The same with each unit put to the sheet that has a new band below it; None where there is none."""
    widened = {
        at: new
        for at, (old, new) in enumerate(zip(held, made, strict=True))
        if new is not old and isinstance(new, Sheet)
    }
    for unit in units:
        below = [at for at, sheet in widened.items() if sheet.heights[0][1] >= (_top(unit) or 0.0)]
        if not below:
            return None
        nearest = min(below, key=lambda at: widened[at].heights[0][1])
        made[nearest] = replace(widened[nearest], unit=unit)
    return made


def _first_wider(
    held: Sequence[Held], first: int, band: Sheet, widen: Callable[[Sheet, Sheet], Sheet | None]
) -> tuple[int, Sheet] | None:
    """The first sheet, from `first` on, that a band widens, and what it becomes."""
    for at, old in enumerate(held):
        sheet = widen(old, band) if at >= first and isinstance(old, Sheet) else None
        if sheet is not None:
            return at, sheet
    return None


def _whole(above: str, rest: str) -> str:
    """A line and the rest of it on the next page, which may print some of its words again."""
    first, second = "".join(above.split()), "".join(rest.split())
    if first.endswith(second):
        return above
    return rest if second.startswith(first) else f"{above}\n{rest}"


def _beside(held: Sequence[Held], line: Block) -> int | None:
    """The block that stands as high on its page as a line does on its own, or right above; None where none does."""
    top = _top(line)
    tops = [(_top(_kept(one).member), at) for at, one in enumerate(held)]
    above = [(other, at) for other, at in tops if top is not None and other is not None and other <= top + _SAME]
    return max(above)[1] if above else None


def _top(block: Block) -> float | None:
    if isinstance(block, Paragraph):
        return None if block.place.box is None else block.place.box[1]
    return min((cell.place.box[1] for cell in block.cells if cell.place.box is not None), default=None)


def _is_same_line(above: Paragraph, line: Block) -> bool:
    """Whether the same words stand as high on another page, as columns do that are printed on each of them."""
    top, own = _top(above), _top(line)
    return (
        isinstance(line, Paragraph)
        and line.text == above.text
        and None not in {top, own}
        and abs((top or 0) - (own or 0)) <= _SAME
    )


def _begins_before(line: Block) -> bool:
    """Whether a line begins left of its paper: a text that runs over is printed on each page that it crosses."""
    return line.place.box is not None and line.place.box[0] < 0
