"""Choices with a box to tick: □신규 ■계속."""

from __future__ import annotations

import re

_TICKED = "■☑☒▣✔✅"
_OPEN = "□☐▢"
_BOX = re.compile(rf"([{_TICKED}{_OPEN}])\s*([^{_TICKED}{_OPEN}]*)")
LONGEST = 15
"""A longer text behind a box is an item of a list, and the box its bullet."""


def ticked(text: str) -> tuple[str, ...] | None:
    """The choices that are ticked; None where the text is no list of choices.

    >>> ticked("□신규 ■계속"), ticked("□ 신규 □ 계속"), ticked("계속"), ticked("□ 경로당을 새로 짓고 낡은 곳을 고침")
    (('계속',), (), None, None)
    """
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
    """
    chosen = ticked(text)
    return chosen is not None and any(box in text for box in _TICKED) and any(box in text for box in _OPEN)
