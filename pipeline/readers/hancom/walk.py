"""From the parts of a Hancom document to blocks in reading order, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from pipeline.document import Block, Cell, Document, Notice, Paragraph, Place, Table
from pipeline.document.blocks import Drawn
from pipeline.errors import LimitExceededError
from pipeline.readers.base import clean, counted, paragraphs_of, typed_indent
from pipeline.readers.hancom.drawings import drawn_over
from pipeline.readers.hancom.looks import CellLook, Looks, ParaLook
from pipeline.readers.hancom.names import HP, PARAGRAPH, SECTION_PROPERTIES, SUBLIST, TABLE, Parts, is_on, whole
from pipeline.readers.hancom.numbering import Counters
from pipeline.readers.hancom.pages import Pages
from pipeline.readers.hancom.runs import Gathered, Piece, bold, gather, is_floating, size, text_of
from pipeline.readers.hancom.tables import Shading, Slot, lay
from pipeline.readers.page_breaks import with_cuts
from schemas.document import SourceFormat

_MAX_DEPTH = 32
"""Of tables and boxes in each other. HWPX is bounded by its XML at about the same depth; HWP shall not differ."""
_MAX_PARAGRAPHS = 400_000
"""And cells; the largest volume known has a third of it."""
_SIZE = 10.0
_TAB_STOP = 40.0
_LINE = 1_000
"""HWP units: a floating table that begins lower than this below its line stands below the line."""
_INVISIBLE_BULLET = re.compile(r"\W*")
_CAPTION = f"{HP}caption"
_FOOTNOTE, _ENDNOTE = f"{HP}footNote", f"{HP}endNote"


def document(parts: Parts, form: SourceFormat) -> Document:
    """The document of the parts. Raises what reading a part raises, and LimitExceededError."""
    story = Story(Looks(parts.head))
    blocks = story.body(parts.sections)
    blocks += story.notes()
    furniture = story.furniture(parts.masters())
    return Document(
        format=form,
        blocks=tuple(blocks),
        pages=story.pages.count,
        furniture=tuple(furniture),
        notices=tuple(_notices(story, len(furniture), parts.left_out())),
    )


def _notices(story: Story, furniture: int, left_out: tuple[str, ...]) -> Iterator[Notice]:
    if story.pages.count is not None:
        yield Notice("PAGES_ESTIMATED", facts=(("pages", str(story.pages.count)),))
    if furniture:
        yield Notice("PAGE_FURNITURE", facts=(("count", str(furniture)),))
    if story.hidden:
        yield Notice("TEXT_HIDDEN")
    if left_out:
        yield Notice("CONTENT_LEFT_OUT", facts=(("kinds", ", ".join(left_out)),))


class Story:
    """A document from its first paragraph to its last. Counts numbers, paragraphs and tables."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._counters = Counters()
        self._outline = ""
        self._tables = 0
        self._positions = 0
        self._notes: list[tuple[Element, Place]] = []
        self._furniture: list[Element] = []
        self._left = _MAX_PARAGRAPHS
        self.pages = Pages()
        self.hidden = False

    def body(self, sections: Iterable[Iterable[Element]]) -> list[Block]:
        """The blocks of all sections; their paragraphs are counted on."""
        found: list[Block] = []
        breaks: list[int] = []
        ordinal = 0
        for section in sections:
            self.pages.begin_section()
            breaks.append(len(found))
            for paragraph in section:
                ordinal += 1
                self.pages.see(paragraph)
                if is_on(paragraph.get("pageBreak")):
                    breaks.append(len(found))
                found += self._paragraph(paragraph, Place(paragraph=ordinal), 0)
        return with_cuts(found, breaks)

    def notes(self) -> list[Block]:
        """The footnotes, then the endnotes, each standing where its mark stands."""
        marked, self._notes = self._notes, []
        found: list[Block] = []
        for kind in (_FOOTNOTE, _ENDNOTE):
            for note, place in marked:
                if note.tag == kind:
                    blocks = [block for listed in note.iterfind(SUBLIST) for block in self.blocks(listed, place, 1)]
                    found += [replace(paragraph, place=place) for paragraph in paragraphs_of(blocks)]
        return found

    def furniture(self, masters: Iterable[Element]) -> list[Paragraph]:
        """The paragraphs of headers, footers and master pages."""
        found: list[Paragraph] = []
        tables = self._tables
        for holder in (*self._furniture, *masters):
            for listed in _lists(holder):
                found += [
                    replace(paragraph, place=Place()) for paragraph in paragraphs_of(self.blocks(listed, Place()))
                ]
        self._tables = tables
        return found

    def blocks(self, container: Element, within: Place, depth: int = 0) -> list[Block]:
        """The blocks of a cell, box or note; paragraphs in a cell are counted from 1 again."""
        if depth > _MAX_DEPTH:
            raise LimitExceededError(f"hp:tbl > {_MAX_DEPTH}")
        found: list[Block] = []
        for ordinal, paragraph in enumerate(container.iterfind(PARAGRAPH), start=1):
            place = within if within.row is None else counted(ordinal, within)
            found += self._paragraph(paragraph, place, depth)
        return found

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, element: Element, place: Place, depth: int) -> Iterator[Block]:
        """A paragraph, parted where tables and boxes stand in it; those that float stand before or after it."""
        self._spend(1)
        self._take_outline(element)
        gathered = gather(element, self._looks)
        self._note(gathered, place)
        look = self._looks.paragraph(element.get("paraPrIDRef"))
        label = self._label(look)
        before, inline, after = _arranged(gathered)
        for anchored in before:
            yield from self._anchored(anchored, place, depth)
        is_text_alone = not inline or not isinstance(inline[-1], Element)
        for part in _parts(inline):
            if isinstance(part, list):
                printed = self._printed(part, label, look, place, may_be_empty=is_text_alone and not before)
                if printed is not None:
                    label = ""
                    yield printed
            else:
                yield from self._anchored(part, place, depth)
        for anchored in after:
            yield from self._anchored(anchored, place, depth)

    def _spend(self, count: int) -> None:
        """Count what is read, so that a small file cannot be a long work."""
        self._left -= count
        if self._left < 0:
            raise LimitExceededError(f"hp:p, hp:tc > {_MAX_PARAGRAPHS:,}")

    def _note(self, gathered: Gathered, place: Place) -> None:
        self.hidden = self.hidden or gathered.hidden
        self._notes += [(note, place) for note in gathered.notes]
        self._furniture += gathered.furniture

    def _take_outline(self, paragraph: Element) -> None:
        """A section's first paragraph says which numbering its outline has."""
        properties = paragraph.find(f"{HP}run/{SECTION_PROPERTIES}")
        if properties is not None:
            self._outline = properties.get("outlineShapeIDRef", "")

    def _label(self, look: ParaLook) -> str:
        """The number or bullet with the blank after it; empty where there is none."""
        if look.kind == "BULLET":
            label = self._looks.bullets.get(look.listed, "")
        elif look.kind in {"NUMBER", "OUTLINE"}:
            name = look.listed if look.kind == "NUMBER" else self._outline
            numbering = self._looks.numberings.get(name)
            label = "" if numbering is None else self._counters.label(f"{look.kind} {name}", numbering, look.level)
        else:
            label = ""
        return f"{label} " if label else ""

    def _printed(
        self, pieces: list[Piece], label: str, look: ParaLook, place: Place, *, may_be_empty: bool
    ) -> Paragraph | None:
        """A paragraph with its number or bullet; None where nothing is to be seen."""
        raw = text_of(pieces)
        text = clean(raw).strip()
        if not text and (not may_be_empty or not label or _INVISIBLE_BULLET.fullmatch(label)):
            return None
        points = size(pieces)
        return Paragraph(
            text=(label + text).strip(),
            place=place,
            indent=round(look.indent + typed_indent(raw, points or _SIZE, _TAB_STOP), 2),
            size=points,
            bold=bold(pieces),
            heading=look.level + 1 if look.kind == "OUTLINE" else None,
        )

    # ── tables and boxes ─────────────────────────────────────────────────────────────────────────────────────────

    def _anchored(self, element: Element, place: Place, depth: int) -> Iterator[Block]:
        """A table or the texts of a shape with the caption; their paragraphs stand where the shape is anchored."""
        caption = element.find(_CAPTION)
        captions = [] if caption is None else self._boxed(caption, place, depth + 1)
        is_below = caption is not None and caption.get("side") in {"BOTTOM", "RIGHT"}
        if not is_below:
            yield from captions
        if element.tag == TABLE:
            yield from self._table(element, depth + 1)
        else:
            for child in element:
                if child.tag != _CAPTION:
                    yield from self._boxed(child, place, depth + 1)
        if is_below:
            yield from captions

    def _boxed(self, holder: Element, place: Place, depth: int) -> list[Block]:
        """The blocks of the outermost lists in a shape's part, in a group those of each shape."""
        blocks = [block for listed in _lists(holder) for block in self.blocks(listed, place, depth)]
        return [replace(block, place=place) if isinstance(block, Paragraph) else block for block in blocks]

    def _table(self, element: Element, depth: int) -> list[Block]:
        self._spend(sum(1 for _ in element.iterfind(f"{HP}tr/{HP}tc")))
        layout, self._positions = lay(element, self._positions)
        if not layout.slots:
            return []
        self._tables += 1
        ordinal = self._tables
        shading, drawn = Shading(element, self._looks), drawn_over(layout)
        cells = tuple(
            self._cell(slot, ordinal, shading.look(slot), drawn.get((slot.row, slot.column)), depth)
            for slot in layout.slots
        )
        return [Table(cells, layout.rows, layout.columns, Place(table=ordinal))]

    def _cell(self, slot: Slot, table: int, look: CellLook, over: Drawn | None, depth: int) -> Cell:
        place = Place(table=table, row=slot.row + 1, column=slot.column + 1)
        blocks = tuple(
            block for listed in slot.element.iterfind(SUBLIST) for block in self.blocks(listed, place, depth)
        )
        text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
        drawn = over or look.drawn
        return Cell(slot.row, slot.column, text, place, slot.rows, slot.columns, look.fill, drawn, blocks)


