"""A city's profile: words that only this city prints, and what its ambiguous words mean. docs/profile.md shows one.

    [labels], [sources], [periods], [bases], [statuses], [classification], [phrases]: canonical = [printed forms], as in
    the vocabulary files of the same names; the canonical names are theirs.
    [units]: spelling of a money unit = won. [counters]: words = [what things are counted in].
    [settle.labels], [settle.sources] …: printed form = canonical, for a word that gongyak knows otherwise.
    [phones]: area_code = "000", for the numbers that the page prints without one.

Everything is checked when it is loaded; what is wrong is told with file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from pipeline.errors import GongyakError
from pipeline.vocabulary.labels import read_labels
from pipeline.vocabulary.lookup import read_list
from pipeline.vocabulary.squeeze import squeeze

LISTS = ("labels", "sources", "periods", "bases", "statuses", "classification", "phrases")
"""The vocabulary files that a profile may add words to."""

_LINE = re.compile(r"at line (\d+)")


class ProfileError(GongyakError):
    """A profile cannot be used; it is found before any document is read."""

    code: ClassVar[str] = "PROFILE_INVALID"
    exit_code: ClassVar[int] = 2
    ko: ClassVar[str] = "프로필이 잘못되었습니다: {detail}"
    en: ClassVar[str] = "the profile is not valid: {detail}"


@dataclass(frozen=True, slots=True)
class Word:
    """A printed form, and what it means in the list of this name."""

    file: str
    printed: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile says; equal profiles are one, so that its vocabulary is made once a process."""

    words: tuple[Word, ...] = ()
    units: tuple[tuple[str, int], ...] = ()
    counters: tuple[str, ...] = ()
    area_code: str | None = None


def load_profile(path: Path) -> Profile:
    """Reads a profile. Raises ProfileError with the file's name and the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ProfileError(f"{path.name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path.name}: no UTF-8") from error
    try:
        return read_profile(text)
    except _LineError as error:
        raise ProfileError(f"{path.name}:{error.line}: {error.reason}") from error


class _LineError(Exception):
    """What is wrong in the text, and in which line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def read_profile(text: str) -> Profile:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        raise _LineError(int(found[1]) if found else len(text.splitlines()), str(error)) from error
    return _Reader(text, table).profile()


class _Reader:
    """One profile while it is read; keeps the text, since only it knows the lines."""

    def __init__(self, text: str, table: Mapping[str, Any]) -> None:
        self.lines = text.splitlines()
        self.table = table

    def profile(self) -> Profile:
        known = {*LISTS, "units", "counters", "phones", "settle"}
        for name in self.table:
            if name not in known:
                raise self._wrong(f"[{name}] is none of {', '.join(sorted(known))}", name)
        added = list(self._added())
        settled = list(self._settled())
        self._owned_once([*added, *settled])
        counters = self._section("counters", {"words"}).get("words", [])
        return Profile(
            words=(*added, *settled),
            units=tuple(self._units()),
            counters=tuple(self._words("counters", "words", counters)),
            area_code=self._area_code(),
        )

    def _added(self) -> Iterator[Word]:
        for name in LISTS:
            for canonical, forms in self._section(name, _canonicals(name)).items():
                for printed in self._words(name, canonical, forms):
                    owner = _owner(name, printed)
                    if owner not in {None, canonical}:
                        reason = f"{printed!r} is {owner} in gongyak's vocabulary, not {canonical}"
                        raise self._wrong(f"{reason}; [settle.{name}] may say so", name, printed)
                    yield Word(name, printed, canonical)

    def _settled(self) -> Iterator[Word]:
        for name, words in self._section("settle", set(LISTS)).items():
            if not isinstance(words, dict):
                raise self._wrong(f"[settle.{name}] is no table of printed form = canonical", "settle", name)
            for printed, canonical in words.items():
                wrong = partial(self._wrong, section=f"settle.{name}", word=printed)
                if canonical not in _canonicals(name):
                    raise wrong(f"{canonical!r} is no name of {name}: {', '.join(sorted(_canonicals(name)))}")
                if _owner(name, printed) is None:
                    raise wrong(f"{printed!r} has no other meaning to settle; add it under [{name}]")
                yield Word(name, printed, canonical)

    def _owned_once(self, words: Iterable[Word]) -> None:
        owners: dict[tuple[str, str], str] = {}
        for word in words:
            owner = owners.setdefault((word.file, squeeze(word.printed)), word.canonical)
            if owner != word.canonical:
                raise self._wrong(f"{word.printed!r} is both {owner} and {word.canonical}", word.file, word.printed)

    def _units(self) -> Iterator[tuple[str, int]]:
        for spelling, won in self._section("units").items():
            if type(won) is not int or won < 1:
                raise self._wrong(f"{spelling!r} is a whole number of won, not {won!r}", "units", spelling)
            yield "".join(spelling.split()), won

    def _area_code(self) -> str | None:
        code = self._section("phones", {"area_code"}).get("area_code")
        if code is not None and not (isinstance(code, str) and re.fullmatch(r"0\d{1,3}", code)):
            raise self._wrong(f"{code!r} is no area code in quotes, such as '000'", "phones", "area_code")
        return code

    def _section(self, name: str, allowed: Iterable[str] | None = None) -> Mapping[str, Any]:
        found = self.table.get(name, {})
        if not isinstance(found, dict):
            raise self._wrong(f"{name} is no table", name)
        if allowed is not None and (strange := [key for key in found if key not in set(allowed)]):
            raise self._wrong(f"[{name}] has no {strange[0]!r}: {', '.join(sorted(allowed))}", name, strange[0])
        return found

    def _words(self, section: str, key: str, forms: object) -> list[str]:
        if not isinstance(forms, list) or not all(isinstance(form, str) and squeeze(form) for form in forms):
            raise self._wrong(f"{key} is a list of words", section, key)
        return forms

    def _wrong(self, reason: str, section: str, word: str | None = None) -> _LineError:
        """The line of a word below its section's head, or of the head, or the first."""
        heads = [at for at, line in enumerate(self.lines) if re.match(rf"\s*\[\s*{re.escape(section)}\b", line)]
        start = heads[0] if heads else 0
        if word is not None:
            inside = (at for at in range(start, len(self.lines)) if word in self.lines[at])
            start = next(inside, start)
        return _LineError(start + 1, reason)


def _canonicals(name: str) -> set[str]:
    if name == "labels":
        return {label.field for label in read_labels().values()}
    return set(read_list(name).words.values())


def _owner(name: str, printed: str) -> str | None:
    key = squeeze(printed)
    if name == "labels":
        label = read_labels().get(key)
        return None if label is None else label.field
    return read_list(name).words.get(key)
