"""Numbers printed over one another on one line, as where a figure was painted out and a new one set in its place."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.arrays import true_at
from pipeline.readers.pdf.objects import Glyphs, Integers

_COVERED = 0.4  # of a figure's width: figures of one number cover less of one another, however tight they are set
_SAME_PLACE = 0.2  # of the font size: two figures that begin so near one another stand in one place
_IS_FIGURE = np.zeros(0x80, dtype=bool)
_IS_FIGURE[[ord(figure) for figure in "0123456789"]] = True
_IS_PART = _IS_FIGURE.copy()
_IS_PART[[ord(mark) for mark in ",."]] = True


def woven_lines(glyphs: Glyphs, order: Integers, line: Integers) -> frozenset[int]:
    """Which lines, counted from 0, hold figures that lie over others. `order` is that of painting, `line` ascends.

    Figures of one number were painted one after another, each in a place of its own; a font that says they are wider
    than they are does not weave them.
    """
    box = glyphs.box
    width = box[:, 2] - box[:, 0]
    over = box[:-1, 2] - box[1:, 0] > _COVERED * np.minimum(width[1:], width[:-1])
    over &= line[1:] == line[:-1]
    if not over.any():
        return frozenset()
    code = np.minimum(glyphs.code, len(_IS_PART) - 1)
    figure, part = _IS_FIGURE[code], _IS_PART[code]
    apart = part[1:] & part[:-1] & (figure[1:] | figure[:-1]) & (np.abs(order[1:] - order[:-1]) != 1)
    in_place = figure[1:] & figure[:-1] & (box[1:, 0] - box[:-1, 0] < _SAME_PLACE * glyphs.size[1:])
    number = np.concatenate([[0], np.cumsum(line[1:] != line[:-1])])
    return frozenset(number[1:][true_at(over & (apart | in_place))].tolist())
