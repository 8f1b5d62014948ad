"""The bytes of a file: in memory or, where a PDF is large, in a copy on disk, of which memory holds what is being read."""

from __future__ import annotations

import hashlib
import io
import mmap
import shutil
import tempfile
from typing import BinaryIO

from pipeline.errors import LimitExceededError
from pipeline.scratch import scratch_file, write_all

IN_MEMORY = 1 << 20
"""Bytes up to which a file is simply held."""
_PIECE = 1 << 18


class Mapped(mmap.mmap):
    """The bytes of a copy of our own, which nobody else can change or cut short while it is read, and that copy."""

    own: BinaryIO

    def let_go(self) -> None:
        """Memory need hold none of it for now; what is asked for again is read again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self.madvise(mmap.MADV_DONTNEED)


Content = bytes | Mapped


def copied(source: BinaryIO) -> Mapped:
    """What a file holds from where it stands to its end, which is not nothing. Raises LimitExceededError on a full disk."""
    copy = scratch_file()  # open as long as it is mapped
    for piece in iter(lambda: source.read(_PIECE), b""):
        _write(copy, piece)
    return mapped(copy)


def mapped(own: BinaryIO) -> Mapped:
    """The bytes of a file of our own, which may be removed."""
    found = Mapped(own.fileno(), 0, access=mmap.ACCESS_READ)
    found.own = own
    return found


def _write(copy: BinaryIO, piece: bytes) -> None:
    try:
        write_all(copy, piece)
    except OSError as error:
        raise LimitExceededError(f"{tempfile.gettempdir()}: {error.strerror}") from error


def digest(data: Content) -> str:
    """SHA-256 in hexadecimal figures."""
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    found = hashlib.sha256()
    file = as_file(data)
    for piece in iter(lambda: file.read(_PIECE), b""):
        found.update(piece)
    return found.hexdigest()


def holds(data: Content, word: bytes) -> bool:
    """Whether some bytes stand anywhere in it."""
    if isinstance(data, bytes):
        return word in data
    for start in range(0, len(data), _PIECE):
        if data.find(word, start, start + _PIECE + len(word)) >= 0:
            return True
        data.let_go()
    return False


def let_go(data: Content) -> None:
    """Memory need hold for now no more of a file on disk."""
    if isinstance(data, Mapped):
        data.let_go()


def save(data: Content, target: BinaryIO) -> None:
    """Writes all of it."""
    shutil.copyfileobj(as_file(data), target, _PIECE)


def as_file(data: Content) -> BinaryIO:
    """The bytes as a file of its own place, for libraries that read such."""
    return io.BytesIO(data) if isinstance(data, bytes) else io.BufferedReader(_View(data))


class _View(io.RawIOBase):
    """A mapping as a file. It is read from the copy itself, so that nothing of it stays in memory."""

    def __init__(self, data: Mapped) -> None:
        self._data = data
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._data.own.seek(self._at)
        read: int = self._data.own.readinto(buffer)  # type: ignore[attr-defined]
        self._at += read
        return read

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._data)}[whence]
        self._at = max(0, start + offset)
        return self._at
