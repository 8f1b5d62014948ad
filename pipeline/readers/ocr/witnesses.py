"""What several witnesses say of one word of figures, and what is believed of it."""

from __future__ import annotations

import re
from typing import NamedTuple

DOUBT = 0.5
"""Confidence of what two witnesses read otherwise."""
SURE = 0.8
"""Confidence from which the Latin model may overrule the other, and that of what two witnesses saw."""
CERTAIN = 0.97
"""Probability of a shape's syllable from which it counts more than the letter that was read."""
_FIGURE = re.compile(r"\d")
_ALIKE = str.maketrans(
    {"，": ",", "。": ".", "’": "'", "‘": "'", "`": "'", "—": "-", "–": "-", "∼": "~", "〜": "~", " ": None}
)


class Testimony(NamedTuple):
    """A word as one witness read it, and how sure it was."""

    text: str
    confidence: float


def alike(one: str, other: str) -> bool:
    """Whether two readings differ in nothing but the shape of a sign."""
    return one.translate(_ALIKE) == other.translate(_ALIKE)


def judged(first: Testimony, second: Testimony) -> Testimony:
    """What to believe of a word that two models read: sure where they agree, the surer of the two where they do not."""
    if alike(first.text, second.text):
        return first._replace(confidence=max(first.confidence, second.confidence))
    text = second.text.translate(_ALIKE)
    if second.confidence > first.confidence and text.isascii():
        figures = _FIGURE.search(first.text)
        return Testimony(text, min(second.confidence, DOUBT) if figures else second.confidence)
    return first._replace(confidence=min(first.confidence, DOUBT))
