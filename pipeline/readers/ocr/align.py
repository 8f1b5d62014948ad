"""What a model read in a run, laid over its ink: which stretch is which letter, and which syllables look like others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.syllables import Shapes, is_syllable, seen

_INKED = 0.3  # of the darkest: ink
_WIDE = (0.42, 1.2)  # least and greatest width of a syllable by the height of its run
_TOUCHING = 1.08  # width by the height of a run: broader ink is letters that touch
_CUT = (0.55, 1.1)  # heights from its left within which they are parted
_TALL = 0.45  # least height of one
_MOST = 4  # stretches of ink that one syllable falls into
_ADDED = 0.5  # what a syllable costs that the model did not read
_LOST = 0.8  # what a letter costs that has no ink
_SKIPPED = 0.3  # what ink costs that is no letter, by its width
_DOTS = frozenset(".·ㆍᆞ")
_DOT = 0.3  # greatest height and width of a dot by the height of its run
_COLON = 2
_MIDDLE = (0.3, 0.68)  # heights at which a dot stands between words and not at their feet
_LIKELY = 0.8  # probability from which ink without a letter may be one
_ODD = 0.25  # what a letter other than a syllable is worth
_DRIFT = 4.0  # heights by which a letter may stand off its place


class Letter(NamedTuple):
    """A letter as read and where its ink stands (pixels of the run); `shape` is what it looks like, with how surely.

    `text` is "" where the model passed over ink that looks like a syllable; `likely` is how much the ink looks like `text`.
    """

    text: str
    left: int
    right: int
    shape: str = ""
    surely: float = 0.0
    likely: float = 0.0


@dataclass(frozen=True, slots=True)
class _Stretch:
    begin: int
    end: int
    number: int
    letter: str
    surely: float


class _Step(NamedTuple):
    score: float
    letters: int
    pieces: int
    stretch: _Stretch | None


def laid_over(letters: Sequence[tuple[str, float]], picture: Grey) -> list[Letter]:
    """The letters of a run, each with the middle where the model saw it, over dark print on white."""
    ink = 255 - picture
    dark = ink > _INKED * max(1, int(ink.max()))
    rows = np.flatnonzero(dark.any(axis=1))
    if not len(rows) or not letters:
        return []
    height = int(rows[-1] + 1 - rows[0])
    pieces = _pieces(dark.sum(axis=0), height)
    stretches, shapes = _stretches(ink, dark, pieces, height)
    if shapes is None:
        return []
    laid = _path(letters, pieces, stretches, shapes, height)
    return [_dotted(one, dark[rows[0] : rows[-1] + 1]) for one in laid]


def _dotted(letter: Letter, dark: NDArray[np.bool_]) -> Letter:
    """A dot as it stands: two over one another are a colon, one at half height is a point between words."""
    if letter.text not in _DOTS or letter.left >= letter.right:
        return letter
    inked = np.flatnonzero(dark[:, letter.left : letter.right].any(axis=1))
    breaks = np.flatnonzero(np.diff(inked) > 1)
    starts, ends = inked[np.r_[0, breaks + 1]], inked[np.r_[breaks, len(inked) - 1]] + 1
    height = len(dark)
    if letter.right - letter.left > _DOT * height or (ends - starts).max() > _DOT * height:
        return letter
    if len(starts) == _COLON:
        return letter._replace(shape=":", surely=1.0)
    middle = (starts[0] + ends[-1]) / 2 / height
    return letter._replace(shape="·", surely=1.0) if _MIDDLE[0] < middle < _MIDDLE[1] else letter


def _pieces(inked: NDArray[np.int_], height: int) -> list[tuple[int, int]]:
    """Columns of ink; where letters touch they are cut where there is least of it."""
    at = np.flatnonzero(inked)
    breaks = np.flatnonzero(np.diff(at) > 1)
    starts, ends = at[np.r_[0, breaks + 1]], at[np.r_[breaks, len(at) - 1]] + 1
    cut: list[tuple[int, int]] = []
    for begin, end in zip(starts.tolist(), ends.tolist(), strict=True):
        left = begin
        while end - left > _TOUCHING * height:
            low, high = left + round(_CUT[0] * height), min(end - 2, left + round(_CUT[1] * height))
            if high <= low:
                break
            here = low + int(inked[low:high].argmin())
            cut.append((left, here))
            left = here
        cut.append((left, end))
    return cut


def _stretches(
    ink: Grey, dark: NDArray[np.bool_], pieces: Sequence[tuple[int, int]], height: int
) -> tuple[dict[int, list[_Stretch]], Shapes | None]:
    """Runs of pieces that may be one syllable, by the piece they begin with."""
    found: list[tuple[int, int]] = []
    cuttings: list[Grey] = []
    for begin in range(len(pieces)):
        for end in range(begin, min(begin + _MOST, len(pieces))):
            left, right = pieces[begin][0], pieces[end][1]
            if right - left > _WIDE[1] * height:
                break
            rows = np.flatnonzero(dark[:, left:right].any(axis=1))
            if right - left < _WIDE[0] * height or rows[-1] + 1 - rows[0] < _TALL * height:
                continue
            found.append((begin, end + 1))
            cuttings.append(ink[rows[0] : rows[-1] + 1, left:right])
    if not found:
        return {}, None
    shapes = seen(cuttings)
    by: dict[int, list[_Stretch]] = {}
    for number, (begin, end) in enumerate(found):
        by.setdefault(begin, []).append(_Stretch(begin, end, number, *shapes.best(number)))
    return by, shapes


def _path(
    letters: Sequence[tuple[str, float]],
    pieces: Sequence[tuple[int, int]],
    stretches: dict[int, list[_Stretch]],
    shapes: Shapes,
    height: int,
) -> list[Letter]:
    """The likeliest way to lay the letters over the pieces, both from left to right."""
    count, many = len(letters), len(pieces)
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, _Stretch | None]] = {(0, 0): (0.0, None, None)}

    def offer(here: tuple[int, int], there: tuple[int, int], gain: float, stretch: _Stretch | None) -> None:
        score = best[here][0] + gain
        if there not in best or score > best[there][0]:
            best[there] = (score, here, stretch)

    for at in range(count + 1):
        for piece in range(many + 1):
            here = (at, piece)
            if here not in best:
                continue
            for step in _steps(at, piece, letters, pieces, stretches, height):
                offer(here, (at + step.letters, piece + step.pieces), step.score, step.stretch)
    return _walked(best, (count, many), letters, pieces, shapes)


def _steps(
    at: int,
    piece: int,
    letters: Sequence[tuple[str, float]],
    pieces: Sequence[tuple[int, int]],
    stretches: dict[int, list[_Stretch]],
    height: int,
) -> list[_Step]:
    """What may come next: a letter with its ink, a letter without, ink without a letter."""
    steps: list[_Step] = []
    text, middle = letters[at] if at < len(letters) else ("", 0.0)
    syllable = is_syllable(text)
    if text:
        steps.append(_Step(-_LOST if syllable else -_LOST / 2, 1, 0, None))
    if piece < len(pieces):
        width = pieces[piece][1] - pieces[piece][0]
        steps.append(_Step(-_SKIPPED * max(0.2, width / height), 0, 1, None))
    for stretch in stretches.get(piece, ()):
        left, right = pieces[stretch.begin][0], pieces[stretch.end - 1][1]
        broad = min(1.0, (right - left) / (0.8 * height))
        if syllable and abs((left + right) / 2 - middle) <= _DRIFT * height:
            same = stretch.letter == text
            worth = broad * (stretch.surely if same else 0.75 * stretch.surely) + (0.3 if same else 0.0)
            steps.append(_Step(worth, 1, stretch.end - piece, stretch))
        if stretch.surely > _LIKELY:
            steps.append(_Step(broad * stretch.surely - _ADDED, 0, stretch.end - piece, stretch))
    if text and not syllable:
        for many in (1, 2):
            if piece + many > len(pieces):
                break
            left, right = pieces[piece][0], pieces[piece + many - 1][1]
            if right - left <= _WIDE[1] * height and abs((left + right) / 2 - middle) <= _DRIFT * height:
                steps.append(_Step(_ODD if many == 1 else _ODD / 2, 1, many, None))
    return steps


def _walked(
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None, _Stretch | None]],
    end: tuple[int, int],
    letters: Sequence[tuple[str, float]],
    pieces: Sequence[tuple[int, int]],
    shapes: Shapes,
) -> list[Letter]:
    done: list[Letter] = []
    at = end
    while at in best and (before := best[at][1]) is not None:
        stretch = best[at][2]
        text = letters[before[0]][0] if at[0] > before[0] else ""
        if at[1] > before[1]:
            left, right = pieces[before[1]][0], pieces[at[1] - 1][1]
            if stretch is not None:
                likely = shapes.probability(stretch.number, text)
                done.append(Letter(text, left, right, stretch.letter, stretch.surely, likely))
            elif text:
                done.append(Letter(text, left, right))
        elif text:
            edge = pieces[at[1]][0] if at[1] < len(pieces) else pieces[-1][1]
            done.append(Letter(text, edge, edge))
        at = before
    return done[::-1]
