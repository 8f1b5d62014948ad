"""The sector that a divider or a line of a list names: 제2장 복지 분야, 【교육】, 경제 부문(12개 공약)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.values.markers import strip_marker
from pipeline.values.words import quantity_words
from pipeline.vocabulary import lookup, squeeze

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


_FIGURES = re.compile(r"\d[\d,.]*|[,/·:()+]")


def without_count(text: str) -> str:
    """A name without the count of pledges behind it, unless nothing else is left.

    >>> without_count("따뜻한 복지도시 (12건)"), without_count("3대 혁신"), without_count("(2건)")
    ('따뜻한 복지도시', '3대 혁신', '(2건)')
    """
    return _COUNT.sub("", text.strip()).strip() or text


def is_sector(text: str) -> bool:
    """Whether words may name a sector: a quantity, an amount, a share and a list of sources cannot.

    >>> is_sector("함께하는 복지"), is_sector("100만그루"), is_sector("62%"), is_sector("국비, 시비"), is_sector("시비")
    (True, False, False, False, False)
    >>> is_sector("도 1,200 시 2,400"), is_sector("국 2,500, 시 2,500"), is_sector("2030 청년")
    (False, False, True)
    >>> is_sector("3대 혁신"), is_sector("기타"), is_sector("4차 산업"), is_sector("도시, 교통")
    (True, True, True, True)
    """
    words = strip_marker(text)[1].strip()
    if not any(map(str.isalpha, words)) or _QUANTITY.fullmatch(words):
        return False
    pieces = [piece for piece in _PIECES.split(words) if piece.strip()]
    if any(map(str.isdigit, words)):  # 도 1,200 시 2,400
        pieces = _FIGURES.sub(" ", words).split() or pieces
    codes = {lookup("sources").get(piece) for piece in pieces}
    return None in codes or codes == {"other"}


_PIECES = re.compile(r"[\s,·ㆍ/+&]+|(?<=비)및")
_COUNTERS = "|".join(map(re.escape, quantity_words().counters))
_QUANTITY = re.compile(
    rf"[^\w\s]*(?:총|약|연|매년|누적)?\s*\d[\d,.]*(?:\s*[조억만천백십]+)*(?:\s*[%％㎡㎞㏊㎢㎥]|\s*[a-zA-Z]{{1,3}}|[가-힣]{{0,4}}|\s+(?:{_COUNTERS}))(?:\s*/\s*[가-힣]{{1,3}})?"
    r"\s*(?:이상|이하|이내|내외|정도|달성)?"
)


def divider_name(text: str) -> str | None:
    """The name on a divider that need not say itself what it is; None where there is nothing but a number or a count.

    >>> divider_name("복지 분야"), divider_name("03 꿈꾸는 교육"), divider_name("제2부 안전도시(12개 공약)"), divider_name("[교육]")
    ('복지', '꿈꾸는 교육', '안전도시', '교육')
    >>> divider_name("2부"), divider_name("Part 2"), divider_name("(12개 공약)"), divider_name("부록")
    (None, None, None, None)
    """
    said = sector_in(text)
    if said is not None:
        return said
    words = _COUNT.sub("", text.strip())
    quoted = _QUOTED.match(words)
    words = _BEFORE_NAME.sub("", quoted[1].strip() if quoted else words)
    words = _number_alone().sub("", words).strip()
    return words if _NAME.search(words) and lookup("chapters").get(words) is None else None


def numbers_divider(text: str) -> bool:
    """Whether a line numbers a divider and says no more: 2부, 제3장, Part 2."""
    words = text.strip()
    return _ORDINAL_ALONE.fullmatch(words) is not None or _number_alone().fullmatch(words) is not None


def begins_appendix(text: str) -> bool:
    """Whether a line is the heading of what stands behind the pledges: 부록, a list of members, a regulation.

    >>> [begins_appendix(text) for text in ("부록", "붙임 1", "공약이행평가단 명단", "가온시 공약관리 규정", "조례 제정")]
    [True, True, True, True, False]
    """
    words = _BRACKETS_AROUND.sub("", text.strip())
    bare = re.sub(r"[\d\s.-]+$", "", words)
    kinds = lookup("appendices")
    if kinds.get(bare) == "heading":
        return True
    key = squeeze(words)
    ending = any(key.endswith(word) and key != word for word, kind in kinds.words.items() if kind == "ending")
    return (
        ending
        and len(words) <= _LONGEST_HEADING
        and any(word in key for word, kind in kinds.words.items() if kind == "about")
    )


def is_sentence(text: str) -> bool:
    """Whether a line is a motto, which names nothing: 모두가 배우는 도시를 만들겠습니다."""
    key = squeeze(text)
    return text.rstrip()[-1:] in {".", "!", "?"} or any(
        key.endswith(word) for word, kind in lookup("chapters").words.items() if kind == "sentence"
    )


_BEFORE_NAME = re.compile(r"^(?:제?\s*\d{1,2}\s*[장편부]|0?\d{1,2})(?:[.:)]\s*|\s+|$)")
_LONGEST_HEADING = 40
_BRACKETS_AROUND = re.compile(r"^[\[【〔<〈《「『]|[\]】〕>〉》」』]$")
_ORDINAL_ALONE = re.compile(r"제?\s*\d{1,2}\s*[장편부]")
_NAME = re.compile(r"[^\W\d_]{2}")


@cache
def _number_alone() -> re.Pattern[str]:
    """What numbers a divider where its name stands on another line: Part 2, 전략 3."""
    words = [word for word, kind in _printed() if kind in {"numbered", "either"}]
    return re.compile(rf"^(?:{'|'.join(words)})\s*[0-9Ⅰ-Ⅻ]{{1,2}}\s*[.:)]?\s*$", re.IGNORECASE)


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
