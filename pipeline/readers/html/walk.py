"""From the elements of a page to a document. The walk keeps its own stack, so a deep nest costs no recursion."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.document import Block, Cell, Document, Notice, Paragraph, Place, Table
from pipeline.errors import EmptyFileError, LimitExceededError
from pipeline.readers.base import bound_table, clean
from pipeline.readers.html.css import Css
from pipeline.readers.html.flow import Flow
from pipeline.readers.html.furniture import NOT_SHOWN, is_furniture, main_of
from pipeline.readers.html.grid import ALL, RawCell, RawTable, lay, span
from pipeline.readers.page_breaks import with_cuts

_MAX_DEPTH = 2_000
_MAX_TABLES_DEEP = 60
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "caption",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_BREAKING = frozenset({"article", "br", "div", "h1", "h2", "h3", "hr", "p", "section", "table"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_STEP = 20.0
"""Points of one level of a list or a quotation."""


def document(roots: list[Element], notices: list[Notice]) -> Document:
    """Raises EmptyFileError or LimitExceededError."""
    page = _Page()
    for root in roots:
        page.read(root)
    if not page.top.blocks:
        raise EmptyFileError
    told = list(notices)
    if page.furniture:
        told.append(Notice("PAGE_FURNITURE", facts=(("count", str(len(page.furniture))),)))
    told += [Notice(code) for code in ("TEXT_HIDDEN", "HIDDEN_TABLE_READ") if code in page.told]
    blocks = with_cuts(page.top.blocks, page.breaks)
    return Document("html", tuple(blocks), furniture=tuple(page.furniture), notices=tuple(told))


@dataclass(slots=True)
class _Page:
    """The state of the walk: the flows that are open (the page, cells in it) and the tables between them."""

    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    open: list[RawTable] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    css: Css = field(default_factory=lambda: Css(()))
    breaks: set[int] = field(default_factory=set)
    tables: int = 0
    paragraphs: int = 0
    positions: int = 0

    @property
    def top(self) -> Flow:
        return self.flows[0]

    def read(self, root: Element) -> None:
        """Walk one page to its end."""
        self.css = Css(_words(style) for style in root.iter("style"))
        self._aside(root.find("head/title"))
        main = main_of(root)
        above = set() if main is None else {main, *main.iterancestors()}
        depth, within = 0, main is None
        walk = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in walk:
            if event == "comment":
                self.flows[-1].text(element.tail)
                continue
            depth += 1 if event == "start" else -1
            if depth > _MAX_DEPTH:
                raise LimitExceededError(f"HTML: <{element.tag}> > {_MAX_DEPTH:,}")
            within = within or element is main
            if event == "start":
                outside = not within and element not in above
                if self._is_skipped(element, outside=outside):
                    walk.skip_subtree()
                else:
                    self._start(element)
            elif not self.flows[-1].left(element):
                self._end(element)
                within = within and (main is None or element is not main)
            if event == "end":
                self.flows[-1].text(element.tail)
        self._finish_flow(self.top)

    # ── what is left out ─────────────────────────────────────────────────────────────────────────────────────────

    def _is_skipped(self, element: Element, *, outside: bool) -> bool:
        """Whether the element is no content; what it says is kept as furniture or told as hidden."""
        if element.tag in NOT_SHOWN:
            skipped = True
        elif outside or is_furniture(element):
            self._aside(element)
            skipped = True
        elif element.tag == "del" or self.css.is_hidden(element):
            holds_table = next(element.iter("table"), None) is not None
            if _words(element).strip():
                self.told.add("HIDDEN_TABLE_READ" if holds_table else "TEXT_HIDDEN")
            skipped = not holds_table
        else:
            skipped = False
        if skipped:
            self.flows[-1].skip(element)
        return skipped

    def _aside(self, element: Element | None) -> None:
        if element is None:
            return
        text = " ".join(clean(_words(element, " ")).split())
        if text:
            self.furniture.append(Paragraph(text, Place()))

    # ── elements ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._finish_flow(self.flows[-1])
        self._break(element, "before")
        if tag in {"table", "dl"}:
            if len(self.open) >= _MAX_TABLES_DEEP:
                raise LimitExceededError(f"HTML: <table> > {_MAX_TABLES_DEEP}")
            self.open.append(RawTable(fill=self.css.fill(element), is_list=tag == "dl"))
        elif self.open and tag in {"tr", "thead", "tbody", "tfoot", "td", "th", "dt", "dd"}:
            self._part(element, tag, self.open[-1])
        else:
            self.flows[-1].start(element, tag, self.css)
        self.flows[-1].bold += tag in _BOLD
        self.flows[-1].raised += tag not in _BLOCKS and self.css.is_raised(element)
        self.flows[-1].text(element.text)

    def _part(self, element: Element, tag: str, table: RawTable) -> None:
        """A row or a cell begins."""
        if tag == "tr":
            table.open_row()
            table.row_fill = self.css.fill(element)
        elif tag in {"thead", "tbody", "tfoot"}:
            table.in_foot = tag == "tfoot"
            table.group_fill = self.css.fill(element)
        else:
            if tag == "dt" or (tag == "dd" and (not table.last or len(table.last) == 2)):
                table.open_row()
            if tag == "dd" and not table.last:
                table.last.append(RawCell())
            fill = self.css.fill(element) or table.row_fill or table.group_fill or table.fill
            raw = RawCell(span(element.get("rowspan"), ALL), span(element.get("colspan")), fill)
            table.last.append(raw)
            self.flows.append(Flow(cell=raw))

    def _end(self, element: Element) -> None:
        tag = str(element.tag)
        flow = self.flows[-1]
        flow.bold -= tag in _BOLD
        flow.raised -= tag not in _BLOCKS and self.css.is_raised(element)
        if tag in _BLOCKS:
            self._finish_flow(flow, heading=_HEADINGS.get(tag))
        if self.open and tag in {"td", "th", "dt", "dd"} and flow.cell is not None:
            self.flows.pop()
            flow.cell.blocks, flow.cell.icon = tuple(flow.blocks), flow.icon
        elif tag in {"table", "dl"} and self.open:
            self._close(self.open.pop())
        else:
            flow.end(tag)
        self._break(element, "after")

    def _break(self, element: Element, side: Literal["before", "after"]) -> None:
        """Note where the page shall end in print, between blocks that stand in no table."""
        if not self.open and element.tag in _BREAKING and self.css.breaks_page(element, side):
            self.breaks.add(len(self.top.blocks))

    def _finish_flow(self, flow: Flow, heading: int | None = None) -> None:
        """End the line that is open in a flow."""
        for paragraph in flow.finish():
            self.paragraphs += 1
            place = Place(paragraph=self.paragraphs)
            flow.blocks.append(replace(paragraph, place=place, heading=heading))

    # ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _close(self, raw: RawTable) -> None:
        """A table ends: its grid becomes a block of the flow around it. A frame of one cell is no table."""
        flow = self.flows[-1]
        cells, rows, columns = lay(raw)
        if not any(cell.raw.blocks or cell.raw.icon or cell.raw.fill for cell in cells):
            return
        if len(cells) == 1 and any(isinstance(block, Table) for block in cells[0].raw.blocks):
            flow.blocks += cells[0].raw.blocks
            return
        self.positions = bound_table(rows, columns, self.positions)
        self.tables += 1
        ordinal = self.tables
        done = []
        for cell in cells:
            place = Place(table=ordinal, row=cell.row + 1, column=cell.column + 1)
            blocks = tuple(_placed(block, place) for block in cell.raw.blocks)
            if not blocks and cell.raw.icon:
                blocks = (Paragraph(cell.raw.icon, place),)
            text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
            done.append(Cell(cell.row, cell.column, text, place, cell.rows, cell.columns, cell.raw.fill, blocks=blocks))
        flow.blocks.append(Table(tuple(done), rows, columns, Place(table=ordinal)))


def _placed(block: Block, place: Place) -> Block:
    """A paragraph of a cell stands where its cell does; its ordinal in the page stays."""
    return (
        replace(block, place=replace(place, paragraph=block.place.paragraph)) if isinstance(block, Paragraph) else block
    )


def _words(element: Element, between: str = "") -> str:
    """All text inside an element, in order; scripts and style sheets in it say nothing."""
    pieces = [] if element.text is None else [element.text]
    for one in element.iterdescendants():
        if isinstance(one.tag, str) and one.tag not in {"script", "style"}:
            pieces.append(one.text or "")
        pieces.append(one.tail or "")
    return between.join(pieces)
