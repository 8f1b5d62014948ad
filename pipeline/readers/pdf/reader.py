"""The reader's face: bytes in, Document out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from pipeline.document import Document
from pipeline.readers.pdf.assemble import assemble
from pipeline.readers.pdf.draft import PageDraft
from pipeline.readers.pdf.objects import Source, every_page
from pipeline.readers.pdf.page import draft

_MAGIC = b"%PDF-"
_HEAD = 1024  # bytes within which readers of PDF look for the magic


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads PDF. `source` names the library that parses it."""

    format: ClassVar[Literal["pdf"]] = "pdf"
    source: Literal["pdfium", "pdfplumber"] = "pdfium"

    def recognise(self, data: bytes) -> bool:
        """Whether the bytes are a PDF."""
        return _MAGIC in data[:_HEAD]

    def read(self, data: bytes) -> Document:
        """The document; raises DamagedFileError or EncryptedFileError where it does not open."""
        return assemble(self._drafts(data))

    def _drafts(self, data: bytes) -> Iterator[PageDraft]:
        source = _opener(self.source)(data)
        try:
            for page in every_page(source):
                yield draft(page)
        finally:
            source.close()


def _opener(name: str) -> Callable[[bytes], Source]:
    # Imported when needed: pdfplumber costs 185 ms and most files never need it.
    if name == "pdfplumber":
        from pipeline.readers.pdf.from_pdfplumber import PdfplumberSource  # noqa: PLC0415

        return PdfplumberSource
    from pipeline.readers.pdf.from_pdfium import PdfiumSource  # noqa: PLC0415

    return PdfiumSource
