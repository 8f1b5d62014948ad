"""The persons of one cell of a column of names: several in one, their number behind them or on a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.fields.officer_words import ends_in_post
from pipeline.values.persons import is_full_name
from pipeline.values.phones import parse_phone
from pipeline.values.words import person_words, phone_words

_NAME = re.compile(r"[가-힣](?:\s?[가-힣]){1,4}")
_SIGNS = "|".join(re.escape(word) for word in (*phone_words().sign, *phone_words().extension))
_NUMBER = re.compile(rf"\s*[,，/:：]?\s*(?=[(（]?\s*(?:{_SIGNS}|\+?\d|[(（]\s*0\d))", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,，/]\s*")
_JOINED = re.compile(r"\s*[·ㆍ・\n]\s*")
_LONGEST = 150
"""A longer cell is none of names."""
_PARENTHESES = {"(": ")", "（": "）"}


@dataclass(frozen=True, slots=True)
class Persons:
    """Names in page order, and the number that stands with them, as printed."""

    names: tuple[str, ...]
    phone: str | None = None


def persons_in(text: str) -> Persons | None:
    r"""The persons of a cell that holds names, and a number or none; None where it holds anything else.

    >>> persons_in("홍길동\n(000-0001)"), persons_in("홍길동, 성춘향 ☎ 000-0001/0002")
    (Persons(names=('홍길동',), phone='(000-0001)'), Persons(names=('홍길동', '성춘향'), phone='☎ 000-0001/0002'))
    >>> persons_in("홍\n길\n동"), persons_in("홍길동 외 2명"), persons_in("홍길동, 도로과")
    (Persons(names=('홍 길 동',), phone=None), None, None)
    """
    if len(text) > _LONGEST:
        return None
    start = _NUMBER.search(text)
    said, phone = (text, None) if start is None else (text[: start.start()], _bare(text[start.end() :]))
    if phone is not None and parse_phone(phone) is None:
        return None
    names = _names(said.strip())
    return Persons(tuple(names), phone) if names else None


def names_several(text: str) -> bool:
    """Whether a text that nobody could take apart is more than one name: `홍길동 외 2명`, `홍길동, 도로과`."""
    return any(char.isdigit() or char in ",，/" for char in text)


def _bare(number: str) -> str:
    """A number without a line's end in it, and without the parenthesis round its sign: `(☎ 000-0001)`."""
    number = " ".join(number.split())
    inner = number[1:-1] if number and _PARENTHESES.get(number[0]) == number[-1] else number
    return number if parse_phone(number) is not None else inner


def _names(text: str) -> list[str]:
    r"""The names of a text that is nothing else. A line's end and a middle dot also stand inside one: `남궁\n길동`."""
    names: list[str] = []
    for part in _COMMA.split(text):
        apart = _JOINED.split(part)
        names += apart if all(map(is_full_name, apart)) else [" ".join(part.split())]
    return names if all(map(_can_be_name, names)) else []


def _can_be_name(text: str) -> bool:
    squeezed = "".join(text.split())
    known = person_words()
    if ends_in_post(text):
        return False
    return bool(_NAME.fullmatch(text)) and squeezed not in known.nobody and not squeezed.endswith(known.ends)
