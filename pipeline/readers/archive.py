"""A zip archive that was not made by a friend: every look into it is bounded in time and memory."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from pipeline.errors import DamagedFileError, EncryptedFileError, LimitExceededError

SIGNATURE = b"PK\x03\x04"
MAX_ENTRIES = 10_000
MAX_INFLATED = 128 << 20
"""Of all that is taken out of one archive; the largest volume of plans known has a quarter of it."""
MAX_RATIO = 400
RATIO_COUNTS_FROM = 8 << 20
_CENTRAL_ENTRY = b"PK\x01\x02"
ENCRYPTED = 0x1
BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, UnicodeError, ValueError, zlib.error, lzma.LZMAError)


def unopened() -> DamagedFileError:
    """The error for a file that begins as an archive does and is none: DOCX, HWPX and XLSX are such, cut off on the way."""
    return DamagedFileError(
        "its archive (ZIP) cannot be opened, as where the file was not received whole; "
        "get the file again or save it anew from the original",
        "압축(ZIP) 구조를 열 수 없습니다. 끝까지 받지 못한 파일일 수 있으니 다시 받거나 원본에서 다시 저장하십시오",
    )


class Member:
    """A member read piece by piece; zipfile gives no more bytes than the declared size."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name

    def read(self, size: int) -> bytes:
        """The next bytes, empty at the end. Raises DamagedFileError."""
        try:
            return self._file.read(size)
        except BROKEN as error:
            raise DamagedFileError(f"ZIP: {self._name}") from error


class Archive:
    """The members of a zip. Nothing is written to disk; what is read counts against one budget."""

    def __init__(self, data: bytes) -> None:
        if data.count(_CENTRAL_ENTRY) > MAX_ENTRIES:
            raise LimitExceededError(f"ZIP > {MAX_ENTRIES:,}")
        try:
            self._zip = ZipFile(BytesIO(data))
        except BROKEN as error:
            raise unopened() from error
        self._budget = MAX_INFLATED
        self.names = frozenset(self._zip.namelist())
        self.is_encrypted = any(info.flag_bits & ENCRYPTED for info in self._zip.infolist())

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
        info = self._charged(name)
        try:
            with self._zip.open(info) as member:
                # The declared size may lie; zipfile inflates no more than is asked for.
                return member.read(info.file_size + 1)
        except BROKEN as error:
            raise DamagedFileError(f"ZIP: {name}") from error

    def stream(self, name: str) -> Member:
        """A member that is inflated as it is read; all of it counts against the budget at once."""
        info = self._charged(name)
        try:
            return Member(self._zip.open(info), name)
        except BROKEN as error:
            raise DamagedFileError(f"ZIP: {name}") from error

    def _charged(self, name: str) -> ZipInfo:
        """A member's entry, its declared size taken off the budget."""
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise DamagedFileError(f"ZIP: {name}") from error
        if info.flag_bits & ENCRYPTED:
            raise EncryptedFileError
        too_dense = info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * info.compress_size
        if info.file_size > self._budget or too_dense:
            raise LimitExceededError(f"ZIP: {name} {info.file_size >> 20:,} MB")
        self._budget -= info.file_size
        return info

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a member; empty where it cannot be read."""
        try:
            with self._zip.open(name) as member:
                return member.read(size)
        except (*BROKEN, KeyError, RuntimeError):
            return b""

    def holds(self, prefixes: Iterable[str]) -> bool:
        """Whether any member's name begins with one of the prefixes."""
        wanted = tuple(prefixes)
        return any(name.startswith(wanted) for name in self.names)
