"""Where the files of a run go in a folder that other runs have filled: one name never stands for two files in turn."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.batch.gather import Entry, told_apart
from pipeline.batch.ledger import Line


@dataclass(frozen=True, slots=True)
class Moved:
    """A file whose name belongs to another one (`other`, its path), and what it is called instead."""

    name: str
    instead: str
    other: str


def placed(entries: Sequence[Entry], lines: Iterable[Line]) -> tuple[tuple[Entry, ...], tuple[Moved, ...]]:
    """The entries under the names that the ledger has for them, new ones under a name that no other file has.

    A file that is known keeps its name, from whichever folder the run begins. A name whose file is gone, or whose file has the same
    content, is free: then it is the same file in another place.
    """
    known = {line.name.casefold(): line for line in lines}
    names: defaultdict[str, set[str]] = defaultdict(set)
    for line in known.values():
        names[os.path.normpath(line.path)].add(line.name)
    taken = {entry.name.casefold() for entry in entries}
    found: list[Entry] = []
    moved: list[Moved] = []
    for entry in entries:
        own = _own(entry, names.get(os.path.normpath(entry.path.absolute()), set()))
        if own is not None and (own == entry.name or own.casefold() not in taken):
            taken.add(own.casefold())
            found.append(replace(entry, name=own))
            continue
        chosen = apart(entry, lambda name: known.get(name.casefold()), taken)
        if chosen.name != entry.name:
            taken.add(chosen.name.casefold())
            moved.append(Moved(entry.name, chosen.name, known[entry.name.casefold()].path))
        found.append(chosen)
    return tuple(found), tuple(moved)


def apart(entry: Entry, line_of: Callable[[str], Line | None], taken: Container[str] = ()) -> Entry:
    """The entry under a name that the ledger has for no other file: its own, or `name~2` and so on."""
    chosen = told_apart(
        entry.name,
        lambda name: (name != entry.name and name.casefold() in taken) or _is_other(line_of(name), entry),
    )
    return entry if chosen == entry.name else replace(entry, name=chosen)


def _own(entry: Entry, names: set[str]) -> str | None:
    """What a known file is called; of the documents in an archive the one with its name inside."""
    if entry.name in names:
        return entry.name
    if entry.member is None:
        return min(names, default=None)
    ending = f"/{entry.member.name}"
    return min((name for name in names if name.endswith(ending)), default=None)


def _is_other(line: Line | None, entry: Entry) -> bool:
    """Whether a line of the ledger is of another file, which is still there, with another content."""
    if line is None or line.path == str(entry.path.absolute()):
        return False
    try:
        if entry.path.samefile(line.path):
            return False
        stat = entry.path.stat()
        return line.sha256 != digest_of(entry.path, stat.st_size, stat.st_mtime_ns)
    except OSError:  # one of them is gone, or cannot be read; the name is another's as long as that one is there
        return os.path.lexists(line.path)


@lru_cache(maxsize=4)
def digest_of(path: Path, _size: int, _modified: int) -> str:
    """The sha256 of a file; an archive's is wanted for each document in it. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
