"""The parts of an HWPX package that are needed to read it, each taken out of the zip under limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.readers.archive import Archive
from pipeline.readers.hancom.names import PARAGRAPH, Parts
from pipeline.readers.hancom.xml import parse

_OPF = "{http://www.idpf.org/2007/opf/}"
_PACKAGE = "Contents/content.hpf"
_HEADER = "Contents/header.xml"
_LOCKS = "META-INF/manifest.xml"
_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_MASTER = re.compile(r"Contents/masterpage(\d+)\.xml", re.IGNORECASE)


def unpack(data: bytes) -> Parts:
    """Raises DamagedFileError, EncryptedFileError or LimitExceededError."""
    archive = Archive(data)
    if archive.is_encrypted or _is_locked(archive):
        raise EncryptedFileError
    sections = _sections(archive)
    if not sections:
        raise DamagedFileError("HWPX: Contents/section0.xml")
    return Parts(
        _part(archive, _HEADER),
        (_part(archive, name).iterfind(PARAGRAPH) for name in sections),
        lambda: (_part(archive, name) for name in _numbered(archive, _MASTER)),
    )


def _part(archive: Archive, name: str) -> Element:
    if name not in archive.names:
        raise DamagedFileError(f"HWPX: {name}")
    return parse(f"HWPX: {name}", archive.read(name))


def _is_locked(archive: Archive) -> bool:
    """Whether the manifest says that parts are encrypted; the zip itself says nothing of it."""
    return _LOCKS in archive.names and b"encryption-data" in archive.read(_LOCKS)


def _sections(archive: Archive) -> list[str]:
    """The names of the sections in the order of the package's spine; by their numbers where it has none."""
    ordered = list(_spine(archive))
    return ordered or _numbered(archive, _SECTION)


def _spine(archive: Archive) -> Iterator[str]:
    if _PACKAGE not in archive.names:
        return
    try:
        package = _part(archive, _PACKAGE)
    except DamagedFileError:
        return
    named = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
    seen: set[str] = set()
    for reference in package.iter(f"{_OPF}itemref"):
        name = _resolved(archive, named.get(reference.get("idref"), ""))
        if name not in seen and _SECTION.fullmatch(name) is not None:
            seen.add(name)
            yield name


def _resolved(archive: Archive, reference: str) -> str:
    """A member's name; a reference counts from the root of the package, in some programs from the folder of its list."""
    return next((name for name in (reference, f"Contents/{reference}") if name in archive.names), "")


def _numbered(archive: Archive, pattern: re.Pattern[str]) -> list[str]:
    found = [(int(match[1]), name) for name in archive.names if (match := pattern.fullmatch(name)) is not None]
    return [name for _, name in sorted(found)]
