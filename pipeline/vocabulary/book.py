"""The vocabulary in force: gongyak's own words, with those of a city's profile where the user gives one.

A document is read inside `using(profile)`, and every parser below asks for words through this module; so no parser hands
the vocabulary on, threads and processes that read other cities do not meet, and without a profile nothing is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from pipeline.vocabulary.compounds import section_in
from pipeline.vocabulary.labels import Label, read_labels
from pipeline.vocabulary.lookup import Lookup, read_list
from pipeline.vocabulary.profile import Profile
from pipeline.vocabulary.squeeze import squeeze

_LONGEST_LABEL = 80
"""No label is that long; this keeps whole paragraphs out of the squeezer."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Labels by their squeezed form, word lists that a profile changed, and what only a profile can say.

    `units`: spelling of a money unit without blanks → won. `counters`: what things are counted in, beside the common
    ones. `area_code`: of the telephone numbers that the page prints without one, None where nobody says it.
    """

    labels: Mapping[str, Label]
    changed: Mapping[str, Lookup] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    counters: tuple[str, ...] = ()
    area_code: str | None = None


@lru_cache(maxsize=256)
def vocabulary(profile: Profile | None = None) -> Vocabulary:
    """Gongyak's own words, or those with a profile's; made once for each."""
    if profile is None:
        return Vocabulary(read_labels())
    labels, own = dict(read_labels()), read_labels().values()
    models = {label.field: label.role for label in own}
    words: dict[str, dict[str, str]] = {}
    for word in profile.words:
        if word.file == "labels":
            labels[squeeze(word.printed)] = Label(word.canonical, models[word.canonical])
        else:
            words.setdefault(word.file, dict(read_list(word.file).words))[squeeze(word.printed)] = word.canonical
    return Vocabulary(
        MappingProxyType(labels),
        MappingProxyType({name: Lookup(name, MappingProxyType(found)) for name, found in words.items()}),
        MappingProxyType(dict(profile.units)),
        profile.counters,
        profile.area_code,
    )


_current: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)


def current() -> Vocabulary:
    """The vocabulary of the document that is being read."""
    return _current.get() or vocabulary()


@contextmanager
def using(profile: Profile | None) -> Iterator[None]:
    """What is read inside is read by this profile's words."""
    token = _current.set(vocabulary(profile))
    try:
        yield
    finally:
        _current.reset(token)


def lookup(name: str) -> Lookup:
    """A word list by the name of its file. Raises VocabularyError where one printed form has two owners."""
    book = _current.get()
    changed = None if book is None else book.changed.get(name)
    return read_list(name) if changed is None else changed


def label_of(text: str) -> Label | None:
    """The label that a text is, as a whole, or None.

    >>> label_of("사 업 기 간").field
    'period'
    >>> label_of("사업개요(현황)").field, label_of("사업기간이 길다")
    ('overview', None)
    """
    return _label(current(), text)


def find_label(text: str) -> Label | None:
    """As `label_of`, but a bracketed remark at the end may be unknown: `추진계획(세부)`, `총사업비(백만원)`.

    >>> find_label("정부(가온도) 도움 필요 여부").field
    'support_requests'
    >>> find_label("총사업비¹⁾").field, find_label("사업량 주1)").field
    ('cost', 'scale')
    """
    return _find(_current.get() or vocabulary(), text)


_FOOTNOTE = re.compile(r"\s*(?:[¹²³⁰⁴-⁹]+[⁾)]?|⁽[¹²³⁰⁴-⁹]+⁾|주?\d{1,2}\)|\*{1,3})$")
"""The mark of a footnote behind a label: 총사업비¹⁾, 사업량주1), 총사업비*."""


def _label(book: Vocabulary, text: str) -> Label | None:
    return None if len(text) > _LONGEST_LABEL else book.labels.get(squeeze(text))


@lru_cache(maxsize=16_384)  # a document says the same labels over and over
def _find(book: Vocabulary, text: str) -> Label | None:
    text = _FOOTNOTE.sub("", text)
    whole = _label(book, text)
    if whole is not None or len(text) > _LONGEST_LABEL:
        return whole
    bare = _without_brackets(text)
    found = _label(book, bare) if bare and bare != text else None
    return found or section_in(bare or text, lambda words: _label(book, words))


def _without_brackets(text: str) -> str:
    kept: list[str] = []
    depth = 0
    for character in text:
        if character in "([（［〈<【":
            depth += 1
        elif character in ")]）］〉>】":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(character)
    return "".join(kept).strip()
