"""A zip archive of documents, read as the folder that it stands for. Nothing is written to disk, and all is bounded.

A member is known by its ordinals (its place in the archive, then in the archive inside it), never by its name: names
may repeat, point out of the archive, or be written in the encoding of another system.
"""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

from pipeline.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    LimitExceededError,
    UnreadableFileError,
)
from pipeline.readers.archive import BROKEN, ENCRYPTED, MAX_ENTRIES, MAX_RATIO, RATIO_COUNTS_FROM, SIGNATURE, unopened
from pipeline.values.file_names import is_left_behind

MAX_MEMBER = 256 << 20
MAX_INFLATED = 4 << 30
"""Of all members together, as the archive declares them."""
MAX_NESTED = 2
"""Archives in an archive: one for a department, one for all departments."""
_MAX_DIRECTORY = 4 << 20
_END = b"PK\x05\x06"
_END_SIZE = 22
_MAX_COMMENT = 1 << 16
_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_PACKAGE = frozenset({"[Content_Types].xml", "mimetype", "Contents/content.hpf", "Contents/header.xml", "META-INF/container.xml", "META-INF/MANIFEST.MF"})  # fmt: skip
"""A zip with one of these is one document of some program."""
_FORBIDDEN = {ord(c): "_" for c in '<>:"|?*'} | dict.fromkeys((*range(0x20), 0x7F), "_")


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive. `name` is its path there: NFC, `/` between folders, harmless wherever it is joined."""

    name: str
    at: tuple[int, ...]


@dataclass(slots=True)
class _Budget:
    entries: int
    bytes: int


def may_be_archive(head: bytes) -> bool:
    """Whether a file that begins so may be a zip."""
    return head.startswith((SIGNATURE, _END))


def documents_in(source: Path | bytes) -> tuple[Member, ...] | None:
    """The documents of an archive, sorted by name; None for a zip that is a document itself.

    Raises EmptyFileError, DamagedFileError, EncryptedFileError or LimitExceededError.
    """
    with _opened(source) as archive:
        if not _is_folder(archive):
            return None
        found = sorted(_members(archive, 0, _Budget(MAX_ENTRIES, MAX_INFLATED)), key=lambda one: (one.name, one.at))
    if not found:
        raise EmptyFileError
    return tuple(found)


def take(source: Path | bytes, member: Member) -> bytes:
    """The bytes of a member. Raises DocumentError."""
    if isinstance(source, Path):
        return _inside(_kept(source, source.stat().st_mtime_ns), member.at)
    with _opened(source) as archive:
        return _inside(archive, member.at)


@lru_cache(maxsize=1)
def _kept(path: Path, _changed: int) -> ZipFile:
    """The archive read last stays open: its members are asked for one after the other."""
    return _opened(path)


def _inside(archive: ZipFile, at: tuple[int, ...]) -> bytes:
    data = _bytes(archive, _info(archive, at[0]))
    for number in at[1:]:
        with _opened(data) as inner:
            data = _bytes(inner, _info(inner, number))
    return data


def _info(archive: ZipFile, number: int) -> ZipInfo:
    entries = archive.infolist()
    if number >= len(entries):
        raise unopened()
    return entries[number]


def _opened(source: Path | bytes) -> ZipFile:
    """Raises DamagedFileError, LimitExceededError or UnreadableFileError."""
    try:
        file: IO[bytes] = source.open("rb") if isinstance(source, Path) else BytesIO(source)
    except OSError as error:
        raise UnreadableFileError(error.strerror or "") from error
    try:
        _bound_directory(file)
        return ZipFile(file)
    except BROKEN as error:
        file.close()
        raise unopened() from error
    except LimitExceededError:
        file.close()
        raise


def _bound_directory(file: IO[bytes]) -> None:
    """Looks at the end of the archive before zipfile makes an object of each entry."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _MAX_COMMENT - _END_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise unopened()
    entries, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    if entries > MAX_ENTRIES or directory > _MAX_DIRECTORY:
        raise LimitExceededError(f"ZIP > {MAX_ENTRIES:,}")


