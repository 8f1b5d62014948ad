"""The ledger of a folder of outputs for those who only look at it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.batch.folders import FOLDER
from pipeline.batch.ledger import NAME, VERSION, Ledger
from pipeline.errors import GongyakError


class LedgerError(GongyakError):
    """The ledger cannot be read; `detail` says why. It is only a cache: the next run begins another."""

    code = "LEDGER_UNREADABLE"
    exit_code = 3
    ko = "출력 폴더의 장부를 읽을 수 없습니다 (`gongyak ingest`를 다시 실행하면 새 장부를 만듭니다): {detail}"
    en = "the ledger of the output folder cannot be read (the next `gongyak ingest` begins a new one): {detail}"


@contextmanager
def read_ledger(out: Path) -> Iterator[Ledger]:
    """The ledger of an output folder as it is, also where nothing can be written. Raises LedgerError, also while it is read."""
    path = out / FOLDER / NAME
    try:
        with TemporaryDirectory(prefix="gongyak-") as own, closing(_seen(path, Path(own))) as connection:
            yield Ledger(connection)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"{FOLDER}/{NAME}: {getattr(error, 'strerror', None) or error}") from error


def _seen(path: Path, own: Path) -> sqlite3.Connection:
    """Where SQLite would have to write beside it to read what a run has left in its log, a copy is read."""
    try:
        return _connected_to_read(path)
    except sqlite3.OperationalError:
        for suffix in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{suffix}", own / f"{NAME}{suffix}")
        return _connected_to_read(own / NAME)


def _connected_to_read(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", timeout=60, uri=True)
    connection.row_factory = sqlite3.Row
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found != VERSION:
            raise sqlite3.DatabaseError(f"version {found}")
        connection.execute("SELECT count(*) FROM files").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
