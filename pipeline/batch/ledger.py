"""The ledger of a folder of outputs: what became of every file, so that a run can be stopped, killed and repeated.

It is a SQLite file of its own and a cache: if it is lost, everything is read once more.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.batch.gather import FOLDER, Entry
from pipeline.batch.outcome import Failure, Figures, Outcome
from pipeline.values.file_names import output_name, restored, stored
from pipeline.writers.atomic import OutputError

VERSION = 1
NAME = "ledger.sqlite"

_TABLES = """
CREATE TABLE files (
    name TEXT PRIMARY KEY,          -- below the ingest root, NFC
    path TEXT NOT NULL,             -- where it lay, `stored`
    root TEXT NOT NULL,
    bytes INTEGER,
    modified INTEGER,               -- of the file, nanoseconds
    sha256 TEXT,                    -- of its content, null where it could not be opened
    key TEXT,                       -- content, pipeline version and options: while it stays, nothing is read again
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    run TEXT NOT NULL,              -- the last run that took it up
    attempts INTEGER NOT NULL DEFAULT 0,
    started TEXT,
    ended TEXT,
    seconds REAL,                   -- CPU time of its worker
    memory REAL,                    -- largest size of its worker so far, MB
    figures TEXT,                   -- what is in it, JSON
    failure TEXT,                   -- why there is no output, JSON
    output_bytes INTEGER,
    output_modified INTEGER
) STRICT;
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT,                     -- null while it goes on, and for ever where it was killed
    version TEXT NOT NULL,
    command TEXT NOT NULL,          -- what `gongyak retry` needs, JSON
    files INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX files_state ON files (state);
"""

_CLAIM = """
INSERT INTO files (name, path, root, bytes, modified, sha256, state, run, attempts, started)
VALUES (?, ?, ?, ?, ?, ?, 'running', ?, 1, ?)
ON CONFLICT (name) DO UPDATE SET
    attempts = CASE WHEN files.sha256 IS excluded.sha256 THEN files.attempts + 1 ELSE 1 END,
    path = excluded.path, root = excluded.root, bytes = excluded.bytes, modified = excluded.modified,
    sha256 = excluded.sha256, key = NULL, state = 'running', run = excluded.run, started = excluded.started,
    ended = NULL
WHERE files.state != 'running' OR files.run = excluded.run OR files.run IS ?
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What the ledger knows of one file. `figures` and `failure` are those of its last attempt."""

    name: str
    path: str
    root: str
    bytes: int | None
    modified: int | None
    sha256: str | None
    key: str | None
    state: str
    run: str
    attempts: int
    started: str | None
    ended: str | None
    seconds: float | None
    memory: float | None
    figures: Figures | None
    failure: Failure | None
    output_bytes: int | None
    output_modified: int | None

    def outcome(self, entry: Entry) -> Outcome:
        """As if it had been read now."""
        return Outcome(entry, self.figures or Figures(), self.failure, kept=True)

    @property
    def is_stale(self) -> bool:
        """Whether its file was changed since it was read, as size and time tell."""
        found = _stat(Path(self.path))
        return self.state == "done" and found not in {(None, None), (self.bytes, self.modified)}

    def output(self, out: Path) -> Literal["there", "changed", "gone"] | None:
        """What has become of the JSON below `out` since it was written; None where there was none."""
        if self.state != "done":
            return None
        found = _stat(out / output_name(self.name))
        if found == (None, None):
            return "gone"
        return "there" if found == (self.output_bytes, self.output_modified) else "changed"


@dataclass(frozen=True, slots=True)
class Run:
    """One run over the folder; `command` is what it was asked to do."""

    id: str
    started: str
    ended: str | None
    version: str
    command: dict[str, Any]
    files: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a file's content: size and time of change (nanoseconds), and its hash. All None where it cannot be opened."""

    bytes: int | None = None
    modified: int | None = None
    sha256: str | None = None


