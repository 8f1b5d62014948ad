"""Where names and numbers stand in a text, however they are spaced and broken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from pipeline.privacy.words import words
from pipeline.values.words import person_words

_BREAK = r"(?:[^\S\n]*\n\s*)?"
_CLOSE = r"[\s\-.)~∼–]*"
_SHORT = 2
"""Names of two syllables are found as words of their own and beside a role alone: they are parts of too many words."""
_LOCAL = r"\d{3,4} ?[-.–] ?\d{4}"
_AREA = r"(?:\+?82[- ]?\(?0?\)?\d{1,2}|\(?0\d{1,3}\)?)[-.) –]{1,2}"
_MORE = r"(?: ?[~,/∼] ?\d{1,4}(?!\d))*"


def _either(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds every name as printed: closed up, letter-spaced, with a gap behind the family name, broken by a line."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda one: (-len(one), one)):
        by_first[name[0]].append(_rest(name))
    groups = [f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
    return re.compile("|".join(groups)) if groups else None


def _rest(name: str) -> str:
    """What follows the first letter of a name."""
    letters = [re.escape(letter) for letter in name[1:]]
    spaced = "".join(rf"\s+{letter}" for letter in letters)
    if len(name) > _SHORT:
        closed = "".join(f"{_BREAK}{letter}" for letter in letters)
        apart = rf"\s+{_BREAK.join(letters)}"
        return f"(?:{closed}|{spaced}|{apart})"
    one = f"(?:{letters[0]}|{spaced})"
    first = re.escape(name[0])
    alone = rf"(?<![가-힣]{first}){one}(?![가-힣])"
    before_role = rf"(?<![가-힣]{first}){one}(?={_either(words().roles)})"
    behind_role = rf"(?<=[장관자]{first}){one}(?![가-힣])"
    return f"(?:{alone}|{before_role}|{behind_role})"


def phones_pattern(phones: Iterable[tuple[str, str]]) -> re.Pattern[str] | None:
    """Finds the numbers of known persons, whatever stands between their groups, with an area code before them."""
    known = [f"{first}{_CLOSE}{last}" for first, last in sorted(phones)]
    return re.compile(rf"(?<!\d)(?:{_AREA})?(?:{'|'.join(known)})(?!\d){_MORE}") if known else None


@cache
def any_phone() -> re.Pattern[str]:
    """A number that can be nothing but a telephone's: behind a sign, with an area code, or by its shape.

    Years (2022-2026), numbers of notices (제123-2023호) and nationwide service numbers are none.
    """
    signs = _either(words().signs)
    inside = rf"\d{{3,5}}{_MORE}(?!\s?[가-힣%㎡]|[,.-]?[\d*])"
    behind_sign = rf"(?:{signs})\s*[:：.)\]]?\s*(?P<number>(?:{_AREA})?{_LOCAL}{_MORE}|{inside})"
    with_area = rf"(?<![\d.,-]){_AREA}{_LOCAL}(?!\d){_MORE}"
    by_shape = rf"(?<![\d.,제-])(?!(?:19|20)\d\d-|1[568]\d\d-)\d{{3,4}}-\d{{4}}(?![\d-]|\s?호){_MORE}"
    return re.compile(f"{behind_sign}|{with_area}|{by_shape}")


DOUBTED = "doubted"
"""The group of a name that only an office's head before it speaks for (하천과장 홍길동 설명): covered there alone."""


@cache
def posted_name() -> re.Pattern[str]:
    """A name that nobody read as one and no number follows: by the post and the office beside it. It is the one group.

    `도로과 홍길동 팀장`, `홍길동 주무관`, `도로과장 홍길동, …`. Here a name begins with a family name; one of two syllables
    also needs an office before its post, or a telephone number later on the line.
    """
    people = person_words()
    nobody = _either((*words().nobody, *words().labels, *words().roles, *people.nobody))
    no_office = "".join(f"(?<!{re.escape(end)})" for end in people.ends)
    surname, double = f"[{''.join(sorted(people.surnames))}]", _either(people.doubles)
    start = rf"(?<![가-힣])(?!(?:{nobody})(?![가-힣]))"
    full = (
        rf"{start}(?:{surname}[가-힣]{{2}}|(?:{double})[가-힣]{{1,2}}|{surname}[^\S\n][가-힣][^\S\n][가-힣]){no_office}"
    )
    short = rf"{start}{surname}[가-힣]{no_office}"
    posts = _either(words().posts)
    office = rf"[가-힣·]{{1,18}}(?:{_either(words().offices)})"
    end = r"(?=\s*(?:[,，/·)）(（;|\n\t☎☏]|$|[가-힣]{0,8}(?:" + posts + r")(?![가-힣])))"
    post = rf"(?:{posts})(?:{_either(people.particles)})?(?![가-힣])"
    before_post = rf"(?P<posted>{full})(?=[^\S\n]+(?:{office}[^\S\n]+)?[가-힣]{{0,8}}{post})"
    short_posted = rf"(?<![가-힣]){office}[^\S\n]+(?P<brief>{short})(?=[^\S\n]+{post})"
    behind_post = rf"(?:{posts})(?:[^\S\n]*[:：]?[^\S\n]*)(?P<behind>{full})(?:님)?{end}"
    numbered = rf"(?:{posts})[^\S\n]+(?P<short>{short}){end}(?=[^\n]*{_LOCAL})"
    in_prose = rf"(?<=[가-힣])(?:{posts})[^\S\n]+(?P<{DOUBTED}>{full}(?<![로를을에의며고]))(?=[^\S\n])"
    return re.compile(f"{before_post}|{short_posted}|{behind_post}|{numbered}|{in_prose}")


@cache
def any_name() -> re.Pattern[str]:
    """A name that nobody read as one: before a telephone number, or behind `담당자:`. It is the one group."""
    nobody = _either((*words().nobody, *words().labels, *words().roles))
    no_office = "".join(f"(?<!{re.escape(end)})" for end in words().ends)
    signs = _either(words().signs)
    word = rf"(?!(?:{nobody})(?![가-힣]))[가-힣](?:[가-힣]{{1,3}}|(?:[^\S\n][가-힣]){{1,3}})(?![가-힣])"
    number = rf"\s*[(（,/]?\s*(?:(?:{signs})\s*[:.)]?\s*)?(?:{_AREA})?{_LOCAL}"
    before_number = rf"(?<![가-힣])(?P<name>{word}){no_office}(?={number})"
    labels = _either((*words().labels, *words().roles))
    behind_role = rf"(?:{_either(words().roles)})\s*(?P<after>{word})(?={number})"
    no_post = "".join(f"(?<!{re.escape(end)})" for end in (*words().roles, *person_words().ends))
    behind_label = rf"(?:{labels})(?:\s*[:：]\s*(?P<named>{word}){no_post}|[^\S\n]*\t[^\S\n]*(?P<cell>{word})(?=[^\S\n]*(?:[\t\n]|$)))"
    return re.compile(f"{behind_role}|{before_number}|{behind_label}")
