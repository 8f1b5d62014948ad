"""Runs of letters read, and read again where another model is the better judge: figures and Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic

import cv2
import numpy as np

from pipeline.readers.ocr.align import Letter, laid_over
from pipeline.readers.ocr.confusions import confusions
from pipeline.readers.ocr.engine import Word, figures_in, korean_in, words_in
from pipeline.readers.ocr.lines import Band, Run, Window
from pipeline.readers.ocr.raster import Grey
from pipeline.readers.ocr.syllables import is_syllable
from pipeline.tesseract import script_data

_ROOM = 5  # pixels of paper around what is read
_TALL = 34  # pixels: lower lines are drawn larger
_LARGEST = 2.5
_DOUBT = 0.5  # confidence of what two models read otherwise
_SURE = 0.8  # confidence from which the Latin model may overrule the other, and that of what two witnesses saw
_CERTAIN = 0.97  # probability of a shape's syllable from which it counts more than the letter that was read
_ASIDE = 0.3  # of the height: white inside a word that parts it
_STROKES = re.compile(r"[|ㅣ{}\[\]'`´‘’]+")  # what is left of lines and of the edges of a picture
_NOISE = 0.3  # confidence below which signs without a letter or a figure are dust
_MODEST = 0.6  # confidence below which strokes at the head of a line may be a Roman numeral
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ一-龥]")
_WRITTEN = re.compile(r"[^\W_]")
_FIGURE = re.compile(r"\d")
_BULLETS = frozenset("e@©®◉&")
_ROMAN = {
    strokes: numeral
    for numeral, seen in {
        "Ⅰ": "| I l 1",
        "Ⅱ": "|| II ll Il lI IL 11",
        "Ⅲ": "||| III lll Ill IIl IIL 111",
        "Ⅳ": "IV lV |V",
        "Ⅴ": "V \\ \\/",
        "Ⅵ": "VI Vl Vi V| \\|",
        "Ⅶ": "VII Vll Vil VIl Vii V||",
        "Ⅷ": "VIII Vlll Vill VIll",
        "Ⅸ": "IX lX |X",
        "Ⅹ": "X",
    }.items()
    for strokes in seen.split()
}
_METRES = re.compile(r"(?<=\d)(?:n|m|rr)[}\]*'\"²1247t]{1,2}(?=$|[,()\s])")
_FULL_YEAR = re.compile(r"(?<=(?<!\d)20\d\d)['4()|\]]{1,3}(?=년)")
_SHORT_YEAR = re.compile(r"[`'´‘’\"]{1,2}(?=\d\d(?!\d))")
_ALIKE = str.maketrans({"，": ",", "。": ".", "’": "'", "—": "-", "–": "-", " ": None})


@dataclass(frozen=True, slots=True)
class Reading:
    """A word or sign with its box in pixels of the page; `read` is what the model made of it where its shape says otherwise."""

    text: str
    box: Window
    confidence: float
    read: str = ""


class Clock:
    """The time that one page may still take."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds. Raises TimeoutError when they are over."""
        rest = self._end - monotonic()
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
    return _mended(_numbered(_marked(found)))


def _marked(line: list[Reading]) -> list[Reading]:
    """The line with a bullet at its head where text recognition saw a sign or letter that no text begins with."""
    if len(line) > 1 and line[0].text in _BULLETS and is_syllable(line[1].text[:1]):
        return [replace(line[0], text="◎"), *line[1:]]
    return line


def _read(page: Grey, ink: Grey, run: Run, clock: Clock) -> Iterator[Reading]:
    picture, scale = _cut(page, ink, run.box)
    for word, letters in _with_letters(words_in(picture, "line", clock.left), picture):
        for one in _parted(word, letters, run.box, scale):
            told = one
            if _FIGURE.search(one.text) or (_HANGUL.search(one.text) is None and one.confidence < _SURE):
                told = _again(page, ink, one, clock)
            if _STROKES.fullmatch(told.text) is None and (told.confidence >= _NOISE or _WRITTEN.search(told.text)):
                yield told


def _with_letters(words: list[Word], picture: Grey) -> Iterator[tuple[Word, list[Letter]]]:
    """Words with their letters where these could be laid over the ink, letters that the model passed over among them."""
    flat = [(letter, middle) for word in words for letter, middle in zip(word.text, word.middles, strict=True)]
    laid = [one for one in laid_over(flat, picture) if one.text or one.surely >= _CERTAIN]
    # a syllable without ink would be lost with its place: then nothing is known but what was read
    if sum(1 for one in laid if one.text) != len(flat) or any(_syllabic(one) and one.left >= one.right for one in laid):
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


