"""Persons in a cell or a line that is meant for persons and that nobody could read."""

from __future__ import annotations

import re
from functools import cache

from pipeline.privacy.words import words
from pipeline.values.persons import is_full_name
from pipeline.values.words import person_words

_WORD = re.compile(r"[가-힣]++(?!\s*(?:담당|업무|분야|사업|관련))")
"""A word, but none that says what someone does: `신재생 업무`."""
_HAN = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’-]*\.?(?: [A-Z][A-Za-z'’-]+\.?){1,3}(?![A-Za-z])")
_CLOSED = re.compile(r"(?<!\d)0(?:2|[1-7]\d|50\d)(\d{3,4})(\d{4})(?!\d)")
_THREE = re.compile(r"[가-힣]{3}")
_PAIR = re.compile(
    r"(?<![가-힣])([가-힣]{3,4})(?:[은는이가과와을를]?\s*[·,/]\s*)(?=([가-힣]{3})(?![가-힣]| ?[가-힣]{0,8}[장관]))"
)
_LONGEST = 30
"""A longer cell is a sentence, which names nobody by standing there."""


def names_in(cell: str) -> set[str]:
    """The words that begin as a name does, and those in Chinese characters.

    >>> sorted(names_in("직무대리 홍길동")), sorted(names_in("홍길동(洪吉童) 외 1명")), names_in("도로과 공석")
    (['홍길동'], ['洪吉童', '홍길동'], set())
    """
    if len(cell) > _LONGEST:
        return set()
    ends = (*words().offices, *words().roles, *words().labels, *words().signs, *words().nobody, *words().halves)
    found = {
        word for word in _WORD.findall(cell) if is_full_name(word) and not _is_common(word) and not word.endswith(ends)
    }
    return found | set(_HAN.findall(cell))


def foreign_in(cell: str) -> list[str]:
    """Names in Latin letters: two to four words that begin with a capital.

    >>> foreign_in("Hong Gildong"), foreign_in("GIS"), foreign_in("Hong 외 1명")
    (['Hong Gildong'], [], [])
    """
    return _LATIN.findall(cell) if len(cell) <= _LONGEST else []


def figures_in(number: str) -> list[tuple[str, str]]:
    """The last two groups of numbers in one piece.

    >>> figures_in("☎ 0310000001"), figures_in("2023000001")
    ([('000', '0001')], [])
    """
    return _CLOSED.findall(number)


def post_holders(text: str) -> set[str]:
    """The one word of three syllables that is left beside a post and an office, in a cell that says who someone is.

    >>> post_holders("팀장 방자전"), post_holders("도로과 주무관 방자전"), post_holders("팀장 회의록"), post_holders("방자전")
    ({'방자전'}, {'방자전'}, set(), set())
    """
    known = text.split()
    posted = [word for word in known if word.endswith(words().posts) and not word.endswith(words().things)]
    left = [word for word in known if word not in posted and not word.endswith(words().offices)]
    return set(left) if posted and len(left) == 1 and _THREE.fullmatch(left[0]) and not _is_common(left[0]) else set()


def peers_in(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Pairs of words joined as two names are, and words of three syllables before a post; either alone says nothing.

    >>> peers_in("홍길동·방자전, 담당"), peers_in("방자전 팀장 주재"), peers_in("도로과·하천과")
    (([('홍길동', '방자전')], []), ([], ['방자전']), ([], []))
    """
    if not any(post in text for post in words().posts) and not any(mark in text for mark in "·,/"):
        return [], []
    pairs = [pair for pair in _PAIR.findall(text) if not any(map(_is_common, pair))]
    return pairs, [word for word in _posted().findall(text) if not _is_common(word)]


@cache
def _common() -> frozenset[str]:
    return frozenset((*words().nobody, *words().halves, *person_words().nobody))


def _is_common(word: str) -> bool:
    """Whether a word is an office or a thing, or one that begins with another common word: 회의록."""
    return word in _common() or word[:2] in _common() or word.endswith((*person_words().ends, *words().things))


@cache
def _posted() -> re.Pattern[str]:
    posts = "|".join(map(re.escape, words().posts))
    return re.compile(rf"(?<![가-힣])([가-힣]{{3}}) (?:{posts})(?![가-힣])")
