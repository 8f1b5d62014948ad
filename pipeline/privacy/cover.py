"""A text without the persons in it, as long as before, so that places in it stay where they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from pipeline.privacy.patterns import any_name, any_phone, names_pattern, phones_pattern, posted_name
from pipeline.privacy.people import People

_LETTER = re.compile(r"\S")
_DIGIT = re.compile(r"\d")
_LAST = re.compile(r"\d(?=\D*(?:\d\D*){0,3}$)")


def coverer(people: People, *, first: bool) -> Callable[[str], str]:
    """What covers names and numbers in a text.

    `first` leaves the family name and all but the last four digits, which at an office are the person's own number.
    """
    known = [
        (pattern, change)
        for pattern, change in (
            (names_pattern(people.names), partial(_names, first=first)),
            (phones_pattern(people.phones), partial(_digits, first=first)),
        )
        if pattern is not None
    ]
    found = partial(_unread, first=first)

    def cover(text: str) -> str:
        if text.isascii() and not any(char.isdigit() for char in text):
            return text
        shown = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
        shown = posted_name().sub(found, any_name().sub(found, shown))
        for pattern, change in known:
            shown = pattern.sub(change, shown)
        return any_phone().sub(partial(_numbers, first=first), shown)

    return cover


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
    """
    return phone if "*" in phone else _LAST.sub("*", phone)


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


def _numbers(found: re.Match[str], *, first: bool) -> str:
    if found["number"] is None:
        return _digits(found, first=first)
    number = found["number"]
    return _part(found, "number", phone_covered(number) if first else _DIGIT.sub("*", number))
