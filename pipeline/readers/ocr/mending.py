"""A line of a recognised page without what models always take for something else: bullets, numerals, marks, units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.readers.ocr import phones
from pipeline.readers.ocr.confusions import confusions
from pipeline.readers.ocr.lines import Window
from pipeline.readers.ocr.syllables import is_syllable
from pipeline.readers.ocr.witnesses import DOUBT

_MODEST = 0.6  # confidence below which strokes at the head of a line may be a Roman numeral
_BULLETS = {**dict.fromkeys("e@©®◉&", "◎"), **dict.fromkeys("Oo", "○"), "<>": "◇"}
_ROMAN = {
    strokes: numeral
    for numeral, seen in {
        "Ⅱ": "IL",
        "Ⅲ": "IIL",
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
_STROKES = re.compile(r"[|Il1ㅣ!]{1,3}")
_COUNTED = "ⅠⅡⅢ"
_SQUARE_METRES = re.compile(r"(?<=\d)m[²2](?=$|[,()\s])")
_CUBIC_METRES = re.compile(r"(?<=\d)m[³3](?=$|[,()\s])")
_METRES = re.compile(r"(?<=\d)(?:n|m|rr)[}\]*'\"²1247t]{1,2}(?=$|[,()\s])")
_FULL_YEAR = re.compile(r"(?<=(?<!\d)20\d\d)['4()|\]]{1,3}(?=년)")
_SHORT_YEAR = re.compile(r"[`'´‘’\"]{1,2}(?=\d\d(?!\d))")


@dataclass(frozen=True, slots=True)
class Reading:
    """A word or sign with its box in pixels of the page; `read` is what the model made of it where its shape says otherwise."""

    text: str
    box: Window
    confidence: float
    read: str = ""


def mended(line: list[Reading]) -> list[Reading]:
    """The words and signs of a line as they are printed, from left to right."""
    return _spelt(_numbered(_marked(line)))


def _marked(line: list[Reading]) -> list[Reading]:
    """The line with a bullet at its head where text recognition saw a sign or letter that no text begins with."""
    if len(line) > 2 and line[0].text == "<" and line[1].text == ">":
        line = [replace(line[0], text="<>", box=(*line[0].box[:2], *line[1].box[2:])), *line[2:]]
    if len(line) > 1 and line[0].text in _BULLETS and is_syllable(line[1].text[:1]):
        return [replace(line[0], text=_BULLETS[line[0].text]), *line[1:]]
    return line


def _spelt(line: list[Reading]) -> list[Reading]:
    """The line without what this model always takes for something else: the mark of a short year, ㎡, some syllables."""
    joined = confusions().mend("".join(one.text for one in line))  # of one length: every word keeps its own letters
    done: list[Reading] = []
    at = 0
    for number, one in enumerate(line):
        text = joined[at : at + len(one.text)]
        at += len(one.text)
        before, after = (line[near].text if 0 <= near < len(line) else "" for near in (number - 1, number + 1))
        text = "☎" if phones.is_sign(text, before, after) else text
        square = _SQUARE_METRES.sub("㎡", _CUBIC_METRES.sub("㎥", text))
        told = _METRES.sub("㎡", square)
        sure = one.confidence if told == square else min(one.confidence, DOUBT)  # it may as well be ㎥
        text = _FULL_YEAR.sub("", _SHORT_YEAR.sub("’", told))
        if text:
            done.append(replace(one, text=text, confidence=sure))
    return done


def _numbered(line: list[Reading]) -> list[Reading]:
    """The line with a Roman numeral at its head where text recognition saw strokes or letters (`||.`, `Vil.`)."""
    if len(line) < 2:
        return line
    head = line[0]
    stroke = head.text.rstrip(".,")
    stop = stroke != head.text or line[1].text[:1] in {".", ","}
    if head.text.isdigit() and (not stop or (head.confidence >= _MODEST and stroke != "111")):
        return line
    numeral = _COUNTED[len(stroke) - 1] if _STROKES.fullmatch(stroke) else _ROMAN.get(stroke)
    if numeral is None or not (stop or stroke[0] in "VX\\"):
        return line
    rest = line[1:]
    if rest[0].text in {".", ","}:
        rest = rest[1:]
    return [Reading(f"{numeral}.", head.box, head.confidence), *rest]
