"""What is printed on one page: glyphs, fills and rules as numpy arrays, whichever library read them.

Boxes are rows of x0, top, x1, bottom in points; the origin is the top left of the page as displayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

WHITE = 0xFFFFFF


def no_boxes() -> Floats:
    """An empty list of boxes."""
    return np.empty((0, 4), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Printed characters. `code` is a code point, `box` the advance width by the font size, `tilted` a slanted one.

    `clip` is the part of the page beyond which each is cut off; None where nothing is known to be.
    """

    code: Integers
    box: Floats
    bold: Booleans
    tilted: Booleans
    clip: Floats | None = None

    def __len__(self) -> int:
        return len(self.code)

    @property
    def size(self) -> Floats:
        """Font sizes in points."""
        return self.box[:, 3] - self.box[:, 1]

    def take(self, which: Integers | Booleans) -> Glyphs:
        """Some of them."""
        clip = None if self.clip is None else self.clip[which]
        return Glyphs(self.code[which], self.box[which], self.bold[which], self.tilted[which], clip)

    def with_more(self, other: Glyphs) -> Glyphs:
        """These and others behind them, none of which is cut off."""
        clip = None
        if self.clip is not None:
            everywhere = np.tile(np.array([-np.inf, -np.inf, np.inf, np.inf]), (len(other), 1))
            clip = np.concatenate([self.clip, everywhere])
        return Glyphs(
            np.concatenate([self.code, other.code]),
            np.concatenate([self.box, other.box]),
            np.concatenate([self.bold, other.bold]),
            np.concatenate([self.tilted, other.tilted]),
            clip,
        )

    @classmethod
    def none(cls) -> Glyphs:
        empty = np.empty(0, dtype=bool)
        return cls(np.empty(0, dtype=np.int64), no_boxes(), empty, empty)


@dataclass(frozen=True, slots=True)
class Paths:
    """Painted paths in paint order.

    `plain` tells a line along an axis or an upright rectangle, so that the box says it all. `fill` and `stroke` are
    0xRRGGBB or -1 for none; `width` is the stroke's.
    """

    box: Floats
    plain: Booleans
    fill: Integers
    stroke: Integers
    width: Floats

    @classmethod
    def of(cls, rows: list[tuple[tuple[float, float, float, float], bool, int, int, float]]) -> Paths:
        if not rows:
            return cls(
                no_boxes(),
                np.empty(0, dtype=bool),
                np.empty(0, dtype=np.int64),
                np.empty(0, dtype=np.int64),
                np.empty(0, dtype=np.float64),
            )
        box, plain, fill, stroke, width = zip(*rows, strict=True)
        return cls(
            np.array(box, dtype=np.float64),
            np.array(plain, dtype=bool),
            np.array(fill, dtype=np.int64),
            np.array(stroke, dtype=np.int64),
            np.array(width, dtype=np.float64),
        )

    def __len__(self) -> int:
        return len(self.box)

    def take(self, which: Integers | Booleans) -> Paths:
        """Some of them."""
        return Paths(self.box[which], self.plain[which], self.fill[which], self.stroke[which], self.width[which])

    def moved(self, box: Floats) -> Paths:
        """The same paths elsewhere."""
        return Paths(box, self.plain, self.fill, self.stroke, self.width)

    @classmethod
    def joined(cls, parts: Sequence[Paths]) -> Paths:
        """All of them, in order."""
        if not parts:
            return cls.of([])
        return cls(
            np.concatenate([part.box for part in parts]),
            np.concatenate([part.plain for part in parts]),
            np.concatenate([part.fill for part in parts]),
            np.concatenate([part.stroke for part in parts]),
            np.concatenate([part.width for part in parts]),
        )


@dataclass(frozen=True, slots=True)
class PageObjects:
    """Everything on one page; `number` counts from 1. `images` are the boxes of pictures.

    `unread` tells that the library left out text, of which nothing but its being there is known. `notes` are the words
    of annotations that are printed over the page, `hidden` is text that nobody sees on it. `objects` are those
    that stand on it directly, as far as the library counts them.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    paths: Paths
    images: Floats
    unread: bool = False
    notes: tuple[str, ...] = ()
    hidden: Glyphs = field(default_factory=Glyphs.none)
    objects: int = 0


class Source(Protocol):
    """A library that opens a PDF and gives its pages."""

    @property
    def pages(self) -> int: ...

    def page(self, index: int) -> PageObjects: ...

    def close(self) -> None: ...
