"""Automatic numbers and bullets, as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipeline.readers.hancom.names import HH, is_on, whole
from pipeline.readers.hancom.signs import read_signs
from pipeline.readers.numerals import spelled as spelled_by_word
from pipeline.readers.symbols import BULLET, bullet

_AS_IN_WORD = {
    "DIGIT": "decimal",
    "CIRCLED_DIGIT": "decimalEnclosedCircle",
    "ROMAN_CAPITAL": "upperRoman",
    "ROMAN_SMALL": "lowerRoman",
    "LATIN_CAPITAL": "upperLetter",
    "LATIN_SMALL": "lowerLetter",
    "HANGUL_SYLLABLE": "ganada",
    "HANGUL_JAMO": "chosung",
    "HANGUL_PHONETIC": "koreanCounting",
    "IDEOGRAPH": "chineseCounting",
    "DECAGON_CIRCLE_HANJA": "ideographTraditional",
}
_BLOCKS = {
    "CIRCLED_LATIN_CAPITAL": "ⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏ",
    "CIRCLED_LATIN_SMALL": "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
    "CIRCLED_HANGUL_SYLLABLE": "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "CIRCLED_HANGUL_JAMO": "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭",
    "CIRCLED_IDEOGRAPH": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "DECAGON_CIRCLE": "갑을병정무기경신임계",
}
_PLACEHOLDER = re.compile(r"\^(10|[1-9nN])")
_LONGEST = 40
"""No number or bullet has more characters; one definition is printed before any number of paragraphs."""
_PICTURE = BULLET


def spelled(number: int, style: str) -> str:
    """A number in one of Hancom's formats; decimal where the format is not known or cannot say it.

    >>> [spelled(n, style) for n, style in ((2, "HANGUL_SYLLABLE"), (3, "CIRCLED_HANGUL_SYLLABLE"), (11, "CIRCLED_DIGIT"))]
    ['나', '㉰', '⑪']
    """
    block = _BLOCKS.get(style)
    if block is not None:
        return block[number - 1] if 1 <= number <= len(block) else str(number)
    return spelled_by_word(number, _AS_IN_WORD.get(style, "decimal"))


@dataclass(frozen=True, slots=True)
class Head:
    """The number of a level: its format, its text with `^1`, `^2`… for the numbers of the levels, its first number."""

    style: str
    text: str
    start: int


Numbering = dict[int, Head]
"""The heads by their level, from 0."""


def numberings(header: Element) -> dict[str, Numbering]:
    """Every numbering that the header defines, by its number."""
    return {
        numbering.get("id", ""): {
            max(whole(head.get("level"), 1), 1) - 1: Head(
                head.get("numFormat", "DIGIT"), (head.text or "")[:_LONGEST], whole(head.get("start"), 1)
            )
            for head in numbering.iterfind(f"{HH}paraHead")
        }
        for numbering in header.iter(f"{HH}numbering")
    }


def bullets(header: Element) -> dict[str, str]:
    """Every bullet that the header defines, by its number; a picture is a plain bullet."""
    return {
        element.get("id", ""): _PICTURE if is_on(element.get("useImage")) else _bullet(element.get("char", ""))
        for element in header.iter(f"{HH}bullet")
    }


def _bullet(character: str) -> str:
    """Bullets are chosen from a chart: their private codes mean the same whatever font the text is set in."""
    return bullet(read_signs(character[:_LONGEST], None), None)


@dataclass(slots=True)
class Counters:
    """The state of every numbering while a document is read."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, name: str, numbering: Numbering, level: int) -> str:
        """The number of the next paragraph; empty where the level has none."""
        counts = self.counts.setdefault(name, {})
        for above in range(level):
            counts.setdefault(above, _start(numbering, above))
        counts[level] = counts[level] + 1 if level in counts else _start(numbering, level)
        for below in [known for known in counts if known > level]:
            del counts[below]
        head = numbering.get(level)
        return "" if head is None else _PLACEHOLDER.sub(_filler(numbering, counts, level), head.text)


def _start(numbering: Numbering, level: int) -> int:
    return numbering[level].start if level in numbering else 1


def _filler(numbering: Numbering, counts: dict[int, int], level: int) -> Callable[[re.Match[str]], str]:
    """What stands for `^1`…`^10` (the number of a level), `^n` (the path of levels) and `^N` (the same with a dot)."""

    def number(at: int) -> str:
        head = numbering.get(at)
        return spelled(counts.get(at, _start(numbering, at)), "DIGIT" if head is None else head.style)

    def fill(match: re.Match[str]) -> str:
        if match[1] in "nN":
            return ".".join(number(at) for at in range(level + 1)) + ("." if match[1] == "N" else "")
        return number(int(match[1]) - 1)

    return fill
