"""Names of one project as different parts of a plan print them."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from pipeline.values.plain import clean, fold
from pipeline.values.words import date_words, marks

_RECURRENCE = date_words().recurrence
_LONGEST = 1_000
"""Characters that are compared; no name is longer, and garbage must not cost time."""
_SUFFIX = re.compile(r" ?[(\[] ?(?P<word>[가-힣 ]{2,8}) ?[)\]]$")
_DROPPED = re.compile(rf"[\s{re.escape(marks().dots)}'\"“”„()\[\]{{}}<>〈〉《》「」『』【】〔〕]")


def recurrence_suffix(text: str) -> tuple[str, str | None]:
    """The words without `(매년)` at their end, and what it says.

    >>> recurrence_suffix("안산시 스마트공장 보급·확산 지원사업 추진(매년)")
    ('안산시 스마트공장 보급·확산 지원사업 추진', 'yearly')
    >>> recurrence_suffix("센터 건립(신축)")
    ('센터 건립(신축)', None)
    """
    stripped = text.strip()
    found = _SUFFIX.search(fold(stripped)[-12:])
    word = found["word"].replace(" ", "") if found else ""
    if not found or word not in _RECURRENCE or len(found[0]) == len(stripped):
        return stripped, None
    return stripped[: len(stripped) - len(found[0])].rstrip(), _RECURRENCE[word]


def squeeze_name(text: str) -> str:
    """A key for comparing names: without blanks, middle dots, brackets, quotes and `(매년)`.

    >>> squeeze_name("스마트공장 보급ㆍ확산(매년)") == squeeze_name("「스마트공장 보급·확산」")
    True
    """
    words, _ = recurrence_suffix(clean(text))
    return _DROPPED.sub("", fold(words))


_DEPARTMENT = re.compile(r"[가-힣]{2,12}(?:과|실|국|단|담당관|사업소|본부|센터)(?: ?[(（][가-힣]{2,8}팀[)）])?")
_NO_DEPARTMENT = re.compile(r"(?:효과|성과|결과|교과|교실|내실|사실|현실|전국|각국|집단|계단|진단|수단|하단)$")


def names_departments(text: str) -> bool:
    """Whether words are departments and nothing else, as beside a title: 노인복지과, 도로과·하천과.

    >>> [names_departments(text) for text in ("노인복지과", "도로과, 하천과", "기대 효과", "청년센터 건립", "일자리")]
    [True, True, False, False, False]
    """
    names = [name.strip() for name in re.split(r"[,·/ㆍ]", text)]
    return all(_DEPARTMENT.fullmatch(name) is not None and _NO_DEPARTMENT.search(name) is None for name in names)


_FIRST_WORD = re.compile(r"[\s(（,]")


def begins_with_department(text: str) -> bool:
    """Whether the first word is a department, whatever stands behind it.

    >>> [begins_with_department(text) for text in ("노인복지과 노인여가팀", "도로과, 하천과", "팀장 홍길동", "")]
    [True, True, False, False]
    """
    return names_departments(_FIRST_WORD.split(text.strip())[0])


def name_similarity(a: str, b: str) -> float:
    """How alike two names are without blanks and marks: 1.0 the same, 0.0 nothing in common or one of them empty.

    >>> name_similarity("안산 강소연구개발 특구 운영", "안산 강소연구 개발특구 운영")
    1.0
    """
    first, second = squeeze_name(a), squeeze_name(b)
    if not first or not second:
        return 0.0
    return ratio(first[:_LONGEST], second[:_LONGEST]) / 100
