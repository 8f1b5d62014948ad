"""Numbers that a word announces as those of pledges: `공약 3`, `【실천과제 2-1】`."""

from __future__ import annotations

import re
from functools import cache

from pipeline.values.numbering import BARS, LONGEST_TITLE
from pipeline.vocabulary import lookup

_ANNOUNCED = r"(?:{words})\s*(?:번호\s*)?(\d{{1,3}}(?:-\d{{1,3}}){{0,3}})"
DASH = "[-–—―ㅡ]"
"""A dash between a number and a title."""


def pledge_marks() -> str:
    """The words that announce a pledge's number, as alternatives of a pattern, the longest first."""
    words = [word for word, kind in lookup("phrases").words.items() if kind == "pledge_mark"]
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def bare_serial() -> re.Pattern[str]:
    """A number by itself, with or without the word that announces it."""
    return re.compile(rf"[\[【(〔<〈]?\s*(?:{pledge_marks()})?\s*(\d{{1,3}}(?:-\d{{1,3}}){{0,2}})\s*[\]】)〕>〉]?[.)]?")


def announced_number(text: str) -> str | None:
    """The number of a cell that announces a pledge beside it.

    >>> announced_number("실천과제 3"), announced_number("공약 2-1"), announced_number("3"), announced_number("과제명")
    ('3', '2-1', None, None)
    """
    words = " ".join(text.split())
    found = bare_serial().fullmatch(words)
    return None if found is None or not words.strip("[【(〔<〈").strip()[:1].isalpha() else found[1]


@cache
def _announced_title() -> re.Pattern[str]:
    said = _ANNOUNCED.format(words=pledge_marks())
    behind = rf"(?:제\s*)?(\d{{1,3}}(?:-\d{{1,3}})?)\s*[번호]\s*(?:째\s*)?(?:{pledge_marks()})"
    stop = rf"(?:\s*[.:){BARS}]\s*|\s+{DASH}\s+"
    return re.compile(
        rf"(?:[\[【(〔<〈]\s*(?:{said}|{behind})\s*[\]】)〕>〉]\s*(?:[.:)]|{DASH}\s)?\s*|{said}{stop}|\s)|{behind}{stop}))(\S.*)"
    )


def announced_title(text: str) -> tuple[str, str] | None:
    """The number and the title of a line that announces the number before its title; None for any other.

    >>> announced_title("공약 3. 청년주택 공급"), announced_title("【과제 3】 청년주택 공급"), announced_title("17번 공약. 청년주택 공급")
    (('3', '청년주택 공급'), ('3', '청년주택 공급'), ('17', '청년주택 공급'))
    >>> announced_title("공약 7건 추진"), announced_title("17번 공약 이행"), announced_title("3. 청년주택 공급")
    (None, None, None)
    """
    found = _announced_title().fullmatch(text)
    return None if found is None else (next(filter(None, found.groups()[:-1])), found[found.re.groups])


def announces_pledge(text: str) -> bool:
    """Whether a line says that a pledge begins.

    >>> announces_pledge("공약 7. 도시숲 조성"), announces_pledge("공약 7건 추진"), announces_pledge("7. 도시숲 조성")
    (True, False, False)
    """
    return len(text) <= LONGEST_TITLE and announced_title(" ".join(text.split())) is not None
