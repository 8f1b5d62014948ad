"""Lines and tables → the bytes of DOCX, PDF and text. The same blocks give the same bytes."""

from __future__ import annotations

import io
import sys
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from generator import words
from generator.sheet import Block, Break, C, Grid, Line

ROOT = Path(__file__).resolve().parents[2]
FONT = "NotoSansKR"
NOT_IN_FONT = str.maketrans("∼◈▸❍․", "~▣▶○·")
MARKS = "○●◎□■◇◆▸▶→―ㅇ❍·․※☎△◦•ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ「」『』【】①②③④⑤☑☐㎡㎥’‘：∼∙ㆍ"


def text(blocks: list[Block], *, collapsed: bool = False) -> bytes:
    """Tabs between cells, bars as words. `collapsed`: cells lost in a merged one go to the end of the row, as converters do."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Break):
            lines.append("")
        elif isinstance(block, Grid):
            lines += ["", *_tabbed(block, collapsed=collapsed), ""]
        else:
            lines += [*([""] if block.level == 0 else []), " " * max(0, block.level - 1) + block.text]
            lines += [""] if block.level == 0 else []
    tidy = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return ("\n".join(tidy).strip("\n") + "\n").encode()


def _tabbed(grid: Grid, *, collapsed: bool) -> list[str]:
    rows: list[list[str]] = [[""] * len(grid.widths) for _ in grid.rows]
    covered: list[set[int]] = [set() for _ in grid.rows]
    tails: list[list[str]] = [[] for _ in grid.rows]
    bars = [{at for row, at, cell in grid.placed() if row == r and cell.bar} for r in range(len(grid.rows))]
    for r, at, cell in grid.placed():
        rows[r][at] = " ".join([*cell.text.split("\n"), *(line.text for line in cell.lines)]).strip()
        covered[r] |= set(range(at + 1, at + cell.columns))
        if cell.inner is not None:
            tails[r] += _tabbed(cell.inner, collapsed=collapsed)
    for r, at, cell in grid.placed():
        if cell.bar and not any(rows[r][left] for left in range(at) if left in bars[r]):
            rows[r][at] = cell.text or "[Blacked out]"
    if collapsed or grid.form:
        rows = [
            [word for at, word in enumerate(row) if at not in lost] + [""] * (0 if grid.form else len(lost))
            for row, lost in zip(rows, covered, strict=True)
        ]
    return [line for row, tail in zip(rows, tails, strict=True) for line in ("\t".join(row), *tail)]


# ── DOCX ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def docx(blocks: list[Block]) -> bytes:
    """Merged cells as gridSpan and vMerge, indents as twips."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    body = document.element.body
    for block in blocks:
        if isinstance(block, Line):
            body.insert(len(body) - 1, parse_xml(_paragraph(block, own=True)))
        elif isinstance(block, Break):
            body.insert(len(body) - 1, parse_xml(f'<w:p {nsdecls("w")}><w:r><w:br w:type="page"/></w:r></w:p>'))
        else:
            body.insert(len(body) - 1, parse_xml(_table(block, own=True)))
            body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}/>"))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _paragraph(line: Line, *, own: bool = False) -> str:
    indent = f'<w:pPr><w:ind w:left="{284 * line.level}"/></w:pPr>' if line.level else ""
    look = f'<w:rPr><w:b/><w:sz w:val="{32 if line.big else 22}"/></w:rPr>' if line.level == 0 else ""
    space = nsdecls("w") if own else ""
    return f'<w:p {space}>{indent}<w:r>{look}<w:t xml:space="preserve">{escape(line.text)}</w:t></w:r></w:p>'


