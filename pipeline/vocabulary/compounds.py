"""Headings put together from known ones: two sections in one (현황 및 필요성), or one with a word before it (분기별 추진일정)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from pipeline.vocabulary.labels import Label

_JOINED = re.compile(r"\s*(?:\s및\s|[·ㆍ․,/&])\s*")
_AND_SO_ON = re.compile(r"(?<=\S)\s+등$")
_APART = frozenset({"departments", "supporting_departments", "officers", "status"})
"""What stands in these is told apart by the whole label; a label that joins them with another is nobody's."""


def section_in(text: str, label: Callable[[str], Label | None]) -> Label | None:
    """The section that a heading opens that no list of words holds as a whole; None where its parts are not all sections.

    A heading of two sections opens the first. `label` tells what a text is as a whole.
    """
    pieces = pieces_of(text)
    found = (
        [label(piece) for piece in pieces] if len(pieces) > 1 else [label(_modifiers().sub("", text.strip(), count=1))]
    )
    sections = [one for one in found if one is not None and one.role == "section" and one.field not in _APART]
    timed = sum(one is not None and one.field == "period" for one in found)
    if not sections or len(sections) + timed < len(found):
        return None
    return sections[0]


def pieces_of(text: str) -> list[str]:
    """The labels that a heading joins; a closing 등 belongs to none of them.

    >>> pieces_of("이행기간 및 재원조달방안 등"), pieces_of("목표")
    (['이행기간', '재원조달방안'], ['목표'])
    """
    return _JOINED.split(_AND_SO_ON.sub("", text.strip()))


@cache
def _modifiers() -> re.Pattern[str]:
    table = tomllib.loads(files(__package__).joinpath("modifiers.toml").read_text(encoding="utf-8"))
    words = sorted((r"\s*".join(word) for word in table["before_section"]), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(words)}|(?:20)?\d{{2}}년도?)\s*(?=\S)")
