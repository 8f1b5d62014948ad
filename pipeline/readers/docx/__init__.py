"""DOCX: python-docx opens the package, a walk over its XML makes the document.

package → the parts that are needed, bounded; styles, numbering, shading → how things look; runs → the text of a
paragraph; tables → the grid; walk → blocks in reading order.
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
_MAIN = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled")
"""Of the main part; other packages may hold Word documents as attachments."""


class DocxReader:
    """Reads WordprocessingML packages (DOCX, DOCM, DOTX)."""

    format: SourceFormat = "docx"

    def recognise(self, data: bytes) -> bool:
        """Whether the package says that it holds a Word document; a broken zip counts by the names left in it."""
        if not may_be_zip(data):
            return False
        try:
            return _MAIN.search(Archive(data).head(_TYPES, _TYPES_SIZE)) is not None
        except DamagedFileError:
            return _TYPES.encode() in data and b"word/document" in data
        except DocumentError:
            return b"word/" in data

    def read(self, data: bytes) -> Document:
        """Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
        from pipeline.readers.docx.package import unpack  # noqa: PLC0415  (python-docx is slow to import)
        from pipeline.readers.docx.walk import document  # noqa: PLC0415

        return document(unpack(data))
