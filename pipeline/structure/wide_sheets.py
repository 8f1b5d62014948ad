"""Sheets too wide for their paper, printed in bands of columns on pages of their own: the bands put side by side again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pipeline.document import Block, Cell, Grid, Kept, Paragraph, Table
from pipeline.findings import finding
from pipeline.structure.listings.heads import is_head
from pipeline.values.columns import period_code
from pipeline.values.dates import header_subperiod
from pipeline.values.money import caption_unit
from pipeline.vocabulary import squeeze
from schemas.evidence import Finding

_SAME = 1.5  # points by which the same row may stand at another height on another page
_FEWEST = 3  # rows that must stand at the same heights: two may do so by chance
_LONGEST_UNIT = 30  # a longer line says more than a unit
_YEAR = re.compile(r"(?:19|20)\d\d")

Height = tuple[int, float]
"""Where a row begins: the page, counted from the table's first, and the distance from its top in points."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The bands of a sheet as far as they have come, as one table; `heights` are where its rows begin and the last ends."""

    kept: Kept[Block]
    table: Table
    heights: tuple[Height, ...]
    unit: Paragraph | None = None
    """What stands over its last band alone."""


_Held = _Sheet | Kept[Block]
"""A table that bands may widen, or a block that none can."""


def with_bands_joined(
    kept: Iterable[Kept[Block]], findings: MutableMapping[int, tuple[Finding, ...]]
) -> Iterator[Kept[Block]]:
    """The blocks, the bands of each sheet joined to one table; what is told of it is put into `findings`.

    A page of bands alone goes on with tables of the page before, each with one of its own; behind the last table of a
    page a band may have other blocks below it. What stands over the sheet may stand over its bands again, and a unit may
    stand over the last of them alone.
    """
    held: list[_Held] = []
    for page in _pages(kept):
        joined, rest = _joined(held, page), page[:0]
        top = next((at for at, one in enumerate(page, start=1) if isinstance(one.member, Table)), 1)
        if joined is None and (last := _joined(held, page[:top], first=len(held) - 1)) is not None:
            joined, rest = last, page[top:]
        if joined is not None:
            _tell(held, joined, findings)
        if joined is None or rest:
            yield from map(_kept, held if joined is None else joined)
            joined = [_begun(one) or one for one in (rest or page)]
        held = joined
    yield from map(_kept, held)


def _pages(kept: Iterable[Kept[Block]]) -> Iterator[list[Kept[Block]]]:
    """The blocks that begin on one page together; a block without a page alone."""
    for page, members in groupby(kept, key=lambda one: one.member.place.page):
        if page is None:
            yield from ([one] for one in members)
        else:
            yield list(members)


def _kept(held: _Held) -> Kept[Block]:
    if not isinstance(held, _Sheet) or held.unit is None:
        return held.kept if isinstance(held, _Sheet) else held
    return held.kept._replace(member=below_unit(held.table, held.unit))


def below_unit(table: Table, unit: Paragraph | Cell) -> Table:
    """The table with its unit in a row of its own over all others."""
    cells = [replace(cell, row=cell.row + 1) for cell in table.cells]
    blocks = unit.blocks if isinstance(unit, Cell) else (unit,)
    first = Cell(0, 0, unit.text, unit.place, 1, table.columns, blocks=blocks)
    return replace(table, cells=(first, *cells), rows=table.rows + 1)


def _joined(held: list[_Held], page: list[Kept[Block]], first: int = 0) -> list[_Held] | None:
    """The blocks of a page with the bands of the next one; None where one of these blocks is no band of any.

    Those before the one at `first` have no bands there.
    """
    made = list(held)
    unit: Paragraph | None = None
    for one in page:
        if isinstance(one.member, Paragraph) and (_is_again(one.member, made) or _is_unit(one.member)):
            unit = unit if _is_again(one.member, made) else one.member
            continue
        wider = (
            (at, _with_band(sheet, one)) for at, sheet in enumerate(made) if at >= first and isinstance(sheet, _Sheet)
        )
        found = next(((at, sheet) for at, sheet in wider if sheet is not None), None)
        if found is None or (unit is not None and not _has_figures_first(one.member)):
            return None
        made[found[0]] = found[1] if unit is None else replace(found[1], unit=unit)
        first, unit = found[0] + 1, None
    return made if held and unit is None and any(isinstance(one.member, Table) for one in page) else None


