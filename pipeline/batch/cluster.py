"""The workers of a Dask cluster, through its `concurrent.futures` face."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager

from pipeline.batch.executors import Executor, Limits, settled
from pipeline.batch.outcome import (
    Failure,
    Outcome,
    SchedulerError,
    SchedulerLostError,
    SchedulerMissingError,
    WorkerLostError,
)
from pipeline.batch.task import Task, read_one

_CONNECTING = 10
"""Seconds to wait for a scheduler."""
_LOGS = ("distributed.client", "tornado.application")
"""Where the client, and the loop that runs it, tell how they lost a scheduler."""


class _Dask:
    def __init__(
        self,
        address: str,
        status: Callable[[], str],
        submit: Callable[[Callable[[Task], Outcome], Task], Future[Outcome]],
        wide: int,
        limits: Limits,
    ) -> None:
        self._address = address
        self._status = status
        self._submit = submit
        self.limits = limits
        self.wide = wide
        self.patience: float | None = limits.seconds * 2  # it may have waited for as long as it may work

    def submit(self, task: Task) -> Future[Outcome]:
        from distributed.client import ClosedClientError  # noqa: PLC0415 - the extra

        try:
            return self._submit(_one_at_a_time, task)
        except (ClosedClientError, OSError) as error:
            raise SchedulerLostError(self._address) from error

    def check(self) -> None:
        if self._status() != "running":
            raise SchedulerLostError(self._address)

    def outcome(self, task: Task, done: Future[Outcome]) -> Outcome:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - the extra

        try:
            return settled(task, done, self.limits)
        except CancelledError as error:  # by Dask: who gives up a file here asks for no outcome
            raise SchedulerLostError(self._address) from error
        except KilledWorker as killed:
            lost = WorkerLostError(f"Dask, {killed.last_worker.address if killed.last_worker else '?'}")
            return Outcome(task.entry, failure=Failure.of(lost, passing=True))


@contextmanager
def dask(address: str, limits: Limits) -> Iterator[Executor]:
    """The workers of a Dask cluster, through its `concurrent.futures` face. They see the same folders as we do.

    Memory is limited by Dask itself (`dask worker --memory-limit`), time by us. Raises SchedulerError.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - the extra
        from distributed.comm import resolve_address  # noqa: PLC0415 - the extra
    except ImportError as error:
        raise SchedulerMissingError from error
    try:
        resolve_address(address)  # a client that is half made for want of a port cannot be closed
        client = Client(address, timeout=_CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SchedulerError(address) from error
    with _quiet(), client:
        try:
            client.wait_for_workers(1, timeout=_CONNECTING)  # those that were lost are being started anew
        except TimeoutError as error:
            raise SchedulerError(address) from error
        wide = sum(client.nthreads().values())
        executor = client.get_executor(retries=0, pure=False)
        yield _Dask(address, lambda: client.status, executor.submit, wide, limits)


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask says nothing of a scheduler that is lost: we do."""
    logs = [logging.getLogger(name) for name in _LOGS]
    before = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in zip(logs, before, strict=True):
            log.setLevel(level)


_ONE = threading.Lock()


def _one_at_a_time(task: Task) -> Outcome:
    """A worker's threads read one after the other, because pdfium is not made for threads."""
    with _ONE:
        return read_one(task)
