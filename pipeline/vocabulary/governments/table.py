"""governments.csv and regions.toml, loaded and validated; looked up by name and day."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from pipeline.errors import VocabularyError
from pipeline.vocabulary.squeeze import squeeze

Level = Literal["metropolitan", "basic", "education"]

_KINDS: Mapping[str, Level] = MappingProxyType(
    {
        "special_city": "metropolitan",
        "metropolitan_city": "metropolitan",
        "self_governing_city": "metropolitan",
        "do": "metropolitan",
        "special_do": "metropolitan",
        "si": "basic",
        "gun": "basic",
        "gu": "basic",
        "education": "education",
    }
)
_COLUMNS = ["name", "parent", "kind", "level", "code", "valid_from", "valid_to"]


@dataclass(frozen=True, slots=True)
class Government:
    """One row of the table: a local government in one state. Days are inclusive; None has no end within the table."""

    name: str
    parent: str | None
    kind: str
    level: Level
    code: str | None
    valid_from: date | None
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Whether the row holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    @property
    def full_name(self) -> str:
        """With its 시·도, where it has one: 경기도 안산시."""
        return self.name if self.parent is None or self.level == "education" else f"{self.parent} {self.name}"


@dataclass(frozen=True, slots=True)
class Region:
    """How a 시·도 is printed, and which other official names stand for the same places."""

    name: str
    alone: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


@cache
def governments() -> tuple[Government, ...]:
    """Every row, in the order of the file. Raises VocabularyError with the line of a bad row."""
    text = files(__package__).joinpath("governments.csv").read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    rows: list[Government] = []
    reader = csv.reader(line for _, line in lines)
    if next(reader) != _COLUMNS:
        raise VocabularyError(f"governments.csv: its columns are not {_COLUMNS}")
    for (number, _), cells in zip(lines[1:], reader, strict=True):
        try:
            rows.append(_row(cells))
        except ValueError as error:
            raise VocabularyError(f"governments.csv:{number}: {error}") from error
    _no_two_at_once(rows)
    return tuple(rows)


def _row(cells: list[str]) -> Government:
    name, parent, kind, level, code, since, until = cells
    if _KINDS.get(kind) != level:
        raise ValueError(f"{kind!r} is no kind of level {level!r}")
    if code and not (len(code) == 10 and code.isdecimal()):
        raise ValueError(f"{code!r} is no code of ten digits")
    start = date.fromisoformat(since) if since else None
    end = date.fromisoformat(until) if until else None
    if start and end and end < start:
        raise ValueError("it ends before it begins")
    return Government(name, parent or None, kind, _KINDS[kind], code or None, start, end)


def _no_two_at_once(rows: list[Government]) -> None:
    seen: dict[tuple[str, str | None], Government] = {}
    for row in rows:
        earlier = seen.get((row.name, row.parent))
        if earlier is not None and _overlap(earlier, row):
            raise VocabularyError(f"governments.csv: {row.full_name} holds twice on one day")
        seen[row.name, row.parent] = row


def _overlap(one: Government, other: Government) -> bool:
    return (one.valid_to is None or other.valid_from is None or other.valid_from <= one.valid_to) and (
        other.valid_to is None or one.valid_from is None or one.valid_from <= other.valid_to
    )


@cache
def regions() -> Mapping[str, Region]:
    """The 시·도 by their official name of today."""
    table = tomllib.loads(files(__package__).joinpath("regions.toml").read_text(encoding="utf-8"))
    known = {row.name for row in governments() if row.level == "metropolitan"}
    found: dict[str, Region] = {}
    for name, entry in table.items():
        region = Region(name, *(tuple(entry.get(key, ())) for key in ("alone", "before", "renamed", "covers")))
        strangers = {name, *region.renamed, *region.covers} - known
        if strangers:
            raise VocabularyError(f"regions.toml: {sorted(strangers)} are not in governments.csv")
        found[name] = region
    return MappingProxyType(found)


@cache
def _region_forms() -> Mapping[str, str]:
    """Squeezed printed form of a 시·도 → its official name."""
    forms: dict[str, str] = {}
    for region in regions().values():
        for printed in (region.name, *region.alone, *region.before):
            forms[squeeze(printed)] = region.name
        for printed in region.renamed:
            forms[squeeze(printed)] = printed
    return MappingProxyType(forms)


def family(parent: str) -> frozenset[str]:
    """Every official name that may stand for a printed 시·도; empty where the words name none.

    >>> sorted(family("강원"))
    ['강원도', '강원특별자치도']
    >>> sorted(family("전남"))
    ['전남광주통합특별시', '전라남도']
    """
    official = _region_forms().get(squeeze(parent))
    if official is None:
        return frozenset()
    names = {official}
    for region in regions().values():
        own = {region.name, *region.renamed}
        if names & own:
            names |= own
    heirs = {region.name for region in regions().values() if official in region.covers}
    return frozenset(names | heirs | set(regions()[official].covers if official in regions() else ()))


@cache
def _by_name() -> Mapping[str, tuple[Government, ...]]:
    """Squeezed name → its rows. What a 시·도 is called alone leads to the rows of its official names."""
    found: dict[str, list[Government]] = {}
    for row in governments():
        found.setdefault(squeeze(row.name), []).append(row)
    for region in regions().values():
        rows = [row for name in (*region.renamed, region.name) for row in found.get(squeeze(name), ())]
        for printed in (*region.renamed, region.name, *region.alone):
            found[squeeze(printed)] = rows
    return MappingProxyType({name: tuple(rows) for name, rows in found.items()})


def candidates(name: str, parent: str | None = None, on: date | None = None) -> tuple[Government, ...]:
    """Every row that bears a name, within a 시·도 and on a day where these are given."""
    rows: tuple[Government, ...] = _by_name().get(squeeze(name), ())
    if parent is not None:
        names = family(parent)
        rows = tuple(row for row in rows if row.parent in names)
    return rows if on is None else tuple(row for row in rows if row.holds(on))


def find(name: str, parent: str | None = None, on: date | None = None) -> Government | None:
    """The government that bears a name on a day; without a day the last row of the only one that ever bore it.

    None where nobody bears the name then, and where several do: 중구, and 고성군 without its 시·도.

    >>> find("중구") is None, find("중구", "서울").code
    (True, '1114000000')
    >>> find("여수시", on=date(2026, 6, 3)).parent, find("여수시").parent
    ('전라남도', '전남광주통합특별시')
    """
    rows = sorted(candidates(name, parent, on), key=lambda row: row.valid_from or date.min)
    if not rows or any(_overlap(one, other) for one, other in pairwise(rows)):
        return None
    return rows[-1]


def in_force(on: date, level: Level | None = None) -> Iterator[Government]:
    """The governments of a day, in the order of the file."""
    return (row for row in governments() if row.holds(on) and level in {None, row.level})


def names() -> tuple[str, ...]:
    """Every squeezed name that find() knows."""
    return tuple(_by_name())


def region_forms() -> Mapping[str, str]:
    """Squeezed printed form of a 시·도 → its official name."""
    return _region_forms()
