"""How deep a line stands: by the family of its bullet first seen above it, and by its indent."""

from __future__ import annotations

import re
from functools import lru_cache

_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("roman", re.compile(r"^(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[IVXΙ]+)[.)]?$")),
    ("number.", re.compile(r"^\d{1,3}\.$")),
    ("ganada.", re.compile(r"^[가-하]\.$")),
    ("number)", re.compile(r"^\d{1,3}\)$")),
    ("ganada)", re.compile(r"^[가-하]\)$")),
    ("(number)", re.compile(r"^[(（]\d{1,3}[)）]$")),
    ("(ganada)", re.compile(r"^[(（][가-하][)）]$")),
    ("circled", re.compile(r"^[①-⑳❶-❿㉮-㉻⑴-⒇]$")),
    ("■", re.compile(r"^[■◼▣]$")),
    ("□", re.compile(r"^[□❏◻☐▢ㅁ]$")),
    ("●", re.compile(r"^[●⚫]$")),
    ("○", re.compile(r"^[○◯ㅇ⚬❍〇◎oOｏＯοΟоО◦∘]$")),
    ("◇", re.compile(r"^[◇◆❖◈]$")),
    ("▷", re.compile(r"^[▷▶▸►☞▹‣]$")),
    ("-", re.compile(r"^[-–—−‐―]$")),
    ("·", re.compile(r"^[·ㆍ․‧・･∙•▪▫]$")),
    ("*", re.compile(r"^[*＊†‡]+$")),
)

# Bullets of official reports come in this order (□ ○ - ·); a family that is not listed (▷ heads a part here and is the
# last bullet there) stands below whatever it is first seen under.
# Filled and open marks of one shape are of one rank: which of them is the upper one shows where both are used.
_RANKS = {"roman": 0, "number.": 1, "■": 2, "□": 2, "◇": 3, "●": 4, "○": 4, "-": 6, "·": 8, "*": 9}


@lru_cache(maxsize=1024)  # a document has a handful of bullets
def family_of(marker: str) -> str:
    """The family of a bullet; of several on one line the author's, which stands last.

    >>> family_of("- ◇"), family_of("Ⅱ."), family_of("가."), family_of("")
    ('◇', 'roman', 'ganada.', '')
    """
    last = marker.rsplit(maxsplit=1)[-1] if marker.split() else ""
    for family, pattern in _FAMILIES:
        if pattern.match(last):
            return family
    return last


def rank_of(family: str) -> int | None:
    """The usual depth of a bullet family in official reports, None where there is none."""
    return _RANKS.get(family)
