"""Single points in time inside a folded text: years, halves, quarters, months and days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1945, 2099
"""Years that a plan may name; other four-figure numbers are not years."""

OLDEST_SHORT, LATEST_SHORT = 15, 49
"""Two-figure years without a quote (22년): smaller ones are durations (10년), larger ones counts (60년)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A date in a text from `start` to `end`. `iso` is None for a date that does not exist (2022. 13.).

    `precision`: year, half, quarter, month or day. `key` and `last_key`: its first and last day, for comparing.
    """

    start: int
    end: int
    iso: str | None
    precision: str
    year: int
    month: int = 0
    key: tuple[int, int, int] = (0, 0, 0)
    last_key: tuple[int, int, int] = (0, 0, 0)


_LONG = r"(?P<long>(?:19|20)\d\d)(?![\d%㎡㎢㎞]|,\d|-\d{3}(?!\d)|[가-힣](?<![년상하말초경이부까]))(?![A-Za-z])"
_SHORT = r"(?P<short>\d\d)(?= ?년|\. ?\d|\. ?[상하])"
_QUOTED = r"' ?(?P<quoted>\d\d)(?!\d)"
_YEAR = re.compile(rf"(?<![\d.,/-])(?:{_LONG}|{_SHORT})|{_QUOTED}")
_YEAR_HERE = re.compile(rf"{_LONG}|{_SHORT}|{_QUOTED}")
_NAMED = re.compile(r" ?년도?(?!\d? ?[간차])")
_DOTTED = re.compile(r" ?\.(?!\.)")
_JOINED = re.compile(r" ?[-/] ?(?=\d{1,2}(?!\d))")
_QUARTER = re.compile(r" ?(?:(?P<a>[1-4ⅠⅡⅢⅣ])(?:/4(?!\d)(?: ?분기)?| ?분기|Q(?![A-Za-z]))|Q(?P<b>[1-4])(?!\d))")
_HALF = re.compile(r" ?(?P<half>[상하])(?:반기|(?![가-힣]))")
_MONTH = re.compile(
    r" ?(?P<month>\d{1,2})(?:(?P<named> ?월)|(?P<mark> ?\.| ?[-/] ?(?=\d{1,2}(?!\d)))|(?![\d%㎡,]|\.\d| ?[가-힣]|[A-Za-z]))"
)
_DAY = re.compile(
    r" ?(?P<day>\d{1,2})(?: ?일(?![가-힣])| ?일(?=부터|까지|자|경|한|이전|이후|현재|기준)| ?\.(?!\d)|(?![\d%㎡]|,\d| ?[가-힣]|[A-Za-z./-]))"
)
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2}) ?[./월] ?(?P<day>\d{1,2})(?: ?[.일](?! ?\d)|(?![\d.]))")
_DAY_ALONE = re.compile(r"(?P<day>\d{1,2}) ?(?:\.(?! ?\d)|일)")
_FIGURES = re.compile(r"(?P<figures>\d{1,2})(?: ?[년월.]|(?! ?[가-힣\d%,A-Za-z]))")
_TO_MONTH = re.compile(r" ?~ ?\d{1,2} ?월")
_ROMAN = "ⅠⅡⅢⅣ"


def next_point(text: str, at: int) -> Point | None:
    """The first date at or after `at` that names its year."""
    for found in _YEAR.finditer(text, at):
        point = _read(text, found)
        if point:
            return point
    return None


def whole_point(text: str) -> Point | None:
    """The date that is the whole text."""
    point = next_point(text, 0)
    return point if point and point.start == 0 and point.end == len(text) else None


def following_point(text: str, at: int, first: Point) -> Point | None:
    """The date at `at` behind `first ~`: what it does not print, it takes from the first."""
    if first.precision == "day":
        short = _day_of(text, at, first)
        if short:
            return short
    found = _YEAR_HERE.match(text, at)
    point = (_read(text, found) or _short_month(text, found)) if found else None
    return point or _fine(text, at, at, first.year, named=True) or _figures(text, at, first)


def _short_month(text: str, found: re.Match[str]) -> Point | None:
    """`26. 7 ~ 29. 12`: behind a span's first date figures that are no month are a year, and a month stands behind them."""
    dot = _DOTTED.match(text, found.end())
    if not found["short"] or not dot or not OLDEST_SHORT <= int(found["short"]) <= LATEST_SHORT:
        return None
    fine = _fine(text, found.start(), dot.end(), 2000 + int(found["short"]), named=False)
    return fine if fine is not None and fine.precision == "month" and fine.iso is not None else None


