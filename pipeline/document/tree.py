"""What structure makes of a document: labelled nodes, in which a numbered section and a form look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.document.blocks import Cell, Paragraph
from pipeline.document.grid import Grid
from pipeline.document.place import Place
from pipeline.document.quick import quick
from pipeline.document.span import Span
from pipeline.document.spool import Compact
from schemas.evidence import Finding


@quick
@dataclass(frozen=True, slots=True)
class Node(Compact):
    """A line of a bullet tree, a form's value cell, or a table.

    `whole` is the line without its bullet; `span` the value behind the label (the whole line where there is none).
    `label` is the printed label, `field` its canonical name in the vocabulary; both are None where the item has no
    label, and `field` alone is None where nobody knows the label. `role` is the label's role in the vocabulary.
    """

    whole: Span
    span: Span
    field: str | None = None
    role: str | None = None
    label: Span | None = None
    marker: str = ""
    children: tuple[Node, ...] = ()
    table: RepairedTable | None = None

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@quick
@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a list of pledges with the cells that head it; a head is None where the list has none of its kind.

    `group` is the head over several amounts (연도별 사업비), which alone tells what they are where nothing else does.
    """

    cell: Cell
    source: Cell | None = None
    period: Cell | None = None
    basis: Cell | None = None
    group: Cell | None = None


@dataclass(frozen=True, slots=True)
class RepairedTable(Compact):
    """A table as structure understands it.

    `kind` is what its content shows: budget, schedule, targets, officers, data. `caption` is the line above that
    belongs to it (a unit, a title). `findings` tell what was repaired. `doubtful` are rows (from 0) whose cells
    cannot be placed with certainty, `raw` their text as printed. `amounts` are given where the grid is no matrix of its
    own but a pledge's share of a list, whose heads structure has read.
    """

    kind: str
    grid: Grid
    caption: Span | None = None
    findings: tuple[Finding, ...] = ()
    doubtful: frozenset[int] = frozenset()
    amounts: tuple[Amount, ...] = ()

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        if self.amounts:  # which hold cells of the grid
            return Compact.__reduce__(self)
        return _read_again, (self.kind, self.grid.packed(), self.caption, self.findings, self.doubtful)


def _read_again(kind: str, grid: bytes, *others: Any) -> RepairedTable:
    return RepairedTable(kind, Grid.unpacked(grid), *others)


def cell_span(cell: Cell, text: str) -> Span:
    """The cell's text as a value with its place and verbatim words; a row cut by a page break has two places."""
    place = cell.place
    page = place.page
    for block in cell.blocks:
        if block.place.page != page:
            break
    else:
        return Span(text, ((place, cell.text),))
    beyond = [b for b in cell.blocks if b.place.page != page and isinstance(b, Paragraph)]
    if not beyond:
        return Span(text, ((place, cell.text),))
    here = "\n".join(b.text for b in cell.blocks if isinstance(b, Paragraph) and b.place.page == cell.place.page)
    return Span(text, ((cell.place, here), *((block.place, block.text) for block in beyond)))


@dataclass(frozen=True, slots=True)
class PledgeOutline(Compact):
    """One pledge: its title and number where the layout shows them without a label, and its nodes in reading order."""

    title: Span | None
    number: Span | None
    nodes: tuple[Node, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a contents page: what it names and the page it gives, None for roman or missing page numbers."""

    title: str
    page: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Total:
    """A row of a list that adds up others: the total of all, of a sector or of a part of the list.

    `scopes` are the sets of rows (positions among the list's rows) that it may be the total of, the likeliest first.
    """

    outline: PledgeOutline
    scopes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of pledges (총괄표): its rows and totals, and whether its rows are the document's pledges themselves.

    Where every pledge has a page of its own, the list is held against them: `first` is None. Else it is the position
    of its first row among the pledges.
    """

    rows: tuple[PledgeOutline, ...]
    totals: tuple[Total, ...]
    place: Place
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: its pledges, its lists of pledges, and what its contents pages list.

    The pledges can be gone through once: whoever lets each one go needs memory for a few.
    """

    pledges: Iterable[PledgeOutline]
    listings: tuple[Listing, ...] = ()
    findings: tuple[Finding, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
