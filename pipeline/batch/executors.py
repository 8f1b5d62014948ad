"""Who does the work: this process, processes of this machine, or a cluster. All look like `submit`."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import ClassVar, Protocol

from pebble import ProcessExpired, ProcessPool

from pipeline.batch.outcome import Failure, FileMemoryError, FileTimeoutError, Outcome, WorkerLostError
from pipeline.batch.work import Task, read_one
from pipeline.errors import GongyakError

_TASKS_A_WORKER = 1000
"""A worker makes room for a new one after so many files, whatever a library may have leaked by then."""


_CONNECTING = 10
"""Seconds to wait for a scheduler."""


class SchedulerError(GongyakError):
    """`detail` is the address."""

    code: ClassVar[str] = "RUN_NO_SCHEDULER"
    exit_code = 3
    ko = "Dask 스케줄러에 닿지 않거나 일꾼이 없습니다: {detail}"
    en = "no Dask scheduler with workers can be reached: {detail}"


class SchedulerMissingError(GongyakError):
    code: ClassVar[str] = "RUN_NO_DASK"
    exit_code = 3
    ko = "Dask가 설치되어 있지 않습니다: pip install 'gongyak[dask]'"
    en = "Dask is not installed: pip install 'gongyak[dask]'"


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

    def submit(self, task: Task) -> Future[Outcome]:
        """Starts one file."""

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:
        """The result; what killed the worker is a failure of the file. Our own bugs are raised."""

    def given_up(self, task: Task) -> Outcome:
        """The result of a file that took longer than `patience`."""


class _Here:
    """One file after the other in this process, without limits: for tests and for programs that have their own."""

    wide = 1
    patience: float | None = None

    def submit(self, task: Task) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        future.set_result(read_one(task))
        return future

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:  # noqa: ARG002 - the face of an executor
        return done.result()

    def given_up(self, task: Task) -> Outcome:
        raise NotImplementedError


@contextmanager
def here() -> Iterator[Executor]:
    """Reads in this process."""
    yield _Here()


class _Local:
    patience: float | None = None

    def __init__(self, pool: ProcessPool, jobs: int, limits: Limits) -> None:
        self._pool = pool
        self._limits = limits
        self.wide = jobs

    def submit(self, task: Task) -> Future[Outcome]:
        scheduled: Future[Outcome] = self._pool.schedule(read_one, (task,), timeout=self._limits.seconds)
        return scheduled

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:
        return settled(task, done, self._limits)

    def given_up(self, task: Task) -> Outcome:
        return _too_long(task, self._limits)


@contextmanager
def local(jobs: int, limits: Limits) -> Iterator[Executor]:
    """`jobs` processes of this machine. A file that breaks its limits takes its process with it and nothing else.

    Processes, because pdfium is not made for threads; spawned, because forking a process with threads may hang.
    """
    pool = ProcessPool(
        jobs,
        max_tasks=_TASKS_A_WORKER,
        initializer=_prepare,
        initargs=(limits.megabytes,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield _Local(pool, jobs, limits)
        pool.close()
    finally:
        pool.stop()
        pool.join()


class _Dask:
    def __init__(self, submit: Callable[[Callable[[Task], Outcome], Task], Future[Outcome]], wide: int, limits: Limits):
        self._submit = submit
        self._limits = limits
        self.wide = wide
        self.patience: float | None = limits.seconds * 2  # it may have waited for as long as it may work

    def submit(self, task: Task) -> Future[Outcome]:
        return self._submit(_one_at_a_time, task)

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - the extra

        try:
            return settled(task, done, self._limits)
        except KilledWorker as killed:
            lost = WorkerLostError(f"Dask, {killed.last_worker.address if killed.last_worker else '?'}")
            return Outcome(task.entry, failure=Failure.of(lost, passing=True))

    def given_up(self, task: Task) -> Outcome:
        return _too_long(task, self._limits)


@contextmanager
def dask(address: str, limits: Limits) -> Iterator[Executor]:
    """The workers of a Dask cluster, through its `concurrent.futures` face. They see the same folders as we do.

    Memory is limited by Dask itself (`dask worker --memory-limit`), time by us. Raises SchedulerError.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - the extra
    except ImportError as error:
        raise SchedulerMissingError from error
    try:
        client = Client(address, timeout=_CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SchedulerError(address) from error
    with client:
        wide = sum(client.nthreads().values())
        if not wide:
            raise SchedulerError(address)
        executor = client.get_executor(retries=0, pure=False)
        yield _Dask(executor.submit, wide, limits)


_ONE = threading.Lock()


def _one_at_a_time(task: Task) -> Outcome:
    """A worker's threads read one after the other, because pdfium is not made for threads."""
    with _ONE:
        return read_one(task)


def settled(task: Task, done: Future[Outcome], limits: Limits) -> Outcome:
    """What a future holds, with the ways in which a worker can be lost as failures of its file."""
    try:
        return done.result()
    except FutureTimeoutError:
        return _too_long(task, limits)
    except MemoryError:
        return Outcome(task.entry, failure=Failure.of(FileMemoryError(str(limits.megabytes)), passing=True))
    except ProcessExpired as expired:
        lost = WorkerLostError(f"exit {expired.exitcode}")
        return Outcome(task.entry, failure=Failure.of(lost, passing=True))


def _too_long(task: Task, limits: Limits) -> Outcome:
    return Outcome(task.entry, failure=Failure.of(FileTimeoutError(f"{limits.seconds:g}"), passing=True))


def _prepare(megabytes: int) -> None:
    """A worker: Ctrl-C is the parent's to answer, and memory beyond the limit is refused by the system."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, ValueError, OSError):  # a system without such limits, or with a lower one
        import resource  # noqa: PLC0415 - Unix has it, Windows has not

        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


