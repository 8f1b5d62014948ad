"""Words with a date before or behind them → the words and the date."""

from __future__ import annotations

import re

from pipeline.values.periods import PeriodValue, parse_period
from pipeline.values.plain import fold

_BEHIND = re.compile(r" ?: ?(?P<colon>[^:]{2,40})$| ?\((?P<bracket>[^()]{2,40})\) ?$| - (?P<dash>[^:]{2,40})$")
_BEFORE = re.compile(
    r"\( ?(?P<bracket>[^()]{2,40})\) ?:? ?|(?P<dashed>(?:20\d\d|'\d\d) ?년도?) ?- ?(?=[가-힣A-Z])|(?P<colon>[^:가-힣]?[^:]{1,40}?) ?: ?|(?P<bare>'[^ ]{2,10}(?: ?[상하]반기| \d{1,2}월| \d/4분기)?) "
)
_BARE_MONTH = re.compile(r" ?(?:: ?| - |\((?=[^()]*\)$))(?P<month>\d{1,2})월(?: ?[초중말])?\)? ?$")
_MOST = 60
"""Characters at an end of the text that can hold a date."""


def trailing_period(text: str) -> tuple[str, PeriodValue, str] | None:
    """The words, the period behind them (after a colon, a dash, or in brackets) and the period as printed.

    Not for a year that is part of the words (2030 비전 수립).

    >>> trailing_period("입주기업 모집 공고 및 우수기관 유치 : 2022년")
    ('입주기업 모집 공고 및 우수기관 유치', PeriodValue(start='2022', end='2022', open_end=False, recurrence=None, problems=(), rest=''), '2022년')
    >>> trailing_period("2024 회계연도 예산 편성")
    """
    text = text.strip()
    plain = fold(text)
    offset = max(0, len(plain) - _MOST)
    for found in _BEHIND.finditer(plain[offset:]):
        group = found.lastgroup or ""
        start, end = offset + found.start(group), offset + found.end(group)
        raw, words = text[start:end].strip(), text[: offset + found.start()].strip()
        value = _dated(raw)
        if value and words:
            return words, value, raw
    return None


def leading_period(text: str) -> tuple[str, PeriodValue, str] | None:
    """The words, the period before them (before a colon, in brackets, or quoted: ’26년) and the period as printed.

    >>> leading_period("'26. 10월 조례 개정, '27. 1월 시행"), leading_period("'27 ~ '29년"), leading_period("('26) 2명 → ('27) 3명")
    (None, None, None)
    >>> leading_period("2026년: 준공")[0], leading_period("’26년 착공")[1].start, leading_period("2030 비전 수립")
    ('준공', '2026', None)
    >>> leading_period("’26년 - 조례 제정")[0], leading_period("2026년-2027년 착공")
    ('조례 제정', None)
    """
    text = text.strip()
    plain = fold(text)
    found = _BEFORE.match(plain)
    if not found:
        return _dotted(text, plain)
    group = found.lastgroup or ""
    raw, words = text[found.start(group) : found.end(group)].strip(), text[found.end() :].strip()
    another = _ANOTHER.search(fold(words)) if group == "bracket" else group == "bare" and _GOES_ON.search(fold(words))
    value = None if another else _dated(raw)
    return (words, value, raw) if value and words else None


_DOTTED = re.compile(
    r"(?P<date>(?:20\d\d|'\d\d)\. ?\d{1,2}(?:\.(?: ?\d{1,2}\.)?|월)"
    r"(?: ?~ ?(?:(?:20\d\d|'\d\d)\. ?)?\d{1,2}(?:\.(?: ?\d{1,2}\.)?|월))?) ?(?=[가-힣A-Z])"
)
_SECOND_DATE = re.compile(r"(?<!\d)(?:20\d\d|'\d\d) ?[.년]")


def _dotted(text: str, plain: str) -> tuple[str, PeriodValue, str] | None:
    """`2024. 3. 착공`, `’25.10월 준공`: a date with its dots before words that name no other date."""
    found = _DOTTED.match(plain)
    if found is None:
        return None
    raw, words = text[: found.end("date")].strip(), text[found.end() :].strip()
    value = None if _SECOND_DATE.search(fold(words)) or _AFTER_DATE.match(words) else _dated(raw)
    return (words, value, raw) if value and words else None


_AFTER_DATE = re.compile(r"(?:부터|까지|이후|이전|이내|경|말|초|중순|현재|기준|자로|에|의|일)(?![가-힣])|\d")
"""What goes on with the date: 2025. 3월 이후, 2024. 12월 말."""
_ANOTHER = re.compile(r"\( ?'?(?:\d\d|20\d\d) ?년? ?\)")
"""A second year in brackets: ('26) 2,400명 → ('27) 2,600명 is no step of the first."""
_GOES_ON = re.compile(r"^[~-]|(?<!\d)'\d\d(?!\d)")
"""A date that goes on, or a second one: '26. 10월 조례 개정, '27. 1월 시행."""


def bare_month(text: str, before: str) -> tuple[str, PeriodValue] | None:
    """The words and the month behind them, in the year of the step above, which ends on `before` (ISO 8601).

    None where it would lie before that step: then it may as well belong to the next year.

    >>> bare_month("설계 완료 : 10월", "2023-03")[1].start, bare_month("설계 완료(2월)", "2023-03")
    ('2023-10', None)
    """
    plain = fold(text.strip())
    found = _BARE_MONTH.search(plain)
    words = "" if found is None else text.strip()[: found.start()].strip()
    if found is None or not words:
        return None
    value = _dated(f"{before[:4]}. {found['month']}월")
    return (words, value) if value is not None and value.start is not None and value.start >= before[:7] else None


_IN_YEAR = re.compile(r"(?:\d{1,2}(?:\s?[~-]\s?\d{1,2})?\s?월|[상하]반기|[1-4]\s?/\s?4\s?분기|[1-4]\s?분기)")


def year_of(value: PeriodValue) -> str | None:
    """The one year that a period lies in."""
    years = {end[:4] for end in (value.start, value.end) if end is not None}
    return years.pop() if len(years) == 1 and value.end is not None else None


def month_in(text: str, year: str) -> tuple[str, PeriodValue] | None:
    """The words and the month, quarter or half before them, in the year that stands over the line.

    >>> month_in("4~6월 : 실시설계", "2023")[1].start, month_in("하반기 준공", "2024")[0], month_in("설계", "2024")
    ('2023-04', '준공', None)
    """
    if not _IN_YEAR.match(fold(text.strip())):
        return None
    found = leading_period(f"{year}. {text.strip()}") or leading_period(f"'{year[2:]}. {text.strip()}")
    if found is None or found[1].start is None or found[1].start[:4] != year:
        return None
    return found[0], found[1]


def _dated(raw: str) -> PeriodValue | None:
    """The period of a text that is nothing but a period with a date."""
    value = parse_period(raw)
    if value is None or value.rest or value.problems or not (value.start or value.end):
        return None
    return value
