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
_YEARS = r"(?:19|20)\d\d"
_NO_YEARS = rf"(?!{_YEARS} ?[-.–] ?(?:{_YEARS}|[01]\d[0-3]\d)(?!\d))"
_CODES = r"(?:0?2|0?3[1-3]|0?4[1-4]|0?5[1-5]|0?6[1-4]|0?1[016-9]|0?70|0?50\d)"
_TRUE = rf"(?:\+?82[- ]?\(?{_CODES}|\(?(?=0){_CODES})[-.) –]{{1,2}}"
"""Codes that are given out: where nothing but blanks or a file's name speaks for a number, one of these has to."""
_NO_AMOUNT = r"(?! ?[\d%㎡]|[.,]\d|[백천만억원명개건대])"
_SPACED = rf"(?<![\d.,-])(?<!\d ){_TRUE}(?!{_YEARS} )\d{{3,4}} (?!{_YEARS}(?!\d))\d{{4}}{_NO_AMOUNT}"
"""Groups parted by blanks (`061 481 2288`); a row of figures or of years is none."""
_CLOSED = rf"(?<![\d.,-])010\d{{8}}{_NO_AMOUNT}"
"""A mobile number in one piece: no amount begins with a nought."""
_MORE = rf"(?: ?[~,/∼·] ?(?:(?:{_AREA})?{_LOCAL}(?!\d)|\d{{1,4}}(?![\d가-힣%㎡]|,\d{{3}}| ?[-.–] ?\d)))*"
"""What follows a number: others, whole (`, 481-2233`) or as their last digits (`~3`), and no amount (`,300백만원`)."""


