"""A folder, or a file, that is there whole or as it was before."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.stores.errors import StoreTakenError
from pipeline.writers.atomic import OutputError

MARK = ".gongyak-export"
"""What tells that a folder was exported, and lists its files, so that the next export may replace it."""
_DRAFT, _OLD, _ROWS, _LOCK = ".tmp", ".old", ".rows", ".lock"
"""What an export keeps beside its place while it works: `.NAME-TOKEN` and one of these."""


@contextmanager
def whole_folder(dest: Path) -> Iterator[Path]:
    """An empty folder to write into; without an error it takes the place of `dest`.

    Raises StoreTakenError where `dest` holds what gongyak did not export, OutputError where it cannot be written.
    """
    with _alone(dest) as stem:
        _refuse_foreign(dest)
        draft = stem.with_name(f"{stem.name}{_DRAFT}")
        draft.mkdir()
        yield draft
        _refuse_foreign(dest)  # an export takes its time
        (draft / MARK).write_text("".join(f"{json.dumps(name)}\n" for name in sorted(_names(draft))), encoding="utf-8")
        _replace(draft, dest, stem)


def _refuse_foreign(dest: Path) -> None:
    if dest.exists() and (foreign := _foreign(dest)) is not None:
        raise StoreTakenError(str(foreign))


def _foreign(dest: Path) -> Path | None:
    """Something at `dest` that no export put there: all of it where it has no mark, else a file or a folder not listed."""
    if not dest.is_dir() or dest.is_symlink():
        return dest
    found = _names(dest) - {MARK}
    if not found:
        return None
    mark = dest / MARK
    if not mark.is_file():
        return dest
    try:
        ours = {str(json.loads(line)) for line in mark.read_text(encoding="utf-8").splitlines()}
    except ValueError:
        return dest
    return next((dest / name for name in sorted(found - ours)), None)


def _names(folder: Path) -> set[str]:
    """All that stands in a folder: files and links by their path in it, folders too where nothing stands in them."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir() or not any(path.iterdir())
    }


@contextmanager
def whole_file(dest: Path, is_ours: Callable[[Path], bool]) -> Iterator[tuple[Path, Path]]:
    """A path to write a file at, which without an error takes the place of `dest`, and a folder for what waits for it.

    Raises StoreTakenError where `dest` is there and not ours, OutputError where it cannot be written.
    """
    with _alone(dest) as stem:
        if dest.exists() and not is_ours(dest):
            raise StoreTakenError(str(dest))
        draft, rows = (stem.with_name(f"{stem.name}{end}") for end in (_DRAFT, _ROWS))
        rows.mkdir()
        yield draft, rows
        draft.replace(dest)


@contextmanager
def _alone(dest: Path) -> Iterator[Path]:
    """The begin of the names that this export alone uses beside `dest`; what a dead one left there is cleared away.

    A lock tells whether an export lives: the system lets go of it when the process dies.
    """
    dest = dest.absolute()
    if not dest.name:
        raise StoreTakenError(str(dest))
    stem = dest.with_name(f".{dest.name}-{secrets.token_hex(6)}")
    lock = FileLock(stem.with_name(f"{stem.name}{_LOCK}"))
    try:
        dest.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        try:
            _sweep(dest)
            yield stem
        finally:
            _clear(stem)
            lock.release()
            Path(lock.lock_file).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(error.strerror or type(error).__name__) from error


def _sweep(dest: Path) -> None:
    """Clears away what exports to this place left that were killed. One killed between two renames has its folder put back."""
    ours = re.compile(rf"\.{re.escape(dest.name)}-[0-9a-f]{{12}}{re.escape(_LOCK)}")
    for path in sorted(dest.parent.iterdir()):
        if ours.fullmatch(path.name):
            lock = FileLock(path)
            with suppress(Timeout, OSError), lock.acquire(timeout=0):
                stem = path.with_suffix("")
                old = stem.with_name(f"{stem.name}{_OLD}")
                if old.exists() and not dest.exists():
                    old.replace(dest)
                _clear(stem)
                path.unlink(missing_ok=True)


def _clear(stem: Path) -> None:
    for end in (_DRAFT, _OLD, _ROWS):
        path = stem.with_name(f"{stem.name}{end}")
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _replace(draft: Path, dest: Path, stem: Path) -> None:
    """Between the two renames a reader finds no folder, never half a one."""
    if dest.exists():
        dest.replace(stem.with_name(f"{stem.name}{_OLD}"))
    draft.replace(dest)
