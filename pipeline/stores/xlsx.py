"""A workbook for people: a sheet a table, Korean heads, amounts in won."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.stores.folders import whole_file
from pipeline.stores.model import TABLES, Column, Table
from pipeline.stores.naming import Row, Rows, Value
from pipeline.stores.package import FORMULA
from pipeline.stores.target import Target
from pipeline.writers.atomic import OutputError

_ROWS = 1_048_576
"""Rows of a sheet, its head among them; what is more goes to another sheet."""
_MARK = "gongyak-export"
"""The property that tells that a workbook was exported."""
_CELL = 32_767
"""Characters of a cell."""
_WIDTHS = {"integer": 8, "won": 18, "decimal": 14, "real": 10, "boolean": 8, "text": 16}
_WIDE = {
    "title", "name", "text", "path", "commitments", "goals", "funding", "effects", "issues", "achievements", "next_steps",
    "cost_raw", "tasks", "milestones", "message_ko", "message_en", "raw", "suggestion", "locations", "status_raw",
}  # fmt: skip


@contextmanager
def open_store(target: Target) -> Iterator[Workbook]:
    """The file `target.dest`. Rows wait in files, not in memory. Raises OutputError."""
    with whole_file(target.dest or Path(), is_ours) as (draft, waiting):
        options = {
            "constant_memory": True,
            "tmpdir": str(waiting),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
        }
        book = xlsxwriter.Workbook(str(draft), options)
        book.set_custom_property(_MARK, "export")
        yield Workbook(book)
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OutputError(str(error)) from error


def is_ours(path: Path) -> bool:
    """Whether a file is a workbook that was exported, so that the next export may replace it."""
    try:
        with zipfile.ZipFile(path) as book:
            return f'name="{_MARK}"'.encode() in book.read("docProps/custom.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


class Workbook:
    """An open workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats = {
            "head": book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1}),
            "won": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "integer": book.add_format({"num_format": "0", "valign": "top"}),
            "decimal": book.add_format({"num_format": "#,##0.##########", "valign": "top"}),
            "real": book.add_format({"num_format": "0.##", "valign": "top"}),
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "formula": book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True}),
            "boolean": book.add_format({"valign": "top"}),
        }
        self._sheets = {table.name: _Sheet(book, table, self._formats) for table in TABLES}

    def add(self, rows: Rows) -> None:
        """The rows of the next document."""
        for name, members in rows.items():
            for row in members:
                self._sheets[name].add(row)


class _Sheet:
    """The sheets of one table; there is more than one where a sheet is full."""

    def __init__(self, book: Any, table: Table, formats: dict[str, Any]) -> None:
        self._book, self._table, self._formats = book, table, formats
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = self._table.ko.replace("/", "·") if self._number == 1 else f"{self._table.ko} ({self._number})"
        sheet = self._book.add_worksheet(name)
        for at, column in enumerate(self._table.columns):
            sheet.set_column(at, at, _width(column))
            sheet.write_string(0, at, column.ko, self._formats["head"])
        sheet.freeze_panes(1, 0)
        self._sheet, self._at = sheet, 0

    def add(self, row: Row) -> None:
        if self._at + 1 >= _ROWS:
            self._begin()
        self._at += 1
        for at, (column, value) in enumerate(zip(self._table.columns, row, strict=True)):
            self._write(at, column, value)

    def _write(self, at: int, column: Column, value: Value) -> None:
        """Text is written as text, whatever it begins with; what looks like a formula has the sign that Excel gives such text."""
        style = self._formats[column.type]
        if isinstance(value, bool):
            self._sheet.write_boolean(self._at, at, value, style)
        elif isinstance(value, int | float | Decimal):
            self._sheet.write_number(self._at, at, value, style)
        elif value is not None:
            style = self._formats["formula"] if value.startswith(FORMULA) else style
            shown = value if len(value) <= _CELL else f"{value[: _CELL - 1]}…"
            self._sheet.write_string(self._at, at, shown, style)


def _width(column: Column) -> int:
    return 40 if column.name in _WIDE else max(_WIDTHS[column.type], len(column.ko) * 2 + 2)
