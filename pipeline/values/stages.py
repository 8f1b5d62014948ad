"""All the dates of a text that speaks of several stages: `2026년 착공, 2027~2028년 조성, 2029년 이후 운영`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.values.date_points import Point, following_point, next_point
from pipeline.values.plain import clean, fold
from pipeline.values.words import date_words

_WORDS = date_words()
_DASH = re.compile(r"(?<!\S)-(?=(?:19|20)\d\d|')")
_TO = re.compile(r" ?(?:말|초|경)? ?(?:부터 ?~?|~|-|→) ?")


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_AFTER = re.compile(rf" ?(?:{_any_of(_WORDS.edge)})? ?(?:{_any_of(_WORDS.after)})")
_BEFORE = re.compile(rf" ?(?:{_any_of(_WORDS.edge)})? ?(?:{_any_of(_WORDS.before)})")


@dataclass(frozen=True, slots=True)
class Stage:
    """One date or span: its first and last point, None on a side that is open or not printed."""

    first: Point | None
    last: Point | None

    @property
    def is_open(self) -> bool:
        """Whether it goes on (2029년 이후)."""
        return self.last is None


@dataclass(frozen=True, slots=True)
class Extent:
    """From the first start to the last end of several stages, ISO 8601 as printed; `count` of them."""

    start: str | None
    end: str | None
    open_end: bool
    count: int


def stages_in(text: str) -> tuple[Stage, ...]:
    """The dates of a text in printed order; dates that do not exist are left out.

    >>> [(s.first and s.first.iso, s.last and s.last.iso) for s in stages_in("2026년 착공, 2027~2028년 조성, 2029년 이후 운영")]
    [('2026', '2026'), ('2027', '2028'), ('2029', None)]
    """
    plain = _DASH.sub(" ", fold(clean(text)))
    found, at = list[Stage](), 0
    while (point := next_point(plain, at)) is not None:
        stage, at = _stage(plain, point)
        if all(one is None or one.iso is not None for one in (stage.first, stage.last)):
            found.append(stage)
    return tuple(found)


def _stage(plain: str, point: Point) -> tuple[Stage, int]:
    """The stage that begins with a point, and where the text goes on."""
    to = _TO.match(plain, point.end)
    second = following_point(plain, to.end(), point) if to is not None else None
    if second is not None and second.iso is not None and point.key <= second.last_key:
        return Stage(point, second), second.end
    if (after := _AFTER.match(plain, point.end)) is not None:
        return Stage(point, None), after.end()
    if (before := _BEFORE.match(plain, point.end)) is not None:
        return Stage(None, point), before.end()
    return Stage(point, point), point.end


def extent(texts: Iterable[str]) -> Extent | None:
    """The whole time of some lines; None where they name no date, or an old time beside a new one.

    A first line that is a span and holds all the others says it itself, at its own precision.

    >>> extent(["2026. 7. ~ 2030. 6.", "1단계(2026~2027) 기본계획", "2단계(2028~2030) 준공"])
    Extent(start='2026-07', end='2030-06', open_end=False, count=3)
    >>> extent(["2031년 개통", "2026년 말 개통"]), extent(["착수 시점 미정"])
    (Extent(start='2026', end='2031', open_end=False, count=2), None)
    """
    lines = list(texts)
    stages = [stage for text in lines for stage in stages_in(text)]
    if not stages or any(word in text for text in lines for word in _WORDS.changed):
        return None
    whole = stages[0]
    if whole.first is not None and whole.last is not whole.first and all(_within(one, whole) for one in stages[1:]):
        return Extent(_iso(whole.first), _iso(whole.last), whole.is_open, len(stages))
    starts = [stage.first for stage in stages if stage.first is not None]
    ends = [stage.last for stage in stages if stage.last is not None]
    goes_on = any(stage.is_open for stage in stages)
    start = min(starts, key=lambda point: point.key, default=None)
    end = None if goes_on else max(ends, key=lambda point: point.last_key, default=None)
    return Extent(_iso(start), _iso(end), goes_on, len(stages))


def _within(one: Stage, whole: Stage) -> bool:
    """Whether a stage lies in the years of another."""
    first, last = one.first or one.last, one.last or one.first
    if first is None or last is None or whole.first is None:
        return False
    return whole.first.year <= first.year and (whole.last is None or (not one.is_open and last.year <= whole.last.year))


def _iso(point: Point | None) -> str | None:
    return None if point is None else point.iso
