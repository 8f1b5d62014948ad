"""A document as its reader saw it: blocks in reading order. Readers know no Korean label, so nothing here does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.document.place import Place
from pipeline.document.quick import quick
from pipeline.document.spool import Compact
from schemas.document import SourceFormat

Drawn = Literal["line", "arrow"]


@quick
@dataclass(frozen=True, slots=True)
class Paragraph(Compact):
    """A paragraph as printed, its bullet or automatic number included at the head.

    `text` is NFC and holds a newline wherever the page broke the line (a soft wrap in PDF, a manual break in DOCX);
    leading and trailing blanks are stripped. `indent` is the distance of the first line from the left margin of the
    text in points (in text files: blanks before the first character). `size` is the font size in points and `bold`
    whether most of it is bold, None where the format does not say. `heading` is the outline level 1… that the source
    declares (heading styles), never a guess.
    """

    text: str
    place: Place
    indent: float = 0.0
    size: float | None = None
    bold: bool | None = None
    heading: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Cell(Compact):
    """One table cell; a merged cell appears once, with its spans.

    `row` and `column` count from 0. `fill` is '#RRGGBB' or None for no shading (white is none). `drawn` tells of a
    line or an arrow drawn through the cell. `blocks` are its paragraphs and the tables nested in it, in order.
    """

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    drawn: Drawn | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables nested directly in the cell."""
        blocks = self.blocks
        if not blocks or (len(blocks) == 1 and type(blocks[0]) is Paragraph):  # as nearly all cells
            return ()
        return tuple([block for block in blocks if isinstance(block, Table)])


@quick
@dataclass(frozen=True, slots=True)
class Table(Compact):
    """A ruled or tabulated table. Cells are in row-major order of their top left corner.

    `spans` is `exact` where the format tells merged cells (PDF, DOCX) and `lost` where it cannot (tabs in text):
    there every cell has span 1, a covered cell is an empty one or missing, and rows may have different widths.
    `cut_above` and `cut_below` tell that the table may go on there, as at a page break; `open_above` and `open_below`
    that no border is drawn there, so that not even the row need be at its end.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    spans: Literal["exact", "lost"] = "exact"
    cut_above: bool = False
    cut_below: bool = False
    open_above: bool = False
    open_below: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader must tell: `code` is one of the catalogue's (pipeline.findings), `facts` fill its message."""

    code: str
    place: Place | None = None
    raw: str | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source file. `furniture` holds running heads, page numbers and watermarks, which are no content.

    Whoever goes through `blocks` once, from front to back, needs memory for a few pages only, however long the file is.
    """

    format: SourceFormat
    blocks: Sequence[Block]
    pages: int | None = None
    furniture: Sequence[Paragraph] = ()
    notices: tuple[Notice, ...] = field(default=())

    def iter_tables(self) -> Iterator[Table]:
        """Every table, nested ones after the one that holds them, in reading order."""
        yield from _tables(self.blocks)

    def iter_texts(self) -> Iterator[str]:
        """The text of every paragraph and cell, in reading order."""
        yield from texts_of(self.blocks)


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of every paragraph and cell, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for cell in block.cells:
                yield cell.text
                for table in cell.tables:
                    yield from texts_of((table,))


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells:
                yield from _tables(cell.blocks)
