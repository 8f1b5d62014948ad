"""Pages put together to one Document: places numbered, paragraphs made, running heads taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.document import (
    Block,
    Box,
    Cell,
    Compact,
    Document,
    Notice,
    Paged,
    Paragraph,
    Place,
    Spool,
    Table,
    at_hand,
    union,
)
from pipeline.readers.ocr.places import located, ranges
from pipeline.readers.ocr.reading import Scan
from pipeline.readers.pdf.broken_numbers import may_be_broken, mended, padding
from pipeline.readers.pdf.draft import CellDraft, Item, PageDraft, TableDraft
from pipeline.readers.pdf.furniture import Key, edges, furniture, repeated
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.paragraphs import Column, alone, edge, paragraphs

_FURNITURE = 64  # running heads and page numbers that wait in memory
_PROSE = 15.0  # of the font size: text in a column at least this wide wraps at its margin, narrower text is set by hand
_NEAR = 24.0  # points, two lines of text: a table this near the top or foot of the text area touches it
_MOST, _FEW = 80, 24  # pages up to which a file waits in memory, and those of a longer one that do
_WIDTH = 0.75  # of the page between margins of one width: no prose wraps before; a page of short lines shows no margin
_FOOT = 0.12  # of the page's height: a row that does not fit leaves as much room at the foot of its page


@dataclass(frozen=True, slots=True)
class Margins:
    """The area of the text, common to all pages of one size."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Sketch(Compact):
    """What must be known of every page before the first can be put together.

    `edges` is the page without anything that cannot be a running head; `lines` and `tables` are the boxes around these.
    """

    edges: PageDraft
    lines: Box | None
    tables: Box | None


@dataclass(slots=True)
class Assembly:
    """Makes blocks of drafts; counts tables in the order of the document."""

    pages: int
    tables: int = 0
    left_out: Spool[Paragraph] = field(default_factory=lambda: Spool(_FURNITURE))
    notices: list[Notice] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)


def assemble(drafts: Iterable[PageDraft], pages: int | None = None) -> Document:
    """The document of all pages, in order, of which there are so many. Memory does not grow with them: they wait on disk."""
    held = at_hand(pages, _MOST, _FEW)
    waiting: Spool[PageDraft] = Spool(held)
    sketches: Spool[_Sketch] = Spool(held)
    for page in waiting.filled(drafts):
        sketches.append(_sketch(page))
    running = repeated(sketch.edges for sketch in sketches)
    margins = _margins(sketches, running)
    done = Assembly(pages=len(waiting))
    blocks = Paged(
        (
            tuple(located(_page(page, running, margins[_size(page)], done), _scan(page), page.doubtful))
            for page in waiting.taken()
        ),
        held,
    )
    if len(done.left_out):
        done.notices.append(Notice("PAGE_FURNITURE", facts=(("count", str(len(done.left_out))),)))
    if done.scanned:
        done.notices.append(Notice("DOC_READ_BY_OCR", facts=(("pages", ranges(done.scanned)),)))
    return Document(
        format="pdf",
        blocks=blocks,
        pages=done.pages,
        furniture=Paged.of(done.left_out, held=64),
        notices=tuple(done.notices),
    )


def _scan(page: PageDraft) -> Scan | None:
    """How sure what was read from the page's picture is: all of it, or the figures drawn among its text."""
    return page.scan or (Scan(page.width, page.height, 0.0, page.figures) if page.figures else None)


def _size(page: PageDraft) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _sketch(page: PageDraft) -> _Sketch:
    outer = edges(page)
    apart = {id(line) for line in outer.items()}
    lines = union(item.box for item in page.items() if isinstance(item, Line) and id(item) not in apart)
    return _Sketch(outer, lines, union(item.box for item in page.items() if isinstance(item, TableDraft)))


def _margins(sketches: Iterable[_Sketch], running: Mapping[Key, int]) -> dict[tuple[int, int], Margins]:
    found: dict[tuple[int, int], Margins] = {}
    for sketch in sketches:
        mine = _extent(sketch, running)
        size = _size(sketch.edges)
        other = found.get(size, mine)
        found[size] = Margins(
            min(mine.left, other.left),
            min(mine.top, other.top),
            max(mine.right, other.right),
            max(mine.bottom, other.bottom),
        )
    return found


def _extent(sketch: _Sketch, running: Mapping[Key, int]) -> Margins:
    """The area of the text on one page."""
    page = sketch.edges
    out = {id(line) for line in furniture(page, running)}
    inner = [line.box for line in page.items() if id(line) not in out]
    lines = union(inner if sketch.lines is None else [sketch.lines, *inner])
    around = union(box for box in (lines, sketch.tables) if box is not None)
    if around is None:
        return Margins(page.width, page.height, 0.0, 0.0)
    left = around[0] if lines is None else lines[0]
    rights = [] if lines is None else [lines[2]]
    if sketch.tables is not None:
        rights.append(min(sketch.tables[2], page.width - left))
    return Margins(left, around[1], max(rights), around[3])


