"""Who does the work: this process or processes of this machine; a cluster has its own file. All look like `submit`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from pebble import ProcessExpired, ProcessPool

from pipeline.batch.outcome import Failure, FileMemoryError, FileTimeoutError, Outcome, PoolLostError, WorkerLostError
from pipeline.batch.processes import processes
from pipeline.batch.task import Task, prepare, read_one


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: `seconds` of wall time, `megabytes` of memory of its worker."""

    seconds: float = 300.0
    megabytes: int = 1024


class Executor(Protocol):
    """`submit` starts a file; `wide` is how many are read at a time; `outcome` makes a file's result of its future.

    `patience` are the seconds after which a file is given up that the executor itself does not stop; None if it does.
    """

    wide: int
    patience: float | None
    limits: Limits

    def submit(self, task: Task) -> Future[Outcome]:
        """Starts one file. Raises PoolLostError where nobody is left to read it."""

    def check(self) -> None:
        """Asked where nothing is ready for a while. Raises PoolLostError where nothing will ever be."""

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:
        """The result; what killed the worker is a failure of the file. Our own bugs are raised, and PoolLostError."""


class _Here:
    """One file after the other in this process, without limits: for tests and for programs that have their own."""

    wide = 1
    patience: float | None = None
    limits = Limits()

    def submit(self, task: Task) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        future.set_result(read_one(task))
        return future

    def check(self) -> None:
        """All is done as it is handed out."""

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:  # noqa: ARG002 - the face of an executor
        return done.result()


@contextmanager
def here() -> Iterator[Executor]:
    """Reads in this process."""
    yield _Here()


class _Local:
    patience: float | None = None

    def __init__(self, pool: ProcessPool, jobs: int, limits: Limits) -> None:
        self._pool = pool
        self.limits = limits
        self.wide = jobs

    def submit(self, task: Task) -> Future[Outcome]:
        try:
            scheduled: Future[Outcome] = self._pool.schedule(read_one, (task,), timeout=self.limits.seconds)
        except RuntimeError as error:  # all that the pool says of its own end
            raise PoolLostError from error
        return scheduled

    def check(self) -> None:
        """A pool that breaks says so of each file that it has."""

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:
        return settled(task, done, self.limits)


@contextmanager
def local(jobs: int, limits: Limits) -> Iterator[Executor]:
    """`jobs` processes of this machine. A file that breaks its limits takes its process with it and nothing else."""
    with processes(jobs, limits.megabytes, prepare) as pool:
        yield _Local(pool, jobs, limits)


def settled(task: Task, done: Future[Outcome], limits: Limits) -> Outcome:
    """What a future holds, with the ways in which a worker can be lost as failures of its file. Raises PoolLostError."""
    try:
        return done.result()
    except FutureTimeoutError:
        return too_long(task, limits)
    except MemoryError:
        return Outcome(task.entry, failure=Failure.of(FileMemoryError(str(limits.megabytes)), passing=True))
    except BrokenProcessPool as error:
        raise PoolLostError from error
    except ProcessExpired as expired:
        lost = WorkerLostError(f"exit {expired.exitcode}")
        return Outcome(task.entry, failure=Failure.of(lost, passing=True))


def too_long(task: Task, limits: Limits) -> Outcome:
    return Outcome(task.entry, failure=Failure.of(FileTimeoutError(f"{limits.seconds:g}"), passing=True))
