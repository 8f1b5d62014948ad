"""Bullets of symbol fonts: letters and private-use codes that are printed as boxes, discs and arrows."""

from __future__ import annotations

import numpy as np

from pipeline.readers.pdf.objects import Booleans, Integers

BULLET = 0x2022
BOX = 0x25A1
UNKNOWN = 0xFFFD
"""A glyph of which the file does not say what it is; at the head of a line it is printed as an empty box."""

# Wingdings by its byte, from the font's own chart; what is not listed and stands in such a font is a bullet.
_WINGDINGS = {
    0x6C: "●",
    0x6D: "○",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x73: "◆",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xB7: "•",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFC: "✓",
    0xFE: "☑",
}
_BYTES = np.full(256, BULLET, dtype=np.int64)
for _byte, _character in _WINGDINGS.items():
    _BYTES[_byte] = ord(_character)
_BYTES[:0x21] = 0x20
_BYTES[0xA0] = 0x20

# Signs of newer Unicode blocks that look like the usual bullets, which everything downstream knows.
_LOOKALIKES = {
    0x2B58: "○",
    0x25EF: "○",
    0x26AA: "○",
    0x2B24: "●",
    0x26AB: "●",
    0x2B1B: "■",
    0x25FC: "■",
    0x2B1C: "□",
    0x25FB: "□",
    0x2610: "□",
    0x2B25: "◆",
    0x2B26: "◇",
    0x2043: "-",
}

_FIRST_LOOKALIKE, _LAST_LOOKALIKE = min(_LOOKALIKES), max(_LOOKALIKES)

_NAMES = ("wingding", "webding", "dingbat")


def is_symbol_font(name: str) -> bool:
    """Whether letters of the font are printed as signs."""
    squeezed = name.lower()
    return any(word in squeezed for word in _NAMES)


def read_symbols(code: Integers, symbolic: Booleans) -> Integers:
    """Code points with those of symbol fonts, and their usual private-use twins U+F020…U+F0FF, as plain signs."""
    if ((code >= _FIRST_LOOKALIKE) & (code <= _LAST_LOOKALIKE)).any():
        for sign, usual in _LOOKALIKES.items():
            code = np.where(code == sign, ord(usual), code)
    private = (code >= 0xF020) & (code <= 0xF0FF)
    lettered = symbolic & (code < 0x100) & (code >= 0x20)
    if not (private.any() or lettered.any()):
        return code
    return np.where(private | lettered, _BYTES[code & 0xFF], code)


def is_private(code: Integers) -> Booleans:
    """Code points to which Unicode gives no meaning."""
    return ((code >= 0xE000) & (code <= 0xF8FF)) | (code >= 0xF0000)
