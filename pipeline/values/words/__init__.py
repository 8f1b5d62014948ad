"""The words that values are read by: TOML tables, validated when loaded and frozen.

Each file explains its own grammar at its top. A word that stands in two places of one file where it could not be told
apart is a `VocabularyError`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pipeline.errors import VocabularyError

RECURRENCES = frozenset({"yearly", "half_yearly", "quarterly", "monthly"})


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks before the words of a line; each field holds single characters."""

    strong: str
    dots: str
    arrows: str
    jamo: str
    letters: str
    signs: str
    notes: str
    zero_width: str


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Units in won, and the words around an amount."""

    units: Mapping[str, int]
    lead: frozenset[str]
    per_year: frozenset[str]
    approximate_before: frozenset[str]
    approximate_after: frozenset[str]
    upper: frozenset[str]
    lower: frozenset[str]
    not_applicable: tuple[str, ...]
    undetermined: tuple[str, ...]
    follow: tuple[str, ...]
    per_unit: frozenset[str]
    no_unit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of time without figures."""

    recurrence: Mapping[str, str]
    open: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    edge: frozenset[str]
    term: frozenset[str]
    term_prefixes: tuple[str, ...]
    undetermined: frozenset[str]
    occasional: frozenset[str]
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Counters, units and what stands around them; sequences are longest first."""

    counters: tuple[str, ...]
    glue: tuple[str, ...]
    measures: tuple[str, ...]
    money: tuple[str, ...]
    ordinals: tuple[str, ...]
    before: tuple[str, ...]
    kinds: tuple[str, ...]
    after: tuple[str, ...]
    numbered: tuple[str, ...]
    joints: tuple[str, ...]
    per: tuple[str, ...]
    idioms: frozenset[str]


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """Signs before a telephone number, longest first, and the codes that make one complete."""

    sign: tuple[str, ...]
    extension: tuple[str, ...]
    area: tuple[str, ...]
    service: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What tells a person's name from an office and from other words."""

    surnames: frozenset[str]
    doubles: frozenset[str]
    nobody: frozenset[str]
    ends: tuple[str, ...]
    particles: tuple[str, ...]


@cache
def marks() -> Marks:
    """`marks.toml`."""
    return read_marks(_table("marks"))


@cache
def money_words() -> MoneyWords:
    """`money.toml`."""
    return read_money(_table("money"))


@cache
def date_words() -> DateWords:
    """`dates.toml`."""
    return read_dates(_table("dates"))


@cache
def quantity_words() -> QuantityWords:
    """`quantities.toml`."""
    return read_quantities(_table("quantities"))


@cache
def phone_words() -> PhoneWords:
    """`phones.toml`."""
    return read_phones(_table("phones"))


@cache
def person_words() -> PersonWords:
    """`persons.toml`."""
    return read_persons(_table("persons"))


def read_marks(table: Mapping[str, Any]) -> Marks:
    """The marks of a parsed file; raises VocabularyError where one character has two roles."""
    names = ("strong", "dots", "arrows", "jamo", "letters", "signs", "notes", "zero_width")
    values = {name: _text("marks", table, name) for name in names}
    _disjoint("marks", values)
    return Marks(**values)


def read_money(table: Mapping[str, Any]) -> MoneyWords:
    """The money words of a parsed file; raises VocabularyError for a unit that is no whole number of won."""
    units = _section("money", table, "unit")
    for word, value in units.items():
        if type(value) is not int or value < 1:
            raise VocabularyError(f"money.toml: unit {word!r} must be a whole number of won, not {value!r}")
    lists = {
        "lead": _words("money", table, "lead"),
        "per_year": _words("money", table, "per_year"),
        "approximate_before": _words("money", table, "approximate", "before"),
        "approximate_after": _words("money", table, "approximate", "after"),
        "upper": _words("money", table, "bound", "upper"),
        "lower": _words("money", table, "bound", "lower"),
        "per_unit": _words("money", table, "per_unit"),
    }
    states = {name: _words("money", table, "state", name) for name in ("not_applicable", "undetermined")}
    _disjoint("money", lists)
    _disjoint("money", states)
    return MoneyWords(
        units=MappingProxyType(dict(units)),
        lead=frozenset(lists["lead"]),
        per_year=frozenset(lists["per_year"]),
        approximate_before=frozenset(lists["approximate_before"]),
        approximate_after=frozenset(lists["approximate_after"]),
        upper=frozenset(lists["upper"]),
        lower=frozenset(lists["lower"]),
        not_applicable=states["not_applicable"],
        undetermined=states["undetermined"],
        follow=_longest_first(_words("money", table, "follow")),
        per_unit=frozenset(lists["per_unit"]),
        no_unit=_words("money", table, "per_unit", "nouns"),
    )


