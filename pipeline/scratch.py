"""Bytes that wait on disk, in files without a name that nobody else can open and that are gone with their last user.

They are written through: what a full disk refuses is told at the write, never later when the file is closed or let go.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.memory import put_away

_CHUNK = 1 << 16


def scratch_file() -> BinaryIO:
    """An empty one, unbuffered; `write_all` writes to it."""
    return tempfile.TemporaryFile(buffering=0)


def write_all(file: BinaryIO, data: bytes | bytearray) -> None:
    """Every byte: a single write to an unbuffered file may take only the first of them. Raises OSError on a full disk."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
    put_away(len(data))


class Waiting:
    """Bytes in the order in which they came, of which at most `held` stay in memory."""

    def __init__(self, held: int) -> None:
        self._held = held
        self._memory = bytearray()
        self._file: BinaryIO | None = None

    def add(self, data: bytes) -> None:
        """Behind what waits already. Raises OSError on a full disk."""
        self._memory += data
        if len(self._memory) > self._held:
            self._file = self._file or scratch_file()
            write_all(self._file, self._memory)
            self._memory.clear()

    def taken(self) -> Iterator[bytes]:
        """All of them in pieces, which can be asked for once. Raises OSError where the disk fails."""
        if self._file is not None:
            with self._file as file:
                file.seek(0)
                yield from iter(lambda: file.read(_CHUNK), b"")
        yield bytes(self._memory)
