"""A plan as PDF with an embedded subset of Noto Sans KR (SIL Open Font License). The same data give the same bytes."""

from __future__ import annotations

import io
from functools import cache
from xml.sax.saxutils import escape

import pylopdf_fonts_ko
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont as Font
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from sheet import Block, Break, Grid

_WIDTH = 17 * cm
_NAME = "NotoSansKR"


def pdf(blocks: list[Block], title: str, letters: str) -> bytes:
    """`letters` are the characters that the font must have."""
    _register(letters)
    rl_config.useA85 = 0
    target = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 2 * cm)
    document = SimpleDocTemplate(target, pagesize=A4, title=title, author="gongyak samples", invariant=1, **margins)
    document.build([part for block in blocks for part in _flowables(block)], onFirstPage=_number, onLaterPages=_number)
    return target.getvalue()


def _flowables(block: Block) -> list[object]:
    if isinstance(block, Break):
        return [PageBreak()]
    if isinstance(block, Grid):
        return [_table(block), Spacer(1, 8)]
    size = 16 if block.title else 10 if block.level else 11
    return [Paragraph(escape(block.text), _style(size, 14 * block.level, 4))]


def _table(grid: Grid) -> Table:
    wide = len(grid.widths) > 10
    size = 6.5 if wide else 8
    data: list[list[object]] = [[""] * len(grid.widths) for _ in grid.rows]
    look: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    for r, c, cell in grid.placed():
        lines = escape(cell.text).replace("\n", "<br/>")
        data[r][c] = Paragraph(lines, _style(size, 0, 0)) if cell.text else ""
        corner = (c + cell.columns - 1, r + cell.rows - 1)
        if corner != (c, r):
            look.append(("SPAN", (c, r), corner))
        if cell.fill:
            look.append(("BACKGROUND", (c, r), corner, colors.HexColor(cell.fill)))
    repeated = 2 if wide else 1
    return Table(data, [share * _WIDTH for share in grid.widths], style=look, repeatRows=repeated, hAlign="LEFT")


@cache
def _style(size: float, indent: float, after: float) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}-{indent}",
        fontName=_NAME,
        fontSize=size,
        leading=size * 1.35,
        leftIndent=indent,
        spaceAfter=after,
        wordWrap="CJK",
    )


def _number(canvas: object, document: object) -> None:
    canvas.setFont(_NAME, 8)
    canvas.drawCentredString(A4[0] / 2, 1.1 * cm, f"- {document.page} -")


@cache
def _register(letters: str) -> None:
    pdfmetrics.registerFont(TTFont(_NAME, io.BytesIO(_true_type(letters))))


def _true_type(letters: str) -> bytes:
    """The letters of Noto Sans KR with quadratic curves, which is all that reportlab can embed."""
    font = Font(pylopdf_fonts_ko.sans_path(), recalcTimestamp=False)
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    names, shapes = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in names:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    builder = FontBuilder(unitsPerEm=font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: font["hmtx"][name] for name in names})
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.setupNameTable({"familyName": "Noto Sans KR", "styleName": "Regular", "psName": "NotoSansKR-Regular"})
    builder.setupOS2(sTypoAscender=font["hhea"].ascent, sTypoDescender=font["hhea"].descent)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = font["head"].created
    builder.font.recalcTimestamp = False
    target = io.BytesIO()
    builder.save(target)
    return target.getvalue()
