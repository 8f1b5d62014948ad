"""Watermarks: words set aslant, and large ones that lie behind the text of the page."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.arrays import median, true_at
from pipeline.readers.pdf.lines import is_blank
from pipeline.readers.pdf.objects import Booleans, Glyphs, Integers

_LARGE = 2.2  # of the usual font size; letters of a mark are larger than a heading in the midst of text
_LEAST = 20.0  # points; smaller ones hide no text
_MOST = 400  # characters; a page with more large ones is a poster
_CORE = 0.15  # of a large letter's height and width on each side: text that stands within lies over it
_OVER = 3  # every so-manieth letter of a word must have text over it; the others may stand where the page is blank


def watermarks(glyphs: Glyphs) -> Booleans:
    """Which glyphs are no text of the page but a mark on it."""
    size = glyphs.size
    large = true_at(size >= _LEAST)
    if not len(large):
        return glyphs.tilted
    large = large[(size[large] >= _LARGE * median(size)) & ~is_blank(glyphs.code[large])]
    if not 0 < len(large) <= _MOST:
        return glyphs.tilted
    marked = glyphs.tilted.copy()
    covered = _covered(glyphs, large)
    words = _words(glyphs, large)
    share = np.bincount(words, weights=covered) * _OVER >= np.bincount(words)
    marked[large[share[words]]] = True
    return marked


def _covered(glyphs: Glyphs, large: Integers) -> Booleans:
    """Which large letters have the middle of a much smaller one within them."""
    small = glyphs.box[(glyphs.size * _LARGE <= glyphs.size[large].min()) & ~is_blank(glyphs.code)]
    x, y = (small[:, 0] + small[:, 2]) / 2, (small[:, 1] + small[:, 3]) / 2
    box = glyphs.box[large]
    inset = _CORE * (box[:, 2:] - box[:, :2])
    low, high = box[:, :2] + inset, box[:, 2:] - inset
    within = (x >= low[:, :1]) & (x <= high[:, :1]) & (y >= low[:, 1:]) & (y <= high[:, 1:])
    covered: Booleans = within.any(axis=1)
    return covered


def _words(glyphs: Glyphs, large: Integers) -> Integers:
    """A number for each large letter, the same for those of one size on one line."""
    line = np.round(np.column_stack([glyphs.box[large, 3], glyphs.size[large]])).astype(np.int64)
    _, number = np.unique(line, axis=0, return_inverse=True)
    found: Integers = number.reshape(-1)
    return found
