"""XLSX: an own walk over the sheets' XML, streamed, since no library gives all of what a plan needs in bounded memory.

openpyxl without its read-only mode keeps an object for each formatted cell, in read-only mode it loses merged cells;
calamine has neither fills nor number formats. package → the parts, bounded; styles, colours → how cells look;
numbers, dates → what a cell shows; cells → one sheet; walk → blocks in reading order.
"""

from __future__ import annotations

import re

from pipeline.document import Document
from pipeline.readers.office import is_package
from schemas.document import SourceFormat

_MAIN = re.compile(
    rb"spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml"
)
"""Of the main part; other packages may hold workbooks as attachments."""


class XlsxReader:
    """Reads SpreadsheetML packages (XLSX, XLTX, and XLSM, whose macros are never looked at)."""

    format: SourceFormat = "xlsx"

    def recognise(self, data: bytes) -> bool:
        """Whether the package says that it holds a workbook; a broken zip counts by the names left in it."""
        return is_package(data, _MAIN, part=b"xl/worksheets/", folder=b"xl/worksheets/")

    def read(self, data: bytes) -> Document:
        """Raises DamagedFileError, EncryptedFileError, EmptyFileError or LimitExceededError."""
        from pipeline.readers.xlsx.package import unpack  # noqa: PLC0415  (lxml is slow to import)
        from pipeline.readers.xlsx.walk import document  # noqa: PLC0415

        return document(unpack(data))
