"""One page taken apart, before places are numbered and running heads are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.document import Box, Compact, Notice
from pipeline.document.blocks import Drawn
from pipeline.readers.ocr.reading import Certainty, Scan
from pipeline.readers.pdf.lines import Line


class CellDraft(NamedTuple):
    """A cell with its lines and nested tables in reading order; positions count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    fill: str | None
    drawn: Drawn | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TableDraft(Compact):
    """A table on one page; `open_above` and `open_below` tell of a border left off there."""

    box: Box
    rows: int
    columns: int
    cells: tuple[CellDraft, ...]
    open_above: bool = False
    open_below: bool = False


Item = Line | TableDraft


@dataclass(frozen=True, slots=True)
class PageDraft(Compact):
    """A page: its items in reading order, in one segment or, where text stands in columns, several.

    `scan` is there where the page was read from its picture. What stands in a `doubtful` box may be read wrongly.
    `layer` is what text says that lies unseen over the picture of a page that has no other.
    """

    number: int
    width: float
    height: float
    segments: tuple[tuple[Item, ...], ...]
    slanted: tuple[Line, ...] = ()
    notices: tuple[Notice, ...] = ()
    scan: Scan | None = None
    doubtful: tuple[Box, ...] = ()
    layer: PageDraft | None = None
    drawn: tuple[Box, ...] = ()
    """What may be figures drawn as curves where a form has room for a number."""
    figures: tuple[Certainty, ...] = ()
    """Those of them that were read from the page's picture, and how surely."""

    def items(self) -> Iterator[Item]:
        """Everything on the page in reading order."""
        for segment in self.segments:
            yield from segment


def in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """From the top down; of two tables side by side the left one first."""
    if len(items) < 2:
        return tuple(items)
    tables = sorted([item for item in items if isinstance(item, TableDraft)], key=lambda table: table.box[1])
    if not tables:
        return tuple(sorted(items, key=_rank))
    ranks: list[tuple[float, float, Item]] = []
    top = bottom = float("-inf")
    for table in tables:
        middle = (table.box[1] + table.box[3]) / 2
        if table.box[1] > bottom or middle > bottom:
            top, bottom = table.box[1], table.box[3]
        ranks.append((top, table.box[0], table))
    ranks += [(*_rank(item), item) for item in items if isinstance(item, Line)]
    return tuple(item for _, _, item in sorted(ranks, key=lambda rank: rank[:2]))


def _rank(item: Item) -> tuple[float, float]:
    x0, top, _, bottom = item.box
    return (top + bottom) / 2, x0
