"""Tesseract, held once a process: a picture of some lines in, words with their boxes and confidence out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

import numpy as np

from pipeline.readers.base import clean
from pipeline.readers.ocr.raster import Grey
from pipeline.tesseract import data_folder, script_data

_BUSY = 20  # times as long as it works that a call may wait for a machine with other work to do
_MARGIN = 10  # pixels of white that tesseract wants around a text

Shape = Literal["line", "block"]


class Word(NamedTuple):
    """A word as read: its box in pixels of the picture, `line` counted from 0, `confidence` from 0 to 1.

    `middles` are where its letters were seen, as far as they can be told.
    """

    text: str
    box: tuple[int, int, int, int]
    line: int
    confidence: float
    middles: tuple[float, ...]


def words_in(picture: Grey, shape: Shape, patience: float) -> list[Word]:
    """The words of a picture from top to bottom. Raises TimeoutError after `patience` seconds of work."""
    return _read(_engine(script_data() or "kor"), picture, shape, patience)


def korean_in(picture: Grey, shape: Shape, patience: float) -> list[Word]:
    """The same picture read by the model of the Korean language, which need not be the one that reads words."""
    return _read(_engine("kor"), picture, shape, patience)


def figures_in(picture: Grey, shape: Shape, patience: float) -> list[Word]:
    """The same picture read by another model: a witness for figures. Raises TimeoutError."""
    return _read(_engine("eng"), picture, shape, patience)


@cache
def _engine(languages: str) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # its threads slow one another down on pictures as small as ours
    import tesserocr  # noqa: PLC0415 - an extra

    return tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=languages, oem=tesserocr.OEM.LSTM_ONLY)


def _read(engine: Any, picture: Grey, shape: Shape, patience: float) -> list[Word]:
    import tesserocr  # noqa: PLC0415 - an extra

    framed = np.pad(picture, _MARGIN, constant_values=255)
    height, width = framed.shape
    engine.SetPageSegMode(tesserocr.PSM.SINGLE_LINE if shape == "line" else tesserocr.PSM.SINGLE_BLOCK)
    engine.SetImageBytes(framed.tobytes(), width, height, 1, width)
    engine.SetSourceResolution(300)
    try:
        if not engine.Recognize(int(1000 * patience * _BUSY)):  # it looks at the clock on the wall
            raise TimeoutError
        return list(_words(engine.GetIterator()))
    finally:
        engine.Clear()


def _words(found: Any) -> Iterator[Word]:
    import tesserocr  # noqa: PLC0415 - an extra

    level = tesserocr.RIL.WORD
    line = -1
    if found is None:
        return
    for word in tesserocr.iterate_level(found, level):
        if word.Empty(level):
            continue
        if word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
        text = clean(word.GetUTF8Text(level)).strip()
        box = word.BoundingBox(level)
        if text and box is not None:
            x0, top, x1, bottom = (at - _MARGIN for at in box)
            middles = _middles(text, (x0, x1))
            yield Word(text, (x0, top, x1, bottom), max(line, 0), round(word.Confidence(level) / 100, 3), middles)


def _middles(text: str, sides: tuple[int, int]) -> tuple[float, ...]:
    """Where the letters of the word at hand stand: spread evenly, since the model's own boxes of letters are none."""
    step = (sides[1] - sides[0]) / len(text)
    return tuple(sides[0] + step * (at + 0.5) for at in range(len(text)))
