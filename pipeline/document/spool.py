"""Objects that are read again and again, of which only the first few stay in memory."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, BinaryIO, TypeVar, cast, overload

from pipeline.errors import LimitExceededError
from pipeline.scratch import scratch_file, write_all

T = TypeVar("T")


K = TypeVar("K")


class Compact:
    """A frozen record that is put away and made anew by its fields, in a third of the time that dataclasses need.

    It must have slots, and each of them must be an argument of its making.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Any], tuple[Any, ...]]:
        kind: Any = type(self)  # mypy finds that a class cannot be hashed
        return kind, _fields_of(kind)(self)


@cache
def _fields_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*kind.__match_args__)


def packed(one: object) -> bytes:
    """An object as bytes of our own."""
    return pickle.dumps(one, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    """The object that `packed` made them of."""
    return pickle.loads(data)  # noqa: S301 - our own bytes, from a file which nobody else can open


def at_hand(size: int | None, most: int, few: int) -> int:
    """How many of about `size` objects stay in memory: `most` where all of them fit, else (or if nobody knows) a `few`.

    What a long sequence saves by a part in memory is little beside what the rest of it costs.

    >>> at_hand(60, 80, 24), at_hand(600, 80, 24), at_hand(None, 80, 24)
    (80, 24, 24)
    """
    return most if size is not None and size <= most else few


class Spool(Sequence[T]):
    """A list that grows without filling the memory: what comes after the first `held` objects waits on disk.

    Objects from the disk are equal at every reading and never the same. Raises LimitExceededError where the disk is full.
    """

    def __init__(self, held: int) -> None:
        self._held = held
        self._first: list[T] = []
        self._ends = array("Q", [0])
        self._file: BinaryIO | None = None

    def append(self, one: T) -> None:
        """Add an object at the end."""
        if len(self._first) < self._held:
            self._first.append(one)
            return
        data = packed(one)
        try:
            file = self._opened()
            file.seek(self._ends[-1])
            write_all(file, data)
        except OSError as error:
            raise LimitExceededError(f"{tempfile.gettempdir()}: {error.strerror}") from error
        self._ends.append(self._ends[-1] + len(data))

    def filled(self, coming: Iterable[T]) -> Iterator[T]:
        """The same objects, each added as it passes."""
        for one in coming:
            self.append(one)
            yield one

    def __len__(self) -> int:
        return len(self._first) + len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        beyond = (at if at >= 0 else range(len(self))[at]) - len(self._first)
        if beyond < 0:
            return self._first[beyond]
        if beyond >= len(self._ends) - 1:
            raise IndexError(at)
        start, end = self._ends[beyond : beyond + 2]
        file = self._opened()
        file.seek(start)
        return cast("T", unpacked(file.read(end - start)))

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self)))

    def taken(self) -> Iterator[T]:
        """The objects in order, each let go as it passes: what stays in memory can be read this once alone."""
        self._first.reverse()
        while self._first:
            yield self._first.pop()
        yield from self

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file = scratch_file()
            weakref.finalize(self, self._file.close)
        return self._file


class Noted(MutableMapping[K, T]):
    """Objects by key, of which only the first few stay in memory."""

    def __init__(self, held: int) -> None:
        self._spool: Spool[T] = Spool(held)
        self._at: dict[K, int] = {}

    def __getitem__(self, key: K) -> T:
        return self._spool[self._at[key]]

    def __setitem__(self, key: K, one: T) -> None:
        self._at[key] = len(self._spool)
        self._spool.append(one)

    def __delitem__(self, key: K) -> None:
        del self._at[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
