"""DOCX: python-docx opens the package, a walk over its XML makes the document.

package → the parts that are needed, bounded; styles, numbering, shading → how things look; runs → the text of a
paragraph; tables → the grid; walk → blocks in reading order.
"""

from __future__ import annotations

import re

from pipeline.document import Document
from pipeline.readers.office import is_package
from schemas.document import SourceFormat

_MAIN = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled")
"""Of the main part; other packages may hold Word documents as attachments."""


class DocxReader:
    """Reads WordprocessingML packages (DOCX, DOCM, DOTX)."""

    format: SourceFormat = "docx"

    def recognise(self, data: bytes) -> bool:
        """Whether the package says that it holds a Word document; a broken zip counts by the names left in it."""
        return is_package(data, _MAIN, part=b"word/document", folder=b"word/")

    def read(self, data: bytes) -> Document:
        """Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
        from pipeline.readers.docx.package import unpack  # noqa: PLC0415  (python-docx is slow to import)
        from pipeline.readers.docx.walk import document  # noqa: PLC0415

        return document(unpack(data))