def read_dates(table: Mapping[str, Any]) -> DateWords:
    """The date words of a parsed file; raises VocabularyError for an unknown recurrence or a word with two roles."""
    recurrence = _section("dates", table, "recurrence")
    for word, value in recurrence.items():
        if value not in RECURRENCES:
            raise VocabularyError(f"dates.toml: {word!r} recurs {value!r}, which is none of {sorted(RECURRENCES)}")
    names = ("open", "after", "before", "edge", "term", "undetermined", "occasional", "changed")
    lists = {name: _words("dates", table, name) for name in names}
    _disjoint("dates", {**lists, "recurrence": tuple(recurrence)})
    prefixes = _longest_first(_words("dates", table, "term", "prefixes"))
    return DateWords(
        recurrence=MappingProxyType(dict(recurrence)),
        term_prefixes=prefixes,
        **{name: frozenset(words) for name, words in lists.items()},
    )


def read_quantities(table: Mapping[str, Any]) -> QuantityWords:
    """The counters of a parsed file; raises VocabularyError for a unit in two lists."""
    names = ("counter", "measure", "money", "ordinal")
    lists = {name: _words("quantities", table, name) for name in names}
    _disjoint("quantities", lists)
    return QuantityWords(
        counters=_longest_first(lists["counter"]),
        glue=_words("quantities", table, "glue"),
        measures=_longest_first(lists["measure"]),
        money=_longest_first(lists["money"]),
        ordinals=_longest_first(lists["ordinal"]),
        before=_longest_first(_words("quantities", table, "qualifier", "before")),
        kinds=_words("quantities", table, "qualifier", "kinds"),
        after=_longest_first(_words("quantities", table, "qualifier", "after")),
        numbered=_words("quantities", table, "numbered"),
        joints=_words("quantities", table, "joint"),
        per=_longest_first(_words("quantities", table, "per")),
        idioms=frozenset(_words("quantities", table, "idiom")),
    )


def read_phones(table: Mapping[str, Any]) -> PhoneWords:
    """The phone words of a parsed file; raises VocabularyError for a code that is not digits."""
    lists = {name: _strings("phones", name, table.get(name)) for name in ("sign", "extension", "area", "service")}
    for code in (*lists["area"], *lists["service"]):
        if not (code.isascii() and code.isdigit()):
            raise VocabularyError(f"phones.toml: {code!r} is no code of digits")
    _disjoint("phones", {"sign": lists["sign"], "extension": lists["extension"]})
    return PhoneWords(**{name: _longest_first(words) for name, words in lists.items()})


def read_persons(table: Mapping[str, Any]) -> PersonWords:
    """The words of a parsed file; raises VocabularyError where one of them is missing or stands twice."""
    surnames = _text("persons", table, "surnames")
    if len(set(surnames)) != len(surnames):
        raise VocabularyError("persons.toml: surnames holds a name twice")
    lists = {name: _strings("persons", name, table.get(name)) for name in ("doubles", "nobody", "ends", "particles")}
    _disjoint("persons", {name: lists[name] for name in ("doubles", "nobody", "ends")})
    return PersonWords(
        frozenset(surnames),
        frozenset(lists["doubles"]),
        frozenset(lists["nobody"]),
        _longest_first(lists["ends"]),
        _longest_first(lists["particles"]),
    )


def _table(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}.toml: {error}") from error


def _section(file: str, table: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    found = table.get(section)
    if not isinstance(found, dict) or not found:
        raise VocabularyError(f"{file}.toml: [{section}] is missing or empty")
    return found


def _text(file: str, table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found:
        raise VocabularyError(f"{file}.toml: {key} must be a string of marks")
    return found


def _words(file: str, table: Mapping[str, Any], section: str, key: str = "words") -> tuple[str, ...]:
    return _strings(file, f"{section}.{key}", _section(file, table, section).get(key))


def _strings(file: str, name: str, found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not found or not all(isinstance(word, str) and word.strip() for word in found):
        raise VocabularyError(f"{file}.toml: {name} must be a list of words")
    words = tuple(found)
    if len(set(words)) != len(words):
        raise VocabularyError(f"{file}.toml: {name} holds a word twice")
    return words


def _disjoint(file: str, lists: Mapping[str, Iterable[str]]) -> None:
    owners: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            owner = owners.setdefault(word, name)
            if owner != name:
                raise VocabularyError(f"{file}.toml: {word!r} is both {owner} and {name}")


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