def _is_folder(archive: ZipFile) -> bool:
    return _PACKAGE.isdisjoint(archive.namelist())


def _members(archive: ZipFile, depth: int, budget: _Budget) -> Iterator[Member]:
    """The documents of an archive and of those inside it. An inner one that cannot be opened is a document that fails."""
    entries = archive.infolist()
    budget.entries -= len(entries)
    budget.bytes -= sum(info.file_size for info in entries)
    if budget.entries < 0 or budget.bytes < 0:
        raise LimitExceededError(f"ZIP > {MAX_ENTRIES:,}, > {MAX_INFLATED >> 30} GB")
    for number, info in enumerate(entries):
        name = safe_name(info)
        if info.is_dir() or not name or _is_hidden(name):
            continue
        inner = _inner(archive, info, depth, budget)
        if inner is None:
            yield Member(name, (number,))
        else:
            yield from (Member(f"{name}/{one.name}", (number, *one.at)) for one in inner)


def _inner(archive: ZipFile, info: ZipInfo, depth: int, budget: _Budget) -> list[Member] | None:
    """The documents of an archive in an archive; None for what is none, or nests too deep to be looked into."""
    if not may_be_archive(_head(archive, info)):
        return None
    try:
        with _opened(_bytes(archive, info)) as inner:
            if not _is_folder(inner):
                return None
            if depth >= MAX_NESTED:
                raise LimitExceededError(f"ZIP in ZIP > {MAX_NESTED}")
            return list(_members(inner, depth + 1, budget))
    except (DamagedFileError, EncryptedFileError):
        return None


def _head(archive: ZipFile, info: ZipInfo) -> bytes:
    if info.flag_bits & ENCRYPTED:
        return b""
    try:
        with archive.open(info) as member:
            return member.read(len(SIGNATURE))
    except (*BROKEN, RuntimeError):
        return b""


def _bytes(archive: ZipFile, info: ZipInfo) -> bytes:
    if info.flag_bits & ENCRYPTED:
        raise EncryptedFileError
    too_dense = info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * info.compress_size
    if info.file_size > MAX_MEMBER or too_dense:
        raise LimitExceededError(f"ZIP: {info.file_size >> 20:,} MB")
    try:
        with archive.open(info) as member:
            return member.read(info.file_size + 1)
    except (*BROKEN, RuntimeError) as error:
        raise unopened() from error


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────


def safe_name(info: ZipInfo) -> str:
    """A member's path in letters, without anything that leads out of the archive.

    >>> safe_name(ZipInfo("../../etc/plan.pdf")), safe_name(ZipInfo("C:/plans/plan.pdf"))
    ('etc/plan.pdf', 'C_/plans/plan.pdf')
    """
    parts = (part.strip(" ") for part in _letters(info).replace("\\", "/").split("/"))
    kept = (part.translate(_FORBIDDEN) for part in parts if part not in {"", ".", ".."})
    return unicodedata.normalize("NFC", "/".join(part.rstrip(". ") or "_" for part in kept))


def _letters(info: ZipInfo) -> str:
    """The name as its author saw it: zipfile takes names without the UTF-8 flag for those of an American PC."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    told = _told(info.extra, raw)
    if told is not None:
        return told
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _told(extra: bytes, raw: bytes) -> str | None:
    """The name in the Info-ZIP Unicode Path field, where it belongs to this name."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack("<HH", extra[at : at + 4])
        told = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and size > 5 and told[0] == 1 and struct.unpack("<L", told[1:5])[0] == zlib.crc32(raw):
            return told[5:].decode("utf-8", errors="replace")
        at += 4 + size
    return None


def _is_hidden(name: str) -> bool:
    """Files that systems and office programs leave behind."""
    return any(is_left_behind(part) or part == "__MACOSX" for part in name.split("/"))
