"""Lines and tables → the bytes of a workbook, by openpyxl. The same blocks give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from generator.sheet import Block, Break, C, Grid, Line
from generator.style import Style

LAYOUTS = frozenset({"ledger", "summary", "summary_rows", "card"})
"""What offices keep in workbooks."""
WHEN = (2022, 12, 1, 0, 0, 0)
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d)?|\d+(\.\d)?")


def xlsx(blocks: list[Block], style: Style) -> bytes:
    """Amounts as numbers with a format, merged cells, fills; a sheet a page or all on one."""
    book = Workbook()
    sheet = book.active
    apart = style.chance("a sheet a page", of=(1, 2))
    row = style.pick("first row", 1, 1, 2)
    for block in blocks:
        if isinstance(block, Break):
            sheet, row = (book.create_sheet(), 1) if apart else (sheet, row + 2)
        elif isinstance(block, Line):
            cell = sheet.cell(row, 1, block.text)
            cell.alignment = Alignment(indent=block.level)
            cell.font = Font(size=16 if block.big else 11, bold=block.level == 0)
            row += 1
        else:
            row = _table(sheet, block, row, style) + style.pick("rows between", 1, 2)
    return saved(book)


def _table(sheet: Worksheet, grid: Grid, top: int, style: Style) -> int:
    for r, at, cell in grid.placed():
        for i in range(cell.rows):
            for j in range(cell.columns):
                covered = sheet.cell(top + r + i, at + j + 1)
                covered.border = _BOX
                if cell.fill:
                    covered.fill = PatternFill("solid", fgColor=cell.fill[1:])
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(None, top + r, at + 1, top + r + cell.rows - 1, at + cell.columns)
        _write(sheet.cell(top + r, at + 1), cell, style)
    return top + len(grid.rows)


def _write(target: Cell, cell: C, style: Style) -> None:
    text = "\n".join([cell.text] * bool(cell.text) + ["  " * (line.level - 1) + line.text for line in cell.lines])
    if not text:
        return
    dash = style.pick("dash", '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '#,##0;△#,##0;"-"')
    if _NUMBER.fullmatch(text) and not cell.head and style.chance("numbers", of=(3, 4)):
        target.value = float(text.replace(",", "")) if "." in text else int(text.replace(",", ""))
        target.number_format = "#,##0.0" if "." in text else ("#,##0" if text != "0" else "0")
    elif text == "-" and style.chance("numbers", of=(3, 4)):
        target.value, target.number_format = 0, dash
    else:
        target.value = text
        target.data_type = "s"
    if "," not in text and isinstance(target.value, int):
        target.number_format = "General"
    if text == "-" and target.value == 0:
        target.number_format = dash


def saved(book: Workbook) -> bytes:
    """The archive again with one date for everything in it."""
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2022-12-01T00:00:00Z", data)
            target.writestr(member, data)
    return fixed.getvalue()
