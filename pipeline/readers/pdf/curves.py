"""Letters and figures drawn as curves inside a page whose other text can be read: they must not go missing unsaid."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.arrays import median
from pipeline.readers.pdf.objects import Booleans, Floats, Glyphs

_LOWEST, _HIGHEST = 0.4, 1.5  # of the usual font size: heights of letters and figures, without dots and ornaments
_WIDEST = 1.5  # of the font size: frames and bars are wider
_LEVEL = 0.4  # of the font size: middles nearer than this stand on one line
_NEXT = 0.6  # of the font size: letters of one word are no further apart; bullets and marks of a grid are
_FIGURE = 0.55  # of the font size: a figure is at least so high
_NARROW = 1.55  # times as high as wide
_STROKE = 0.2  # of the font size: a rule or a bracket is thinner
_LETTERS = 2  # shapes in a row that are a word or a figure; one alone may be a drawn bullet, a tick or an arrow


def has_drawn_text(shapes: Floats, glyphs: Glyphs) -> bool:
    """Whether shapes of the size of letters stand in a row where no character stands."""
    found = drawn_letters(shapes, glyphs)
    if not len(found):
        return False
    size = median(glyphs.size)
    return _slender(found, size) or (len(found) >= _LETTERS and _longest_row(found, size) >= _LETTERS)


def drawn_letters(shapes: Floats, glyphs: Glyphs) -> Floats:
    """The shapes of the size of letters where no character stands."""
    if not len(shapes) or not len(glyphs):
        return shapes[:0]
    size = median(glyphs.size)
    width, height = shapes[:, 2] - shapes[:, 0], shapes[:, 3] - shapes[:, 1]
    lettered = (height >= _LOWEST * size) & (height <= _HIGHEST * size) & (width <= _WIDEST * size)
    found = shapes[lettered]
    return found[~_covered(found, glyphs.box)] if len(found) else found


def _slender(shapes: Floats, size: float) -> bool:
    """Whether one of the shapes alone has the build of a figure (1, 8): bullets, ticks and arrows are as wide as high."""
    width, height = shapes[:, 2] - shapes[:, 0], shapes[:, 3] - shapes[:, 1]
    figure = (height >= _FIGURE * size) & (height >= _NARROW * width) & (width >= _STROKE * size)
    return bool(figure.any())


def _covered(shapes: Floats, boxes: Floats) -> Booleans:
    """Which shapes have a character over their middle, as the outlines of thickened letters have."""
    x, y = ((shapes[:, at] + shapes[:, at + 2]) / 2 for at in (0, 1))
    order = np.argsort(boxes[:, 1], kind="stable")
    boxes = boxes[order]
    covered = np.zeros(len(shapes), dtype=bool)
    tallest = float((boxes[:, 3] - boxes[:, 1]).max())
    first = np.searchsorted(boxes[:, 1], y - tallest)
    last = np.searchsorted(boxes[:, 1], y, side="right")
    for at, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        near = boxes[start:end]
        covered[at] = ((near[:, 0] <= x[at]) & (near[:, 2] >= x[at]) & (near[:, 3] >= y[at])).any()
    return covered


def _longest_row(shapes: Floats, size: float) -> int:
    """The most shapes side by side; contours of one letter lie over one another and count once."""
    middle = (shapes[:, 1] + shapes[:, 3]) / 2
    down = np.argsort(middle, kind="stable")
    line = np.zeros(len(shapes), dtype=np.int64)
    line[1:] = np.cumsum(np.diff(middle[down]) > _LEVEL * size)
    ordered = shapes[down]
    across = np.lexsort((ordered[:, 0], line))
    most = count = 0
    reach, before = 0.0, -1
    for (x0, _, x1, _), row in zip(ordered[across].tolist(), line[across].tolist(), strict=True):
        if row != before or x0 > reach + _NEXT * size:
            count, reach = 1, x1
        elif x0 >= reach - (x1 - x0) / 2:
            count, reach = count + 1, x1
        else:
            reach = max(reach, x1)
        most, before = max(most, count), row
    return most