def _either(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds every name as printed: closed up, letter-spaced, with a gap behind the family name, broken by a line."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda one: (-len(one), one)):
        by_first[name[0]].append(_rest(name))
    groups = [f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
    return re.compile("|".join(groups)) if groups else None


def foreign_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds names in Latin letters as words of their own, however their words are parted."""
    known = [r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=lambda one: (-len(one), one))]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(known)})(?![A-Za-z])") if known else None


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
    return re.compile(rf"(?<!\d)(?:{_AREA}|0\d{{1,2}})?(?:{'|'.join(known)})(?!\d){_MORE}") if known else None


@cache
def any_phone() -> re.Pattern[str]:
    """A number that can be nothing but a telephone's: behind a sign, with an area code, or by its shape.

    Years (2022-2026), numbers of notices (제123-2023호) and nationwide service numbers are none.
    """
    signs = _either(words().signs)
    inside = rf"\d{{3,5}}{_MORE}(?!\s?[가-힣%㎡]|[,.-]?[\d*])"
    apart = rf"(?:{_TRUE})?\d{{3,4}} \d{{4}}{_NO_AMOUNT}|(?=0){_CODES}\d{{7,8}}{_NO_AMOUNT}"
    behind_sign = rf"(?:{signs})\s*[:：.)\]]?\s*(?P<number>(?:{_AREA})?{_LOCAL}{_MORE}|{apart}|{inside})"
    with_area = rf"(?<![\d.,-]){_AREA}{_LOCAL}(?!\d){_MORE}"
    by_shape = rf"(?<![\d.,제-])(?!(?:19|20)\d\d-|1[568]\d\d-)\d{{3,4}}-\d{{4}}(?![\d-]|\s?호){_MORE}"
    return re.compile(f"{behind_sign}|{with_area}|{_SPACED}|{_CLOSED}|{by_shape}")


@cache
def file_phone() -> re.Pattern[str]:
    """A number in the name of a file, where dates and numbers of papers look alike: by its area code or behind a name."""
    signs = _either(words().signs)
    with_area = rf"(?<![\d.,-]){_TRUE}{_NO_YEARS}{_LOCAL}(?!\d)"
    behind = rf"(?:○|{signs})[\s(:.☎]*(?P<number>(?:{_AREA})?{_NO_YEARS}{_LOCAL})(?!\d)"
    return re.compile(f"{behind}|{with_area}|{_SPACED}|{_CLOSED}")


def begins_as_name(word: str) -> bool:
    """Whether its first syllables are a family name."""
    return word[0] in person_words().surnames or word[:2] in person_words().doubles


@cache
def any_mail() -> re.Pattern[str]:
    """What stands before the @ of an electronic address: the person."""
    return re.compile(r"(?<![\w.%+-])[A-Za-z0-9][\w.%+-]*+(?= ?@ ?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.ASCII)


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
    gap = r"[^\S\n]"
    double_apart = "|".join(rf"{one[0]}{gap}?{one[1]}{gap}[가-힣]{gap}?[가-힣]?" for one in people.doubles)
    full = (
        rf"{start}(?:{surname}[가-힣]{{2}}|(?:{double})[가-힣]{{1,2}}|(?:{double_apart})(?![가-힣])"
        rf"|{surname}{gap}[가-힣]{gap}[가-힣](?![가-힣])){no_office}"
    )
    # Two syllables apart are a name behind a head alone, with nothing but a mark behind them.
    common = {word for word in (*words().nobody, *words().halves, *people.nobody) if len(word) == _SHORT}
    spaced_word = "|".join(gap.join(word) for word in common if " " not in word)
    pair = rf"{start}(?!(?:{spaced_word})){surname}{gap}[가-힣](?![가-힣])"
    half = _either(common)
    four = rf"{start}(?!(?:{half})|..(?:{half}))[{''.join(words().commons)}][가-힣]{{3}}(?![가-힣]){no_office}"
    short = rf"{start}{surname}[가-힣]{no_office}"
    no_thing = "".join(f"(?<!{re.escape(thing)})" for thing in words().things)
    posts = f"(?:{_either(words().posts)}){no_thing}"
    office = rf"[가-힣·]{{1,18}}(?:{_either(words().offices)})"
    end = r"(?=\s*(?:[,，/·)）(（;|\n\t☎☏]|$|[가-힣]{0,8}(?:" + posts + r")(?![가-힣])))"
    post = rf"(?:{posts})(?:{_either(people.particles)})?(?![가-힣])"
    before_post = rf"(?P<posted>{full})(?=[^\S\n]+(?:{office}[^\S\n]+)?[가-힣]{{0,8}}{post})"
    short_posted = rf"(?<![가-힣]){office}[^\S\n]+(?P<brief>{short})(?=[^\S\n]+{post})"
    behind_post = rf"(?:{posts})(?:[^\S\n]*[:：]?[^\S\n]*)(?P<behind>{full})(?:님)?{end}"
    numbered = rf"(?:{posts})[^\S\n]+(?P<short>{short}){end}(?=[^\n]*{_LOCAL})"
    apart = rf"(?:{posts}){gap}*[:：]?{gap}*(?P<apart>{pair}){end}"
    long = rf"(?<=[가-힣])(?:{posts})(?<=장){gap}*[:：]?{gap}*(?P<long>{four})(?:님)?{end}"
    in_prose = rf"(?<=[가-힣])(?:{posts})[^\S\n]+(?P<{DOUBTED}>{full}(?<![로를을에의며고]))(?=[^\S\n])"
    return re.compile(f"{before_post}|{short_posted}|{behind_post}|{numbered}|{apart}|{long}|{in_prose}")


@cache
def any_name() -> re.Pattern[str]:
    """A name that nobody read as one: before a telephone number, or behind `담당자:`. It is the one group."""
    nobody = _either((*words().nobody, *words().labels, *words().roles))
    no_office = "".join(f"(?<!{re.escape(end)})" for end in words().ends)
    signs = _either(words().signs)
    word = rf"(?!(?:{nobody})(?![가-힣]))[가-힣](?:[가-힣]{{1,3}}|(?:[^\S\n][가-힣]){{1,3}})(?![가-힣])"
    number = rf"\s*[(（,/]?\s*(?:(?:{signs})\s*[:.)]?\s*)?(?:(?:{_AREA})?{_NO_YEARS}{_LOCAL}|{_SPACED}|{_CLOSED})"
    before_number = rf"(?<![가-힣])(?P<name>{word}){no_office}(?={number})"
    labels = _either((*words().labels, *words().roles))
    behind_role = rf"(?:{_either(words().roles)})\s*(?P<after>{word})(?={number})"
    no_post = "".join(f"(?<!{re.escape(end)})" for end in (*words().roles, *person_words().ends))
    behind_label = rf"(?:{labels})(?:\s*[:：]\s*(?P<named>{word}){no_post}|[^\S\n]*\t[^\S\n]*(?P<cell>{word})(?=[^\S\n]*(?:[\t\n]|$)))"
    return re.compile(f"{behind_role}|{before_number}|{behind_label}")
