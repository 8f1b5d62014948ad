"""A zip archive that was not made by a friend: every look into it is bounded in time and memory."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pipeline.errors import DamagedFileError, EncryptedFileError, LimitExceededError

SIGNATURE = b"PK\x03\x04"
MAX_ENTRIES = 10_000
MAX_INFLATED = 128 << 20
"""Of all that is taken out of one archive; the largest volume of plans known has a quarter of it."""
MAX_RATIO = 400
_RATIO_COUNTS_FROM = 8 << 20
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, UnicodeError, ValueError, zlib.error, lzma.LZMAError)


class Archive:
    """The members of a zip. Nothing is written to disk; what is read counts against one budget."""

    def __init__(self, data: bytes) -> None:
        if data.count(_CENTRAL_ENTRY) > MAX_ENTRIES:
            raise LimitExceededError(f"ZIP > {MAX_ENTRIES:,}")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise DamagedFileError("ZIP") from error
        self._budget = MAX_INFLATED
        self.names = frozenset(self._zip.namelist())
        self.is_encrypted = any(info.flag_bits & _ENCRYPTED for info in self._zip.infolist())

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise DamagedFileError(f"ZIP: {name}") from error
        if info.flag_bits & _ENCRYPTED:
            raise EncryptedFileError
        too_dense = info.file_size > _RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * info.compress_size
        if info.file_size > self._budget or too_dense:
            raise LimitExceededError(f"ZIP: {name} {info.file_size >> 20:,} MB")
        self._budget -= info.file_size
        try:
            with self._zip.open(info) as member:
                # The declared size may lie; zipfile inflates no more than is asked for.
                return member.read(info.file_size + 1)
        except _BROKEN as error:
            raise DamagedFileError(f"ZIP: {name}") from error

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a member; empty where it cannot be read."""
        try:
            with self._zip.open(name) as member:
                return member.read(size)
        except (*_BROKEN, KeyError, RuntimeError):
            return b""

    def holds(self, prefixes: Iterable[str]) -> bool:
        """Whether any member's name begins with one of the prefixes."""
        wanted = tuple(prefixes)
        return any(name.startswith(wanted) for name in self.names)
