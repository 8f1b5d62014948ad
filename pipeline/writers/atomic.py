"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from pipeline.errors import GongyakError


class OutputError(GongyakError):
    """What was read cannot be written; `detail` is the system's reason."""

    code = "OUT_UNWRITABLE"
    exit_code = 3
    ko = "결과를 쓸 수 없습니다: {detail}"
    en = "the output cannot be written: {detail}"


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, making folders as needed.

    Whoever looks sees the old file or the new one, never a part; whatever ends the run (an error, Ctrl-C), no
    temporary file stays. Raises OutputError.
    """
    draft = path.parent / f".gongyak-{secrets.token_hex(8)}.tmp"  # in the same folder, so that it can be renamed
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(error.strerror or type(error).__name__) from error
