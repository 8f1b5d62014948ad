"""Whether an amount is that of one thing, one person or one month: what it comes to altogether is not said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.values.words import money_words, quantity_words

_MONEY = money_words()
_QUANTITIES = quantity_words()
_UNITS = frozenset({*_QUANTITIES.counters, *_QUANTITIES.per, *_QUANTITIES.measures, "월", "분기", "반기", "학기"})
_YEARS = frozenset({"년", "연"})
_SPLIT = re.compile(r"[\s,:;·=()\[\]\x00]+")
_EACH = re.compile(r"(?P<count>\d[\d,]*)?(?P<unit>[^\d\s]*)(?:당|별)")
_ONE = re.compile(r"(?<![\d제.])1 ?(?:인|명|회|건|가구|세대|개월|달)\s*$")
_BY = re.compile(r"\s*/\s*(?P<count>\d[\d,]*)?\s?(?P<unit>[가-힣A-Za-z㎡-㏿²³]+)")
_TIMES = re.compile(r"[×xX✕*]\s*\d")
_TIMES_YEARS = re.compile(r"[×xX✕*]\s*\d{1,2}\s?개?년")
_TIMES_BEFORE = re.compile(r"\d[\d,]*\s?[가-힣]{0,4}\s*[×xX✕*]\s*$")


def is_per_unit(before: str, after: str, brackets: Sequence[str], *, yearly: bool) -> bool:
    """Whether the words right around an amount make it that of one unit; of a year is told apart (`yearly`).

    >>> is_per_unit("1인당", "", (), yearly=False), is_per_unit("경로당", "", (), yearly=False)
    (True, False)
    >>> is_per_unit("", "/인 × 30명", (), yearly=False), is_per_unit("연", " × 4년", (), yearly=True)
    (True, False)
    """
    if any(map(_is_each, _words(before))) or _TIMES_BEFORE.search(before) or _ONE.search(before):
        return True
    if _by_unit(after) or any(_is_each(" ".join(content.split())) for content in brackets):
        return True
    behind = after.lstrip()
    if (behind.startswith("씩") or _TIMES.search(after)) and not (yearly and _only_years(after)):
        return True
    first = next(iter(_words(behind.removeprefix("씩"))), "")
    return len(first) > 1 and _is_each(first)


def _words(text: str) -> list[str]:
    return [word for piece in _SPLIT.split(text) if (word := piece.strip("~-/.+"))]


def _is_each(word: str) -> bool:
    """`매월`, `개소당`, `1인당`, `가구별`; no 경로당, no 단계별."""
    if word in _MONEY.per_unit:
        return True
    found = _EACH.fullmatch(word)
    if found is None or word in _MONEY.per_year:
        return False
    if found["count"] or word.endswith("별"):
        return found["unit"] in _UNITS
    return bool(found["unit"]) and not word.endswith(_MONEY.no_unit)


def _by_unit(after: str) -> bool:
    """`/인`, `/ 1개소`, no `/ 30개소`; a slash before a year alone is an amount of each year."""
    found = _BY.match(after)
    if found is None or found["count"] not in {None, "1"}:
        return False
    unit = found["unit"]
    return (unit in _UNITS and (unit not in _YEARS or found["count"] is not None)) or _is_each(unit)


def _only_years(after: str) -> bool:
    """Whether an amount of each year is only taken times years: 연 3억원 × 4년."""
    return len(_TIMES.findall(after)) == len(_TIMES_YEARS.findall(after))
