"""Headings put together from known ones: two sections in one (현황 및 필요성), or one with a word before it (분기별 추진일정)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from pipeline.vocabulary.labels import Label

_JOINED = re.compile(r"\s*(?:\s및\s|[·ㆍ․,/&])\s*")
_APART = frozenset({"departments", "supporting_departments", "officers", "status"})
"""What stands in these is told apart by the whole label; a label that joins them with another is nobody's."""


def section_in(text: str, label: Callable[[str], Label | None]) -> Label | None:
    """The section that a heading opens that no list of words holds as a whole; None where its parts are not all sections.

    A heading of two sections opens the first. `label` tells what a text is as a whole.
    """
    pieces = _JOINED.split(text.strip())
    found = (
        [label(piece) for piece in pieces] if len(pieces) > 1 else [label(_modifiers().sub("", text.strip(), count=1))]
    )
    first = found[0]
    if first is None or any(one is None or one.role != "section" or one.field in _APART for one in found):
        return None
    return first


@cache
def _modifiers() -> re.Pattern[str]:
    table = tomllib.loads(files(__package__).joinpath("modifiers.toml").read_text(encoding="utf-8"))
    words = sorted((r"\s*".join(word) for word in table["before_section"]), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(words)}|(?:20)?\d{{2}}년도?)\s*(?=\S)")
