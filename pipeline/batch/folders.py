"""The files below folders. Links to folders are followed, no folder is entered twice, and a closed one is told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.values.file_names import is_left_behind

FOLDER = ".gongyak"
"""What a folder of outputs holds beside them: the ledger and what belongs to the runs."""

REPORT = "report.html"
"""What a run tells people of the whole folder of outputs; never a document to read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that cannot be looked into: reading it says why.

    `path` is as the user would write it. `at` is absolute, with the links below the given folder as they are called
    there; `real` is the same without any link but one at its end, which `linked` tells of a link in a folder.
    """

    path: Path
    at: Path
    real: Path
    linked: bool = False


def files_below(paths: Sequence[Path], skipped: Path | None = None) -> list[Found]:
    """The files that are given and those in the folders that are given, each once; `skipped` is a folder to leave out.

    What office programs and systems leave behind, hidden files and folders of outputs are left out. A folder or a file
    that can be reached with and without a link is called as it is without.
    """
    walk = _Walk(None if skipped is None else os.path.realpath(skipped))
    found: dict[Path, Found] = {}
    for path in paths:
        if is_folder(path):
            real = Path(os.path.realpath(path))
            walk.enter(Found(path, real, real))
        else:
            at = absolute(path)
            found.setdefault(at, Found(path, at, at))
    for one in walk.files():
        found.setdefault(one.real, one)
    return _once(found)


def is_folder(path: Path) -> bool:
    """Also where a folder above is closed, so that nobody knows: then it is none."""
    return os.path.isdir(path)  # noqa: PTH112 - that of a path raises


def is_open(path: Path) -> bool:
    """Whether this is a folder that can be looked into."""
    try:
        look_into(path)
    except (OSError, ValueError):
        return False
    return True


def look_into(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder. Raises OSError, too, where its files may be listed and not opened."""
    with os.scandir(os.path.join(folder, ".")) as entries:  # noqa: PTH118 - a path drops the dot, which asks for entry
        return sorted(entries, key=lambda entry: os.fsencode(entry.name))


def absolute(path: Path) -> Path:
    """Without following a link at its end: the name is the one that the user sees."""
    if path.name in {"", ".."}:
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


def _once(found: dict[Path, Found]) -> list[Found]:
    """Without links, found in a folder, to files that are there anyway."""
    taken = {real for real, one in found.items() if not one.linked}
    kept = []
    for one in sorted(found.values(), key=lambda one: (one.linked, os.fsencode(one.at))):
        target = Path(os.path.realpath(one.real)) if one.linked else None
        if target is None:
            kept.append(one)
        elif target not in taken:
            taken.add(target)
            kept.append(one)
    return kept


@dataclass(slots=True)
class _Walk:
    """What is to be entered yet: folders first, since what they hold is called by its own name, then links."""

    skipped: str | None
    folders: list[Found] = field(default_factory=list)
    links: list[Found] = field(default_factory=list)
    entered: set[Path] = field(default_factory=set)

    def enter(self, folder: Found) -> None:
        self.folders.append(folder)

    def files(self) -> Iterator[Found]:
        while self.folders or self.links:
            if not self.folders:
                self.links.sort(key=lambda one: os.fsencode(one.at), reverse=True)
                self.folders.append(self.links.pop())
            folder = self.folders.pop()
            if folder.real not in self.entered:
                self.entered.add(folder.real)
                yield from self._inside(folder)

    def _inside(self, folder: Found) -> Iterator[Found]:
        try:
            entries = look_into(folder.real)
        except OSError:
            yield folder
            return
        told = {REPORT} if any(entry.name == FOLDER for entry in entries) else set()
        for entry in entries:
            name = entry.name
            if is_left_behind(name) or name in told:
                continue
            one = Found(folder.path / name, folder.at / name, folder.real / name, linked=entry.is_symlink())
            if _is_folder(entry):
                self._meet(one)
            else:
                yield one

    def _meet(self, folder: Found) -> None:
        if not folder.linked:
            if not self._is_output(folder.real):
                self.folders.append(folder)
            return
        real = Path(os.path.realpath(folder.real))
        if not folder.real.is_relative_to(real) and not self._is_output(real):  # a link to a folder above is a loop
            self.links.append(Found(folder.path, folder.at, real))

    def _is_output(self, real: Path) -> bool:
        return str(real) == self.skipped or is_folder(real / FOLDER)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
