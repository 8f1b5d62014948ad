"""Words with a date before or behind them → the words and the date."""

from __future__ import annotations

import re

from pipeline.values.periods import PeriodValue, parse_period
from pipeline.values.plain import fold

_BEHIND = re.compile(r" ?: ?(?P<colon>[^:]{2,40})$| ?\((?P<bracket>[^()]{2,40})\) ?$| - (?P<dash>[^:]{2,40})$")
_BEFORE = re.compile(
    r"\( ?(?P<bracket>[^()]{2,40})\) ?:? ?|(?P<colon>[^:가-힣]?[^:]{1,40}?) ?: ?|(?P<bare>'[^ ]{2,10}(?: ?[상하]반기| \d{1,2}월| \d/4분기)?) "
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

    >>> leading_period("2026년: 준공")[0], leading_period("’26년 착공")[1].start, leading_period("2030 비전 수립")
    ('준공', '2026', None)
    """
    text = text.strip()
    plain = fold(text)
    found = _BEFORE.match(plain)
    if not found:
        return None
    group = found.lastgroup or ""
    raw, words = text[found.start(group) : found.end(group)].strip(), text[found.end() :].strip()
    value = _dated(raw)
    return (words, value, raw) if value and words else None


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


def _dated(raw: str) -> PeriodValue | None:
    """The period of a text that is nothing but a period with a date."""
    value = parse_period(raw)
    if value is None or value.rest or value.problems or not (value.start or value.end):
        return None
    return value
