"""A run of letters in parts: syllables as they stand in words, and what stands between them, figures mostly, with all its ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr.align import Letter
from pipeline.readers.ocr.engine import Word
from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.syllables import is_syllable
from pipeline.readers.ocr.witnesses import CERTAIN, DOUBT, SURE

_INKED = 0.3  # of the darkest: ink
_ASIDE = 0.3  # of the height: white inside a word that parts it
_APART = 0.45  # of the height: white between figures that parts them; the white beside a 1 is narrower
_NO_SYLLABLE = 0.3  # certainty below which a shape behind a figure is no syllable but a unit that no model knows
_BESIDE = 2  # pixels
_POINT = (0.06, 0.24)  # least and greatest side of a point between words by the height of its run
_MIDDLE = (0.34, 0.66)  # heights at which it stands
_FEET = 0.55  # of the height: what begins below it is a comma or a full stop
_FILLED = 0.6  # of its box that is inked


@dataclass(frozen=True, slots=True)
class Part:
    """Some letters in pixels of the run's picture; `read` is what the model made of them where their shape says otherwise."""

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    read: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    letter: Letter
    word: Word
    number: int
    syllabic: bool


def inked(picture: Grey) -> NDArray[np.bool_]:
    """Where something is printed, dark on white."""
    ink = 255 - picture
    dark: NDArray[np.bool_] = ink > _INKED * max(1, int(ink.max()))
    return dark


def is_syllabic(letter: Letter) -> bool:
    """Whether it is a syllable, or ink that looks like one."""
    return is_syllable(letter.text) or not letter.text


def looks(letter: Letter) -> str:
    """The letter that was read, or the syllable that its ink surely is."""
    return letter.shape if letter.shape and letter.surely >= CERTAIN else letter.text


def parts_of(words: Sequence[tuple[Word, list[Letter]]], picture: Grey) -> Iterator[Part]:
    """The parts of a run from left to right; words whose letters could not be laid over their ink are whole."""
    if any(not letters for _, letters in words):
        yield from (Part(word.text, word.box, word.confidence) for word, _ in words)
        return
    placed = list(_placed(words))
    dark = inked(picture)
    rows = np.flatnonzero(dark.any(axis=1))
    left = 0
    kinds = [list(group) for _, group in groupby(placed, key=lambda one: one.syllabic)]
    for number, kind in enumerate(kinds):
        if kind[0].syllabic:
            yield from _words(kind, dark[rows[0] : rows[-1] + 1], int(rows[0]))
            left = kind[-1].letter.right
        else:
            right = kinds[number + 1][0].letter.left if number + 1 < len(kinds) else dark.shape[1]
            yield from _figures(kind, dark, (left, int(rows[0]), right, int(rows[-1]) + 1))


def _placed(words: Sequence[tuple[Word, list[Letter]]]) -> Iterator[_Placed]:
    before: _Placed | None = None
    for number, (word, letters) in enumerate(words):
        for letter in letters:
            behind = before is not None and not before.syllabic and before.letter.text.isalnum()
            odd = behind and letter.left < letter.right and letter.surely < _NO_SYLLABLE
            before = _Placed(letter, word, number, is_syllabic(letter) and not odd)
            yield before


def _words(kind: Sequence[_Placed], dark: NDArray[np.bool_], top: int) -> Iterator[Part]:
    """Syllables, parted where words are and where white is, and points between them. They are what they look like."""
    part: list[_Placed] = []
    for one in kind:
        if part:
            height = one.word.box[3] - one.word.box[1]
            between = (part[-1].letter.right, one.letter.left)
            point = _point(dark[:, between[0] : between[1]])
            if point or between[1] - between[0] > _ASIDE * height or one.number != part[-1].number:
                yield _word(part)
                part = []
            if point:
                yield Part("·", (between[0] + point[0], top, between[0] + point[1], top + len(dark)), SURE)
        part.append(one)
    yield _word(part)


def _point(between: NDArray[np.bool_]) -> tuple[int, int] | None:
    """Where a point stands at half height between two syllables: models pass over it."""
    columns, rows = (np.flatnonzero(between.any(axis=axis)) for axis in (0, 1))
    if not len(columns):
        return None
    height = len(between)
    sides = (int(columns[0]), int(columns[-1]) + 1)
    middle = (rows[0] + rows[-1] + 1) / 2 / height
    across, along = sides[1] - sides[0], int(rows[-1]) + 1 - int(rows[0])
    small = max(across, along) <= _POINT[1] * height and min(across, along) >= _POINT[0] * height
    whole = between[rows[0] : rows[-1] + 1, sides[0] : sides[1]].mean() > _FILLED
    return sides if small and whole and _MIDDLE[0] < middle < _MIDDLE[1] else None


