"""Which files an ingest reads, and what each is called in the output."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.values.manifest import Entry as Said

FOLDER = ".gongyak"
"""What a folder of outputs holds beside them: the ledger and what belongs to the runs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to read. `name` is its path below `root`, NFC and with `/`: the same on every system.

    `said` is what the user's manifest says of it.
    """

    path: Path
    root: Path
    name: str
    said: Said | None = None

    @property
    def output(self) -> PurePosixPath:
        """Where its JSON goes below the output folder; the suffix stays, so `a.pdf` and `a.docx` stay apart."""
        return PurePosixPath(f"{self.name}.json")


def gather(paths: Sequence[Path], out: Path | None = None) -> tuple[Entry, ...]:
    """Every file under the paths, each once, sorted by name.

    Names are relative to the deepest folder that holds all the paths, so files of two folders never share one. Hidden
    files (and the `~$` ones that office programs leave), the output folder and those of earlier runs are skipped. A path that does not exist
    is an entry too: reading it says what is wrong.
    """
    skipped = None if out is None else out.resolve()
    root = _common(paths)
    files: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path, skipped):
            files.setdefault(_absolute(file), file)
    named = sorted((_name(absolute, root), os.fsencode(absolute), path) for absolute, path in files.items())
    return tuple(_distinct(named, root))


def _files(path: Path, skipped: Path | None) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    unreadable: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unreadable.append(Path(error.filename))):
        here = Path(folder)
        folders[:] = [name for name in folders if not _hidden(name) and not _is_output(here / name, skipped)]
        yield from (here / name for name in names if not _hidden(name))
    yield from unreadable


def _is_output(folder: Path, skipped: Path | None) -> bool:
    return folder.resolve() == skipped or (folder / FOLDER).is_dir()


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _absolute(path: Path) -> Path:
    """Without following a link at its end: the name is the one that the user sees."""
    return path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()


def _common(paths: Sequence[Path]) -> Path:
    """The deepest folder that holds all paths; the file system's root where they share none (drives of Windows)."""
    folders = [path.resolve() if path.is_dir() else _absolute(path).parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return Path(folders[0].anchor)


def _name(path: Path, root: Path) -> str:
    if path.is_relative_to(root):
        relative = path.relative_to(root).as_posix()
    else:  # another drive of Windows
        relative = f"{path.drive.replace(':', '').strip(chr(92))}/{path.relative_to(path.anchor).as_posix()}"
    return unicodedata.normalize("NFC", relative)


def _distinct(named: Iterable[tuple[str, bytes, Path]], root: Path) -> Iterator[Entry]:
    """Two names that are one in NFC, or in capitals alone, are told apart: the second becomes `name~2`."""
    taken: set[str] = set()
    for name, _, path in named:
        chosen, number = name, 1
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{name}~{number}"
        taken.add(chosen.casefold())
        yield Entry(path, root, chosen)
