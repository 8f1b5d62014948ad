"""The words of an officer in one text, told apart: department, team, role, name and phone."""

from __future__ import annotations

import re

from pipeline.values.persons import is_full_name, is_name
from pipeline.values.phones import parse_phone

_ROLE = re.compile(
    r"(국장|실장|과장|담당관|팀장|계장|담당자|주무관|소장|센터장|단장|부장|본부장|서기관|사무관|담당|원장|관장)$"
)
_DEPARTMENT = re.compile(r"(과|국|실|소|단|관|센터|본부|담당관|사업소|추진단|위원회|동|읍|면)$")
_PHONE_BEHIND = re.compile(
    r"^(.*?[가-힣](?:\s*[)）])?)[\s,/:]*[(（]??\s*((?:☎|☏)?\s*(?:[(（]?0\d{1,3}[)）]\s*)?\d[\d\s.~-]*\d)\s*[)）]?$"
)
_ROLE_AND_NAME = re.compile(
    r"^(.*(?:국장|실장|과장|담당관|팀장|계장|담당자|주무관|소장|센터장|단장|부장|본부장|서기관|사무관|담당))"
    r"\s*[:：]?\s+([가-힣](?:\s?[가-힣]){1,3})$"
)
_NAME_AND_ROLE = re.compile(r"^([가-힣]{2,4})\s+((?:[가-힣]{1,8})?(?:과장|팀장|계장|주무관|담당관|실장|국장))$")
_POSTS = "국장|실장|과장|담당관|팀장|계장|담당자|주무관|소장|센터장|단장|부장|본부장|서기관|사무관|담당|원장|관장|작성자|책임자"
_POST = re.compile(rf"(?:{_POSTS})$")
ROLE_LABEL = re.compile(r"^(?:담당자|책임자|업무담당자)\s*[:：]\s*")
"""A label before a person who has a role of its own: `담당자 : 홍길동 주무관`."""


def ends_in_post(text: str) -> bool:
    """Whether a text is a post or ends with one: 팀장, 홍길동 주무관."""
    return _POST.search("".join(text.split())) is not None


def officer_pieces(text: str) -> list[str]:
    """The pieces of several officers in one text.

    >>> officer_pieces("과장 홍길동 / 팀장 성춘향 (☎ 000-0001)"), officer_pieces("담당자 : 홍길동 주무관, 000-0001")
    (['과장', '홍길동', '팀장', '성춘향', '☎ 000-0001'], ['주무관', '홍길동', '000-0001'])
    """
    pieces: list[str] = []
    for one in re.split(r"[,/\n]", text):
        bare = ROLE_LABEL.sub("", one.strip())
        words = bare if ROLE_LABEL.match(one.strip()) and _NAME_AND_ROLE.match(bare) else one.strip()
        for part in re.split(r"(?<![☎☏(])(?<!0\d\))(?<!0\d\d\))\s+(?=(?:☎|☏|\d{2,4}-|[(（]0\d{1,3}[)）]))", words):
            pieces += split_officer(part.strip())
    return [piece for piece in pieces if piece]


def split_officer(text: str) -> list[str]:
    """Department, team, role, name and phone apart where they stand in one text; else the whole text.

    >>> split_officer("일자리팀장 홍길동(000-0001)"), split_officer("노인복지과 일자리팀"), split_officer("홍 길 동")
    (['일자리팀장', '홍길동', '000-0001'], ['노인복지과', '일자리팀'], ['홍 길 동'])
    """
    if parse_phone(text) is not None:
        return [text]
    if (found := _PHONE_BEHIND.match(text)) is not None and parse_phone(found[2]) is not None:
        return [*split_officer(found[1]), found[2]]
    if (found := _ROLE_AND_NAME.match(text)) is not None:
        return [*split_officer(found[1]), found[2]]
    if (found := _NAME_AND_ROLE.match(text)) is not None and not _ROLE.search(found[1]):
        return [*split_officer(found[2]), found[1]]
    words = text.split()
    if apart := _words_apart(words):
        return apart
    if len(words) > 1 and all(
        _ROLE.search(w) or (_DEPARTMENT.search(w) and len(w) > 2) or w.endswith("팀") for w in words
    ):
        return words
    return [text]


def _words_apart(words: list[str]) -> list[str]:
    """Words of which each is an office, a team, a post or a name, the post before its name; else nothing.

    >>> _words_apart(["예산과", "홍길동", "주무관"]), _words_apart(["도로과", "홍길동"]), _words_apart(["도로", "정비"])
    (['예산과', '주무관', '홍길동'], ['도로과', '홍길동'], [])
    """
    kinds = [_kind(word) for word in words]
    if kinds.count("name") != 1 or None in kinds or len(words) == 1:
        return []
    at = kinds.index("name")
    if "post" not in kinds and not (at and is_full_name(words[at])):
        return []
    if at + 1 < len(words) and kinds[at + 1] == "post" and "post" not in kinds[:at]:
        return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
    return words


def _kind(word: str) -> str | None:
    """What a word is; names that end as offices do (홍길동, 이한국) are told by their length and family name."""
    if _POST.search(word):
        return "post"
    if is_name(word):
        return "name"
    return "office" if word.endswith("팀") or (_DEPARTMENT.search(word) and len(word) > 2) else None
