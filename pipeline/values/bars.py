"""A bar of a road map drawn in characters: ●, ■■□□, →→→, ●――●, or the word that an export leaves for a shading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.values.cells import cell_amount
from pipeline.vocabulary import lookup

_DRAWN = "●○◎◉■□▣▢◆◇★☆▶▷▸►▬→⇒➡➔➜⟶⟹―—–─━═▰▱█▓▒░↔⇔◀◁←✔✓√ㅇ＊*∼~="
_SQUARES = {"□": "■", "▱": "▰", "☐": "■", "▢": "■"}
_PAIRS = {**_SQUARES, "○": "●", "◇": "◆", "☆": "★", "▷": "▶"}
"""Empty sign → the filled one of its shape."""
_ALL = re.compile(rf"[\s{re.escape(_DRAWN)}<>\-·.Vv]+")
_ONE = re.compile(rf"[{re.escape(_DRAWN)}]|-{{2,}}>?|->|(?<!\S)[Vv](?!\S)")


def is_glyphs(text: str) -> bool:
    """Whether nothing but the characters of bars stands in a text."""
    return _ALL.fullmatch(text) is not None


def is_glyph_bar(text: str) -> bool:
    """Whether a text draws a bar; a lone dash or dot draws none.

    >>> is_glyph_bar("●――●"), is_glyph_bar("→→→"), is_glyph_bar("-"), is_glyph_bar("착공")
    (True, True, False, False)
    """
    return is_glyphs(text) and _ONE.search(text) is not None


def unmarked(row: Sequence[str]) -> frozenset[str]:
    """The empty signs of a row, where a sign for each column tells bar from no bar: □ beside ■.

    A circle, star or diamond may as well be another kind of bar (○ planned, ● done), so it is empty only where every
    column has one of the two.

    >>> sorted(unmarked(["■", "□", ""])), sorted(unmarked(["●", "○"])), sorted(unmarked(["●", "○", ""]))
    (['□'], ['○'], [])
    """
    signs = {"".join(text.split()) for text in row}
    full = all(sign in _PAIRS or sign in _PAIRS.values() for sign in signs)
    return frozenset(
        empty for empty, filled in _PAIRS.items() if {empty, filled} <= signs and (empty in _SQUARES or full)
    )


def is_shaded(text: str) -> bool:
    """Whether a text is what an export leaves for a shaded cell."""
    return bool(text) and lookup("phrases").get(text) == "shaded"


def is_bar(text: str) -> bool:
    """Whether a cell's text is a bar and nothing else, and no dash that stands for nothing.

    >>> is_bar("[음영]"), is_bar("■"), is_bar("–"), is_bar("●―")
    (True, True, False, True)
    """
    plain = " ".join(text.split())
    return is_shaded(plain) or (is_glyph_bar(plain) and cell_amount(plain, None).state != "dash")
