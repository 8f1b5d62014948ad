"""Pictures on a page that is read by its text: a table or a chart may be in one, and nothing of it is read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.document import Box, Notice, Place
from pipeline.readers.pdf.objects import Floats, PageObjects

_LEAST = (100.0, 36.0)  # points across and down; what is smaller is a sign, an emblem, a ruled ornament
_SHARE = 0.03  # of the page
_LETTERS = 12  # that stand on a picture which is their background
_STRIP = 2.0  # points between two strips of one picture


def pictures(page: PageObjects) -> Iterator[Notice]:
    """One notice for each picture that is large enough to say something and has no letters on it."""
    middle = (page.glyphs.box[:, :2] + page.glyphs.box[:, 2:]) / 2
    for box in _whole(page.images):
        x0, top = max(box[0], 0.0), max(box[1], 0.0)
        x1, bottom = min(box[2], page.width), min(box[3], page.height)
        across, down = x1 - x0, bottom - top
        if across < _LEAST[0] or down < _LEAST[1] or across * down < _SHARE * page.width * page.height:
            continue
        on = (middle[:, 0] > x0) & (middle[:, 0] < x1) & (middle[:, 1] > top) & (middle[:, 1] < bottom)
        if int(np.count_nonzero(on)) >= _LETTERS:
            continue
        place = Place(page=page.number, box=(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)))
        yield Notice("PICTURE_NOT_READ", place=place, facts=(("page", str(page.number)),))


def _whole(boxes: Floats) -> list[Box]:
    """Pictures with the strips that some programs cut them into put together."""
    whole: list[Box] = []
    for x0, top, x1, bottom in sorted(boxes.tolist(), key=lambda box: (box[0], box[2], box[1])):
        before = whole[-1] if whole else None
        if before and abs(before[0] - x0) + abs(before[2] - x1) < _STRIP and abs(top - before[3]) < _STRIP:
            whole[-1] = (before[0], before[1], before[2], max(before[3], bottom))
        else:
            whole.append((x0, top, x1, bottom))
    return sorted(whole, key=lambda box: (box[1], box[0]))