def _is_again(paragraph: Paragraph, held: Iterable[_Held]) -> bool:
    """Whether the words stand above the sheet already: a title is printed again where it reaches into the next band."""
    others = (one.member.text for one in held if isinstance(one, Kept) and isinstance(one.member, Paragraph))
    return any(squeeze(paragraph.text) == squeeze(text) for text in others)


def _is_unit(paragraph: Paragraph) -> bool:
    """Whether a line is a unit and nothing else, which stands at the right over a sheet and so over its last band."""
    return len(paragraph.text) <= _LONGEST_UNIT and caption_unit(paragraph.text) is not None


def _has_figures_first(block: Block) -> bool:
    """Whether the first column names no rows, as that of a table of its own does."""
    if not isinstance(block, Table):
        return False
    below = [cell for cell in block.cells if not cell.column and cell.row]
    return bool(below) and not any(_names_row(cell.text) for cell in below)


def _names_row(text: str) -> bool:
    """Whether words stand for more than a period, which may be a head over figures."""
    return any(map(str.isalpha, text)) and period_code(text) is None and header_subperiod(text) is None


def _tell(before: list[_Held], after: list[_Held], findings: MutableMapping[int, tuple[Finding, ...]]) -> None:
    for old, new in zip(before, after, strict=True):
        if old is new or not isinstance(new, _Sheet):
            continue
        key = new.table.place.table or 0
        last = max((cell.place for cell in new.table.cells), key=lambda place: place.page or 0)
        said = finding("TABLE_BANDS_JOINED", place=last, raw=None, columns=new.table.columns)
        findings[key] = (*findings.get(key, ()), said)


def begins_band(above: Table, below: Table) -> bool:
    """Whether a table goes on to the right of one on the pages before it: other heads, rows at the same heights."""
    upper, lower = _heights(above), _heights(below)
    if upper is None or lower is None or below.place.page == above.place.page:
        return False
    first = [height for height in upper if height[0] == 0]
    return _mapped(first, [height for height in lower if height[0] == 0]) is not None and _own_columns(above, below) > 0


def _begun(kept: Kept[Block]) -> _Sheet | None:
    block = kept.member
    heights = _heights(block) if isinstance(block, Table) else None
    return _Sheet(kept, block, heights) if heights is not None and isinstance(block, Table) else None


def _with_band(sheet: _Sheet, kept: Kept[Block]) -> _Sheet | None:
    """The sheet with its next band; None where a table is no band of it."""
    band = kept.member
    heights = _heights(band) if isinstance(band, Table) else None
    if heights is None or not isinstance(band, Table) or not _follows(sheet.table, band):
        return None
    rows = _mapped(sheet.heights, heights)
    own = _own_columns(sheet.table, band)
    if rows is None or not own:
        return None
    left, right, both = rows
    dropped = band.columns - own
    head = Grid(sheet.table).text(0, sheet.table.columns - 1)  # it goes on over a band that begins without words
    cells = [_moved(cell, left, 0) for cell in sheet.table.cells]
    added = [replace(cell, text=cell.text or head) if not cell.row + cell.column else cell for cell in band.cells]
    cells += [_moved(cell, right, sheet.table.columns - dropped) for cell in added if cell.column >= dropped]
    table = replace(
        sheet.table,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        rows=len(both) - 1,
        columns=sheet.table.columns + own,
    )
    return _Sheet(Kept(sheet.kept.at, table, own=True), table, tuple(both), sheet.unit)


def _follows(sheet: Table, band: Table) -> bool:
    """Whether the band begins on the page behind the last of the sheet's."""
    pages = [cell.place.page for cell in sheet.cells if cell.place.page is not None]
    return bool(pages) and band.place.page == max(pages) + 1


