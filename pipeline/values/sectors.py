"""The sector that a divider or a line of a list names: 제2장 복지 분야, 【교육】, 경제 부문(12개 공약)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import lookup

_COUNT = re.compile(
    r"\s*[(（\[]?\s*(?:총\s*)?\d{1,3}\s*(?:개|건|대|개\s*사업|개\s*공약|개\s*과제|과제|사업)[^)）\]]{0,8}[)）\]]?\s*$"
)
_ORDINAL = re.compile(r"^제\s*\d{1,2}\s*[장편부]\s*[.:]?\s*")
_QUOTED = re.compile(r"^[\[【〔<〈《「『](.*)[\]】〕>〉》」』]$")


def sector_in(text: str) -> str | None:
    """The name in a line that says itself that it names a sector; None where no word of it says so.

    >>> sector_in("제2장 복지 분야"), sector_in("분야 3. 함께하는 교육"), sector_in("경제·일자리 부문(24개 공약)")
    ('복지', '함께하는 교육', '경제·일자리')
    >>> sector_in("복지 지원 확대"), sector_in("제1장 총괄 현황")
    (None, None)
    """
    words = _COUNT.sub("", text.strip())
    quoted = _QUOTED.match(words)
    words = quoted[1].strip() if quoted else words
    name = _ORDINAL.sub("", words)
    name = _numbered().sub("", name)
    told = name != words
    shorter = _ending().sub("", name).strip()
    if shorter and shorter != name:
        name, told = shorter, True
    if not told or not name or lookup("chapters").get(name) is not None:
        return None
    return name


@cache
def _numbered() -> re.Pattern[str]:
    words = [word for word, kind in _printed() if kind in {"numbered", "either"}]
    return re.compile(rf"^(?:{'|'.join(words)})\s*[0-9Ⅰ-Ⅻ]{{1,2}}\s*[.:)]?\s*(?=\S)", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    words = sorted((word for word, kind in _printed() if kind in {"ending", "either"}), key=len, reverse=True)
    spaced = [r"\s*".join(word) for word in words]
    return re.compile(rf"(?<=[^\s\d])\s*(?:{'|'.join(spaced)})$")


def _printed() -> list[tuple[str, str]]:
    return list(lookup("chapters").words.items())
