"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pipeline.errors import GongyakError

_CHUNK = 1 << 16


class OutputError(GongyakError):
    """What was read cannot be written; `detail` is the system's reason."""

    code = "OUT_UNWRITABLE"
    exit_code = 3
    ko = "결과를 쓸 수 없습니다: {detail}"
    en = "the output cannot be written: {detail}"


def write(path: Path, data: bytes | Iterator[bytes], *, drafts: Path | None = None) -> None:
    """Put `data`, whole or in pieces, at `path`, making folders as needed.

    Whoever looks sees the old file or the new one, never a part; whatever ends the run (an error, Ctrl-C), no
    temporary file stays. What is not whole yet stands in `drafts`, where a killed run's leavings can be found, or
    beside `path`. Raises OutputError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if drafts is not None:
            drafts.mkdir(parents=True, exist_ok=True)
        _write(drafts or path.parent, iter((data,)) if isinstance(data, bytes) else data, path)
    except OSError as error:
        raise OutputError(error.strerror or type(error).__name__) from error


def _write(folder: Path, chunks: Iterator[bytes], path: Path) -> None:
    draft = folder / f".gongyak-{secrets.token_hex(8)}.tmp"
    try:
        with draft.open("xb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            draft.replace(path)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            with draft.open("rb") as stream:  # a file is renamed into place only within one file system
                _write(path.parent, iter(partial(stream.read, _CHUNK), b""), path)
    finally:
        draft.unlink(missing_ok=True)
