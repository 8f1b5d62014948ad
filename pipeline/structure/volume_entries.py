"""The entries of a whole document: on disk where they are many, with what is looked up again and again kept at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import overload

from pipeline.document import Paged, at_hand
from pipeline.structure.entries import Chapter, Entry
from pipeline.structure.forms import GROUP
from pipeline.structure.lines import Line
from pipeline.structure.titles import Names, key_of

_MOST, _FEW = 2000, 384
"""Blocks of a document whose entries all stay in memory, and the entries of a longer one that do."""


class Keys(Sequence[str | None]):
    """The keys of entries, a byte for each: there are few of them, and thousands of entries."""

    def __init__(self) -> None:
        self._names: list[str | None] = [None]
        self._numbers: dict[str | None, int] = {None: 0}
        self._each = bytearray()

    def append(self, key: str | None) -> None:
        """Adds the key of the next entry."""
        self._each.append(self._number(key))

    def _number(self, key: str | None) -> int:
        number = self._numbers.setdefault(key, len(self._names))
        if number == len(self._names):
            self._names.append(key)
        return number

    def __setitem__(self, at: int, key: str | None) -> None:
        self._each[at] = self._number(key)

    def __len__(self) -> int:
        return len(self._each)

    def __contains__(self, key: object) -> bool:
        number = self._numbers.get(key) if key is None or isinstance(key, str) else None
        return number is not None and number in self._each

    @overload
    def __getitem__(self, at: int) -> str | None: ...
    @overload
    def __getitem__(self, at: slice) -> list[str | None]: ...
    def __getitem__(self, at: int | slice) -> str | list[str | None] | None:
        if isinstance(at, slice):
            return [self._names[number] for number in self._each[at]]
        return self._names[self._each[at]]


class Entries:
    """What a document holds in reading order, by position from 0; `keys` tell what a pledge has only once (`key_of`).

    Equal and never the same: an entry that was asked for twice may have been read twice. `blocks` are those of the
    document, of which there are about as many.
    """

    def __init__(self, entries: Iterable[Entry], names: Names, blocks: int) -> None:
        self.names = names
        self.keys = Keys()
        self._chapters: dict[int, Chapter] = {}
        self._parents: dict[int, int] = {}
        self._groups: set[int] = set()
        self._printed: Paged[Entry] = Paged.of(self._keyed(entries), at_hand(blocks, _MOST, _FEW))

    def _keyed(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            self.keys.append(key_of(entry, self.names))
            yield entry

    def mark(self, at: int, chapter: Chapter) -> None:
        """Tells that an entry is a divider of the volume."""
        self._chapters[at] = chapter
        self.keys[at] = None

    def mark_group(self, at: int) -> None:
        """Tells that a line (기본정보) is the name of a part of a form."""
        self._groups.add(at)

    def mark_parent(self, at: int, first: int) -> None:
        """Tells that a numbered line names a pledge, the first of whose parts begins at `first`."""
        self._parents[at] = first
        self.keys[at] = "numbered"

    def divides_parts(self, at: int) -> bool:
        """Whether a line begins a pledge with parts, or the first of its parts."""
        return at in self._parents or at in self._parents.values()

    def is_chapter(self, at: int) -> bool:
        """Whether the entry is known as a divider."""
        return at in self._chapters

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, at: int) -> Entry:
        return self._chapters.get(at) or self._as_group(at, self._printed[at])

    def __iter__(self) -> Iterator[Entry]:
        chapters = self._chapters
        for at, entry in enumerate(self._printed):
            yield chapters.get(at) or self._as_group(at, entry)

    def _as_group(self, at: int, entry: Entry) -> Entry:
        return replace(entry, known=GROUP) if at in self._groups and isinstance(entry, Line) else entry

    def after(self, at: int, most: int | None = None) -> Iterator[Entry]:
        """What follows an entry, or at most so many of these."""
        end = len(self) if most is None else min(at + 1 + most, len(self))
        return map(self.__getitem__, range(at + 1, end))