def _moved(cell: Cell, rows: list[int], columns: int) -> Cell:
    """A cell on the rows of the whole sheet; `rows` are the places of its own table's lines among those of the sheet."""
    first, end = rows[cell.row], rows[min(cell.row + cell.row_span, len(rows) - 1)]
    return replace(cell, row=first, row_span=end - first, column=cell.column + columns)


def _heights(table: Table) -> tuple[Height, ...] | None:
    """Where its rows begin, and where the last one ends; None where that is not known of each, or goes up again."""
    tops: dict[int, Height] = {}
    ends: list[Height] = []
    page = table.place.page
    for cell in table.cells:
        if page is None or cell.place.page is None or cell.place.box is None:
            return None
        at = cell.place.page - page
        tops.setdefault(cell.row, (at, cell.place.box[1]))
        if cell.row + cell.row_span == table.rows:
            ends.append((at, cell.place.box[3]))
    if len(tops) < max(table.rows, _FEWEST) or not ends or table.spans == "lost":
        return None
    found = (*(tops[row] for row in range(table.rows)), max(ends))
    return found if all(above < below for above, below in pairwise(found)) else None


def _mapped(one: Iterable[Height], other: Iterable[Height]) -> tuple[list[int], list[int], list[Height]] | None:
    """Where the lines of two tables stand among those of both; None where neither has all that the other has."""
    upper, lower = list(one), list(other)
    finer, coarser = (upper, lower) if len(upper) >= len(lower) else (lower, upper)
    if len(coarser) < _FEWEST:
        return None
    places = [next((at for at, line in enumerate(finer) if _is_same(line, asked)), None) for asked in coarser]
    if None in places or places[0] != 0 or places[-1] != len(finer) - 1:
        return None
    found, all_of_them = [at for at in places if at is not None], list(range(len(finer)))
    return (all_of_them, found, finer) if finer is upper else (found, all_of_them, finer)


def _is_same(one: Height, other: Height) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _SAME


def _own_columns(sheet: Table, band: Table) -> int:
    """How many columns a band adds; none where its first row does not head them, or heads what the sheet has.

    A band may repeat the sheet's first columns (번호, 공약명), as printers of spreadsheets can be told to.
    """
    upper, lower = Grid(sheet), Grid(band)
    repeated = 0
    while repeated < min(upper.columns, lower.columns) and _same_column(upper, lower, repeated):
        repeated += 1
    heads = [cell for cell in lower.row(0) if cell.column >= repeated and cell.text.strip()]
    if _goes_on(upper, lower):
        return lower.columns
    if not heads or not all(_heads(cell.text) for cell in heads) or not any(_heads(c.text) for c in upper.row(0)):
        return 0
    known = {squeeze(cell.text) for cell in upper.row(0)}
    return 0 if all(squeeze(cell.text) in known for cell in heads) else lower.columns - repeated


def _goes_on(upper: Grid, lower: Grid) -> bool:
    """Whether the band begins inside the last head of the sheet: 2028 over 1/4, and on the next page over 2/4 (or no
    words over it, where those of a merged cell are printed once).
    """
    if min(upper.rows, lower.rows) < _FEWEST:
        return False
    last, first = upper.at(0, upper.columns - 1), lower.at(0, 0)
    if last is None or first is None or last.row_span > 1 or not _heads(last.text):
        return False
    if squeeze(first.text) not in {"", squeeze(last.text)}:
        return False
    above = {squeeze(upper.text(1, column)) for column in range(last.column, upper.columns)}
    below = [squeeze(lower.text(1, column)) for column in range(first.column_span)]
    return "" not in above and all(text and text not in above for text in below) and len(set(below)) == len(below)


def _heads(text: str) -> bool:
    """Whether words head a column. 26 may be a year, but it may be an amount as well."""
    return is_head(text) and (not text.strip().isdigit() or _YEAR.fullmatch(text.strip()) is not None)


def _same_column(one: Grid, other: Grid, column: int) -> bool:
    said = [squeeze(grid.text(row, column)) for grid in (one, other) for row in range(min(one.rows, other.rows))]
    half = len(said) // 2
    return said[:half] == said[half:] and any(said)
