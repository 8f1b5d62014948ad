"""The unit that a caption or a column head gives to the numbers below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.values.plain import clean, fold
from pipeline.values.words import money_words
from pipeline.vocabulary import Vocabulary, current

_WORDS = money_words()


@dataclass(frozen=True, slots=True)
class MoneyUnitValue:
    """`raw` as printed (백만 원), `multiplier` in won."""

    raw: str
    multiplier: int


_CAPTION = re.compile(r"(?:단 ?위|單 ?位)(?P<gap> ?[:;=] ?| )?(?P<units>[^)\]〉》>】\n]{1,60})")
_LONGEST = 100  # characters of what is kept in mind; a longer text is a paragraph, which is asked about once
_BRACKETED = re.compile(r"[(\[〈<《【](?P<units>[^()\[\]〈〉<>《》【】]{1,40})[)\]〉>》】]")


def caption_unit(text: str) -> MoneyUnitValue | None:
    """The money unit that a caption or a corner cell names; None for other units and for two that differ.

    >>> caption_unit("(단위 : 백만원)")
    MoneyUnitValue(raw='백만원', multiplier=1000000)
    >>> caption_unit("〈단위: 백만 원〉")
    MoneyUnitValue(raw='백만 원', multiplier=1000000)
    >>> caption_unit("※ 단위 : 백만원(VAT 별도)")
    MoneyUnitValue(raw='백만원', multiplier=1000000)
    >>> caption_unit("(단위: 개소)"), caption_unit("총사업비 465억원"), caption_unit("단위사업명")
    (None, None, None)
    """
    return _caption_unit(current(), text) if len(text) <= _LONGEST else _named_unit(text)


@lru_cache(maxsize=2048)  # structure and fields ask the same heads and captions
def _caption_unit(book: Vocabulary, text: str) -> MoneyUnitValue | None:  # noqa: ARG001 - units depend on it
    return _named_unit(text)


def _named_unit(text: str) -> MoneyUnitValue | None:
    plain = fold(clean(text))
    found = [unit for match in _CAPTION.finditer(plain) for unit in _units(match["units"], bare=bool(match["gap"]))]
    if not found:
        found = [unit for match in _BRACKETED.finditer(plain) for unit in _units(match["units"], bare=False)]
    if not found:
        found = _units(plain, bare=False)
    if len({unit.multiplier for unit in found}) != 1:
        return None
    return found[0]


def _units(text: str, *, bare: bool) -> list[MoneyUnitValue]:
    """The money units of a list like `백만원, %`; short ones (원, 억) only where a caption says that they are units."""
    found = []
    for word in re.split(r"[,/·ㆍ;:(\[]", text):  # 백만원(VAT 별도)
        raw = word.strip(" )]>〉》】(")
        squeezed = raw.replace(" ", "")
        multiplier = _WORDS.units.get(squeezed) or current().units.get(squeezed)
        if multiplier and (bare or len(squeezed) > 1):
            found.append(MoneyUnitValue(raw, multiplier))
    return found
