"""A second opinion on pages with characters that pdfium cannot read: slow, so asked only where it may know more."""

from __future__ import annotations

from contextlib import closing

from pipeline.errors import LimitExceededError
from pipeline.readers.content import Content
from pipeline.readers.pdf.arrays import distinct
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import PageObjects
from pipeline.readers.pdf.trust import unreadable

_MOST_OBJECTS = 50_000
"""On a page that pdfplumber is asked about, which takes some 0.2 ms and 15 kB for each."""


class SecondOpinion:
    """pdfplumber over a stretch of pages, opened when it is first needed.

    What it once read no better it is not asked again: a bullet that no library knows stands on every page of a volume.
    It is never `asked` where it is the first library itself.
    """

    def __init__(self, data: Content, *, asked: bool = True) -> None:
        self._data = data
        self._asked = asked
        self._hopeless: set[int] = set()
        self._only_blanks = False

    def on(self, page: PageObjects) -> PageObjects:
        """The page as it is, or as pdfplumber reads it where that leaves fewer characters unread.

        Raises LimitExceededError for a page with text left out that is too full for a second opinion.
        """
        unread = unreadable(page)
        missed = int(unread.sum())
        left_out = page.unread and not self._only_blanks
        if not self._asked or not (missed or left_out):
            return page
        codes = set(distinct(page.glyphs.code[unread]).tolist())
        if not left_out and codes <= self._hopeless:
            return page
        if page.objects > _MOST_OBJECTS:
            if left_out:
                raise LimitExceededError(f"page {page.number}: {page.objects} objects, some of them unread text")
            return page
        again = self._read(page.number)
        if again is not None and _better(again, page, missed):
            return again
        self._hopeless |= codes
        self._only_blanks |= left_out
        return page

    def instead(self, number: int) -> PageObjects | None:
        """A page that the first library cannot open at all; None where the second cannot either."""
        return self._read(number) if self._asked else None

    def _read(self, number: int) -> PageObjects | None:
        # Imported when needed: pdfplumber costs 185 ms and most files never need it.
        from pipeline.readers.pdf.from_pdfplumber import PdfplumberSource  # noqa: PLC0415

        try:
            with closing(PdfplumberSource(self._data)) as other:
                return other.page(number - 1)
        except Exception:  # noqa: BLE001  # a second opinion is welcome, its own troubles with a damaged file are not
            return None


def _better(again: PageObjects, page: PageObjects, missed: int) -> bool:
    """Whether a second reading lost nothing and has more: characters known, or characters at all."""
    still, more = int(unreadable(again).sum()), _letters(again) - _letters(page)
    return more >= 0 and still <= missed and (still < missed or (page.unread and more > 0))


def _letters(page: PageObjects) -> int:
    return int((~is_blank(page.glyphs.code)).sum())