class Ledger:
    """Reads and writes the lines. Every change stands on disk before the next file is begun.

    Several runs may work on one folder: SQLite orders their changes. Raises OutputError where the folder cannot be
    written (a full disk, no permission).
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def line(self, name: str) -> Line | None:
        row = self._connection.execute("SELECT * FROM files WHERE name = ?", (name,)).fetchone()
        return None if row is None else _line(row)

    def lines(self) -> Iterator[Line]:
        """All files, by name."""
        yield from map(_line, self._connection.execute("SELECT * FROM files ORDER BY name"))

    def runs(self) -> Iterator[Run]:
        """The last first."""
        for row in self._connection.execute("SELECT * FROM runs ORDER BY started DESC, id DESC"):
            yield Run(row["id"], row["started"], row["ended"], row["version"], json.loads(row["command"]), row["files"])

    def begin_run(self, run: str, version: str, command: dict[str, Any], files: int) -> None:
        text = json.dumps(command, sort_keys=True)
        self._write(
            "INSERT INTO runs (id, started, version, command, files) VALUES (?, ?, ?, ?, ?)",
            (run, _now(), version, text, files),
        )

    def end_run(self, run: str) -> None:
        self._write("UPDATE runs SET ended = ? WHERE id = ?", (_now(), run))

    def claim(self, entry: Entry, stamp: Stamp, run: str, held: str | None) -> bool:
        """Takes up a file for a run; False where another run than `held` has taken it meanwhile.

        `held` is the dead run whose unfinished file may be taken over, None where none has it.
        """
        at = (
            entry.name,
            stored(str(entry.path.absolute())),
            stored(str(entry.root)),
            stamp.bytes,
            stamp.modified,
            stamp.sha256,
            run,
        )
        return self._write(_CLAIM, (*at, _now(), held)) == 1

    def settle(self, outcome: Outcome, output: Path, key: str | None) -> None:
        """Writes down what became of a file that was taken up; `key` says what it was made from."""
        failure = outcome.failure
        size, modified = (None, None) if failure else _stat(output)
        self._write(
            """UPDATE files SET key = ?, state = ?, ended = ?, seconds = ?, memory = ?, figures = ?, failure = ?,
                   output_bytes = ?, output_modified = ? WHERE name = ?""",
            (
                key,
                "failed" if failure else "done",
                _now(),
                round(outcome.seconds, 4),
                outcome.memory,
                None if failure else _kept(outcome.figures),
                None if failure is None else _kept(failure),
                size,
                modified,
                outcome.entry.name,
            ),
        )

    def forget(self, name: str) -> None:
        """The file is gone, and so is its output."""
        self._write("DELETE FROM files WHERE name = ? AND state != 'running'", (name,))

    def restamp(self, name: str, stamp: Stamp) -> None:
        """The file was touched and its content is the same."""
        self._write("UPDATE files SET modified = ? WHERE name = ?", (stamp.modified, name))

    def _write(self, statement: str, values: tuple[Any, ...]) -> int:
        try:
            with self._connection:
                return self._connection.execute(statement, values).rowcount
        except sqlite3.OperationalError as error:
            raise OutputError(f"{FOLDER}/ledger.sqlite: {error}") from error


def has_ledger(out: Path) -> bool:
    """Whether a run has written below a folder."""
    return os.path.isfile(out / FOLDER / NAME)  # noqa: PTH113 - that of a path raises in a closed folder


@contextmanager
def open_ledger(out: Path) -> Iterator[Ledger]:
    """The ledger of an output folder, made where there is none. Raises OutputError."""
    path = out / FOLDER / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = _connected(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            path.replace(path.with_suffix(".damaged"))  # no ledger any more, but it may be wanted to see why
            connection = _connected(path)
    except OSError as error:
        raise OutputError(error.strerror or type(error).__name__) from error
    except sqlite3.Error as error:
        raise OutputError(f"{FOLDER}/{path.name}: {error}") from error
    try:
        yield Ledger(connection)
    finally:
        connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60, isolation_level="IMMEDIATE")
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a lost last line is read again; a torn file never is
        _migrate(connection)
        _must_be_whole(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _must_be_whole(connection: sqlite3.Connection) -> None:
    """Damage behind its first page is met now, and not in the middle of a run."""
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise sqlite3.DatabaseError(said)


def _migrate(connection: sqlite3.Connection) -> None:
    """A ledger of another version is begun anew: it costs one reading of the files, never one of them."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == VERSION:
            return
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _kept(one: Figures | Failure) -> str:
    return json.dumps({field.name: getattr(one, field.name) for field in fields(one)}, ensure_ascii=False)


def _line(row: sqlite3.Row) -> Line:
    values = dict(row)
    values["path"], values["root"] = restored(values["path"]), restored(values["root"])
    figures, failure = values["figures"], values["failure"]
    values["figures"] = None if figures is None else Figures(**json.loads(figures))
    values["failure"] = None if failure is None else Failure(**json.loads(failure))
    return Line(**values)


def _stat(path: Path) -> tuple[int | None, int | None]:
    try:
        found = path.stat()
    except OSError:
        return None, None
    return found.st_size, found.st_mtime_ns


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