def _page(page: PageDraft, running: Mapping[Key, int], margins: Margins, done: Assembly) -> Iterator[Block]:
    """The blocks of one page."""
    done.notices.extend(page.notices)
    if page.scan is not None:
        done.scanned.append(page.number)
    left_out = furniture(page, running)
    place = Place(page=page.number)
    out = {id(line) for line in left_out}
    segments = [[item for item in items if id(item) not in out] for items in page.segments]
    lines = [item for items in segments for item in items if isinstance(item, Line)]
    column = _text_column(lines, page, margins)
    for line in left_out:
        for paragraph in paragraphs([line], column, place):
            done.left_out.append(paragraph)
    cuts = _cuts([item for items in segments for item in items], page, margins, done.pages)
    for items in filter(None, segments):
        if len(segments) > 1:
            column = Column(min(item.box[0] for item in items), max(item.box[2] for item in items))
        yield from _blocks(items, column, place, cuts, done)


def _text_column(lines: list[Line], page: PageDraft, margins: Margins) -> Column:
    """The margins of a page's text. Short lines alone, though some end at one place, tell nothing of the right one."""
    nearest = margins.left + _WIDTH * (page.width - 2 * margins.left)
    wrapped = edge(lines, margins.left, margins.right)
    return Column(margins.left, max(margins.right, nearest), edge=max(wrapped, nearest))


def _cuts(items: list[Item], page: PageDraft, margins: Margins, pages: int) -> dict[int, tuple[bool, bool]]:
    """Which tables the breaks above and below the page may have cut: by the item's identity."""
    cuts: dict[int, tuple[bool, bool]] = {}
    for at, item in enumerate(items):
        if not isinstance(item, TableDraft):
            continue
        first = at == 0 and page.number > 1 and item.box[1] <= margins.top + _NEAR
        last = at == len(items) - 1 and page.number < pages and item.box[3] >= margins.bottom - _FOOT * page.height
        cuts[id(item)] = (first or (item.open_above and at == 0), last or (item.open_below and at == len(items) - 1))
    return cuts


def _blocks(
    items: Iterable[Item], column: Column, place: Place, cuts: dict[int, tuple[bool, bool]], done: Assembly
) -> Iterator[Block]:
    run: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            run.append(item)
            continue
        yield from paragraphs(run, column, place)
        run = []
        yield _table(item, place, cuts.get(id(item), (item.open_above, item.open_below)), done)
    yield from paragraphs(run, column, place)


def _table(draft: TableDraft, place: Place, cut: tuple[bool, bool], done: Assembly) -> Table:
    done.tables += 1
    here = Place(page=place.page, box=draft.box, table=done.tables)
    return Table(
        cells=tuple(_cell(cell, here, done) for cell in _with_whole_numbers(draft.cells)),
        rows=draft.rows,
        columns=draft.columns,
        place=here,
        cut_above=cut[0],
        cut_below=cut[1],
        open_above=draft.open_above,
        open_below=draft.open_below,
    )


def _with_whole_numbers(cells: tuple[CellDraft, ...]) -> tuple[CellDraft, ...]:
    """The cells with the numbers that their width broke put together."""
    broken = [len(cell.items) > 1 and _may_be_broken(cell) for cell in cells]
    if not any(broken):
        return cells
    pad = padding((cell.box, item) for cell in cells for item in cell.items if isinstance(item, Line))
    return tuple(
        cell._replace(items=tuple(mended(_lines(cell), cell.box, pad))) if split else cell
        for cell, split in zip(cells, broken, strict=True)
    )


def _may_be_broken(cell: CellDraft) -> bool:
    lines = _lines(cell)
    return len(lines) == len(cell.items) and may_be_broken(lines)


def _lines(cell: CellDraft) -> list[Line]:
    return [item for item in cell.items if isinstance(item, Line)]


def _cell(draft: CellDraft, table: Place, done: Assembly) -> Cell:
    row, column, row_span, column_span, box, fill, drawn, items = draft
    place = Place(table.page, box, None, None, table.table, row + 1, column + 1)
    text, blocks = _content(draft, place, done) if items else ("", ())
    return Cell(row, column, text, place, row_span, column_span, fill, drawn, blocks)


def _content(draft: CellDraft, place: Place, done: Assembly) -> tuple[str, tuple[Block, ...]]:
    """The text of a cell without that of tables in it, and its blocks; most cells hold one line or nothing."""
    if len(draft.items) == 1 and isinstance(line := draft.items[0], Line):
        return line.text, (alone(line, line.box[0], place),)
    lines = _lines(draft)
    blocks = tuple(_blocks(draft.items, _column(draft, lines), place, {}, done))
    return "\n".join([line.text for line in lines]), blocks


def _column(cell: CellDraft, lines: list[Line]) -> Column:
    """The margins inside a cell: as much room on the right as on the left."""
    x0, _, x1, _ = cell.box
    if not lines:
        return Column(x0, x1)
    left = min(line.box[0] for line in lines)
    right = max(x1 - (left - x0), *(line.box[2] for line in lines))
    size = sorted(line.size for line in lines)[len(lines) // 2]
    return Column(left, right, wraps=x1 - x0 >= _PROSE * size)