def _parted(word: Word, letters: list[Letter], run: Window, scale: float) -> Iterator[Reading]:
    """A word in parts: figures for themselves, and what stands apart for itself. Syllables are what they look like."""
    box = _on_page(word.box, run, scale)
    # the Korean model tells well where its words stand, that of the script does not
    if not letters or (script_data() is None and not any(_syllabic(one) for one in letters)):
        if box is not None:
            yield Reading(word.text, box, word.confidence)
        return
    height = word.box[3] - word.box[1]
    parts: list[list[Letter]] = []
    for letter in letters:
        before = parts[-1][-1] if parts else None
        apart = before is None or letter.left - before.right > _ASIDE * height
        if apart or (before is not None and _syllabic(before) != _syllabic(letter)):
            parts.append([])
        parts[-1].append(letter)
    for part in parts:
        right = max(part[0].left + scale, *(one.right for one in part))
        within = _on_page((part[0].left, word.box[1], right, word.box[3]), run, scale) or box
        if within is None:
            continue
        text = "".join(_looks(one) for one in part)
        read = "".join(one.text for one in part)
        seen = all(one.shape == one.text for one in part)
        told = any(_syllabic(one) and _looks(one) != one.text for one in part)
        sure = min(word.confidence, _DOUBT) if told else max(word.confidence, _SURE) if seen else word.confidence
        yield Reading(text, within, sure, read or "–" if told else "")


def _syllabic(letter: Letter) -> bool:
    return is_syllable(letter.text) or not letter.text


def _looks(letter: Letter) -> str:
    """The letter that was read, or the syllable that its ink surely is."""
    return letter.shape if letter.shape and letter.surely >= _CERTAIN else letter.text


def _mended(line: list[Reading]) -> list[Reading]:
    """The line without what this model always takes for something else: the mark of a short year, ㎡, some syllables."""
    joined = confusions().mend("".join(one.text for one in line))  # of one length: every word keeps its own letters
    done: list[Reading] = []
    at = 0
    for one in line:
        text = joined[at : at + len(one.text)]
        at += len(one.text)
        text = _FULL_YEAR.sub("", _METRES.sub("㎡", _SHORT_YEAR.sub("’", text)))
        if text:
            done.append(replace(one, text=text))
    return done


def _again(page: Grey, ink: Grey, first: Reading, clock: Clock) -> Reading:
    """A word as two models read it: sure where they agree, the surer of the two where they do not."""
    picture, _ = _cut(page, ink, first.box)
    second = figures_in(picture, "line", clock.left)
    text = "".join(word.text for word in second).translate(_ALIKE)
    if text == first.text.translate(_ALIKE):
        surest = max(first.confidence, min(word.confidence for word in second))
        if surest < _SURE:
            third = "".join(word.text for word in korean_in(picture, "line", clock.left)).translate(_ALIKE)
            surest = _SURE if third == text else surest
        return Reading(first.text, first.box, surest)
    sure = min((word.confidence for word in second), default=0.0)
    if _HANGUL.search(first.text):
        return first  # the Latin model cannot read the rest of the word
    if sure > first.confidence and text.isascii():
        return Reading(text, first.box, min(sure, _DOUBT) if _FIGURE.search(first.text) else sure)
    return Reading(first.text, first.box, min(first.confidence, _DOUBT))


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


def _numbered(line: list[Reading]) -> list[Reading]:
    """The line with a Roman numeral at its head where text recognition saw strokes or letters (`||.`, `Vil.`)."""
    if len(line) < 2:
        return line
    head = line[0]
    stroke = head.text.rstrip(".,")
    stop = stroke != head.text or line[1].text[:1] in {".", ","}
    if head.text.isdigit() and (not stop or (head.confidence >= _MODEST and stroke != "111")):
        return line
    numeral = _ROMAN.get(stroke)
    if numeral is None or not (stop or stroke[0] in "VX\\"):
        return line
    rest = line[1:]
    if rest[0].text in {".", ","}:
        rest = rest[1:]
    return [Reading(f"{numeral}.", head.box, head.confidence), *rest]
