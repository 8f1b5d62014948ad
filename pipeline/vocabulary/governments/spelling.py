"""Names of local governments as texts spell them: whole, within a line, and without 시·군·구."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary.governments.table import candidates, governments, names, region_forms
from pipeline.vocabulary.governments.titles import titles
from pipeline.vocabulary.squeeze import squeeze


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name in a text: official name, the 시·도 as printed before it or None, and where it stands squeezed."""

    name: str
    parent: str | None
    start: int = 0
    end: int = 0


_BEFORE_A_NAME = re.compile(r"(?:\d기|\d|년도?)$")


def spelled(text: str) -> Spelled | None:
    """The name that a text is, with or without its 시·도; None where the text is anything more or less.

    >>> spelled("경기 안산시")
    Spelled(name='안산시', parent='경기', start=0, end=5)
    >>> spelled("안 산 시").name, spelled("서울시").name, spelled("전북교육청").name
    ('안산시', '서울특별시', '전북특별자치도교육청')
    >>> spelled("안산시 청년"), spelled("안산"), spelled("경기도 군위군")
    (None, None, None)
    """
    key = squeeze(text)
    found = _at(key, 0)
    return found if found is not None and found.end == len(key) else None


def named_in(text: str) -> list[Spelled]:
    """The names in a text from left to right, the longest at each place; `start` and `end` count in squeezed text.

    A name begins where a word begins, or behind a digit or 기 of a term, and ends where a word ends or before an
    office, a document or a particle. Of a text as long as a book only the beginning is looked at. The five names of two syllables count only where a word begins.

    >>> [(one.name, one.parent) for one in named_in("부산 강서구와 민선9기가평군")]
    [('강서구', '부산'), ('가평군', None)]
    >>> named_in("이중구조 개선, 상주시설 정비")
    []
    """
    key, begins = _squeezed(text[:_LONGEST_TEXT])
    found: list[Spelled] = []
    position = 0
    while position < len(key):
        name = _at(key, position) if _may_begin(key, begins, position) else None
        if name is not None and _may_end(key, begins, name.end):
            found.append(name)
            position = name.end
        else:
            position += 1
    return found


def stems_in(text: str) -> list[str]:
    """Full names whose stem (안산 of 안산시) stands as a word of its own; only stems that one government has.

    >>> stems_in("안산 강소연구개발특구 및 안산사이언스밸리")
    ['안산시']
    """
    words = re.findall(r"[가-힣]+", unicodedata.normalize("NFC", text))
    found = [_stems()[word] for word in words if word in _stems()]
    return list(dict.fromkeys(found))


@cache
def _stems() -> dict[str, str]:
    """Stem → name, of governments that still are; no words of the language and no 시·도."""
    owners: dict[str, set[str]] = {}
    for row in governments():
        if row.level == "basic" and row.valid_to is None and len(row.name) > 2:
            owners.setdefault(row.name[:-1], set()).add(row.name)
    common = {*region_forms(), *titles().words}
    return {stem: min(full) for stem, full in owners.items() if len(full) == 1 and stem not in common}


def _at(key: str, start: int) -> Spelled | None:
    """The longest name at a place: a 시·도 with one of its 시·군·구, a name alone, a 시·도 alone."""
    if key[start : start + 2] not in _openings():
        return None
    best = next(_longest(key, start), None)
    for size in range(min(_longest_region(), len(key) - start), 0, -1):
        region = region_forms().get(key[start : start + size])
        if region is None:
            continue
        for inner in _longest(key, start + size):
            if candidates(inner.name, region):
                return Spelled(inner.name, key[start : start + size], start, inner.end)
        if key.startswith("교육청", start + size):
            office = f"{region}교육청"
            return Spelled(office, None, start, start + size + len("교육청"))
    return best


def _longest(key: str, start: int) -> Iterator[Spelled]:
    if key[start : start + 2] not in _openings():
        return
    for size in range(min(_longest_name(), len(key) - start), 1, -1):
        piece = key[start : start + size]
        rows = candidates(piece)
        if rows:
            name = next((row.name for row in rows if squeeze(row.name) == piece), rows[-1].name)
            yield Spelled(name, None, start, start + size)


@cache
def _openings() -> frozenset[str]:
    """The first two syllables of every name and every 시·도: few places of a text have them."""
    return frozenset(name[:2] for name in (*names(), *region_forms()))


@cache
def _longest_name() -> int:
    return max(map(len, names()))


@cache
def _longest_region() -> int:
    return max(map(len, region_forms()))


def _squeezed(text: str) -> tuple[str, tuple[bool, ...]]:
    """The squeezed text, and of each character whether a word begins there."""
    kept: list[str] = []
    begins: list[bool] = []
    fresh = True
    for character in unicodedata.normalize("NFC", text):
        small = squeeze(character)
        if not small:
            fresh = True
            continue
        kept.append(small)
        begins.extend([fresh, *[False] * (len(small) - 1)])
        fresh = False
    return "".join(kept), tuple(begins)


def _may_begin(key: str, begins: tuple[bool, ...], at: int) -> bool:
    """Only the few characters before are looked at: a line of a megabyte has as many places to begin."""
    return begins[at] or (at > 1 and _BEFORE_A_NAME.search(key[max(0, at - 2) : at]) is not None)


_LONGEST_TEXT = 50_000
"""Characters of one text; in a file whose every line break was lost it is the whole file."""


def _may_end(key: str, begins: tuple[bool, ...], end: int) -> bool:
    return end == len(key) or begins[end] or bool(titles().behind.match(key, end))
