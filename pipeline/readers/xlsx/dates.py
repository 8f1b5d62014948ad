"""A day number shown as a date or a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from pipeline.readers.xlsx.codes import Section, Token

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet holds no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_FALSE_LEAP_DAY = 60
"""Excel counts a 29 February 1900 that never was; the days before it lie one later."""
_LAST = 2_958_466
_DAYS_KO = "월화수목금토일"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown_date(serial: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """The text of a date; None where the number is no day that a sheet can show.

    >>> from pipeline.readers.xlsx.codes import sections_of
    >>> shown_date(Decimal(46204), sections_of('yyyy"년" m"월" d"일"')[0], from_1904=False)
    '2026년 7월 1일'
    """
    if not 0 <= serial < _LAST:
        return None
    seconds = round(serial * 86_400)
    day, second = divmod(seconds, 86_400)
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    moment = epoch + timedelta(days=day + (not from_1904 and day < _FALSE_LEAP_DAY), seconds=second)
    tokens = _minutes(section.tokens)
    half = any(token.text.upper() in {"AM/PM", "A/P", "오전/오후"} for token in tokens)
    return "".join(_part(token, moment, seconds, half=half) for token in tokens)


def _minutes(tokens: tuple[Token, ...]) -> list[Token]:
    """The tokens with `m` told apart: minutes behind hours or before seconds, else months."""
    timed = [at for at, token in enumerate(tokens) if token.kind in {"date", "elapsed"}]
    found = list(tokens)
    for place, at in enumerate(timed):
        before = tokens[timed[place - 1]].text if place else ""
        after = tokens[timed[place + 1]].text if place + 1 < len(timed) else ""
        if tokens[at].text in {"m", "mm"} and (before[:1] == "h" or after[:1] == "s"):
            found[at] = Token(tokens[at].kind, "n" * len(tokens[at].text))
    return found


def _part(token: Token, moment: datetime, seconds: int, *, half: bool) -> str:
    if token.kind == "elapsed":
        return str(seconds // {"h": 3600, "m": 60, "n": 60, "s": 1}[token.text[0]])
    if token.kind != "date":
        return token.text if token.kind in {"literal", "point", "comma", "slash", "percent"} else ""
    letter, length = token.text[0], len(token.text)
    if letter in "yeb":
        return f"{moment.year:04}" if length > 2 or letter == "e" else f"{moment.year % 100:02}"
    if letter == "m" and length > 2:
        return _MONTHS[moment.month - 1][: {3: 3, 5: 1}.get(length, 20)]
    if letter == "d" and length > 2:
        return _DAYS[moment.weekday()][: 3 if length == 3 else 20]
    if letter == "a":
        return _DAYS_KO[moment.weekday()] + ("요일" if length > 3 else "")
    if token.text.upper() in {"AM/PM", "A/P"}:
        return "AM" if moment.hour < 12 else "PM"
    if token.text == "오전/오후":
        return "오전" if moment.hour < 12 else "오후"
    numbers = {"m": moment.month, "d": moment.day, "n": moment.minute, "s": moment.second}
    hour = (moment.hour % 12 or 12) if half else moment.hour
    return "" if letter == "g" else f"{numbers.get(letter, hour):0{min(length, 2)}}"
