"""Hancom's documents: HWPX (a zip of XML) and HWP 5 (a compound file of records), read by one walk.

hwpx, hwp5 → the XML parts, taken out under limits (HWP is converted to those of HWPX by python-hwpx); looks, numbering
→ how things look; runs → the text of a paragraph; tables → the grid; pages → how many there may be; walk → blocks in
reading order.
"""

from __future__ import annotations

from pipeline.document import Document
from pipeline.errors import DocumentError
from pipeline.readers.archive import Archive
from pipeline.readers.sniff import may_be_hwp, may_be_zip
from schemas.document import SourceFormat

_MIMETYPE = b"application/hwp+zip"
_HEAD = 512


class HwpxReader:
    """Reads OWPML packages, whatever version of the schema their parts name."""

    format: SourceFormat = "hwpx"

    def recognise(self, data: bytes) -> bool:
        """Whether the package says that it is HWPX, or has its parts; a broken zip counts by its first bytes."""
        if not may_be_zip(data):
            return False
        try:
            archive = Archive(data)
        except DocumentError:
            return _MIMETYPE in data[:_HEAD]
        return _MIMETYPE in archive.head("mimetype", _HEAD) or archive.holds(["Contents/section"])

    def read(self, data: bytes) -> Document:
        """Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
        from pipeline.readers.hancom.hwpx import unpack  # noqa: PLC0415  (only what is read is imported)
        from pipeline.readers.hancom.walk import document  # noqa: PLC0415

        return document(unpack(data), self.format)


class HwpReader:
    """Reads HWP 5 compound files."""

    format: SourceFormat = "hwp"

    def recognise(self, data: bytes) -> bool:
        """Whether it is a compound file of Hancom's, damaged ones included."""
        return may_be_hwp(data)

    def read(self, data: bytes) -> Document:
        """Raises DamagedFileError, EncryptedFileError, LimitExceededError, and UnsupportedFormatError for locked files."""
        from pipeline.readers.hancom.hwp5 import unpack  # noqa: PLC0415  (python-hwpx is slow to import)
        from pipeline.readers.hancom.walk import document  # noqa: PLC0415

        return document(unpack(data), self.format)
