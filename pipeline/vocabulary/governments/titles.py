"""titles.toml: the words by which a document says whose it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.errors import VocabularyError
from pipeline.vocabulary.squeeze import squeeze


@dataclass(frozen=True, slots=True)
class Titles:
    """The words, squeezed. `labels` maps a label to what its value is; `behind` matches what may follow a name."""

    document: tuple[str, ...]
    other: tuple[str, ...]
    office: tuple[str, ...]
    holder: tuple[str, ...]
    behind: re.Pattern[str]
    words: frozenset[str]
    elections: Mapping[str, str]
    labels: Mapping[str, str]


@cache
def titles() -> Titles:
    """The words of titles.toml. Raises VocabularyError where a label has two meanings."""
    table = tomllib.loads(files(__package__).joinpath("titles.toml").read_text(encoding="utf-8"))
    labels: dict[str, str] = {}
    for meaning, printed_forms in table["labels"].items():
        for printed in printed_forms:
            owner = labels.setdefault(squeeze(printed), meaning)
            if owner != meaning:
                raise VocabularyError(f"titles.toml: {printed!r} is both {owner} and {meaning}")
    return Titles(
        document=_longest_first(table["document"]),
        other=_longest_first(table["other"]),
        office=_longest_first(table["office"]),
        holder=_longest_first(table["holder"]),
        behind=re.compile(any_of(_longest_first(table["behind"])) + r"|\d"),
        words=frozenset(map(squeeze, table["words"])),
        elections=MappingProxyType({squeeze(office): made for office, made in table["elections"].items()}),
        labels=MappingProxyType(labels),
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches one of the words, the first that fits."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(squeeze, words), key=len, reverse=True))
