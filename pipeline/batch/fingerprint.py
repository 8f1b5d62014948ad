"""Which version of the pipeline a file was read by: its own code, its words, and the libraries that decide what is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from pipeline.tesseract import lacking

_DECIDING = (
    "pypdfium2",
    "pdfplumber",
    "python-docx",
    "lxml",
    "spacy",
    "charset-normalizer",
    "rapidfuzz",
    "python-hwpx",
    "tesserocr",
    "opencv-python-headless",
)
_APART = ("cli", "batch", "stores", "report", "verify", "compare")  # what these hold decides nothing about a document
_ROOMS = {"hwp": "hancom", "hwpx": "hancom", "image": "ocr"}
"""Formats whose reader stands in a folder of another name."""
_ROOMS_TOO = {"pdf": ("ocr",), "image": ("pdf",)}
"""Formats that other readers have a hand in."""
_SUFFIXES = (".py", ".toml", ".json", ".csv", ".txt")


@cache
def fingerprint(format_name: str | None) -> str:
    """Sixteen hex digits that change when a file of this format may be read otherwise; None stands for any format.

    The folder of another format's reader does not count, so a change of one reader re-reads the files of that format.
    """
    digest = _shared().copy()
    for reader, data in _readers():
        if format_name is None or reader in {room(format_name), *_ROOMS_TOO.get(format_name, ())}:
            digest.update(f"{reader}\0".encode() + data)
    return digest.hexdigest()[:16]


def room(format_name: str) -> str:
    """The folder below readers in which a format is read."""
    return _ROOMS.get(format_name, format_name)


@cache
def _shared() -> hashlib._Hash:
    """Of all that every format has a part in; made once, since it is most of the code."""
    digest = hashlib.sha256()
    for name, data in _libraries():
        digest.update(f"{name}\0".encode() + data)
    for package in ("pipeline", "schemas"):
        for name, file in _code(package):
            folders = name.split("/")
            if folders[0] not in _APART and not _is_reader(folders):
                digest.update(f"{package}/{name}\0".encode() + file.read_bytes())
    return digest


@cache
def _readers() -> tuple[tuple[str, bytes], ...]:
    walked = _code("pipeline")
    return tuple((folders[1], file.read_bytes()) for name, file in walked if _is_reader(folders := name.split("/")))


@cache
def _code(package: str) -> tuple[tuple[str, Path], ...]:
    """The files of a package, which is looked for and not imported: that would load what reads documents."""
    spec = find_spec(package)
    folders = [] if spec is None else spec.submodule_search_locations or []
    return tuple(one for folder in folders for one in _walk(Path(folder), ""))


def _is_reader(folders: list[str]) -> bool:
    """In a format's own folder below readers."""
    return len(folders) > 2 and folders[0] == "readers"


def _walk(folder: Path, above: str) -> Iterable[tuple[str, Path]]:
    for child in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{above}{child.name}"
        if child.is_dir():
            if not child.name.startswith((".", "__")):
                yield from _walk(child, f"{name}/")
        elif child.name.endswith(_SUFFIXES):
            yield name, child


def _libraries() -> Iterable[tuple[str, bytes]]:
    yield "recognition", (lacking() or "-").encode()
    for library in _DECIDING:
        try:
            yield library, version(library).encode()
        except PackageNotFoundError:  # an extra that is not installed
            yield library, b"-"
