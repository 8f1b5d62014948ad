"""Names that texts mention: agencies, places, laws and programmes, from the TOML files of this package.

Every file explains its own grammar. A printed form belongs to one name; two owners fail at load with both named.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.errors import VocabularyError

Kind = Literal["agency", "place", "law", "programme"]

IGNORED = "·ㆍ․‧・･∙•⋅"
"""Middle dots of every make; they and blanks do not count when names are matched."""


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical name; `since` and `until` are the days it was in force, None where that is not bounded."""

    kind: Kind
    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every printed form by its key, what may follow it in a word, and how a law in brackets ends."""

    names: Mapping[str, Name]
    authorities: frozenset[str]
    """Keys of 시·도 and 시·군·구: places, but agencies in a field of agencies."""
    behind: Mapping[Kind, re.Pattern[str]]
    """What may go on in the same word after a name: a noun of the kind, particles, or nothing."""
    law_endings: tuple[str, ...]


def ignored(character: str) -> bool:
    """True for blanks of every width and for middle dots."""
    return character.isspace() or character in IGNORED or character in "\u200b\ufeff\u00ad"


def key_of(text: str) -> str:
    """The form that is matched.

    >>> key_of("국토의 계획 및 이용에 관한 법률"), key_of("스마트공장 보급ㆍ확산")
    ('국토의계획및이용에관한법률', '스마트공장보급확산')
    """
    return "".join(c for c in unicodedata.normalize("NFC", text) if not ignored(c))


@cache
def gazetteer() -> Gazetteer:
    """The names of this package, read once."""
    return build({name: _toml(name) for name in ("agencies", "places", "laws", "programmes", "particles")})


def _toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"names/{name}.toml: {error}") from None


def build(tables: Mapping[str, dict[str, Any]]) -> Gazetteer:
    """A gazetteer from the contents of the files. Raises VocabularyError where a form has two owners."""
    names: dict[str, Name] = {}
    authorities: set[str] = set()
    for form, name in _agencies(tables["agencies"]):
        _own(names, form, name)
    for form, name in _laws(tables["laws"]):
        _own(names, form, name)
    for form, name in _entries("programme", tables["programmes"]):
        _own(names, form, name)
    for form, name in _places(tables["places"]):
        _own(names, form, name)
        authorities.add(key_of(form))
        if form.endswith(("시", "군", "구", "도")):
            _own(names, f"{form}청", Name("agency", name.name, name.since, name.until))
    particles = tables["particles"]
    kinds: tuple[Kind, ...] = ("agency", "place", "law", "programme")
    behind = {kind: _behind(particles["behind"][kind], particles["particles"]) for kind in kinds}
    return Gazetteer(names, frozenset(authorities), behind, tuple(tables["laws"]["endings"]))


def _own(names: dict[str, Name], form: str, name: Name) -> None:
    owner = names.setdefault(key_of(form), name)
    if (owner.kind, owner.name) != (name.kind, name.name):
        raise VocabularyError(f"{form!r} is both {owner.name} ({owner.kind}) and {name.name} ({name.kind})")


def _behind(nouns: list[str], particles: list[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, nouns))})?(?:{'|'.join(map(re.escape, particles))}){{0,3}}")


def _entries(kind: Kind, table: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    """Printed forms of a file of `[group] "name" = { also, since, until, now }`."""
    for group in table.values():
        for official, entry in group.items():
            unknown = set(entry) - {"also", "since", "until", "now"}
            if unknown:
                raise VocabularyError(f"{official!r} has an unknown field {min(unknown)!r}")
            name = Name(kind, official, entry.get("since"), entry.get("until"))
            for form in (official, *entry.get("also", ())):
                yield form, name


def _agencies(table: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    yield from _entries("agency", {group: entries for group, entries in table.items() if group != "by_region"})
    for pattern, entry in table["by_region"].items():
        for region in entry["regions"]:
            name = Name("agency", pattern.format(region=region))
            for form in (pattern, *entry.get("also", ())):
                yield form.format(region=region), name


def _laws(table: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    for form, name in _entries("law", {"acts": table["acts"]}):
        yield form, name
        for decree in table["decrees"]:
            yield f"{form} {decree}", Name("law", f"{name.name} {decree}", name.since, name.until)


def _places(table: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    regions = table["region"]
    ambiguous = _ambiguous(table)
    for region in regions:
        official = region["name"]
        own = Name("place", official, region.get("since"), region.get("until"))
        alone = (official, *region.get("also", ()))
        for form in alone:
            yield form, own
        before = (*alone, *region.get("before", ()), *region.get("formerly", ()))
        for basic in region.get("basic", ()):
            name = Name("place", f"{official} {basic}" if basic in ambiguous else basic)
            if basic not in ambiguous:
                yield basic, name
            yield from ((f"{form} {basic}", name) for form in before)
        for city in region.get("bare", ()):
            yield city, Name("place", f"{city}시")
        yield from _districts(region, before, ambiguous)


def _districts(region: dict[str, Any], before: tuple[str, ...], ambiguous: set[str]) -> Iterator[tuple[str, Name]]:
    """구 inside a city, with the city's name and what may stand before it."""
    for city, districts in region.get("districts", {}).items():
        cities = (city, city.removesuffix("시"), *(f"{form} {city}" for form in before))
        for district in districts:
            name = Name("place", f"{city} {district}")
            if district not in ambiguous:
                yield district, name
            yield from ((f"{form} {district}", name) for form in cities)


def _ambiguous(table: dict[str, Any]) -> set[str]:
    """What is never matched alone. A name of two places that the file does not call ambiguous fails."""
    ambiguous = set(table["ambiguous"])
    known = {*ambiguous, *table["moved"]}
    owner: dict[str, str] = {}
    for region in table["region"]:
        districts = [district for within in region.get("districts", {}).values() for district in within]
        for basic in (*region.get("basic", ()), *districts):
            first = owner.setdefault(basic, region["name"])
            if first != region["name"] and basic not in known:
                raise VocabularyError(
                    f"{basic!r} is both in {first} and in {region['name']}: say that it is ambiguous or moved"
                )
    return ambiguous
