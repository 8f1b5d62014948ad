"""The terms of office of local governments (민선 n기) and the elections that began them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class TermOfOffice:
    """A term by its number, with its label (민선8기), first and last day, and the day of its 전국동시지방선거."""

    number: int
    label: str
    start: date
    end: date
    election: date


@cache
def terms() -> Mapping[int, TermOfOffice]:
    """The terms of the table by number. Raises VocabularyError where one does not begin the day after the one before."""
    table = tomllib.loads(files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))
    found: dict[int, TermOfOffice] = {}
    for number, (label, entry) in enumerate(table.items(), 1):
        term = TermOfOffice(number, label, **entry)
        before = found.get(number - 1)
        if label != f"민선{number}기" or not term.election < term.start < term.end:
            raise VocabularyError(f"terms.toml: {label} is not term {number}, or its days are out of order")
        if before is not None and (term.start - before.end).days != 1:
            raise VocabularyError(f"terms.toml: {label} does not follow {before.label}")
        found[number] = term
    return MappingProxyType(found)
