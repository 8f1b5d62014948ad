"""Characters of symbol fonts as Unicode: Word stores them as a code of the font, or in the private use area."""

from __future__ import annotations

from typing import Final

BULLET: Final = "●"

_WINGDINGS = {
    0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑",
    0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "▪",
    0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA5: "◎", 0xA6: "○", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xAC: "✶",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⬅", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
} | {0x80 + number: circled for number, circled in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")} | {
    0x8B + number: circled for number, circled in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")
}  # fmt: skip
_SYMBOL = {ord(same): same for same in "0123456789()[]{}+,./:;<=>|%&!#_?"} | {
    0x2A: "*", 0x2B: "+", 0x2D: "−", 0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD7: "·", 0xDE: "⇒",
}  # fmt: skip
FONTS: Final = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "wingdings 2": {}, "wingdings 3": {}, "webdings": {}}
"""Fonts whose codes mean symbols, in lower case; of the last three none is known for sure."""
_PRIVATE = 0xF000


def symbol(font: str | None, code: int) -> str:
    r"""A symbol by its font and code; what is not known stays in the private use area and can be seen to be unknown.

    >>> symbol("Wingdings", 0xF06C), symbol("Wingdings", 0x28), symbol("Wingdings 3", 0x7D)
    ('●', '☎', '\uf07d')
    """
    table = FONTS.get((font or "").lower())
    low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    if table is not None and low <= 0xFF:
        return table.get(low, " " if low == 0x20 else chr(_PRIVATE + low))
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def in_font(text: str, font: str | None) -> str:
    """Text set in a font: in a symbol font its one-byte and private characters are symbols, others stay.

    >>> in_font("l 사업", "Wingdings"), in_font("l 사업", "바탕")
    ('● 사업', 'l 사업')
    """
    if font is None or font.lower() not in FONTS:
        return text
    return "".join(symbol(font, ord(c)) if c <= "\xff" or "\uf000" <= c <= "\uf0ff" else c for c in text)


def bullet(text: str, font: str | None) -> str:
    r"""The bullet of a list level as plain text; a symbol that is not known becomes a plain bullet.

    >>> bullet("\uf0a7", "Wingdings"), bullet("o", "Courier New"), bullet("-", "바탕"), bullet("\uf0e8", None)
    ('▪', '○', '-', '●')
    """
    shown = in_font(text, font).strip()
    if shown == "o":
        return "○"
    return "".join(BULLET if "\ue000" <= c <= "\uf8ff" else c for c in shown)


_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")


def raised(text: str) -> str:
    """Superscript as characters, so that the mark of a note never reads as a digit of the number before it.

    >>> raised("1)"), raised("주1)")
    ('¹⁾', '주¹⁾')
    """
    return text.translate(_RAISED)
