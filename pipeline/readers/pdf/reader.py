"""The reader's face: bytes in, Document out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import ClassVar, Literal

from pipeline.document import Document
from pipeline.readers.pdf.assemble import assemble
from pipeline.readers.pdf.draft import PageDraft
from pipeline.readers.pdf.objects import PageObjects, Source, every_page
from pipeline.readers.pdf.page import draft
from pipeline.readers.pdf.trust import unreadable

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
        with closing(_opener(self.source)(data)) as source:
            for page in every_page(source):
                yield draft(page if self.source == "pdfplumber" else _better(page, data))


def _better(page: PageObjects, data: bytes) -> PageObjects:
    """The page read by pdfplumber where that leaves fewer characters unread."""
    missed = unreadable(page)
    if not missed:
        return page
    try:
        with closing(_opener("pdfplumber")(data)) as other:
            again = other.page(page.number - 1)
    except Exception:  # noqa: BLE001  # a second opinion is welcome, its own troubles with a damaged file are not
        return page
    return again if len(again.glyphs) >= len(page.glyphs) and unreadable(again) < missed else page


def _opener(name: str) -> Callable[[bytes], Source]:
    # Imported when needed: pdfplumber costs 185 ms and most files never need it.
    if name == "pdfplumber":
        from pipeline.readers.pdf.from_pdfplumber import PdfplumberSource  # noqa: PLC0415

        return PdfplumberSource
    from pipeline.readers.pdf.from_pdfium import PdfiumSource  # noqa: PLC0415

    return PdfiumSource
