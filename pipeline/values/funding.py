"""Which funding source a word names, before anybody knows whose money 시비 is."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.vocabulary import Vocabulary, current, lookup, squeeze

_LONGEST = 40
"""Characters of what is remembered; a longer text is no head that comes again."""

_NOTE = re.compile(r"\s*[(（\[].*$|[*†‡]+$|(?<=\S)\s*주?\d{1,2}\)$|[¹²³⁴-⁹]+[⁾)]?$", re.DOTALL)
"""A bracket or a footnote mark behind the word: `기타(LH)`, `국비*`, `시비¹⁾`."""


def source_word(text: str) -> str | None:
    """The source that a label names, `city` for 시비, None where nobody knows it.

    >>> source_word("국 비"), source_word("시비"), source_word("기타(민자 등)"), source_word("국비*"), source_word("나눔금")
    ('national', 'city', 'other', 'national', None)
    >>> source_word("주택도시기금")
    'fund'
    """
    return _source_word(current(), text) if len(text) <= _LONGEST else _named(text)


@lru_cache(maxsize=4096)  # the same heads are asked again and again
def _source_word(book: Vocabulary, text: str) -> str | None:  # noqa: ARG001 - what `lookup` says depends on it
    return _named(text)


def _named(text: str) -> str | None:
    found = lookup("sources").get(text)
    if found is None and (bare := _NOTE.sub("", text.strip())) != text.strip():
        found = lookup("sources").get(bare)
    return found or _fund(text)


def _fund(text: str) -> str | None:
    """`fund` for the name of one nobody listed, which ends as the others do: 주택도시기금."""
    words = lookup("sources").words
    key = squeeze(_NOTE.sub("", text.strip()))
    return "fund" if any(code == "fund" and key.endswith(word) for word, code in words.items()) else None
