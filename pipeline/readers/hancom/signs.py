"""Hancom's own code points as Unicode: its symbol font, its boxed digits, its overlapped characters."""

from __future__ import annotations

import re
from typing import Final

from pipeline.readers.symbols import FONTS, in_font, symbol

_DIGITS = "①②③④⑤⑥⑦⑧⑨⑩"
_DARK_DIGITS = "❶❷❸❹❺❻❼❽❾❿"
_BOXED, _DARK_BOXED = 0xF02B1, 0xF02CE
_OWN: Final = (
    {_BOXED + n: sign for n, sign in enumerate(_DIGITS)}
    | {_DARK_BOXED + n: sign for n, sign in enumerate(_DARK_DIGITS)}
    | {0xF0854: "『", 0xF0855: "』"}
)
"""Digits in a square stand before headings as digits in a circle do, and are read as these."""
_PRIVATE = re.compile("[\uf020-\uf0ff\U000f0000-\U000fffff]")
_WINGDINGS = "Wingdings"
_REVERSED = "REVERSAL"


def read_signs(text: str, font: str | None) -> str:
    r"""The text with private code points read as signs; what is not known stays and can be seen to be unknown.

    >>> read_signs("\uf06e 개요", "바탕"), read_signs("\U000f02b2 개요", None), read_signs("l 개요", "Wingdings")
    ('■ 개요', '② 개요', '● 개요')
    """
    if font is not None and font.lower() in FONTS:
        text = in_font(text, font)
    return _PRIVATE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _OWN.get(code, match[0]) if code > 0xFFFF else symbol(_WINGDINGS, code)


def framed(text: str, frame: str) -> str:
    """Characters printed over each other: a number up to ten in a frame is a sign of its own.

    >>> framed("3", "SHAPE_CIRCLE"), framed("3", "SHAPE_REVERSAL_RECTANGLE"), framed("인", "SHAPE_CIRCLE")
    ('③', '❸', '인')
    """
    signs = _DARK_DIGITS if _REVERSED in frame else _DIGITS
    if frame != "CHAR" and text.isdecimal() and text.isascii() and 1 <= int(text) <= len(signs):
        return signs[int(text) - 1]
    return text
