"""A long sequence of which only the first pages stay in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

from pipeline.document.spool import Spool

T = TypeVar("T")

_HELD = 24
"""Pages that stay in memory where nobody says how many there are; a page takes some 100 KB."""
_PAGE = 16
"""Members that are put away together where nobody tells the pages apart."""


class Paged(Sequence[T]):
    """The blocks of a volume, page by page, or what is made of them.

    It is made for going through from front to back, as often as one likes. Whoever asks for one member after another by
    its index may look some way ahead and back: the page that is read and the one before it are both at hand.
    """

    def __init__(self, pages: Iterable[tuple[T, ...]] = (), held: int = _HELD) -> None:
        self._pages: Spool[tuple[T, ...]] = Spool(held)
        self._starts = array("L", [0])
        for members in filter(None, pages):
            self._pages.append(members)
            self._starts.append(self._starts[-1] + len(members))
        self._open: tuple[int, tuple[T, ...]] = (0, ())
        self._before = self._open

    @classmethod
    def of(cls, members: Iterable[T], held: int = _HELD * _PAGE) -> Paged[T]:
        """Members that come one at a time, of which about `held` stay in memory."""
        coming = iter(members)
        return cls(iter(lambda: tuple(islice(coming, _PAGE)), ()), -(-held // _PAGE))

    def __iter__(self) -> Iterator[T]:
        for members in self._pages:
            yield from members

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[index] for index in range(*at.indices(len(self))))
        index = range(len(self))[at]
        start, members = self._open
        if not start <= index < start + len(members):
            start, members = self._opened(index)
        return members[index - start]

    def _opened(self, index: int) -> tuple[int, tuple[T, ...]]:
        """The page with a member and where it starts; of the two pages at hand the older one is let go."""
        self._open, self._before = self._before, self._open
        start, members = self._open
        if not start <= index < start + len(members):
            page = bisect_right(self._starts, index) - 1
            self._open = self._starts[page], self._pages[page]
        return self._open

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
