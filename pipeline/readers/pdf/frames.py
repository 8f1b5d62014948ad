"""Where the visible part of a page lies in its own coordinates, and how it is turned for display."""

from __future__ import annotations

import numpy as np
from pypdfium2 import raw

from pipeline.readers.pdf.objects import Floats, Integers

_LYING = 0.8  # share of the text from which a page that is not said to be turned is read turned all the same


class Frame:
    """Where the visible part of a page lies in its own coordinates, and how it is turned for display."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turns: int) -> None:
        self._left, self._bottom, self._right, self._top, self._turns = left, bottom, right, top, turns
        across, along = right - left, top - bottom
        self.width, self.height = (along, across) if turns % 2 else (across, along)

    @classmethod
    def of(cls, page: object) -> Frame:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        return cls(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page))

    @property
    def turns(self) -> int:
        """Quarter turns clockwise."""
        return self._turns

    def reading(self, quarter: Integers) -> Frame:
        """The frame in which most of the text stands upright: a wide table may lie on a page that stays upright."""
        shares = np.bincount((quarter + self._turns) % 4, minlength=4) / max(len(quarter), 1)
        lying = int(shares.argmax())
        if lying % 2 == 0 or shares[lying] < _LYING:
            return self
        return Frame(self._left, self._bottom, self._right, self._top, (self._turns - lying) % 4)

    def turned(self, box: Floats) -> Floats:
        """Boxes of left, bottom, right, top as x0, top, x1, bottom of the page as displayed."""
        left, bottom, right, top = box.T
        if self._turns == 1:
            sides = (bottom - self._bottom, left - self._left, top - self._bottom, right - self._left)
        elif self._turns == 2:
            sides = (self._right - right, bottom - self._bottom, self._right - left, top - self._bottom)
        elif self._turns == 3:
            sides = (self._top - top, self._right - right, self._top - bottom, self._right - left)
        else:
            sides = (left - self._left, self._top - top, right - self._left, self._top - bottom)
        return np.column_stack(sides) if len(box) else box
