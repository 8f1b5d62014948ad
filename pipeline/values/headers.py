"""What a column head says of time: a year, a half year, a part of a year."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.values.date_points import FIRST_YEAR, LAST_YEAR
from pipeline.values.plain import clean, fold

_YEAR = re.compile(r"(?:(?P<long>\d{4})|'? ?(?P<short>\d\d))\.?(?: ?년 ?도?)?(?: ?\([^()\d~]{1,8}\)| ?\(\d차\))?")
_HALF = re.compile(r"(?:(?P<long>\d{4})|'? ?(?P<short>\d\d)) ?(?:년도?|\.)? ?(?P<half>[상하]) ?(?:반 ?기)?")
_ROMAN = "ⅠⅡⅢⅣ"
_PARTS = (
    (
        "quarter",
        re.compile(
            r"(?P<n>[1-4ⅠⅡⅢⅣ]) ?(?:/ ?4 ?(?:분 ?기)?|분 ?기|Q)|Q(?P<m>[1-4])|제(?P<o>[1-4]) ?분기", re.IGNORECASE
        ),
    ),
    ("quarter", re.compile(r"(?P<n>[ⅠⅡⅢⅣ])")),
    ("month", re.compile(r"(?P<n>1[0-2]|0?[1-9]) ?월")),
    ("number", re.compile(r"(?P<n>1[0-2]|0?[1-9])")),
)


def header_year(text: str) -> int | None:
    """The year that a column is for.

    >>> [header_year(head) for head in ("2022년", "’22", "22년", "2022(A)", "2022년(1차)", "2022.하", "총계")]
    [2022, 2022, 2022, 2022, 2022, None, None]
    """
    return _year(_YEAR.fullmatch(fold(clean(text))))


def header_half(text: str) -> str | None:
    """The half year that a column is for.

    >>> header_half("2022.하"), header_half("’26.상"), header_half("2026년 상반기"), header_half("2026년")
    ('2022-H2', '2026-H1', '2026-H1', None)
    """
    found = _HALF.fullmatch(fold(clean(text)))
    year = _year(found)
    return f"{year}-H{1 if found['half'] == '상' else 2}" if found and year else None


@lru_cache(maxsize=4096)
def header_subperiod(text: str) -> tuple[str, int] | None:
    """The part of a year that a column is for: ("quarter", 1), ("month", 3), ("half", 1); a bare figure is ("number", n).

    >>> [header_subperiod(head) for head in ("1", "1/4분기", "Ⅰ/4", "3월", "하반기", "비고")]
    [('number', 1), ('quarter', 1), ('quarter', 1), ('month', 3), ('half', 2), None]
    """
    plain = fold(clean(text))
    half = re.fullmatch(r"([상하]) ?(?:반 ?기)?", plain)
    if half:
        return ("half", 1 if half[1] == "상" else 2)
    for kind, pattern in _PARTS:
        found = pattern.fullmatch(plain)
        if found:
            number = next(group for group in found.groups() if group)
            return (kind, _ROMAN.find(number) + 1 or int(number))
    return None


def _year(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    year = int(found["long"]) if found["long"] else 2000 + int(found["short"])
    return year if FIRST_YEAR <= year <= LAST_YEAR and (found["long"] or year > 2009) else None
