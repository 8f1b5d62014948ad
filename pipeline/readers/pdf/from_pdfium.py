"""Pages read by pdfium, in bulk: the fast source."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager

import numpy as np
import pypdfium2
from pypdfium2 import raw

from pipeline.errors import EncryptedFileError, LimitExceededError
from pipeline.memory import give_back
from pipeline.readers.content import Content, as_file
from pipeline.readers.pdf import bulk, page_size
from pipeline.readers.pdf.annotations import printed_over
from pipeline.readers.pdf.damage import damaged_page, no_pages, unreadable_structure
from pipeline.readers.pdf.frames import Frame
from pipeline.readers.pdf.objects import PageObjects
from pipeline.readers.pdf.pdfium_glyphs import written
from pipeline.readers.pdf.pdfium_paths import painted
from pipeline.readers.pdf.unseen import unseen

_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_ONE_AT_A_TIME = threading.RLock()  # pdfium is not thread-safe, even between two documents
_MOST_CHARACTERS, _MOST_OBJECTS = 200_000, 500_000  # of one page: the fullest wall sheet has not a tenth of them


class PdfiumSource:
    """A PDF opened by pdfium."""

    def __init__(self, data: Content) -> None:
        try:
            with _ONE_AT_A_TIME:
                self._pdf = opened(data)
                self.pages = len(self._pdf)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) in _LOCKED or "password" in str(error).lower():
                raise EncryptedFileError from error
            raise unreadable_structure() from error
        if self.pages == 0:
            raise no_pages()

    def page(self, index: int) -> PageObjects:
        """One page, counted from 0. Raises DamagedFileError, and LimitExceededError for one that no printer wrote."""
        with _ONE_AT_A_TIME:
            page = raw.FPDF_LoadPage(self._pdf.raw, index)
            if not page:
                raise damaged_page(index + 1)
            try:
                return _read(page, index + 1)
            finally:
                raw.FPDF_ClosePage(page)

    def close(self) -> None:
        """Let the file go, and what memory pdfium had of the system for it."""
        with _ONE_AT_A_TIME:
            self._pdf.close()
        give_back()


def _read(page: object, number: int) -> PageObjects:
    page_size.bound(page)
    frame = Frame.of(page)
    count = raw.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        raise LimitExceededError(f"page {number}: {count} objects, at most {_MOST_OBJECTS}")
    objects = bulk.indexed(bulk.page_object, bulk.handle(page), count)
    text = raw.FPDFText_LoadPage(page)
    try:
        characters = raw.FPDFText_CountChars(text)
        if characters > _MOST_CHARACTERS:
            raise LimitExceededError(f"page {number}: {characters} characters, at most {_MOST_CHARACTERS}")
        read = written(bulk.handle(text), characters, objects)
    finally:
        raw.FPDFText_ClosePage(text)
    frame = frame.reading(read.quarter[~read.invisible])
    seen = painted(objects, read.objects)
    glyphs = read.shown(frame)
    paths = seen.paths.moved(frame.turned(seen.paths.box))
    images = frame.turned(seen.images)
    gone = read.invisible | unseen(glyphs, read.colour, paths, np.concatenate([images, frame.turned(seen.shadings)]))
    return PageObjects(
        number=number,
        width=frame.width,
        height=frame.height,
        glyphs=glyphs.take(~gone) if gone.any() else glyphs,
        paths=paths,
        images=images,
        unread=seen.unread,
        notes=printed_over(page),
        hidden=glyphs.take(gone),
        objects=len(objects),
    )


def opened(data: Content) -> pypdfium2.PdfDocument:
    """A PDF for as long as nobody closes it. Raises PdfiumError."""
    # a large one as a file: the way to each page leads past all those before it, which memory would hold
    return pypdfium2.PdfDocument(data if isinstance(data, bytes) else as_file(data))


def one_at_a_time() -> AbstractContextManager[object]:
    """The lock that everything holds which calls pdfium."""
    return _ONE_AT_A_TIME
