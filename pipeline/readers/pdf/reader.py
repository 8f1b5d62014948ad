"""The reader's face: bytes in, Document out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pipeline.document import Document, Notice, Place
from pipeline.errors import DamagedFileError, LimitExceededError
from pipeline.readers.content import Content, let_go
from pipeline.readers.ocr import OcrMode
from pipeline.readers.ocr.pages import Pictures, told_of_lack
from pipeline.readers.parts import STRETCH, Part, sealed, unsealed
from pipeline.readers.pdf.assemble import assemble
from pipeline.readers.pdf.damage import unreadable_structure
from pipeline.readers.pdf.draft import PageDraft
from pipeline.readers.pdf.drawings import pages_of
from pipeline.readers.pdf.objects import Source
from pipeline.readers.pdf.page import draft, unread
from pipeline.readers.pdf.second import SecondOpinion
from pipeline.readers.pdf.streams import NOTHING, survey

_MAGIC = b"%PDF-"
_HEAD = 1024  # bytes within which readers of PDF look for the magic
_MOST_PAGES = 5_000  # ten times the longest volume known; more is built to exhaust us
_HELD = 2 * STRETCH  # pages read before what the library keeps of them is let go

SourceName = Literal["pdfium", "pdfplumber"]


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads PDF. `source` names the library that parses it; `parts` are pages that others have read meanwhile.

    `ocr` says which pages are read from their pictures: those without usable text, none, or all.
    """

    format: ClassVar[Literal["pdf"]] = "pdf"
    source: SourceName = "pdfium"
    ocr: OcrMode = "auto"
    parts: tuple[Part, ...] = ()

    def recognise(self, data: Content) -> bool:
        """Whether the bytes are a PDF."""
        return _MAGIC in data[:_HEAD]

    def read(self, data: Content) -> Document:
        """The document; raises DamagedFileError, EncryptedFileError or LimitExceededError where it cannot be read."""
        seen = survey(data)
        let_go(data)
        pages = self.pages(data)
        damaged = pages_of(data, seen) if seen != NOTHING else ()
        document = assemble(self._drafts(data, pages), pages)
        if sum(notice.code == "PDF_PAGE_DAMAGED" for notice in document.notices) == pages:
            raise unreadable_structure()
        if seen.damaged:
            document = replace(document, notices=(*document.notices, *_damage(damaged, pages)))
        return told_of_lack(document, self.ocr)

    def pages(self, data: Content) -> int:
        """How many pages there are. Raises DocumentError."""
        with closing(_opener(self.source)(data)) as opened:
            pages = opened.pages
        if pages > _MOST_PAGES:
            raise LimitExceededError(f"{pages} pages, at most {_MOST_PAGES}")
        return pages

    def read_part(self, data: Content, part: Part) -> bytes:
        """What the file of a part shall hold, for the reader that has it among its `parts`. Raises DocumentError."""
        return sealed(_drafts(self.source, self.ocr, data, part.pages), part, data)

    def _drafts(self, data: Content, pages: int) -> Iterator[PageDraft]:
        """All pages in order, whoever read them."""
        after = 0
        for part in self.parts:
            found = unsealed(part, data)
            yield from _drafts(self.source, self.ocr, data, part.pages) if found is None else found
            after = part.pages.stop
        yield from _drafts(self.source, self.ocr, data, range(after, pages))


def _damage(damaged: tuple[int, ...], pages: int) -> Iterator[Notice]:
    """One notice a page; one for the whole file where nobody knows which page a stream belongs to."""
    for number in damaged:
        yield Notice("PDF_CONTENT_DAMAGED", place=Place(page=number), facts=(("pages", str(number)),))
    if not damaged:
        yield Notice("PDF_CONTENT_DAMAGED", facts=(("pages", f"1–{pages}" if pages > 1 else "1"),))


def _drafts(source: SourceName, ocr: OcrMode, data: Content, pages: range) -> Iterator[PageDraft]:
    """Some pages of a file, one at a time."""
    for first in range(pages.start, pages.stop, _HELD):
        held = pages[first - pages.start :][:_HELD]
        # opened anew now and then: a library keeps all it has parsed until the file is closed
        with closing(_opener(source)(data)) as opened, closing(Pictures(data, ocr)) as pictures:
            for start in range(held.start, held.stop, STRETCH):
                # begun anew with each stretch, so that several processes come to the same result as one
                second = SecondOpinion(data, asked=source == "pdfium")
                for index in held[start - held.start :][:STRETCH]:
                    try:
                        page = second.on(opened.page(index))
                    except DamagedFileError:
                        rescued = second.instead(index + 1)
                        yield unread(index + 1) if rescued is None else draft(rescued)
                    except LimitExceededError:
                        yield unread(index + 1, "PDF_PAGE_OVERFULL")
                    else:
                        yield pictures.instead(pictures.with_figures(draft(page), page))


def _opener(name: SourceName) -> Callable[[Content], Source]:
    # Imported when needed: pdfplumber costs 185 ms and most files never need it.
    if name == "pdfplumber":
        from pipeline.readers.pdf.from_pdfplumber import PdfplumberSource  # noqa: PLC0415

        return PdfplumberSource
    from pipeline.readers.pdf.from_pdfium import PdfiumSource  # noqa: PLC0415

    return PdfiumSource
