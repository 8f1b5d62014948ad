"""From the parts of a package to a document: blocks in reading order, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from pipeline.document import Block, Cell, Document, Notice, Paragraph, Place, Table
from pipeline.errors import LimitExceededError
from pipeline.readers.base import bound_table, clean, counted, paragraphs_of, typed_indent
from pipeline.readers.docx.names import PARAGRAPH, TABLE, R, W, attribute, breaks_page, flow, points, switch
from pipeline.readers.docx.numbering import Counters, Numbering
from pipeline.readers.docx.package import Parts
from pipeline.readers.docx.runs import Gathered, NoteMark, Runs
from pipeline.readers.docx.shading import TableShading, Theme
from pipeline.readers.docx.styles import ParagraphLook, Styles
from pipeline.readers.docx.tables import Slot, lay
from pipeline.readers.page_breaks import with_cuts

_MAX_DEPTH = 60
_TAB_STOP = 40.0
_SIZE = 10.0
_INVISIBLE_BULLET = re.compile(r"\W*")


def document(parts: Parts) -> Document:
    """The document of a package. Raises LimitExceededError."""
    looks = Looks.of(parts)
    body = Story(looks)
    blocks = body.blocks(parts.body) + body.notes(parts)
    furniture, hidden = _furniture(parts, looks)
    notices = []
    if furniture:
        notices.append(Notice("PAGE_FURNITURE", facts=(("count", str(len(furniture))),)))
    if body.hidden or hidden:
        notices.append(Notice("TEXT_HIDDEN"))
    return Document(format="docx", blocks=tuple(blocks), furniture=tuple(furniture), notices=tuple(notices))


@dataclass(frozen=True, slots=True)
class Looks:
    """What a package defines for all its stories."""

    styles: Styles
    numbering: Numbering
    theme: Theme
    tab_stop: float

    @classmethod
    def of(cls, parts: Parts) -> Looks:
        numbering = Numbering(parts.numbering, parts.styles)
        tab_stop = points(attribute(parts.settings, f"{W}defaultTabStop")) or _TAB_STOP
        return cls(Styles(parts.styles, numbering), numbering, Theme(parts.theme), tab_stop)


def _furniture(parts: Parts, looks: Looks) -> tuple[list[Paragraph], bool]:
    """The paragraphs of headers and footers that a section refers to, each part once."""
    found: list[Paragraph] = []
    seen: set[str] = set()
    hidden = False
    for reference in parts.body.iter(f"{W}headerReference", f"{W}footerReference"):
        identity = reference.get(f"{R}id", "")
        root = parts.related.get(identity)
        if root is not None and identity not in seen:
            seen.add(identity)
            story = Story(looks)
            found += [replace(paragraph, place=Place()) for paragraph in paragraphs_of(story.blocks(root))]
            hidden = hidden or story.hidden
    return found, hidden


@dataclass(frozen=True, slots=True)
class _Draft:
    """A paragraph before it is printed: the end of the one before it may have been deleted."""

    gathered: Gathered
    look: ParagraphLook
    place: Place
    properties: Element | None


class Story:
    """One run of text from its first paragraph to its last: the body, or a header. Counts lists, paragraphs, tables."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._runs = Runs(looks.styles)
        self._counters = Counters()
        self._tables = 0
        self._positions = 0
        self._marks: list[tuple[NoteMark, Place]] = []
        self.hidden = False

    def blocks(self, container: Element, within: Place | None = None, depth: int = 0) -> list[Block]:
        """The blocks of a body, cell or header; in a cell (`within`) paragraphs are counted from 1 again."""
        found: list[Block] = []
        ordinal = 0
        waiting: _Draft | None = None
        breaks: list[int] = []
        for element in flow(container, PARAGRAPH, TABLE):
            if element.tag == TABLE:
                self._finish(waiting, found, depth)
                waiting = None
                found += self._table(element, depth + 1)
                continue
            ordinal += 1
            if depth == 0 and breaks_page(element):
                breaks.append(len(found))
            draft = self._draft(element, counted(ordinal, within), waiting)
            waiting = draft if _flows_on(draft.properties) else None
            if waiting is None:
                self._finish(draft, found, depth)
        self._finish(waiting, found, depth)
        return with_cuts(found, breaks) if breaks else found

    def notes(self, parts: Parts) -> list[Block]:
        """The footnotes and endnotes in the order of their marks, each standing where its mark stands."""
        roots = {"footnotes": parts.footnotes, "endnotes": parts.endnotes}
        found: list[Block] = []
        numbers = {"footnotes": 0, "endnotes": 0}
        marks, self._marks = self._marks, []
        for kind, root in roots.items():
            notes = {} if root is None else {note.get(f"{W}id", ""): note for note in root}
            for mark, place in marks:
                if mark.kind != kind or mark.identity not in notes:
                    continue
                numbers[kind] += not mark.custom
                label = "" if mark.custom else f"{numbers[kind]}) "
                for paragraph in paragraphs_of(self.blocks(notes[mark.identity])):
                    found.append(replace(paragraph, text=label + paragraph.text, place=place))
                    label = ""
        return found

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────

    def _draft(self, element: Element, place: Place, waiting: _Draft | None) -> _Draft:
        """A paragraph with what flows into it from the one before."""
        properties = element.find(f"{W}pPr")
        look = self._looks.styles.paragraph(properties)
        gathered = Gathered() if waiting is None else waiting.gathered
        self._runs.gather(element, look.run, gathered)
        return _Draft(gathered, look, place, properties)

    def _finish(self, draft: _Draft | None, found: list[Block], depth: int) -> None:
        """Add a paragraph and the text boxes anchored in it."""
        if draft is None:
            return
        gathered = draft.gathered
        self.hidden = self.hidden or gathered.hidden
        self._marks += [(mark, draft.place) for mark in gathered.notes]
        is_gone = _is_hidden(draft.properties) or _flows_on(draft.properties)
        if gathered.text.strip() or not is_gone:
            paragraph = self._printed(gathered, draft.look, draft.place)
            found += [] if paragraph is None else [paragraph]
        for box in gathered.boxes:
            found += self._boxed(box, draft.place, depth + 1)

    def _printed(self, gathered: Gathered, look: ParagraphLook, place: Place) -> Paragraph | None:
        """The paragraph with its number or bullet; None where nothing is to be seen."""
        label = self._label(look)
        raw = gathered.text
        text = clean(raw).strip()
        if not text and (not label or _INVISIBLE_BULLET.fullmatch(label)):
            return None
        size = gathered.size() or look.run.size
        return Paragraph(
            text=(label + text).strip(),
            place=place,
            indent=round(look.indent + typed_indent(raw, size or _SIZE, self._looks.tab_stop), 2),
            size=size,
            bold=gathered.bold(),
            heading=look.heading,
        )

    def _label(self, look: ParagraphLook) -> str:
        listed = self._looks.numbering.list(look.number)
        if listed is None or look.number is None:
            return ""
        return self._counters.label(look.number, listed, look.level)

    def _boxed(self, box: Element, place: Place, depth: int) -> list[Block]:
        """The blocks of a text box; its paragraphs stand where it is anchored."""
        _bound_depth(depth)
        blocks = self.blocks(box, place, depth)
        return [replace(block, place=place) if isinstance(block, Paragraph) else block for block in blocks]

    # ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, element: Element, depth: int) -> list[Block]:
        _bound_depth(depth)
        layout = lay(element)
        if not layout.slots:
            return []
        self._positions = bound_table(layout.rows, layout.columns, self._positions)
        self._tables += 1
        ordinal = self._tables
        shading = TableShading.of(element, self._looks.styles, self._looks.theme)
        self.hidden = self.hidden or any(_holds_text(cell) for cell in layout.covered)
        cells = []
        for slot in layout.slots:
            fill = shading.fill(slot.element, slot.row, slot.column, layout.rows, layout.columns)
            cells.append(self._cell(slot, ordinal, fill, depth))
        return [Table(tuple(cells), layout.rows, layout.columns, Place(table=ordinal))]

    def _cell(self, slot: Slot, table: int, fill: str | None, depth: int) -> Cell:
        place = Place(table=table, row=slot.row + 1, column=slot.column + 1)
        blocks = tuple(self.blocks(slot.element, place, depth))
        text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
        return Cell(slot.row, slot.column, text, place, slot.rows, slot.columns, fill, blocks=blocks)


def _bound_depth(depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise LimitExceededError(f"DOCX: w:tbl > {_MAX_DEPTH}")


def _holds_text(cell: Element) -> bool:
    return any((text.text or "").strip() for text in cell.iter(f"{W}t"))


def _flows_on(properties: Element | None) -> bool:
    """Whether the end of the paragraph was deleted, or is a style separator, so that the next one follows on."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom", "specVanish"))


def _is_hidden(properties: Element | None) -> bool:
    vanish = None if properties is None else properties.find(f"{W}rPr/{W}vanish")
    return vanish is not None and switch(vanish)
