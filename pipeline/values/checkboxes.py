"""Choices with a box to tick, a circle to fill or a bracket to mark: □신규 ■계속, ○정상 ●부진, 신규(○) 계속( )."""

from __future__ import annotations

import re

from pipeline.vocabulary import lookup

_TICKED = "■☑☒▣✔✅"
_OPEN = "□☐▢"
_BOX = re.compile(rf"([{_TICKED}{_OPEN}])\s*([^{_TICKED}{_OPEN}]*)")
_FULL = "●◉⊙"
_HOLLOW = "○◯〇"
_CIRCLE = re.compile(rf"([{_FULL}{_HOLLOW}])\s*([^{_FULL}{_HOLLOW}]*)")
_MARK = r"[(（]\s*([○●◯◎OoㅇVv√∨✓✔☑■]?)\s*[)）]"
_BEHIND = re.compile(rf"[\s,/·]*(?P<word>[^()（）]{{1,15}}?)\s*{_MARK}\s*")
_BEFORE = re.compile(rf"[\s,/·]*{_MARK}\s*(?P<word>[^()（）]{{1,15}})")
_SIGN = re.compile(rf"[{_TICKED}{_OPEN}{_FULL}{_HOLLOW}(（]")
"""What every list of choices has one of."""
LONGEST = 15
"""A longer text behind a box is an item of a list, and the box its bullet."""


def ticked(text: str) -> tuple[str, ...] | None:
    """The choices that are ticked; None where the text is no list of choices.

    >>> ticked("□신규 ■계속"), ticked("□ 신규 □ 계속"), ticked("계속"), ticked("□ 경로당을 새로 짓고 낡은 곳을 고침")
    (('계속',), (), None, None)
    >>> ticked("○정상 ●부진"), ticked("○정상 ○부진"), ticked("● 도로 ○ 하천")
    (('부진',), (), None)
    >>> ticked("신규(○) 계속( )"), ticked("( ) 임기내 (√) 임기후"), ticked("신규(시비)"), ticked("신규( ) 계속( )")
    (('신규',), ('임기후',), None, ())
    """
    if _SIGN.search(text) is None:
        return None
    circled = _circled(text)
    if circled is not None:
        return circled
    marked = _in_brackets(text)
    if marked is not None:
        return tuple(word for word, mark in marked if mark)
    head, boxes = text.strip()[:1], _BOX.findall(text)
    if not boxes or head not in _TICKED + _OPEN:
        return None
    words = [(box, word.strip(" ,/·\n\t")) for box, word in boxes]
    if any(not word or len(word) > LONGEST for _, word in words):
        return None
    return tuple(word for box, word in words if box in _TICKED)


def is_choice(text: str) -> bool:
    """Whether a text offers choices of which some are ticked and some are not: no bullets, whatever its label.

    >>> is_choice("□완료 ■정상추진"), is_choice("□ 신축 □ 증축")
    (True, False)
    >>> is_choice("완료(○) 정상추진( )"), is_choice("완료(○)")
    (True, False)
    """
    chosen = ticked(text)
    if chosen is not None and _circled(text) is not None:
        return True
    if (marked := _in_brackets(text)) is not None:
        return len({bool(mark) for _, mark in marked}) > 1
    return chosen is not None and any(box in text for box in _TICKED) and any(box in text for box in _OPEN)


def _circled(text: str) -> tuple[str, ...] | None:
    """The choices behind a filled circle; circles are bullets besides, so that each word must be a choice known as one."""
    if text.strip()[:1] not in _FULL + _HOLLOW:
        return None
    words = [(circle, word.strip(" ,/·\n\t")) for circle, word in _CIRCLE.findall(text)]
    known = all(any(lookup(name).get(word) for name in ("statuses", "classification")) for _, word in words)
    return tuple(word for circle, word in words if circle in _FULL) if known and len(words) > 1 else None


def _in_brackets(text: str) -> list[tuple[str, str]] | None:
    """Every choice with the mark in its bracket, before or behind it; None where something else stands there, too."""
    shape = _BEFORE if text.lstrip()[:1] in {"(", "（"} else _BEHIND
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        one = shape.match(text, at)
        if one is None:
            return None
        found.append((one["word"].strip(" ,/·\n\t"), one[1] if shape is _BEFORE else one[2]))
        at = one.end()
    return found if found and all(word for word, _ in found) else None