def _lists(holder: Element) -> Iterator[Element]:
    """The outermost lists of paragraphs in an element, itself included."""
    if holder.tag == SUBLIST:
        yield holder
        return
    for child in holder:
        yield from _lists(child)


def _arranged(gathered: Gathered) -> tuple[list[Element], list[Piece | Element], list[Element]]:
    """What floats above the line, what stands in it, what floats below it."""
    before: list[Element] = []
    inline: list[Piece | Element] = []
    after: list[Element] = []
    for item in gathered.items:
        if isinstance(item, Piece) or not is_floating(item):
            inline.append(item)
        else:
            (before if _floats_above(item) else after).append(item)
    return before, inline, after


def _floats_above(element: Element) -> bool:
    """Whether a floating object pushes down the line that it is anchored to."""
    position = element.find(f"{HP}pos")
    return (
        element.get("textWrap") == "TOP_AND_BOTTOM"
        and position is not None
        and position.get("vertRelTo") == "PARA"
        and whole(position.get("vertOffset")) < _LINE
    )


def _parts(items: list[Piece | Element]) -> Iterator[list[Piece] | Element]:
    """Runs of text between the objects that stand in a line."""
    pieces: list[Piece] = []
    for item in items:
        if isinstance(item, Piece):
            pieces.append(item)
            continue
        if pieces:
            yield pieces
            pieces = []
        yield item
    yield pieces
