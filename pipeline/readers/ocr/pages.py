"""Which pages of a PDF are read from their pictures, and what is said where they cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import Any

from pipeline.document import Document, Notice, Place
from pipeline.errors import LimitExceededError
from pipeline.readers.content import Content
from pipeline.readers.ocr import OcrMode
from pipeline.readers.ocr.raster import DPI, POINTS, Grey, Seen, is_too_small, scale_of
from pipeline.readers.ocr.reading import Scan
from pipeline.readers.pdf.draft import PageDraft
from pipeline.readers.pdf.objects import PageObjects
from pipeline.tesseract import lacking

_NO_TEXT = frozenset({"DOC_NO_TEXT_LAYER", "PDF_TEXT_UNRELIABLE", "PDF_HIDDEN_LAYER_READ"})
_PICTURE = "PICTURE_NOT_READ"
_CELLS = 4  # of a grid that is a table
_SECONDS = 60.0  # of work for one page; a page full of small print takes three
_MOST_PIXELS = 200_000_000  # of all pictures of a page; a sheet of A0 at 300 dpi has 140 million
_SHOWN = 300  # letters of examples in a finding
_SURE = 0.8  # mean confidence from which nobody asks which side of a page is up
_POOR = 0.55  # mean confidence below which a page may as well be upside down


class Pictures:
    """The pages of a PDF as pictures, opened when the first is needed."""

    def __init__(self, data: Content, mode: OcrMode) -> None:
        self._data = data
        self._mode = mode
        self._pdf: Any = None

    def instead(self, draft: PageDraft) -> PageDraft:
        """The page as it is, or as its picture shows it where its text cannot be used."""
        unread = any(notice.code in _NO_TEXT for notice in draft.notices)
        pictured = any(notice.code == _PICTURE for notice in draft.notices)
        wanted = unread or pictured or self._mode == "always"
        if self._mode == "never" or not wanted:
            return draft
        if lacking() is not None:
            return draft if draft.layer is None else draft.layer
        try:
            picture = self._picture(draft)
            if not unread and self._mode == "auto":
                return replace(draft, notices=tuple(_looked_at(notice, picture.page) for notice in draft.notices))
            return recognised(picture, draft.number)
        except (LimitExceededError, TimeoutError, RuntimeError) as error:
            instead = draft if draft.layer is None else draft.layer
            return replace(instead, notices=(*instead.notices, _given_up(draft.number, error)))

    def with_figures(self, made: PageDraft, page: PageObjects) -> PageDraft:
        """The page with the figures that are drawn in its cells; as it is where none is read surely."""
        if not made.drawn or self._mode != "auto" or lacking() is not None:
            return made
        from pipeline.readers.ocr.figures import as_glyphs, read_figures  # noqa: PLC0415 - tesserocr is an extra
        from pipeline.readers.pdf.page import draft  # noqa: PLC0415 - it is above

        size = float(median(page.glyphs.size.tolist()))
        try:
            read = read_figures(self._picture(made).page, made.drawn, size)
        except (LimitExceededError, TimeoutError, RuntimeError):
            return made
        if not read:
            return made
        glyphs = page.glyphs.with_more(as_glyphs(read, size))
        again = draft(replace(page, glyphs=glyphs))
        facts = (("page", str(page.number)), ("figures", ", ".join(text for text, _ in read)))
        noted = Notice("PDF_FIGURE_READ", place=Place(page=page.number), facts=facts)
        certain = tuple(certainty for _, certainty in read)
        return replace(again, notices=(*again.notices, noted), drawn=(), figures=certain)

    def _picture(self, draft: PageDraft) -> Seen:
        from pipeline.readers.ocr.stamps import cleared  # noqa: PLC0415 - OpenCV is an extra
        from pipeline.readers.pdf.from_pdfium import one_at_a_time, opened  # noqa: PLC0415 - few files need a picture

        scale = scale_of(draft.width, draft.height)
        with one_at_a_time():
            if self._pdf is None:
                self._pdf = opened(self._data)
            page = self._pdf[draft.number - 1]
            try:
                _must_be_bounded(page)
                bitmap = page.render(scale=scale, grayscale=True, rev_byteorder=False)
                picture: Grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
                return cleared(picture, lambda shrink: page.render(scale=scale / shrink).to_numpy()[:, :, :3])
            finally:
                page.close()

    def close(self) -> None:
        """Let the file go."""
        if self._pdf is not None:
            from pipeline.readers.pdf.from_pdfium import one_at_a_time  # noqa: PLC0415

            with one_at_a_time():
                self._pdf.close()


def _must_be_bounded(page: Any) -> None:
    """Pictures are unpacked whole before they are made as small as the page. Raises LimitExceededError."""
    from pypdfium2 import raw  # noqa: PLC0415 - few files need a picture

    sizes = [one.get_px_size() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    pixels = sum(across * down for across, down in sizes)
    if pixels > _MOST_PIXELS:
        raise LimitExceededError(f"{pixels:,} pixels on a page, at most {_MOST_PIXELS:,}")


def _looked_at(notice: Notice, page: Grey) -> Notice:
    """What is said of a picture on a page of text: a ruled table in it is lost data, a photograph is not."""
    box = notice.place.box if notice.place is not None and notice.code == _PICTURE else None
    if box is None:
        return notice
    from pipeline.readers.ocr.page import cells_in  # noqa: PLC0415 - OpenCV is an extra

    x0, top, x1, bottom = (round(at * DPI / POINTS) for at in box)
    part = page[max(0, top) : bottom, max(0, x0) : x1]
    if is_too_small(part) or cells_in(part) < _CELLS:
        return notice
    return replace(notice, code="PICTURE_HOLDS_TABLE")


def recognised(seen: Seen, number: int) -> PageDraft:
    """A page read from its picture at 200 dpi. Raises TimeoutError."""
    from pipeline.readers.ocr.page import read_page  # noqa: PLC0415 - OpenCV is an extra
    from pipeline.readers.ocr.photo import flattened  # noqa: PLC0415
    from pipeline.readers.pdf.page import draft  # noqa: PLC0415

    flat = flattened(seen.page)
    picture = seen.page if flat is None else flat.page
    objects, scan = read_page(picture, number, _SECONDS)
    for quarters in _turns(picture, scan):
        turned, as_turned = read_page(_turned(picture, quarters), number, _SECONDS)
        if as_turned.weight > scan.weight:
            objects, scan = turned, replace(as_turned, quarters=quarters)
        if not _is_poor(scan):
            break
    scan = scan if flat is None else replace(scan, lens=flat.lens)
    made = draft(objects)
    facts = (("page", str(number)), ("confidence", f"{scan.confidence or 0:.0%}"))
    notices = (Notice("OCR_PAGE_POOR", place=Place(page=number), facts=facts),) if _is_poor(scan) else ()
    if seen.stamps:
        stamped = (("page", str(number)), ("count", str(seen.stamps)))
        notices = (*notices, Notice("OCR_STAMP_TAKEN_OUT", place=Place(page=number), facts=stamped))
    return replace(made, notices=(*made.notices, *notices, *_told(scan, number)), scan=scan)


def _turns(picture: Grey, scan: Scan) -> Iterator[int]:
    """The quarter turns counter-clockwise by which a page may lie otherwise than it was read, the likeliest first."""
    from pipeline.readers.ocr.orientation import best_turn, is_sideways  # noqa: PLC0415 - OpenCV is an extra

    sure = scan.confidence is not None and scan.confidence >= _SURE
    if sure or not (_is_poor(scan) or is_sideways(picture)):
        return
    first = best_turn(picture, _SECONDS)
    rest = (turn for turn in (2, 1, 3) if turn != first) if _is_poor(scan) else ()
    yield from (turn for turn in (first, *rest) if turn)


def _is_poor(scan: Scan) -> bool:
    return scan.confidence is not None and scan.confidence < _POOR


def _turned(picture: Grey, quarters: int) -> Grey:
    """The picture turned counter-clockwise."""
    import numpy as np  # noqa: PLC0415 - wanted only here

    return np.ascontiguousarray(np.rot90(picture, quarters))


def _told(scan: Scan, number: int) -> Iterator[Notice]:
    if scan.lens:
        yield Notice("OCR_PAGE_FLATTENED", place=Place(page=number), facts=(("page", str(number)),))
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
