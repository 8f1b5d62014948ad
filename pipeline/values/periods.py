"""Dates and spans as plans print them → ISO 8601 at the precision printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.values.date_points import Point, following_point, next_point, whole_point
from pipeline.values.plain import clean, fold
from pipeline.values.words import date_words

_WORDS = date_words()


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """A time span. A side is None where it is open, unknown, the term of office, impossible or not there.

    `problems`: invalid_date, reversed, list (two dates, no span), term, undetermined, occasional, duration, year_missing,
    unread (there is a `~`, and its other side was not understood).
    `rest`: words that are no part of the date. `reversed`: start and end as printed, where the end comes first.
    """

    start: str | None
    end: str | None
    open_end: bool = False
    recurrence: str | None = None
    problems: tuple[str, ...] = ()
    rest: str = ""
    reversed: tuple[str, str] | None = field(default=None, repr=False)


@dataclass(slots=True)
class _Reading:
    """What has been read of a text so far."""

    start: Point | None = None
    end: Point | None = None
    open_end: bool = False
    recurrence: str | None = None
    problems: list[str] = field(default_factory=list)
    rest: str = ""

    def doubt(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def parse_period(text: str) -> PeriodValue | None:
    """The period that a text names; None where it names none.

    >>> parse_period("2020. 3. ~ 2025. 2.")
    PeriodValue(start='2020-03', end='2025-02', open_end=False, recurrence=None, problems=(), rest='')
    >>> parse_period("2019. ~ 계속")
    PeriodValue(start='2019', end=None, open_end=True, recurrence=None, problems=(), rest='')
    >>> parse_period("202607~202912").start, parse_period("202607 ~ 계속").open_end, parse_period("202613~202912")
    ('2026-07', True, None)
    >>> parse_period("’22.7 ~ 12월").end, parse_period("2026 ~ 2022").problems, parse_period("매년").recurrence
    ('2022-12', ('reversed',), 'yearly')
    """
    plain = _EIGHT_FIGURES.sub(r"\1. \2. \3.", fold(clean(text)))
    if _SIX_FIGURES.fullmatch(plain):
        plain = _MONTH_OF_SIX.sub(r"\1. \2.", plain)
    plain = _SHORT_SPAN.sub("'", _WEEKDAY.sub("", _BULLET.sub("", plain)))
    reading = _Reading()
    rest = _read_points(plain, reading)
    _read_words(rest, reading)
    return _value(reading)


def parse_date(text: str) -> str | None:
    """One date, and nothing else; None otherwise.

    >>> parse_date("2019. 8. 7."), parse_date("2025. 9월 말"), parse_date("2022. 13."), parse_date("1639-21")
    ('2019-08-07', '2025-09', None, None)
    """
    plain = fold(clean(text)).strip(" ()[]")
    point = whole_point(_without_edge(plain))
    return point.iso if point else None


def _without_edge(plain: str) -> str:
    for word in _WORDS.edge:
        if plain.endswith(word):
            return plain[: -len(word)].rstrip()
    return plain


_EIGHT_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
"""20220701"""
_MONTH_OF_SIX = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)")
_SIX_FIGURES = re.compile(
    rf"\(? ?{_MONTH_OF_SIX.pattern} ?[~-] ?(?:{_MONTH_OF_SIX.pattern}|[가-힣]{{0,4}}) ?\)?(?: ?\([^()]*\))?"
)
"""202607 ~ 202912: a span of such figures alone; without one or among other words they may be an amount."""
_BULLET = re.compile(r"^ ?- ?(?=(?:19|20)\d\d|'\d)")
"""A dash that stands close to the year behind it (-2026~2029) is the bullet of a line."""
_BREAKS = re.compile(r"[\s~,/()\[\]]+")
_TERM = re.compile(rf"(?:{'|'.join(_WORDS.term_prefixes)})\d{{1,2}}기(?:{'|'.join(sorted(_WORDS.term))}|내|중)?")
_MONTH = re.compile(r"\d{1,2}월")
_ENDINGS = frozenset(edge + word for edge in _WORDS.edge for word in _WORDS.before)
_LINK = re.compile(r" ?(?:말|초|경)? ?(?:\((?P<words>[가-힣 ]{1,12})\) ?(?=~))?(?P<link>부터 ?~?|~|-|→|/|,|및|·|&)? ?")
_WEEKDAY = re.compile(r" ?\([월화수목금토일]\)")
_SHORT_SPAN = re.compile(r"(?<![\d.'])(?=\d\d ?~ ?'?\d\d ?년)")
_DURATION = re.compile(
    r"(?<!\d)\(? ?(?:총|약)? ?\d{1,2} ?(?:개년|년|개월)(?: ?\d{1,2} ?개월)? ?(?:간|동안)?(?! ?도|[가-힣\d]) ?\)?"
)


def _read_points(plain: str, reading: _Reading) -> str:
    """Reads the first span or date into `reading`; the words around it come back."""
    first = next_point(plain, 0)
    if first is None:
        return plain
    before, leading = plain[: first.start], False
    if before.rstrip().endswith("~"):
        before, leading = before.rstrip()[:-1], True
    tail = plain[first.end :]
    if leading:
        reading.end = first
        return f"{before} {tail}"
    reading.start = first
    link = _LINK.match(tail)
    sign = (link["link"] or "").rstrip(" ~") or "~" if link and link["link"] else None
    if not link or sign is None:
        reading.end = _second_in_list(plain, first, reading)
        return f"{before} {_after_single(tail, reading)}" if reading.end is None else _around(plain, first, reading.end)
    at = first.end + link.end()
    second = following_point(plain, at, first)
    before = f"{before} {link['words'] or ''}"
    if second and second.start == at:
        reading.end = second
        if sign in {"/", ",", "및", "·", "&"}:
            reading.doubt("list")
        return f"{before} {plain[second.end :]}"
    if sign in {"~", "부터"}:
        reading.open_end = not plain[at : at + 2].strip("' ")[:1].isdigit()
        if not reading.open_end:
            reading.doubt("invalid_date")
        return f"{before} {plain[at:]}"
    reading.end = _second_in_list(plain, first, reading) or first
    return _around(plain, first, reading.end)


def _second_in_list(plain: str, first: Point, reading: _Reading) -> Point | None:
    """The second date of `착공 2023. 3. / 준공 2025. 12.`: two dates, no span."""
    second = next_point(plain, first.end)
    if second and re.search(r"[/,·→]|및", plain[first.end : second.start]):
        reading.doubt("list")
        return second
    return None


def _around(plain: str, first: Point, second: Point) -> str:
    if second is first:
        return f"{plain[: first.start]} {plain[first.end :]}"
    return f"{plain[: first.start]} {plain[first.end : second.start].strip('/,· ')} {plain[second.end :]}"


def _after_single(tail: str, reading: _Reading) -> str:
    """What 이후, 이전 or nothing behind a single date makes of it."""
    words = tail.strip()
    for word in _WORDS.after:
        if words.startswith(word):
            reading.open_end = True
            return words[len(word) :]
    for edge in ("", *_WORDS.edge):
        for word in _WORDS.before:
            if words.startswith(edge + word):
                reading.start, reading.end = None, reading.start
                return words[len(edge + word) :]
            if edge and words.startswith(f"{edge} {word}"):
                reading.start, reading.end = None, reading.start
                return words[len(edge) + 1 + len(word) :]
        for word in _WORDS.after:
            if edge and words.startswith((edge + word, f"{edge} {word}")):
                reading.open_end = True
                return words[len(edge) :].lstrip()[len(word) :]
    reading.end = reading.start
    if "~" in tail:
        reading.end = None
        reading.doubt("unread")
    return tail


def _read_words(rest: str, reading: _Reading) -> None:
    """The words around the dates: recurrence, 계속, 임기내, durations; what is left is the rest."""
    dated = reading.start is not None or reading.end is not None
    without = _DURATION.sub(" ", rest)
    if without != rest and not dated:
        reading.doubt("duration")
    words = [word for word in _BREAKS.split(without) if word.strip(".:-·")]
    unknown, at = list[str](), 0
    while at < len(words):
        length = next((n for n in (4, 3, 2, 1) if _known("".join(words[at : at + n]), reading, dated=dated)), 0)
        if not length:
            unknown.append(words[at])
        at += length or 1
    if "term" in reading.problems:
        reading.open_end = False
        if reading.start and reading.end:
            reading.problems.remove("term")
    reading.rest = " ".join(unknown).strip(" :·-")


def _known(printed: str, reading: _Reading, *, dated: bool) -> bool:
    """Takes in one word, or one phrase without its blanks; False for any other word."""
    word = printed.strip(".:-·")
    if word in _WORDS.recurrence:
        reading.recurrence = _WORDS.recurrence[word]
    elif word in _WORDS.open:
        reading.open_end = True
    elif word in _WORDS.term or _TERM.fullmatch(word):
        reading.doubt("term")
    elif word in _WORDS.undetermined:
        reading.doubt("undetermined")
        reading.open_end = False
    elif word in _WORDS.occasional:
        reading.doubt("occasional")
    elif not dated and _MONTH.fullmatch(word):
        reading.doubt("year_missing")
    else:
        return dated and (word in _WORDS.edge or word in _WORDS.before or word in _ENDINGS)
    return True


def _value(reading: _Reading) -> PeriodValue | None:
    problems = list(reading.problems)
    start, end = reading.start, reading.end
    if any(point is not None and point.iso is None for point in (start, end)):
        problems.append("invalid_date")
    first = start.iso if start else None
    last = end.iso if end else None
    printed = (first, last) if start and end and first and last and start.key > end.last_key else None
    if printed:
        problems.append("reversed")
        first = last = None
    if not (first or last or reading.open_end or reading.recurrence or problems):
        return None
    if not (start or end or problems) and reading.rest:
        return None
    return PeriodValue(first, last, reading.open_end, reading.recurrence, tuple(problems), reading.rest, printed)
