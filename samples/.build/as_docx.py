"""A plan as DOCX: merged cells, shaded headers and bars, indents. The same data give the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from sheet import Block, Break, Grid, Line

_WHEN = datetime(2022, 12, 1)  # noqa: DTZ001 - the file holds no zone
_WIDTH = 17.0
_FONT = "맑은 고딕"


def docx(blocks: list[Block], title: str) -> bytes:
    document = Document()
    _page(document, title)
    for block in blocks:
        if isinstance(block, Line):
            paragraph = document.add_paragraph(block.text)
            paragraph.paragraph_format.left_indent = Cm(0.5 * block.level) if block.level else None
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.runs[0].font.size = Pt(16) if block.title else None
            paragraph.runs[0].bold = block.level == 0 and not block.text.startswith("(")
        elif isinstance(block, Break):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            _table(document, block)
            document.add_paragraph().paragraph_format.space_after = Pt(0)
    return _fixed(document)


def _page(document: Document, title: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "gongyak samples", ""
    properties.created = properties.modified = _WHEN
    properties.last_modified_by = "gongyak samples"


def _table(document: Document, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths), "Table Grid")
    table.autofit = False
    small = len(grid.widths) > 10
    for column, share in zip(table.columns, grid.widths, strict=True):
        for cell in column.cells:
            cell.width = Cm(_WIDTH * share)
    cells = [list(row.cells) for row in table.rows]
    for r, c, wanted in grid.placed():
        cell = cells[r][c]
        if wanted.rows > 1 or wanted.columns > 1:
            cell = cell.merge(cells[r + wanted.rows - 1][c + wanted.columns - 1])
        cell.text = wanted.text
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)
            for run in paragraph.runs:
                run.font.size = Pt(7 if small else 9)
        if wanted.fill:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", wanted.fill[1:])):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no other way


def _fixed(document: Document) -> bytes:
    """The archive again with its members in order and one date, without the template's thumbnail picture."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=_WHEN.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            target.writestr(member, source.read(name))
    return fixed.getvalue()
