"""The words of words.toml, loaded once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from pipeline.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class Words:
    """See the head of words.toml."""

    roles: tuple[str, ...]
    posts: tuple[str, ...]
    things: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    signs: tuple[str, ...]
    nobody: tuple[str, ...]
    commons: tuple[str, ...]
    halves: tuple[str, ...]
    offices: tuple[str, ...]
    ends: tuple[str, ...]


@cache
def words() -> Words:
    """Raises VocabularyError where the file lacks a list or has one too many."""
    found = tomllib.loads(files("pipeline.privacy").joinpath("words.toml").read_text(encoding="utf-8"))
    if found.keys() != {field.name for field in fields(Words)}:
        raise VocabularyError(f"privacy/words.toml: {', '.join(sorted(found))}")
    return Words(**{name: tuple(dict.fromkeys(listed)) for name, listed in found.items()})
