"""Glyphs as lines of text: one sweep over a whole page, whatever cells they stand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pipeline.document import Box
from pipeline.readers.pdf.arrays import distinct, median, true_at
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs, Integers
from pipeline.readers.pdf.raised import with_raised
from pipeline.readers.pdf.symbols import BOX, BULLET, UNKNOWN, is_private
from pipeline.readers.pdf.woven import woven_lines

_SAME_LINE = 0.4  # of the font size: middles nearer than this stand on one line; a raised number stays on it
_BLANK = 0.235  # of the font size: a wider gap is a space, where the printer wrote none; that of Times is 0.25
_NARROWEST = 0.2  # of the font size: no gap is a space that is not as wide, even where those of the page are
_NEARLY = 0.012  # of the font size by which a gap may be narrower than the spaces of the page
_FEW = 5  # printed spaces of a page that show how wide its fonts have them
_TWICE = 0.2  # of the font size: the same character this near is one, struck twice to look bold
_OVER = 0.3  # of the font size: letters of one line cover less of one another
_BASELINE = 0.08  # of the font size: letters of one text stand on one line to within this
_SOFT_HYPHEN = 0xAD
_WIDE = 1.5  # of the font size: a gap that no single space makes, as between the columns of an unruled table


class Chunk(NamedTuple):
    """A piece of a line between wide gaps."""

    x0: float
    x1: float
    text: str


class Line(NamedTuple):
    """One printed line. `group` is what it stands in, `first_word` the width of its first word in points.

    `woven` tells figures printed over others, so that those of two numbers follow in turns.
    """

    group: int
    text: str
    box: Box
    size: float
    bold: bool
    first_word: float
    chunks: tuple[Chunk, ...] = ()
    woven: bool = False

    @property
    def pieces(self) -> tuple[Chunk, ...]:
        """What wide gaps part the line into; the whole of it where there are none."""
        return self.chunks or (Chunk(self.box[0], self.box[2], self.text),)


_STANDS_OFF = 0.68  # of the font size: no comma or dash is as wide, and one with a blank behind it is
_IS_NARROW = np.zeros(0x100, dtype=bool)
_IS_NARROW[[ord(mark) for mark in ",.:;-)'"]] = True
_BROAD = 0.95  # of the font size: so wide no mark and hardly a Latin letter is
_OVER = 0.2  # of the font size: a box that reaches so far over the next letter has not its own width
_LATIN = 0x80
_IS_LATIN = np.zeros(0x100, dtype=bool)
_IS_LATIN[[code for code in range(_LATIN) if chr(code).isalnum()]] = True
_IS_BLANK = np.zeros(0x10000, dtype=bool)
_IS_BLANK[:0x21] = True
_IS_BLANK[0x2000:0x200C] = True
_IS_BLANK[[0xA0, 0x3000, 0xFEFF]] = True


def is_blank(code: Integers) -> Booleans:
    """Spaces and what printers write for them (Chromium with NanumGothic says U+0001)."""
    found: Booleans = _IS_BLANK[np.minimum(code, 0xFFFF)]
    return found


def lines_of(glyphs: Glyphs, group: Integers) -> list[Line]:
    """Lines from top to bottom within each group, groups in ascending order."""
    if not len(glyphs):
        return []
    order, line = _in_lines(glyphs, group)
    glyphs, group = glyphs.take(order), group[order]
    blank = is_blank(glyphs.code)
    space = _space(glyphs, blank)
    after_blank = np.concatenate([[False], blank[:-1]])
    kept = ~blank & ~_struck_twice(glyphs, line)
    if not kept.any():
        return []
    glyphs, group, line = glyphs.take(kept), group[kept], line[kept]
    # a space before a glyph that was dropped as struck twice is never lost: its twin came first
    found = _composed(glyphs, group, line, after_blank[kept], space)
    woven = woven_lines(glyphs, order[kept], line)
    return [one._replace(woven=at in woven) for at, one in enumerate(found)] if woven else found


def _space(glyphs: Glyphs, blank: Booleans) -> float:
    """Of the font size: a wider gap is a space. Narrower than usual where the fonts of the page have narrow ones."""
    box = glyphs.box[blank]
    width = (box[:, 2] - box[:, 0]) / np.maximum(box[:, 3] - box[:, 1], 1.0)
    printed = width[width > _NARROWEST]
    if len(printed) < _FEW:
        return _BLANK
    return min(_BLANK, max(_NARROWEST, median(printed) - _NEARLY))


def cut(line: Line, pieces: list[Chunk]) -> Line:
    """Some pieces of a line that stand side by side as a line of their own."""
    text = " ".join(piece.text for piece in pieces)
    first, last = pieces[0], pieces[-1]
    word = len(text.split(" ", 1)[0]) / max(len(text), 1) * (last.x1 - first.x0)
    return line._replace(
        text=text,
        box=(round(first.x0, 2), line.box[1], round(last.x1, 2), line.box[3]),
        first_word=word,
        chunks=tuple(pieces) if len(pieces) > 1 else (),
    )


def along(glyphs: Glyphs) -> tuple[Line, ...]:
    """Slanted glyphs as one line, in the order in which they were painted."""
    kept = glyphs.take(~is_blank(glyphs.code))
    if not len(kept):
        return ()
    low, high = kept.box.min(axis=0).round(2).tolist(), kept.box.max(axis=0).round(2).tolist()
    size = float(np.round(median(kept.size), 2))
    text = " ".join(_nfc(_decoded(glyphs.code)).split())
    return (Line(-1, text, (low[0], low[1], high[2], high[3]), size, bool(kept.bold.all()), 0.0),)


def _in_lines(glyphs: Glyphs, group: Integers) -> tuple[Integers, Integers]:
    """Order of reading, and in that order the number of the line."""
    middle, size = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2, glyphs.size
    down = np.lexsort((middle, group))
    middle, size, grouped = middle[down], size[down], group[down]
    apart = middle[1:] - middle[:-1] > _SAME_LINE * np.maximum(size[1:], size[:-1])
    starts = np.ones(len(down), dtype=bool)
    starts[1:] = apart | (grouped[1:] != grouped[:-1])
    number = np.empty(len(down), dtype=np.int64)
    number[down] = np.cumsum(starts)
    order = np.lexsort((glyphs.box[:, 0], number))
    over = _overlaid(glyphs, number, order)
    if over.any():
        number = _by_baseline(glyphs, number, distinct(number[over]))
        order = np.lexsort((glyphs.box[:, 0], number))
    return order, number[order]


def _overlaid(glyphs: Glyphs, number: Integers, order: Integers) -> Integers:
    """Glyphs that lie over the one to their left, on another baseline: two texts and no raised figure."""
    box, left, right = glyphs.box, order[:-1], order[1:]
    size = np.minimum(glyphs.size[left], glyphs.size[right])
    over = (number[left] == number[right]) & (box[left, 2] - box[right, 0] > _OVER * size)
    over &= np.abs(box[left, 3] - box[right, 3]) > _BASELINE * size
    over &= ~(is_blank(glyphs.code[left]) | is_blank(glyphs.code[right]))
    found: Integers = right[over]
    return found


def _by_baseline(glyphs: Glyphs, number: Integers, which: Integers) -> Integers:
    """The numbers of the lines anew, with each of some parted into those that stand on one baseline."""
    foot, size = glyphs.box[:, 3], glyphs.size
    down = np.lexsort((foot, number))
    begins = np.ones(len(down), dtype=bool)
    apart = foot[down[1:]] - foot[down[:-1]] > _BASELINE * size[down[1:]]
    parted = np.isin(number[down[1:]], which) & apart
    begins[1:] = parted | (number[down[1:]] != number[down[:-1]])
    found = np.empty(len(down), dtype=np.int64)
    found[down] = np.cumsum(begins)
    return found


def _struck_twice(glyphs: Glyphs, line: Integers) -> Booleans:
    start, code = glyphs.box[:, 0], glyphs.code
    twice = np.zeros(len(code), dtype=bool)
    twice[1:] = np.abs(start[1:] - start[:-1]) < _TWICE * glyphs.size[1:]
    twice[1:] &= (code[1:] == code[:-1]) & (line[1:] == line[:-1])
    return twice


def _after_narrow(glyphs: Glyphs, gap: Floats) -> Booleans:
    """Letters a blank behind a mark, a figure or a Latin letter whose font says it is as wide as a syllable.

    Such a box reaches over the letter behind it, so its gap tells nothing; how far that letter stands off does. A Latin
    letter and the one behind it are left alone, since there are fonts in which they are that wide.
    """
    found = np.zeros(len(gap), dtype=bool)
    before, size = np.minimum(glyphs.code[:-1], 0xFF), glyphs.size[1:]
    broad = (glyphs.box[:-1, 2] - glyphs.box[:-1, 0] > _BROAD * size) & (before < _LATIN)
    over = broad & (gap[1:] < -_OVER * size)
    if not over.any():
        return found
    step = glyphs.box[1:, 0] - glyphs.box[:-1, 0]
    apart = (before == ord("+")) | (_IS_LATIN[before] & (glyphs.code[1:] >= _LATIN))
    found[1:] = broad & ((_IS_NARROW[before] & (gap[1:] < 0) & (step > _STANDS_OFF * size)) | (apart & (gap[1:] > 0)))
    return found


def _composed(glyphs: Glyphs, group: Integers, line: Integers, after_blank: Booleans, space: float) -> list[Line]:
    box, size = glyphs.box, glyphs.size
    head = np.ones(len(line), dtype=bool)
    head[1:] = line[1:] != line[:-1]
    gap = np.concatenate([[0.0], box[1:, 0] - box[:-1, 2]])
    spaced = ~head & (after_blank | (gap > space * size) | _after_narrow(glyphs, gap))
    wide = ~head & (gap > _WIDE * size)
    code = with_raised(glyphs, head, spaced)
    code = np.where(head & is_private(code), BULLET, code)
    code = np.where(head & (code == UNKNOWN), BOX, code)
    # a printed soft hyphen is a hyphen: WinAnsi names the glyph so, and in a budget it may be a dash for nothing
    code = np.where(code == _SOFT_HYPHEN, ord("-"), code)
    text = _decoded(np.insert(code, true_at(spaced), 0x20))
    at = np.arange(len(code)) + np.cumsum(spaced)
    first = true_at(head)
    last = np.concatenate([first[1:], [len(code)]]) - 1
    low, high = np.minimum.reduceat(box, first), np.maximum.reduceat(box, first)
    boxes = list(map(tuple, np.round(np.hstack([low[:, :2], high[:, 2:]]), 2).tolist()))
    sizes = np.round(_medians(size, line, first, last), 2).tolist()
    firsts = box[first, 0].tolist()
    groups = group[first].tolist()
    ends, at_list = box[:, 2].tolist(), at.tolist()
    bold = np.add.reduceat(glyphs.bold.astype(np.int64), first) * 2 > last - first + 1
    bold = bold.tolist()
    wides = np.add.reduceat(wide.astype(np.int64), first).tolist()
    # every part of a text in normal form is in normal form itself
    normal: Callable[[str], str] = str if unicodedata.is_normalized("NFC", text) else _nfc
    found = []
    for number, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        words = text[at_list[start] : at_list[end] + 1]
        first_blank = words.find(" ")
        word_end = end if first_blank < 0 else start + first_blank - 1
        chunks: tuple[Chunk, ...] = ()
        if wides[number]:
            chunks = _chunks(text, at, box, start, end, start + true_at(wide[start : end + 1]))
        found.append(
            Line(
                groups[number],
                normal(words),
                boxes[number],
                sizes[number],
                bold[number],
                ends[word_end] - firsts[number],
                chunks,
            )
        )
    return found


def _chunks(text: str, at: Integers, box: Floats, start: int, end: int, breaks: Integers) -> tuple[Chunk, ...]:
    edges = [start, *breaks.tolist(), end + 1]
    return tuple(
        Chunk(float(box[a, 0]), float(box[b - 1, 2]), _nfc(text[at[a] : at[b - 1] + 1])) for a, b in pairwise(edges)
    )


def _medians(size: Floats, line: Integers, first: Integers, last: Integers) -> Floats:
    ordered: Floats = size[np.lexsort((size, line))]
    middle: Floats = ordered[(first + last) // 2]
    return middle


def _decoded(code: Integers) -> str:
    """Code points as text; halves of a surrogate pair are put together, a lone one is U+FFFD."""
    text = np.where(code > 0x10FFFF, 0xFFFD, code).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    if ((code >= 0xD800) & (code <= 0xDFFF)).any():
        # as many characters as before: offsets into the text stay true
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def _nfc(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
