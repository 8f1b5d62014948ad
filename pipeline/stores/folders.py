"""A folder, or a file, that is there whole or as it was before."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.stores.errors import StoreTakenError
from pipeline.writers.atomic import OutputError

MARK = ".gongyak-export"
"""What tells that a folder was exported, so that the next export may replace it."""


@contextmanager
def whole_folder(dest: Path) -> Iterator[Path]:
    """An empty folder to write into; without an error it takes the place of `dest`.

    Raises StoreTakenError where `dest` holds what gongyak did not export, OutputError where it cannot be written.
    """
    if dest.exists() and not (dest / MARK).is_file() and not (dest.is_dir() and not any(dest.iterdir())):
        raise StoreTakenError(str(dest))
    draft = dest.with_name(f".{dest.name}-{secrets.token_hex(6)}.tmp")
    try:
        try:
            draft.mkdir(parents=True)
            yield draft
            (draft / MARK).write_bytes(b"")
            _replace(draft, dest)
        except OSError as error:
            raise OutputError(error.strerror or type(error).__name__) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def whole_file(dest: Path) -> Iterator[Path]:
    """A path to write a file at; without an error it takes the place of `dest`. Raises OutputError."""
    draft = dest.with_name(f".{dest.name}-{secrets.token_hex(6)}.tmp")
    try:
        try:
            dest.parent.mkdir(parents=True, exist_ok=True)
            yield draft
            draft.replace(dest)
        except OSError as error:
            raise OutputError(error.strerror or type(error).__name__) from error
    finally:
        draft.unlink(missing_ok=True)


def _replace(draft: Path, dest: Path) -> None:
    """Between the two renames a reader finds no folder, never half a one."""
    if not dest.exists():
        draft.replace(dest)
        return
    old = dest.with_name(f".{dest.name}-{secrets.token_hex(6)}.old")
    os.rename(dest, old)  # noqa: PTH104 - a folder is moved, nothing is replaced
    draft.replace(dest)
    shutil.rmtree(old, ignore_errors=True)
