"""Words that text recognition always reads as others, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pipeline.errors import VocabularyError


@cache
def confusions() -> tuple[tuple[str, str], ...]:
    """What is seen and what was printed, in the order of the file. Raises VocabularyError."""
    table = tomllib.loads(files(__package__).joinpath("confusions.toml").read_text(encoding="utf-8"))
    pairs = tuple((str(seen), str(printed)) for seen, printed in table.items())
    for seen, printed in pairs:
        if len(seen) != len(printed):
            raise VocabularyError(f"{seen!r} and {printed!r} are not of one length")
    return pairs
