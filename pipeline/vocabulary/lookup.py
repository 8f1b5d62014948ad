"""Word lists that map printed words to a canonical name: one TOML file each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.errors import VocabularyError
from pipeline.vocabulary.squeeze import squeeze


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """Squeezed printed form → canonical name. One is itself alone, so that what is worked out of it may be kept."""

    name: str
    words: Mapping[str, str]

    def get(self, text: str) -> str | None:
        """The canonical name of a text that is exactly one of the words, or None."""
        return self.words.get(squeeze(text))

    def ends(self, text: str, canonical: str) -> bool:
        """Whether a text ends in one of the words of a canonical name."""
        return squeeze(text).endswith(_words_of(self, canonical))

    def longest_prefix(self, text: str) -> tuple[str, str] | None:
        """(canonical, squeezed word) of the longest word that the text begins with, or None."""
        key = squeeze(text)
        for size in range(min(len(key), self.longest), 0, -1):
            found = self.words.get(key[:size])
            if found is not None:
                return found, key[:size]
        return None

    def contained(self, text: str) -> str | None:
        """The canonical name of the longest word that stands anywhere in the text, or None."""
        key = squeeze(text)
        hits = [word for word in self.words if word in key]
        return self.words[max(hits, key=len)] if hits else None

    @property
    def longest(self) -> int:
        return max(map(len, self.words), default=0)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


@cache
def _words_of(book: Lookup, canonical: str) -> tuple[str, ...]:
    return tuple(word for word, name in book.words.items() if name == canonical)


@cache
def read_list(name: str) -> Lookup:
    """The list `name`.toml of this package: canonical = [printed forms].

    Raises VocabularyError where one printed form has two owners.
    """
    source = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    owners: dict[str, str] = {}
    for canonical, printed_forms in tomllib.loads(source).items():
        for printed in printed_forms:
            owner = owners.setdefault(squeeze(printed), canonical)
            if owner != canonical:
                raise VocabularyError(f"{name}.toml: {printed!r} is both {owner} and {canonical}")
    return Lookup(name, MappingProxyType(owners))
