"""Whether the text of a page can be trusted: scans, letters drawn as curves, fonts that do not say what they print."""

from __future__ import annotations

import numpy as np

from pipeline.document import Notice, Place
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, PageObjects
from pipeline.readers.pdf.symbols import UNKNOWN, is_private

_FIRST_PRIVATE = 0xE000  # everything that nobody can read lies at or above it
_UNREADABLE = 0.05  # share of a page's characters from which it is not read: bullets of odd fonts stay below it
_FOREIGN = 0.01  # share of accented Latin letters among Hangul from which a font says wrong letters for its own
_FEWEST_FOREIGN = 3  # a name or two may be French
_ACCENTED = (0xC0, 0x24F)  # the Latin letters that no Korean plan is written in
_SIGNS = (0xD7, 0xF7)  # × and ÷ stand among them
_HANGUL = (0xAC00, 0xD7A3)
_FEW = 8  # characters: a page with no more, under a picture or many curves, has a number or a stamp and no text
_PICTURE = 0.5  # share of the page from which a picture is the page itself
_CURVES = 300  # shapes from which a page without text is drawn letters, not an ornament


def unreadable(page: PageObjects) -> Booleans:
    """Which characters nobody can read: unmapped, U+FFFD, private use."""
    code = page.glyphs.code
    if code.max(initial=0) < _FIRST_PRIVATE:
        return np.zeros(len(code), dtype=bool)
    found: Booleans = (code == UNKNOWN) | is_private(code)
    return found


def distrust(page: PageObjects) -> Notice | None:
    """Why a page is not read, or None."""
    place = Place(page=page.number)
    number = ("page", str(page.number))
    bad = int(unreadable(page).sum())
    foreign = _foreign(page)
    if foreign:
        return _unreliable(place, number, foreign)
    shown = _is_picture(page) or _is_drawn(page)
    if not bad and not shown:
        return None
    letters = int((~is_blank(page.glyphs.code)).sum())
    if letters <= _FEW and shown:
        return Notice("DOC_NO_TEXT_LAYER", place=place, facts=(number,))
    if letters and bad > _UNREADABLE * letters:
        return _unreliable(place, number, bad / letters)
    return None


def _unreliable(place: Place, number: tuple[str, str], share: float) -> Notice:
    return Notice("PDF_TEXT_UNRELIABLE", place=place, facts=(number, ("share", f"{share:.0%}")))


def _foreign(page: PageObjects) -> float:
    """The share of letters that a broken font gives for Hangul, 0 where there are but a few.

    Writing a PDF anew may cut its tables of characters short: 공약 comes out as 공þ, and any Hangul may be another.
    """
    code = page.glyphs.code
    if code.max(initial=0) < _HANGUL[0]:
        return 0.0
    odd = (code >= _ACCENTED[0]) & (code <= _ACCENTED[1]) & (code != _SIGNS[0]) & (code != _SIGNS[1])
    if int(odd.sum()) < _FEWEST_FOREIGN:
        return 0.0
    latin = ((code | 0x20) >= ord("a")) & ((code | 0x20) <= ord("z"))
    latin |= odd  # a word of another language has several letters of it
    beside = np.concatenate([[False], latin[:-1]]) | np.concatenate([latin[1:], [False]])
    accented = int((odd & ~beside).sum())
    if accented < _FEWEST_FOREIGN:
        return 0.0
    hangul = int(((code >= _HANGUL[0]) & (code <= _HANGUL[1])).sum())
    share = accented / (accented + hangul)
    return share if hangul and share > _FOREIGN else 0.0


def _is_picture(page: PageObjects) -> bool:
    """Whether pictures cover most of the page; scanners cut one page into many strips."""
    box = page.images
    if not len(box):
        return False
    width = np.minimum(box[:, 2], page.width) - np.maximum(box[:, 0], 0)
    height = np.minimum(box[:, 3], page.height) - np.maximum(box[:, 1], 0)
    area = (np.maximum(width, 0) * np.maximum(height, 0)).sum()
    return bool(area >= _PICTURE * page.width * page.height)


def _is_drawn(page: PageObjects) -> bool:
    return int((~page.paths.plain).sum()) >= _CURVES
