"""A ledger as a workbook: a sheet a pledge, amounts as numbers, merged heads. The same data give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet
from sheet import Block, Grid, Line

_WHEN = (2022, 12, 1, 0, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MONEY = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'
_FIGURE = re.compile(r"-|\d{1,3}(?:,\d{3})*")


def xlsx(title: str, sheets: list[list[Block]]) -> bytes:
    book = Workbook()
    book.properties.title, book.properties.creator = title, "gongyak samples"
    for number, blocks in enumerate(sheets, 1):
        sheet = book.active if number == 1 else book.create_sheet()
        sheet.title = f"Sheet{number}"
        sheet["A1"] = title
        sheet["A1"].font = Font(size=16, bold=True)
        row = 3
        for block in blocks:
            row = _line(sheet, block, row) if isinstance(block, Line) else _table(sheet, block, row) + 1
    return _fixed(book)


def _line(sheet: Worksheet, line: Line, row: int) -> int:
    sheet.cell(row, 1, line.text)
    return row + 1


def _table(sheet: Worksheet, grid: Grid, top: int) -> int:
    for r, at, cell in grid.placed():
        for covered in [(r + i, at + j) for i in range(cell.rows) for j in range(cell.columns)]:
            sheet.cell(top + covered[0], covered[1] + 1).border = _BOX
        target = sheet.cell(top + r, at + 1, cell.text)
        target.alignment = Alignment(horizontal="center", wrap_text=True)
        if _FIGURE.fullmatch(cell.text):
            target.value = 0 if cell.text == "-" else int(cell.text.replace(",", ""))
            target.number_format = _MONEY
        if cell.fill:
            target.fill = PatternFill("solid", fgColor=cell.fill[1:])
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(None, top + r, at + 1, top + r + cell.rows - 1, at + cell.columns)
    return top + len(grid.rows)


def _fixed(book: Workbook) -> bytes:
    """The archive again with one date for all that is in it."""
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=_WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            data = source.read(name)
            target.writestr(member, _STAMP.sub(b"2022-12-01T00:00:00Z", data) if name == "docProps/core.xml" else data)
    return fixed.getvalue()
