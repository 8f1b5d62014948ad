"""Words that text recognition always reads as others, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class Confusions:
    """What is seen and what was printed: `inside` a line, and where it is the `whole` of a line or cell."""

    inside: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, str], ...]

    def mend(self, text: str) -> str:
        """The text with as many characters as before.

        >>> confusions().mend("주진일정"), confusions().mend("종계"), confusions().mend("종계장")
        ('추진일정', '총계', '종계장')
        """
        for seen, printed in self.inside:
            text = text.replace(seen, printed)
        return dict(self.whole).get(text, text)


@cache
def confusions() -> Confusions:
    """In the order of the file. Raises VocabularyError."""
    table = tomllib.loads(files(__package__).joinpath("confusions.toml").read_text(encoding="utf-8"))
    return Confusions(_pairs(table["inside"]), _pairs(table["whole"]))


def _pairs(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    for seen, printed in table.items():
        if len(seen) != len(printed):
            raise VocabularyError(f"{seen!r} and {printed!r} are not of one length")
    return tuple(table.items())
