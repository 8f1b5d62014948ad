"""A number drawn as curves on a page of text: read by two models, believed where both say the same and both are sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pipeline.document import Box
from pipeline.readers.ocr.engine import Word, figures_in, words_in
from pipeline.readers.ocr.raster import DPI, POINTS, Grey
from pipeline.readers.ocr.reading import Certainty
from pipeline.readers.pdf.objects import Glyphs

SURE = 0.9
"""Confidence that each model must have: no sum and no second print speaks for a ballot number."""
_PAPER = 3.0  # points around the number
_SECONDS = 5.0
_WHITE = 0.4  # of the font size: figures of one number are no further apart
_BLUR = 1  # pixels by which ink shows beyond its box
_INK = 60  # grey levels by which ink is darker than its ground
_NUMBER = re.compile(r"\d{1,3}")


def read_figures(picture: Grey, boxes: Sequence[Box], size: float) -> list[tuple[str, Certainty]]:
    """The numbers in these boxes, in points, of a page at 200 dpi; what is no number or not sure is left out.

    `size` is the usual font size. Ink beside a number may be another figure of it, so that it stands in white alone.
    """
    found = []
    for box in boxes:
        if not _stands_free(picture, box, _WHITE * size):
            continue
        part = _cut(picture, box)
        words = [read(part, "line", _SECONDS) for read in (figures_in, words_in)]
        said = _agreed(words)
        if said is not None:
            found.append((said.text, Certainty(box, said.confidence, figures=True, letters=len(said.text))))
    return found


def _stands_free(picture: Grey, box: Box, white: float) -> bool:
    """Whether there is nothing but paper left and right of a box, as far as `white` points."""
    x0, top, x1, bottom = (at * DPI / POINTS for at in box)
    room = white * DPI / POINTS
    rows = picture[round(top) : round(bottom)]
    left = rows[:, max(0, round(x0 - room)) : max(0, round(x0) - _BLUR)]
    right = rows[:, round(x1) + _BLUR : round(x1 + room)]
    sides = np.concatenate([left.ravel(), right.ravel()])
    return bool(sides.size) and int(sides.max()) - int(sides.min()) < _INK


def _cut(picture: Grey, box: Box) -> Grey:
    x0, top, x1, bottom = box
    low, left = (max(0, round((at - _PAPER) * DPI / POINTS)) for at in (top, x0))
    high, right = (round((at + _PAPER) * DPI / POINTS) for at in (bottom, x1))
    return np.ascontiguousarray(picture[low:high, left:right])


def _agreed(read: Sequence[Sequence[Word]]) -> Word | None:
    """What every model reads as one and the same number; the least sure of them tells how sure it is."""
    if any(len(words) != 1 for words in read):
        return None
    words = [words[0] for words in read]
    alike = len({word.text for word in words}) == 1 and _NUMBER.fullmatch(words[0].text) is not None
    least = min(words, key=lambda word: word.confidence)
    return least if alike and least.confidence >= SURE else None


def as_glyphs(read: Sequence[tuple[str, Certainty]], size: float) -> Glyphs:
    """The figures as characters of the page, in its usual size."""
    codes: list[int] = []
    boxes: list[Box] = []
    for text, (box, *_) in read:
        step, middle = (box[2] - box[0]) / len(text), (box[1] + box[3]) / 2
        for at, letter in enumerate(text):
            codes.append(ord(letter))
            boxes.append((box[0] + at * step, middle - size / 2, box[0] + (at + 1) * step, middle + size / 2))
    none = np.zeros(len(codes), dtype=bool)
    return Glyphs(np.array(codes, dtype=np.int64), np.array(boxes, dtype=np.float64).reshape(-1, 4), none, none)
