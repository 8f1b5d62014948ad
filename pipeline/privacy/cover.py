"""A text without the persons in it, as long as before, so that places in it stay where they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from pipeline.privacy.patterns import (
    any_mail,
    any_name,
    any_phone,
    begins_as_name,
    file_phone,
    foreign_pattern,
    names_pattern,
    phones_pattern,
    posted_name,
)
from pipeline.privacy.people import People
from pipeline.privacy.plain import parted, plain, through

_LETTER = re.compile(r"\S")
_DIGIT = re.compile(r"\d")
_LAST = re.compile(r"\d(?=\D*(?:\d\D*){0,3}$)")
_SEVERAL = re.compile(r"(?<=\d)([^\S\n]*[~,/∼·\n(]|(?<=\d{4})[^\S\n]+(?=\d{3,4} ?[-.–] ?\d{4}))")
"""What stands between two numbers of one cell."""
_ENDS = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]*)+\Z")
_Known = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def coverer(people: People, *, first: bool) -> Callable[[str], str]:
    """What covers names and numbers in a text.

    `first` leaves the family name and all but the last four digits, which at an office are the person's own number.
    """
    people = people.settled()
    known = _known(people, first=first)
    found = partial(_unread, first=first)

    def seen(text: str) -> str:
        shown = posted_name().sub(found, any_name().sub(found, text))
        for pattern, change in known:
            shown = pattern.sub(change, shown)
        return _mail(any_phone().sub(partial(_numbers, first=first), shown))

    def cover(text: str) -> str:
        if not people.foreign and text.isascii() and not any(char.isdigit() for char in text):
            return _mail(text)
        shown = _composed(text)
        return through(seen, shown, plain(shown))

    return cover


def path_covered(path: str, people: People | None = None, *, first: bool = False) -> str:
    """A path without the names and numbers of known persons, and without names beside a post.

    Blanks, `_` and `-` join the words of a file's name alike. Of numbers that nobody knows those with an area code and
    those behind a name are covered: dates and numbers of papers look like the others.

    >>> path_covered("나루과_홍길동.pdf", People({"홍길동"})), path_covered("과장_홍길동_000-0001.hwp")
    ('나루과_○○○.pdf', '과장_○○○_***-****.hwp')
    """
    known = [] if people is None else _known(_perhaps_in(path, people.settled()), first=first)
    return "/".join(_folder(folder, known, first=first) for folder in path.split("/"))


def _perhaps_in(path: str, people: People) -> People:
    """Those of whom a path has all the letters or figures; a pattern for all would cost more than the rest."""
    shown = plain(_composed(path))
    letters, figures = set(shown), "".join(filter(str.isdigit, shown))
    return People(
        {name for name in people.names if letters.issuperset(name)},
        {phone for phone in people.phones if phone[1] in figures},
        {name for name in people.foreign if letters.issuperset("".join(name.split()))},
    )


def _folder(folder: str, known: list[_Known], *, first: bool) -> str:
    folder = _mail(folder)
    stem = _ENDS.sub("", folder)
    text = _composed(stem)
    unread, numbers = partial(_unread, first=first), partial(_numbers, first=first)
    # One pattern parts persons by cells, the other by blanks; each has to see the same joints.
    steps: list[tuple[str, Callable[[str], str]]] = [
        ("\t", partial(posted_name().sub, unread)),
        (" ", partial(any_name().sub, partial(_named, first=first))),
        *((" ", partial(pattern.sub, change)) for pattern, change in known),
        (" ", partial(file_phone().sub, numbers)),
    ]
    shown = text
    for by, change in steps:
        shown = through(change, shown, parted(plain(shown), by))
    return (stem if shown == text else shown) + folder[len(stem) :]


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _mail(text: str) -> str:
    if "@" not in text and "＠" not in text:
        return text
    return through(partial(any_mail().sub, lambda found: _LETTER.sub("*", found[0])), text, plain(text))


def _known(people: People, *, first: bool) -> list[_Known]:
    return [
        (pattern, change)
        for pattern, change in (
            (names_pattern(people.names), partial(_names, first=first)),
            (foreign_pattern(people.foreign), partial(_names, first=first)),
            (phones_pattern(people.phones), partial(_digits, first=first)),
        )
        if pattern is not None
    ]


def name_covered(name: str) -> str:
    """The family name is left.

    >>> name_covered("홍길동"), name_covered("홍 길 동")
    ('홍○○', '홍 ○ ○')
    """
    return name[:1] + _LETTER.sub("○", name[1:])


def phone_covered(phone: str) -> str:
    """The last four digits are the person's own; what stands before them is the office's.

    >>> phone_covered("000-000-0001"), phone_covered("0001")
    ('000-000-****', '****')
    >>> phone_covered("000-000-0001~2, 000-0003")
    '000-000-****~*, 000-****'
    """
    return "".join(part if "*" in part else _LAST.sub("*", part) for part in _SEVERAL.split(phone))


def _names(found: re.Match[str], *, first: bool) -> str:
    return name_covered(found[0]) if first else _LETTER.sub("○", found[0])


def _digits(found: re.Match[str], *, first: bool) -> str:
    return phone_covered(found[0]) if first else _DIGIT.sub("*", found[0])


def _part(found: re.Match[str], group: str, shown: str) -> str:
    start, end = (at - found.start() for at in found.span(group))
    return found[0][:start] + shown + found[0][end:]


def _unread(found: re.Match[str], *, first: bool) -> str:
    group = str(found.lastgroup)  # it has one alone
    return _part(found, group, name_covered(found[group]) if first else _LETTER.sub("○", found[group]))


def _named(found: re.Match[str], *, first: bool) -> str:
    """In the name of a file a number follows any word; only one that begins like a name is one."""
    return _unread(found, first=first) if begins_as_name(found[str(found.lastgroup)]) else found[0]


def _numbers(found: re.Match[str], *, first: bool) -> str:
    if found["number"] is None:
        return _digits(found, first=first)
    number = found["number"]
    return _part(found, "number", phone_covered(number) if first else _DIGIT.sub("*", number))
