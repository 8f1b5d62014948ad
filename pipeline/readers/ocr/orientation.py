"""Which side of a page is up: how its words lie, and which way round some of them can be read."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from pipeline.readers.ocr.engine import words_in
from pipeline.readers.ocr.lines import Window, ink_of
from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.words import Clock

_RULE = 60  # pixels: no stroke of a letter is so long
_APART = 9  # pixels over which letters are one word
_LONG = 1.8  # times as long as high: such a word tells how its line lies
_HEIGHT = (12, 60)  # pixels of a word
_LENGTH = 500  # pixels
_INKED = 0.15  # of its box; less is a frame
_ASKED = 8  # words that are read
_ROOM = 4  # pixels


def is_sideways(page: Grey) -> bool:
    """Whether more words stand on end than lie."""
    words = list(_words(page))
    return sum(max(0, _standing(word)) for word in words) > sum(max(0, -_standing(word)) for word in words)


def best_turn(page: Grey, seconds: float) -> int:
    """The quarter turns counter-clockwise after which words of the page are read best; 0 where none are. Raises TimeoutError."""
    clock = Clock(seconds)
    words = sorted(_words(page), key=lambda word: abs(_standing(word)), reverse=True)
    by = {turn: [word for word in words if (_standing(word) > 0) == turn % 2][:_ASKED] for turn in range(4)}
    return max(range(4), key=lambda turn: sum(_legible(_cut(page, word, turn), clock) for word in by[turn]))


def _standing(word: Window) -> int:
    """How much higher than wide."""
    return (word[3] - word[1]) - (word[2] - word[0])


def _legible(word: Grey, clock: Clock) -> float:
    """How surely a word is read."""
    found = words_in(word, "line", clock.left)
    letters = sum(len(one.text) for one in found)
    return sum(one.confidence * len(one.text) for one in found) / letters if letters else 0.0


def _cut(page: Grey, word: Window, turn: int) -> Grey:
    x0, top, x1, bottom = word
    part = page[max(0, top - _ROOM) : bottom + _ROOM, max(0, x0 - _ROOM) : x1 + _ROOM]
    return np.ascontiguousarray(np.rot90(part, turn))


def _words(page: Grey) -> Iterator[Window]:
    """Runs of letters, lying or standing."""
    ink = ink_of(page)
    ruled = np.zeros_like(ink)
    for side in ((1, _RULE), (_RULE, 1)):
        ruled |= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(side, np.uint8)).astype(np.uint8)
    words = cv2.subtract(ink, cv2.dilate(ruled, np.ones((5, 5), np.uint8)))
    words = cv2.morphologyEx(words, cv2.MORPH_CLOSE, np.ones((_APART, _APART), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(words, connectivity=8)
    for x, y, width, height, area in stats[1:].tolist():
        low, long = sorted((width, height))
        inked = area >= _INKED * width * height
        if inked and _HEIGHT[0] <= low <= _HEIGHT[1] and _LONG * low <= long <= _LENGTH:
            yield (x, y, x + width, y + height)
