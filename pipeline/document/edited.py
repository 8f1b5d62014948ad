"""A sequence that is printed once, as seen by those who leave some of it out and put others in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar, overload

from pipeline.document.spool import Spool

T = TypeVar("T")

_HELD = 8
"""Members of its own that stay in memory."""


class Kept(NamedTuple, Generic[T]):
    """A member that stands at a position of what was printed; `own` where it is not the one that was printed there."""

    at: int
    member: T
    own: bool = False


def as_printed(printed: Iterable[T]) -> Iterator[Kept[T]]:
    """Everything, each member at its place."""
    return (Kept(at, member) for at, member in enumerate(printed))


class Edited(Sequence[T]):
    """What is kept of a printed sequence, in its order; memory and disk hold no second copy of what is the same.

    It is made for going through from front to back; a member is asked for by its index in short sequences only.
    """

    def __init__(self, printed: Iterable[T], kept: Iterable[Kept[T]]) -> None:
        self._printed = printed
        self._own: Spool[T] = Spool(_HELD)
        self._own_at: dict[int, int] = {}
        self._gone: set[int] = set()
        self._size = 0
        end = 0
        for at, member, own in kept:
            self._gone.update(range(end, at))
            end = at + 1
            self._size += 1
            if own:
                self._own_at[at] = len(self._own)
                self._own.append(member)
        self._end = end

    def __iter__(self) -> Iterator[T]:
        own_at, gone, end = self._own_at, self._gone, self._end
        for at, member in enumerate(self._printed):
            if at in own_at:
                yield self._own[own_at[at]]
            elif at >= end:
                return
            elif at not in gone:
                yield member

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return tuple(self)[at]