def _table(grid: Grid, *, own: bool = False) -> str:
    widths = [int(9600 * share) for share in grid.widths]
    starts = {(r, at): cell for r, at, cell in grid.placed()}
    owners = {
        (r + i, at + j): (r, at)
        for (r, at), cell in starts.items()
        for i in range(cell.rows)
        for j in range(cell.columns)
    }
    rows = []
    for r in range(len(grid.rows)):
        cells = []
        at = 0
        while at < len(widths):
            top, left = owners[r, at]
            cell = starts[top, left]
            cells.append(_cell(cell, sum(widths[at : at + cell.columns]), above=top < r))
            at += cell.columns
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9600" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl {nsdecls('w') if own else ''}>{look}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(cell: C, width: int, *, above: bool) -> str:
    merge = "" if cell.rows == 1 else "<w:vMerge/>" if above else '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill[1:]}"/>' if cell.fill else ""
    lines = [] if above else [Line(part, 1) for part in cell.text.split("\n") if part]
    written = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line.text)}</w:t></w:r></w:p>' for line in lines
    ) + "".join(_paragraph(line) for line in (() if above else cell.lines))
    inner = _table(cell.inner) + "<w:p/>" if cell.inner is not None and not above else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}</w:tcPr>{written + inner or "<w:p/>"}</w:tc>'


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def pdf(blocks: list[Block], *, repeat_heads: bool = True) -> bytes:
    """Ruled tables that break over pages where they must, with or without their header again; landscape where wide."""
    _font()
    columns = max((len(block.widths) for block in blocks if isinstance(block, Grid)), default=1)
    page = landscape(A4) if columns > 14 else A4
    width = page[0] - 4 * cm
    target = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 2 * cm)
    document = SimpleDocTemplate(target, pagesize=page, invariant=1, **margins)
    parts = [part for block in blocks for part in _flowables(block, width, repeat_heads=repeat_heads)]
    document.build(parts, onFirstPage=_page_number, onLaterPages=_page_number)
    return target.getvalue()


def _flowables(block: Block, width: float, *, repeat_heads: bool) -> list[object]:
    if isinstance(block, Break):
        return [PageBreak()]
    if isinstance(block, Grid):
        return [_ruled(block, width, block.head_rows if repeat_heads else 0), Spacer(1, 8)]
    size = 16 if block.big else 10 if block.level else 11
    return [Paragraph(_safe(block.text), _look(size, 14 * block.level, 4))]


def _ruled(grid: Grid, width: float, repeated: int) -> Table:
    size = 6 if grid.small else 8
    data: list[list[object]] = [[""] * len(grid.widths) for _ in grid.rows]
    look: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    for r, at, cell in grid.placed():
        corner = (at + cell.columns - 1, r + cell.rows - 1)
        room = sum(grid.widths[at : at + cell.columns]) * width
        data[r][at] = _content(cell, size, room)
        if corner != (at, r):
            look.append(("SPAN", (at, r), corner))
        if cell.fill:
            look.append(("BACKGROUND", (at, r), corner, colors.HexColor(cell.fill)))
    return Table(data, [share * width for share in grid.widths], style=look, repeatRows=repeated, hAlign="LEFT")


def _content(cell: C, size: float, room: float) -> object:
    parts: list[object] = []
    if cell.text:
        parts.append(Paragraph(_safe(cell.text).replace("\n", "<br/>"), _look(size, 0, 0)))
    parts += [Paragraph(_safe(line.text), _look(size, 8 * (line.level - 1), 1)) for line in cell.lines]
    if cell.inner is not None:
        parts.append(_ruled(cell.inner, room - 8, 0))
    return parts or ""


def _safe(words: str) -> str:
    return escape(words.translate(NOT_IN_FONT))


@cache
def _look(size: float, indent: float, after: float) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}-{indent}-{after}",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.35,
        leftIndent=indent,
        spaceAfter=after,
        wordWrap="CJK",
    )


def _page_number(canvas: object, document: object) -> None:
    canvas.setFont(FONT, 8)
    canvas.drawCentredString(document.pagesize[0] / 2, 1.1 * cm, f"- {document.page} -")


@cache
def _font() -> None:
    """The samples' way to embed Noto Sans KR, once, with every letter that a generated page may print."""
    sys.path.append(str(ROOT / "samples" / ".build"))
    import as_pdf  # noqa: PLC0415 - stands in a folder that is no package

    sources = [Path(words.__file__).parent, ROOT / "pipeline" / "vocabulary"]
    printed = "".join(
        path.read_text("utf-8")
        for folder in sources
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".toml"}
    )
    ascii_letters = "".join(map(chr, range(32, 127)))
    as_pdf._register("".join(sorted(set(printed + ascii_letters + MARKS) - set("\n\t"))))
