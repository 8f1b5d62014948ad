"""One amount of money → won."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.values.amounts import find_amounts, times
from pipeline.values.plain import clean, fold
from pipeline.values.words import money_words

_WORDS = money_words()
_WON_SIGN = re.compile(r"(?P<before>[(△▲▽▼+-]{0,2}) ?[₩￦\\] ?")
"""The sign that a currency format prints before figures; old Korean fonts draw a backslash as one."""
_SIGN = re.compile(r"(?:(?P<minus>[△▲▽▼] ?|-)|\+)")


def won(text: str, unit: int | None) -> Decimal | None:
    """Amount in won; None where the text has no number or no unit is known.

    A unit in the text counts before `unit`. Everything in the text must belong to the amount.

    >>> won("205.6억원", None)
    Decimal('20560000000')
    >>> won("△1,250", 1_000_000)
    Decimal('-1250000000')
    >>> won("1조 2,345억", None), won("2천4백만원", None), won("매년", None), won("4,0OO", 1_000)
    (Decimal('1234500000000'), Decimal('24000000'), None, None)
    >>> won("₩1,250,000", None), won("-₩3억", None)
    (Decimal('1250000'), Decimal('-300000000'))
    """
    plain, signed = without_won_sign(fold(clean(text)))
    unit = 1 if signed else unit
    plain, announced = _without_lead(plain)
    sign = _SIGN.match(plain)
    if sign:
        plain = plain[sign.end() :]
    value = _whole(plain, unit, announced=announced)
    return -value if value is not None and sign and sign["minus"] else value


def without_won_sign(plain: str) -> tuple[str, bool]:
    """The text without a ₩ before its figures, and whether there was one: it makes them won.

    >>> without_won_sign("₩1,250"), without_won_sign("△₩ 3"), without_won_sign("₩-"), without_won_sign("1,250")
    (('1,250', True), ('△3', True), ('-', True), ('1,250', False))
    """
    found = _WON_SIGN.match(plain)
    return (plain, False) if found is None else (found["before"] + plain[found.end() :], True)


def _without_lead(plain: str) -> tuple[str, bool]:
    """The text behind 일금 or 약; True where the word announces an amount in Hangul figures."""
    for word in ("일금", "금", *_WORDS.approximate_before):
        if plain.startswith(word):
            return plain[len(word) :].lstrip(), word.endswith("금")
    return plain, False


def _whole(plain: str, unit: int | None, *, announced: bool) -> Decimal | None:
    """The one amount that is the whole text, but for words like 내외."""
    first = next(find_amounts(plain, announced=announced), None)
    if first is None or first.start or first.value is None or first.share:
        return None
    tail = plain[first.end :].strip()
    if tail and tail not in _WORDS.approximate_after:
        return None
    if first.unit is not None:
        return first.value
    return times(first.value, unit) if unit else None
