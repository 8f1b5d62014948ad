"""Which files an ingest reads, and what each is called in the output. A zip archive of documents is a folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline.batch.folders import FOLDER, REPORT, Found, absolute, files_below, is_folder
from pipeline.errors import DocumentError, last_net
from pipeline.values.file_names import output_name, readable
from pipeline.values.manifest import Entry as Said

if TYPE_CHECKING:  # what reads archives is loaded once there is one
    from pipeline.readers.members import Member

__all__ = ["FOLDER", "REPORT", "Entry", "gather", "known", "reopened", "told_apart"]

_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
_DOCUMENT = (b"[Content_Types].xml", b"mimetype")
"""The first member of a zip that is one document of an office program."""
_FIRST_NAME = 30
_TOLD_APART = re.compile(r"~\d+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to read. `name` is its path below `root`, NFC, with `/` and in letters: the same on every system.

    `said` is what the user's manifest says of it. `member` is the document to read where `path` is an archive, whose
    name is then a folder of `name`.
    """

    path: Path
    root: Path
    name: str
    said: Said | None = None
    member: Member | None = None

    @property
    def output(self) -> PurePosixPath:
        """Where its JSON goes below the output folder; the suffix stays, so `a.pdf` and `a.docx` stay apart."""
        return PurePosixPath(output_name(self.name))

    @property
    def shown(self) -> Path:
        """For people: its path, and in an archive the document's place there."""
        return self.path if self.member is None else self.path / self.member.name


def gather(paths: Sequence[Path], out: Path | None = None) -> tuple[Entry, ...]:
    """Every file under the paths, each once, sorted by name.

    Names are relative to the deepest folder that holds all the paths, so files of two folders never share one; see
    `files_below` for what is left out. A path that does not exist, and a folder that cannot be looked into, are entries
    too: reading them says what is wrong. The documents of an archive are entries of their
    own, `archive.zip/plan.pdf`; an archive that cannot be looked into is one, and reading it says why.
    """
    root = _common(paths)
    return _entries(((_name(file.at, root), file) for file in files_below(paths, out)), root)


def reopened(path: Path, root: Path, name: str, others: Collection[str]) -> tuple[Entry, ...]:
    """The files of a folder that an earlier run called `name` and could not look into; the `others` have their names."""
    real = Path(os.path.realpath(path))
    above = "" if real == root else f"{name}/"
    return _entries(((f"{above}{_name(file.at, real)}", file) for file in files_below([path])), root, others)


def known(path: Path, root: Path, name: str) -> Entry | None:
    """The entry that an earlier run called `name`; None where the archive that held it holds it no more."""
    entry = Entry(path, root, name)
    held = [one.member for one in _unpacked(entry) if one.member is not None]
    if not held:
        return entry
    plain = _TOLD_APART.sub("", name)
    fitting = [member for member in held if name.endswith(f"/{member.name}") or plain.endswith(f"/{member.name}")]
    return replace(entry, member=max(fitting, key=lambda member: len(member.name))) if fitting else None


def _entries(files: Iterable[tuple[str, Found]], root: Path, others: Collection[str] = ()) -> tuple[Entry, ...]:
    """`files` have their names."""
    named = sorted((name, os.fsencode(file.at), file.path) for name, file in files)
    entries = (one for name, _, path in named for one in _unpacked(Entry(path, root, name)))
    return tuple(_distinct(entries, others))


def _unpacked(entry: Entry) -> Iterator[Entry]:
    """The entry, or those of the documents in it where it is an archive."""
    if not _may_be_archive(entry.path):
        yield entry
        return
    from pipeline.readers.members import documents_in  # noqa: PLC0415 - heavy, and wanted only where there is an archive

    try:
        with last_net():
            held = documents_in(entry.path)
    except DocumentError:
        held = None
    if held is None:
        yield entry
    else:
        yield from (replace(entry, name=f"{entry.name}/{member.name}", member=member) for member in held)


def _may_be_archive(path: Path) -> bool:
    """Whether a file begins as a zip that is no document does; what cannot be opened is told when it is read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_FIRST_NAME + max(map(len, _DOCUMENT)))
    except (OSError, ValueError):
        return False
    return head.startswith(_ARCHIVE) and not head.startswith(_DOCUMENT, _FIRST_NAME)


def _common(paths: Sequence[Path]) -> Path:
    """The deepest folder that holds all paths; the file system's root where they share none (drives of Windows)."""
    folders = [Path(os.path.realpath(path)) if is_folder(path) else absolute(path).parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return Path(folders[0].anchor)


def _name(path: Path, root: Path) -> str:
    if path.is_relative_to(root):
        relative = path.relative_to(root).as_posix()
    else:  # another drive of Windows
        relative = f"{path.drive.replace(':', '').strip(chr(92))}/{path.relative_to(path.anchor).as_posix()}"
    return unicodedata.normalize("NFC", readable(relative))


def told_apart(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or `name~2`, `name~3` and so on: the first that is not taken."""
    chosen, number = name, 1
    while is_taken(chosen):
        number += 1
        chosen = f"{name}~{number}"
    return chosen


def _distinct(entries: Iterable[Entry], others: Collection[str]) -> Iterator[Entry]:
    """Two names that are one in NFC, or in capitals alone, are told apart: the second becomes `name~2`."""
    taken = {name.casefold() for name in others}
    for entry in entries:
        chosen = told_apart(entry.name, lambda name: name.casefold() in taken)
        taken.add(chosen.casefold())
        yield replace(entry, name=chosen)