def _word(part: Sequence[_Placed]) -> Part:
    letters, word = [one.letter for one in part], part[0].word
    right = max(letters[0].left + 1, *(one.right for one in letters))
    read = "".join(one.text for one in letters)
    told = any(looks(one) != one.text for one in letters)
    seen = all(one.shape == one.text for one in letters)
    sure = min(word.confidence, DOUBT) if told else max(word.confidence, SURE) if seen else word.confidence
    box = (letters[0].left, word.box[1], right, word.box[3])
    return Part("".join(looks(one) for one in letters), box, sure, read or "–" if told else "")


def _figures(kind: Sequence[_Placed], dark: NDArray[np.bool_], room: tuple[int, int, int, int]) -> Iterator[Part]:
    """All ink between two syllables, parted where much white is, or some where the model saw the end of a word."""
    left, top, right, bottom = room
    at = left + np.flatnonzero(dark[:, left:right].any(axis=0))
    if not len(at):
        yield _figure(kind, (left, max(left + 1, right)), room)
        return
    height = bottom - top
    ends = [(one.letter.right + after.letter.left) / 2 for one, after in pairwise(kind) if one.number != after.number]
    breaks = [
        number
        for number in np.flatnonzero(np.diff(at) > _ASIDE * height).tolist()
        if not _is_low(dark[top:bottom, at[number + 1] : right])
        and (
            at[number + 1] - at[number] > _APART * height
            or any(at[number] - _BESIDE <= end <= at[number + 1] + _BESIDE for end in ends)
        )
    ]
    sides = [
        (int(at[low]), int(at[high]) + 1)
        for low, high in zip([0, *(n + 1 for n in breaks)], [*breaks, -1], strict=True)
    ]
    homes = [_nearest((one.letter.left + one.letter.right) / 2, sides) for one in kind]
    for number, side in enumerate(sides):
        members = [one for one, home in zip(kind, homes, strict=True) if home == number]
        sign = _sign(dark[top:bottom, side[0] : side[1]])
        if sign is not None:
            yield Part(sign, (side[0], top, side[1], bottom), SURE)
            continue
        part = _figure(members, side, room)
        if len(part.text) == 1 and not part.text.isalnum() and _is_low(dark[top:bottom, side[0] : side[1]]):
            part = replace(part, text="." if part.text == "." else ",")
        # a sign among figures may stand for one of them: it is looked at once more
        yield part if len(sides) == 1 else replace(part, confidence=min(part.confidence, DOUBT))


def _sign(shape: NDArray[np.bool_]) -> str | None:
    """A point between words or a colon that stands alone, which models take for one another and for full stops."""
    if _is_colon(shape):
        return ":"
    return "·" if _point(shape) is not None else None


def _is_colon(shape: NDArray[np.bool_]) -> bool:
    """Whether two dots stand over one another."""
    rows = np.flatnonzero(shape.any(axis=1))
    breaks = np.flatnonzero(np.diff(rows) > 1)
    if len(breaks) != 1 or shape.shape[1] > _POINT[1] * len(shape):
        return False
    dots = (rows[breaks[0]] + 1 - rows[0], rows[-1] + 1 - rows[breaks[0] + 1])
    return bool(max(dots) <= _POINT[1] * len(shape) and min(dots) >= _POINT[0] * len(shape))


def _is_low(ahead: NDArray[np.bool_]) -> bool:
    """Whether what stands next is a comma or a full stop: no blank comes before it."""
    columns = np.flatnonzero(ahead.any(axis=0))
    breaks = np.flatnonzero(np.diff(columns) > 1)
    end = int(columns[breaks[0]]) + 1 if len(breaks) else ahead.shape[1]
    rows = np.flatnonzero(ahead[:, :end].any(axis=1))
    return bool(len(rows)) and bool(rows[0] > _FEET * len(ahead))


def _nearest(middle: float, sides: Sequence[tuple[int, int]]) -> int:
    return min(range(len(sides)), key=lambda at: max(sides[at][0] - middle, middle - sides[at][1], 0.0))


def _figure(members: Sequence[_Placed], side: tuple[int, int], room: tuple[int, int, int, int]) -> Part:
    text = "".join(looks(one.letter) for one in members)
    sure = min((one.word.confidence for one in members), default=0.0)
    return Part(text, (side[0], room[1], side[1], room[3]), sure)
