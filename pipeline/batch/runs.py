"""Which runs work on an output folder just now. A run that was killed holds nothing: the system lets go of its lock."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.batch.gather import FOLDER
from pipeline.writers.atomic import OutputError


@dataclass(frozen=True, slots=True)
class Presence:
    """A run at work: its name, and the folder of its own for what is not whole yet."""

    id: str
    folder: Path

    @property
    def drafts(self) -> Path:
        return self.folder / "drafts"


@contextmanager
def present(out: Path) -> Iterator[Presence]:
    """Tells other runs that this one is at work, and clears away what dead ones left. Raises OutputError."""
    runs = out / FOLDER / "runs"
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    lock = FileLock(runs / f"{name}.lock")
    try:
        runs.mkdir(parents=True, exist_ok=True)
        _hold(lock)  # before the folder: what has no lock is nobody's, however early a run was killed
        (runs / name).mkdir()
        _sweep(runs)
    except OSError as error:
        raise OutputError(error.strerror or type(error).__name__) from error
    try:
        yield Presence(name, runs / name)
    finally:
        shutil.rmtree(runs / name, ignore_errors=True)
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)


def is_alive(out: Path, run: str) -> bool:
    """Whether a run is still at work."""
    return _is_held(out / FOLDER / "runs" / f"{run}.lock")


def _is_held(path: Path) -> bool:
    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        with lock.acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:  # somebody else's, or on a disk that nothing can be written to
        return _is_seen_held(path)


def _is_seen_held(path: Path) -> bool:
    """By looking alone; where the system does not let us look, a run may be there."""
    try:
        import fcntl  # noqa: PLC0415 - Unix has it, Windows has not

        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return True
    return False


def _hold(lock: FileLock) -> None:
    """Takes a lock of our own; another run may clear its file away before it is held."""
    lock.acquire()
    while not Path(lock.lock_file).exists():
        lock.release()
        lock.acquire()


def _sweep(runs: Path) -> None:
    for path in sorted(runs.glob("*.lock")):
        with suppress(Timeout, OSError), FileLock(path).acquire(timeout=0):
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            path.unlink(missing_ok=True)
    for folder in [one for one in runs.iterdir() if one.suffix != ".lock" and not one.with_suffix(".lock").exists()]:
        shutil.rmtree(folder, ignore_errors=True)
