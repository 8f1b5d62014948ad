"""Telephone numbers as plans print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.values.plain import clean, fold
from pipeline.values.words import phone_words

_WORDS = phone_words()
_LABEL = "|".join(re.escape(word) for word in sorted((*_WORDS.sign, *_WORDS.extension), key=len, reverse=True))
_LEAD = re.compile(rf" ?\(?(?P<label>{_LABEL})\)? ?[:.)]? ?", re.IGNORECASE)
_AREA = rf"{'|'.join(_WORDS.area)}|0\d{{2,3}}"
"""A known code, or what stands where one would: three groups of digits of which the first begins with 0."""
_NUMBER = re.compile(
    rf"(?:(?P<country>\+?82[ -]?\(?0?\)?[ -]?\d{{1,2}}[-. ])|(?P<area>\(? ?(?:{_AREA}) ?[-.) ] ?))?"
    r"(?P<own>\d{3,4} ?[-.] ?\d{4}|(?<=[-.) ])\d{3,4} \d{4})(?P<more>(?: ?[~,/] ?\d{1,4})*)"
)
_CLOSED = re.compile(rf"(?:{'|'.join(_WORDS.area)})\d{{7,8}}")
"""A number in one piece: its area code says that it is one."""
_SERVICE = re.compile(rf"(?:{'|'.join(_WORDS.service)})\d\d ?- ?\d{{4}}")
_MOST_LABELS = 3
_INSIDE = re.compile(r"\(? ?(?P<figures>\d{3,5}(?: ?[~,/] ?\d{1,5})*) ?\)?")


@dataclass(frozen=True, slots=True)
class PhoneValue:
    """A number as printed, without its sign. `extension_only`: it works inside the office alone."""

    printed: str
    has_area_code: bool
    extension_only: bool = False


def parse_phone(text: str) -> PhoneValue | None:
    """The telephone number that is the whole text; several ends of one number count as one.

    >>> parse_phone("☎ 000-0001")
    PhoneValue(printed='000-0001', has_area_code=False, extension_only=False)
    >>> parse_phone("031-000-0001~2").has_area_code, parse_phone("내선 1234").extension_only, parse_phone("2022. 3.")
    (True, True, None)
    """
    plain = fold(clean(text)).rstrip(" .,;")
    labelled = False
    for _ in range(_MOST_LABELS):
        found = _LEAD.match(plain)
        if not found:
            break
        labelled = labelled or found["label"] in _WORDS.extension
        plain = plain[found.end() :]
    plain = plain.strip()
    inner = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1 else plain
    found = _NUMBER.fullmatch(inner)
    if found:
        complete = bool(found["area"] or found["country"] or _SERVICE.match(inner))
        return PhoneValue(inner, has_area_code=complete)
    if _CLOSED.fullmatch(inner):
        return PhoneValue(inner, has_area_code=True)
    inside = _INSIDE.fullmatch(plain)
    if inside and (labelled or len(inside["figures"]) >= 4):
        return PhoneValue(inside["figures"], has_area_code=False, extension_only=True)
    return None


def has_phone(text: str) -> bool:
    """Whether a telephone number stands anywhere in a text; two years are none.

    >>> has_phone("팀장 홍길동 (☎ 000-0001)"), has_phone("2022-2026"), has_phone("031-000-0001")
    (True, False, True)
    """
    return any(found["area"] or not _YEARS.match(found["own"]) for found in _NUMBER.finditer(fold(text)))


_YEARS = re.compile(r"(?:19|20)\d\d ?[-.] ?(?:19|20)\d\d")
