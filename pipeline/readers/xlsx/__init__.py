"""XLSX: an own walk over the sheets' XML, streamed, since no library gives all of what a plan needs in bounded memory.

openpyxl without its read-only mode keeps an object for each formatted cell, in read-only mode it loses merged cells;
calamine has neither fills nor number formats. package → the parts, bounded; styles, colours → how cells look;
numbers, dates → what a cell shows; cells → one sheet; walk → blocks in reading order.
"""

from __future__ import annotations

import re

from pipeline.document import Document
from pipeline.errors import DamagedFileError, DocumentError
from pipeline.readers.archive import Archive
from pipeline.readers.sniff import may_be_zip
from schemas.document import SourceFormat

_TYPES = "[Content_Types].xml"
_TYPES_SIZE = 1 << 20
_MAIN = re.compile(
    rb"spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml"
)
"""Of the main part; other packages may hold workbooks as attachments."""


class XlsxReader:
    """Reads SpreadsheetML packages (XLSX, XLTX, and XLSM, whose macros are never looked at)."""

    format: SourceFormat = "xlsx"

    def recognise(self, data: bytes) -> bool:
        """Whether the package says that it holds a workbook; a broken zip counts by the names left in it."""
        if not may_be_zip(data):
            return False
        try:
            return _MAIN.search(Archive(data).head(_TYPES, _TYPES_SIZE)) is not None
        except DamagedFileError:
            return _TYPES.encode() in data and b"xl/worksheets/" in data
        except DocumentError:
            return b"xl/worksheets/" in data

    def read(self, data: bytes) -> Document:
        """Raises DamagedFileError, EncryptedFileError, EmptyFileError or LimitExceededError."""
        from pipeline.readers.xlsx.package import unpack  # noqa: PLC0415  (lxml is slow to import)
        from pipeline.readers.xlsx.walk import document  # noqa: PLC0415

        return document(unpack(data))
