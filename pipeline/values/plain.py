"""Text as it stands on the page → text to read: blanks and look-alike characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.values.words import marks

_ZERO_WIDTH = str.maketrans("", "", marks().zero_width)


@lru_cache(maxsize=4096)  # every field asks the same cells anew
def clean(text: str) -> str:
    r"""The text on one line: NFC, every run of blanks and line breaks one blank, nothing without width.

    Never NFKC, which destroys ㎡, ① and ㆍ.

    >>> clean(" 강소연구\n개발특구\u3000 운영 ")
    '강소연구 개발특구 운영'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_ZERO_WIDTH).split())


def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)}
    pairs = {
        "'": "‘’‛ʼ`´′＇ˈ",
        "-": "‐‑‒–—―−－﹣ㅡ─━",
        "~": "～〜∼˜∽∾⁓",
        ",": "，﹐",
        ".": "．﹒",
        "(": "（﹙",
        ")": "）﹚",
        "[": "［〔",
        "]": "］〕",
        "%": "％﹪",
        ":": "：﹕∶",
        "+": "＋",
        "/": "／∕",
        "=": "＝",
        "*": "＊",
        "?": "？",
        " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    }
    table.update({ord(char): plain for plain, chars in pairs.items() for char in chars})
    return table


_FOLD = _fold_table()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The same text with look-alike figures, quotes, dashes and tildes made plain; for matching numbers only.

    One character for one, so that offsets stay valid.

    >>> fold("’２２．７．～（계속）")
    "'22.7.~(계속)"
    """
    return text.translate(_FOLD)
