"""Runs of letters read, and read again where another model is the better judge: figures and Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from time import thread_time

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.readers.ocr import phones
from pipeline.readers.ocr.align import Letter, laid_over
from pipeline.readers.ocr.engine import Word, figures_in, korean_in, words_in
from pipeline.readers.ocr.lines import Band, Run, Window
from pipeline.readers.ocr.mending import Reading, mended
from pipeline.readers.ocr.parts import inked, is_syllabic, parts_of
from pipeline.readers.ocr.powers import power
from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.units import has_mark, unit_in
from pipeline.readers.ocr.witnesses import CERTAIN, DOUBT, SURE, Testimony, alike, judged

_ROOM = 5  # pixels of paper around what is read
_TALL = 34  # pixels: lower lines are drawn larger
_LARGEST = 2.5
_YEAR = re.compile(r"\d\d")
_STROKES = re.compile(r"[|ㅣ{}\[\]'`´‘’]+")  # what is left of lines and of the edges of a picture
_NOISE = 0.3  # confidence below which signs without a letter or a figure are dust
_SIGN, _LOW = 0.45, 0.5  # of a word's height: a lower shape is a sign, and one that begins below is a comma
_WHITE = 0.3  # of the height: white between two figures that may be a blank
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ一-龥]")
_WRITTEN = re.compile(r"[^\W_]")
_FIGURE = re.compile(r"\d")
_COUNTED = re.compile(r"(?<![\d,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?k?$")  # what may stand before a unit
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Clock:
    """The time that one page may still take, counted as this thread works: a busy machine takes nothing from a page."""

    def __init__(self, seconds: float) -> None:
        self._end = thread_time() + seconds

    @property
    def left(self) -> float:
        """Seconds. Raises TimeoutError when they are over."""
        rest = self._end - thread_time()
        if rest <= 0:
            raise TimeoutError
        return rest


def read_band(page: Grey, ink: Grey, band: Band, clock: Clock) -> list[Reading]:
    """The words and signs of a line, from left to right."""
    found: list[Reading] = []
    for run in band.runs:
        if run.sign is not None:
            found.append(Reading(run.sign, run.box, 1.0))
        else:
            found += _read(page, ink, run, clock)
    return mended(found)


def _read(page: Grey, ink: Grey, run: Run, clock: Clock) -> Iterator[Reading]:
    picture, scale = _cut(page, ink, run.box)
    words = list(_with_letters(words_in(picture, "line", clock.left), picture))
    for part in parts_of(words, picture):
        box = _on_page(part.box, run.box, scale)
        if box is None:
            continue
        told = Reading(part.text, box, part.confidence, part.read)
        if _FIGURE.search(told.text):
            found = list(_measured(page, ink, told, clock))
        elif _HANGUL.search(told.text) is None and told.confidence < SURE:
            found = [_again(page, ink, told, clock)]
        else:
            found = [told]
        yield from (one for one in found if _says_something(one))


def _says_something(one: Reading) -> bool:
    if not one.text or _STROKES.fullmatch(one.text):
        return False
    return one.confidence >= _NOISE or _WRITTEN.search(one.text) is not None


def _measured(page: Grey, ink: Grey, whole: Reading, clock: Clock) -> Iterator[Reading]:
    """A word of figures; a unit that no model knows is told by its shape, and what stands before and behind it is read."""
    picture, scale = _cut(page, ink, whole.box)
    dark = inked(picture)
    called = _called(page, ink, whole, dark, scale, clock) if phones.NUMBER.search(whole.text) else []
    if called:
        yield from called
        return
    unit = unit_in(dark)
    if unit is None:
        told = _again(page, ink, whole, clock)
        yield replace(told, text=f"’{told.text}") if _YEAR.fullmatch(told.text) and has_mark(dark) else told
        return
    height, width = picture.shape
    before = _on_page((0, 0, unit.left - 1, height), whole.box, scale)
    number = None if before is None else _anew(page, ink, before, clock)
    if number is None or not _COUNTED.search(number.text):
        yield _again(page, ink, whole, clock)
        return
    if len(_FIGURE.findall(whole.text)) > len(_FIGURE.findall(number.text)):
        told = _again(page, ink, whole, clock)
        if told.confidence >= SURE and _PLAIN.fullmatch(told.text):
            yield told  # two models saw a figure where the shape looks like a unit: a broken 4 does
            return
    thousand = number.text[-1:] == "k"
    yield replace(number, text=number.text.removesuffix("k"))
    box = _on_page((unit.left, 0, unit.right, height), whole.box, scale)
    if box is not None:
        sign, sure = _power(picture[unit.head : unit.foot, unit.sign : unit.right], clock)
        if thousand:
            sign, sure = "㎢", sure if sign == "㎡" else DOUBT  # nobody plans in ㎦
        yield Reading(sign, box, sure)
    after = _on_page((unit.right + 1, 0, width, height), whole.box, scale)
    rest = None if after is None else _behind(page, ink, after, clock)
    if rest is not None:
        yield rest


def _called(
    page: Grey, ink: Grey, whole: Reading, dark: NDArray[np.bool_], scale: float, clock: Clock
) -> list[Reading]:
    """The sign of a telephone and the number behind it, where a number begins with that sign."""
    at = phones.behind_sign(dark)
    box = None if at is None else _on_page((at - 1, 0, dark.shape[1], dark.shape[0]), whole.box, scale)
    rest = None if box is None else _anew(page, ink, box, clock)
    if rest is None or not phones.is_number(rest.text):
        return []
    x0, top, _, bottom = whole.box
    return [Reading("☎", (x0, top, max(x0 + 1, rest.box[0] - 1), bottom), SURE), rest]


def _behind(page: Grey, ink: Grey, window: Window, clock: Clock) -> Reading | None:
    """What stands behind a unit; a low sign alone is a comma, which no model knows without its neighbours."""
    x0, top, x1, bottom = window
    rows = np.flatnonzero(ink[top:bottom, x0:x1].any(axis=1))
    if not len(rows):
        return None
    if rows[-1] + 1 - rows[0] < _SIGN * (bottom - top):
        return Reading(",", window, SURE) if rows[0] > _LOW * (bottom - top) else None
    return _anew(page, ink, window, clock)


def _anew(page: Grey, ink: Grey, window: Window, clock: Clock) -> Reading | None:
    """A window that holds part of a word."""
    words = words_in(_cut(page, ink, window)[0], "line", clock.left)
    if not words:
        return None
    first = Reading("".join(word.text for word in words), window, min(word.confidence for word in words))
    return _again(page, ink, first, clock)


def _power(sign: Grey, clock: Clock) -> tuple[str, float]:
    """The unit whose raised sign this is, and how sure that is."""
    scale = _TALL / max(1, sign.shape[0])
    drawn = cv2.resize(sign, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    return power(sign, "".join(word.text for word in figures_in(drawn, "line", clock.left)))


def _with_letters(words: list[Word], picture: Grey) -> Iterator[tuple[Word, list[Letter]]]:
    """Words with their letters where these could be laid over the ink, letters that the model passed over among them."""
    flat = [(letter, middle) for word in words for letter, middle in zip(word.text, word.middles, strict=True)]
    laid = [one for one in laid_over(flat, picture) if one.text or one.surely >= CERTAIN]
    # a syllable without ink would be lost with its place: then nothing is known but what was read
    lost = any(is_syllabic(one) and one.left >= one.right for one in laid)
    if sum(1 for one in laid if one.text) != len(flat) or lost:
        yield from ((word, []) for word in words)
        return
    at = 0
    for number, word in enumerate(words):
        taken: list[Letter] = []
        left = len(word.text)
        while at < len(laid) and (left or not laid[at].text):
            if not left and number + 1 < len(words) and _nearer_next(laid, at):
                break
            left -= bool(laid[at].text)
            taken.append(laid[at])
            at += 1
        yield word, taken


def _nearer_next(laid: list[Letter], at: int) -> bool:
    """Whether a letter that belongs to no word stands nearer to what follows it."""
    after = laid[at + 1] if at + 1 < len(laid) else laid[at]
    return after.left - laid[at].right < laid[at].left - laid[at - 1].right


def _again(page: Grey, ink: Grey, first: Reading, clock: Clock) -> Reading:
    """A word as two models read it, and a third where both are unsure of what they agree on."""
    if _HANGUL.search(first.text):
        return first  # the Latin model cannot read the rest of the word
    picture, _ = _cut(page, ink, first.box)
    second = figures_in(picture, "line", clock.left)
    latin = Testimony("".join(word.text for word in second), min((word.confidence for word in second), default=0.0))
    told = judged(Testimony(first.text, first.confidence), latin)
    if _two_numbers(second, picture):
        return replace(first, text=told.text, confidence=min(told.confidence, DOUBT))
    if told.confidence < SURE and alike(first.text, latin.text):
        third = "".join(word.text for word in korean_in(picture, "line", clock.left))
        told = told._replace(confidence=SURE) if alike(third, told.text) else told
    return replace(first, text=told.text, confidence=told.confidence)


def _two_numbers(words: list[Word], picture: Grey) -> bool:
    """Whether a model saw a blank between two figures: what was taken for one number may be two."""
    return any(
        one.text[-1].isdigit() and after.text[0].isdigit() and after.box[0] - one.box[2] > _WHITE * picture.shape[0]
        for one, after in pairwise(words)
    )


def _cut(page: Grey, ink: Grey, window: Window) -> tuple[Grey, float]:
    """A window of the page on white, enlarged where the letters are small; rules and neighbours are wiped out."""
    x0, top, x1, bottom = window
    height, width = page.shape
    left, above = max(0, x0 - _ROOM), max(0, top - _ROOM)
    part = page[above : min(height, bottom + _ROOM), left : min(width, x1 + _ROOM)]
    kept = np.zeros(part.shape, dtype=np.uint8)
    kept[top - above : bottom - above, x0 - left : x1 - left] = ink[top:bottom, x0:x1]
    near = cv2.dilate(kept, np.ones((3, 3), np.uint8)) > 0
    paper = int(np.median(part[~near])) if (~near).any() else 255
    lit = np.clip(part.astype(np.int16) + (255 - paper), 0, 255)
    picture = np.where(near, lit, 255).astype(np.uint8)
    scale = min(_LARGEST, max(1.0, _TALL / (bottom - top)))
    if scale > 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    return picture, scale


def _on_page(box: tuple[float, float, float, float], run: Window, scale: float) -> Window | None:
    left, above = max(0, run[0] - _ROOM), max(0, run[1] - _ROOM)
    x0, top, x1, bottom = (round(at / scale) for at in box)
    within = (max(run[0], left + x0), max(run[1], above + top), min(run[2], left + x1), min(run[3], above + bottom))
    return within if within[0] < within[2] and within[1] < within[3] else None