def _day_of(text: str, at: int, first: Point) -> Point | None:
    """`2018. 10. 1. ~ 10. 5.` and `~ 5.`: a month and a day, or a day."""
    found = _MONTH_DAY.match(text, at)
    if found and int(found["month"]) <= 12:
        return _point(at, found.end(), first.year, int(found["month"]), int(found["day"]))
    found = _DAY_ALONE.match(text, at)
    return _point(at, found.end(), first.year, first.month, int(found["day"])) if found else None


def _figures(text: str, at: int, first: Point) -> Point | None:
    """`2022 ~ 26`, `2022. 3. ~ 12.`: bare figures are of the kind that the first date ends with."""
    found = _FIGURES.match(text, at)
    if not found:
        return None
    figures = int(found["figures"])
    if first.precision == "year" and len(found["figures"]) == 2:
        return _point(at, found.end(), 2000 + figures)
    return _point(at, found.end(), first.year, figures) if first.precision == "month" else None


def _read(text: str, found: re.Match[str]) -> Point | None:
    """The date that begins with the year `found`; None where the figures are no year after all."""
    year = int(found["long"]) if found["long"] else 2000 + int(found["quoted"] or found["short"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    at = found.end()
    named = _NAMED.match(text, at)
    sign = named or _DOTTED.match(text, at) or _JOINED.match(text, at)
    fine = _fine(text, found.start(), sign.end() if sign else at, year, named=bool(named) or not sign)
    if found["short"] and not _short_year(found, fine, named=bool(named), text=text):
        return None
    if fine:
        return fine
    return _point(found.start(), sign.end() if sign and (named or "." in sign[0]) else at, year)


def _short_year(found: re.Match[str], fine: Point | None, *, named: bool, text: str) -> bool:
    """A bare `22` is a year where 년 follows, or a month with its own sign (22.7., 22.02.30, but not 22.7)."""
    if not OLDEST_SHORT <= int(found["short"]) <= LATEST_SHORT:
        return False
    if named or fine is None:
        return named
    ending = text[fine.end - 1]
    return fine.precision != "month" or ending in ".월" or text[fine.end :].lstrip().startswith("~")


def _fine(text: str, start: int, at: int, year: int, *, named: bool) -> Point | None:
    """What follows a year: quarter, half, or month and day. Behind `년` a month needs its own sign."""
    quarter = _QUARTER.match(text, at)
    if quarter:
        number = quarter["a"] or quarter["b"]
        return _part(start, quarter.end(), year, "quarter", _ROMAN.find(number) + 1 or int(number))
    half = _HALF.match(text, at)
    if half:
        return _part(start, half.end(), year, "half", 1 if half["half"] == "상" else 2)
    month = _MONTH.match(text, at)
    if not month or (named and not month["named"] and not _spans(text, month)):
        return None
    day = _DAY.match(text, month.end()) if month["named"] or month["mark"] else None
    if day:
        return _point(start, day.end(), year, int(month["month"]), int(day["day"]))
    return _point(start, month.end(), year, int(month["month"]))


def _spans(text: str, month: re.Match[str]) -> bool:
    """`2023년 3~12월`: the sign stands behind the second figure."""
    return _TO_MONTH.match(text, month.end()) is not None


def _part(start: int, end: int, year: int, precision: str, number: int) -> Point:
    months = 3 if precision == "quarter" else 6
    iso = f"{year}-{'Q' if precision == 'quarter' else 'H'}{number}"
    first, last = (number - 1) * months + 1, number * months
    return Point(start, end, iso, precision, year, first, (year, first, 1), (year, last, 31))


def _point(start: int, end: int, year: int, month: int | None = None, day: int | None = None) -> Point:
    if month is None:
        return Point(start, end, f"{year}", "year", year, 0, (year, 1, 1), (year, 12, 31))
    if not 1 <= month <= 12:
        return Point(start, end, None, "month", year)
    if day is None:
        return Point(start, end, f"{year}-{month:02}", "month", year, month, (year, month, 1), (year, month, 31))
    if not 1 <= day <= monthrange(year, month)[1]:
        return Point(start, end, None, "day", year, month)
    return Point(start, end, f"{year}-{month:02}-{day:02}", "day", year, month, (year, month, day), (year, month, day))
