"""Small raised figures behind a letter: the mark of a note or a power, never a digit of the number before it."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.arrays import true_at
from pipeline.readers.pdf.objects import Booleans, Glyphs, Integers
from pipeline.readers.symbols import raised

_SMALLER = 0.9  # of the font size before it: a raised mark is set in 0.58 (LibreOffice) to 0.83 (browsers)
_RISE = 0.22  # of that size: printers raise a mark by 0.33; small print half-way up its line stands 0.19 higher at most
_DESCENT = 0.12  # of the font size: what a box reaches below the line its letter stands on
_SAME = 0.05  # of the font size: letters of one mark are of one size and on one line to within this
_MARKS = {ord(mark): ord(raised(mark)) for mark in "0123456789()"}


def with_raised(glyphs: Glyphs, head: Booleans, spaced: Booleans) -> Integers:
    """Code points with raised figures as such. `head` begins a line, before `spaced` there is a blank."""
    size, foot = glyphs.size, glyphs.box[:, 3] - _DESCENT * glyphs.size
    joined = ~(head | spaced)
    starts = np.zeros(len(glyphs), dtype=bool)
    starts[1:] = (size[1:] < _SMALLER * size[:-1]) & (foot[:-1] - foot[1:] > _RISE * size[:-1])
    code = glyphs.code
    begins = true_at(starts & joined)
    if not len(begins):
        return code
    alike = np.zeros(len(glyphs), dtype=bool)
    alike[1:] = np.maximum(np.abs(size[1:] - size[:-1]), np.abs(foot[1:] - foot[:-1])) < _SAME * size[:-1]
    alike &= joined
    code = code.copy()
    for at in begins.tolist():
        end = at + 1
        while end < len(code) and alike[end]:
            end += 1
        code[at:end] = [_MARKS.get(letter, letter) for letter in code[at:end].tolist()]
    return code
