"""What text recognition knows of a page beyond its text: how sure it is of each word, and how the page lay."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from pipeline.document import Box


class Certainty(NamedTuple):
    """A word's box on the straightened page in points, how sure its reading is (0 to 1), and whether it has figures."""

    box: Box
    confidence: float
    figures: bool
    letters: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A page read from its picture; `slant` in degrees, counter-clockwise, was taken out before it was read."""

    width: float
    height: float
    slant: float
    words: tuple[Certainty, ...]
    replaced: tuple[tuple[str, str], ...] = ()
    """Parts of words as the model read them and as their shape says, where they are kept by their shape."""
    quarters: int = 0
    """Quarter turns counter-clockwise by which the page was turned before it was straightened."""

    lens: tuple[float, ...] = ()
    """How a photographed sheet was distorted before it was pulled flat (`photo.Lens`); nothing for a scan."""

    @property
    def confidence(self) -> float | None:
        """The mean over all letters of the page; None where it has none."""
        return _mean(self.words)

    @property
    def weight(self) -> float:
        """How many letters were read, each counted by how sure its word is."""
        return sum(word.confidence * word.letters for word in self.words)

    def within(self, box: Box) -> float | None:
        """How sure the words in a box are: the least sure figure, or else the mean over the letters."""
        found = [word for word in self.words if _holds(box, word.box)]
        figures = [word.confidence for word in found if word.figures]
        return min(figures) if figures else _mean(found)

    def as_it_lay(self, box: Box) -> Box:
        """A box of the straightened page on the page as displayed."""
        if not self.slant and not self.quarters and not self.lens:
            return box
        corners = [self._displayed(*self._turned(x, y)) for x in (box[0], box[2]) for y in (box[1], box[3])]
        width, height = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        if self.lens:
            shares = (_through(self.lens, x / width, y / height) for x, y in corners)
            corners = [(x * width, y * height) for x, y in shares]
        xs, ys = zip(*corners, strict=True)
        return (
            round(max(0.0, min(xs)), 2),
            round(max(0.0, min(ys)), 2),
            round(min(width, max(xs)), 2),
            round(min(height, max(ys)), 2),
        )

    def _displayed(self, x: float, y: float) -> tuple[float, float]:
        """A point of the turned page on the page as displayed."""
        match self.quarters % 4:
            case 1:
                return self.height - y, x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return y, self.width - x
            case _:
                return x, y

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        across, down = x - self.width / 2, y - self.height / 2
        turn = radians(self.slant)
        return (
            self.width / 2 + across * cos(turn) + down * sin(turn),
            self.height / 2 - across * sin(turn) + down * cos(turn),
        )


def _through(lens: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c = (lens[at] * x + lens[at + 1] * y + lens[at + 2] for at in (0, 3, 6))
    return a / c, b / c


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _mean(words: tuple[Certainty, ...] | list[Certainty]) -> float | None:
    letters = sum(word.letters for word in words)
    return round(sum(word.confidence * word.letters for word in words) / letters, 3) if letters else None
