"""Which pages of a PDF are read from their pictures, and what is said where they cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.document import Document, Notice, Place
from pipeline.errors import LimitExceededError
from pipeline.readers.ocr import OcrMode
from pipeline.readers.ocr.raster import Grey, scale_of
from pipeline.readers.ocr.reading import Scan
from pipeline.readers.pdf.draft import PageDraft
from pipeline.tesseract import lacking

_NO_TEXT = frozenset({"DOC_NO_TEXT_LAYER", "PDF_TEXT_UNRELIABLE"})
_SECONDS = 60.0  # for one page; a page full of small print takes three
_SHOWN = 300  # letters of examples in a finding
_TURNS = (1, 3, 2)  # quarters counter-clockwise; most pages that do not stand upright lie on their side
_POOR = 0.55  # mean confidence below which a page may as well be upside down


class Pictures:
    """The pages of a PDF as pictures, opened when the first is needed."""

    def __init__(self, data: bytes, mode: OcrMode) -> None:
        self._data = data
        self._mode = mode
        self._pdf: Any = None

    def instead(self, draft: PageDraft) -> PageDraft:
        """The page as it is, or as its picture shows it where its text cannot be used."""
        unread = any(notice.code in _NO_TEXT for notice in draft.notices)
        if self._mode == "never" or not (unread or self._mode == "always") or lacking() is not None:
            return draft
        try:
            return recognised(self._picture(draft), draft.number)
        except (LimitExceededError, TimeoutError, RuntimeError) as error:
            return replace(draft, notices=(*draft.notices, _given_up(draft.number, error)))

    def _picture(self, draft: PageDraft) -> Grey:
        import pypdfium2  # noqa: PLC0415 - slow to import, and most files need no picture

        from pipeline.readers.pdf.from_pdfium import one_at_a_time  # noqa: PLC0415

        scale = scale_of(draft.width, draft.height)
        with one_at_a_time():
            if self._pdf is None:
                self._pdf = pypdfium2.PdfDocument(self._data)
            page = self._pdf[draft.number - 1]
            try:
                bitmap = page.render(scale=scale, grayscale=True, rev_byteorder=False)
                picture: Grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
            finally:
                page.close()
        return picture

    def close(self) -> None:
        """Let the file go."""
        if self._pdf is not None:
            from pipeline.readers.pdf.from_pdfium import one_at_a_time  # noqa: PLC0415

            with one_at_a_time():
                self._pdf.close()


def recognised(picture: Grey, number: int) -> PageDraft:
    """A page read from its picture at 200 dpi. Raises TimeoutError."""
    from pipeline.readers.ocr.page import read_page  # noqa: PLC0415 - OpenCV is an extra
    from pipeline.readers.pdf.page import draft  # noqa: PLC0415

    objects, scan = read_page(picture, number, _SECONDS)
    if _is_poor(scan):
        for quarters in _TURNS:
            # a page that says something when it is turned lay sideways or upside down
            turned, as_turned = read_page(_turned(picture, quarters), number, _SECONDS)
            if (as_turned.confidence or 0.0) > max(_POOR, scan.confidence or 0.0):
                objects, scan = turned, replace(as_turned, quarters=quarters)
    made = draft(objects)
    facts = (("page", str(number)), ("confidence", f"{scan.confidence or 0:.0%}"))
    notices = (Notice("OCR_PAGE_POOR", place=Place(page=number), facts=facts),) if _is_poor(scan) else ()
    return replace(made, notices=(*made.notices, *notices, *_told(scan, number)), scan=scan)


def _is_poor(scan: Scan) -> bool:
    return scan.confidence is not None and scan.confidence < _POOR


def _turned(picture: Grey, quarters: int) -> Grey:
    """The picture turned counter-clockwise."""
    import numpy as np  # noqa: PLC0415 - wanted only here

    return np.ascontiguousarray(np.rot90(picture, quarters))


def _told(scan: Scan, number: int) -> Iterator[Notice]:
    if scan.quarters:
        turned = (("page", str(number)), ("degrees", str(90 * scan.quarters)))
        yield Notice("OCR_PAGE_TURNED", place=Place(page=number), facts=turned)
    if scan.replaced:
        examples = ", ".join(dict.fromkeys(f"{read} → {text}" for read, text in scan.replaced))
        facts = (("page", str(number)), ("count", str(len(scan.replaced))), ("words", examples[:_SHOWN]))
        yield Notice("OCR_SYLLABLES_REPLACED", place=Place(page=number), facts=facts)


def told_of_lack(document: Document, mode: OcrMode) -> Document:
    """The document with a word on what to install, where pages had to be left unread for want of it."""
    lack = None if mode == "never" else lacking()
    wanted = mode == "always" or any(notice.code in _NO_TEXT for notice in document.notices)
    if lack is None or not wanted:
        return document
    return replace(document, notices=(*document.notices, Notice("OCR_NOT_INSTALLED", facts=(("needed", lack),))))


def _given_up(number: int, error: Exception) -> Notice:
    reason = f"{_SECONDS:.0f} s" if isinstance(error, TimeoutError) else str(error)
    return Notice("OCR_PAGE_GIVEN_UP", place=Place(page=number), facts=(("page", str(number)), ("reason", reason)))
