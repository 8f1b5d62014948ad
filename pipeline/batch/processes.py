"""Processes of this machine that work side by side."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from pebble import ProcessPool

_TASKS_A_WORKER = 1000
"""A worker makes room for a new one after so many files, whatever a library may have leaked by then."""


@contextmanager
def processes(jobs: int, megabytes: int | None = None, load: Callable[[], None] | None = None) -> Iterator[ProcessPool]:
    """`jobs` of them, each with so much memory. Who leaves without an error waits for what is begun.

    `load` is called once in each of them, before its first task: what it imports costs none of them its time.

    Processes, because pdfium is not made for threads; spawned, because forking a process with threads may hang.
    """
    pool = ProcessPool(
        jobs,
        max_tasks=_TASKS_A_WORKER,
        initializer=_prepare,
        initargs=(megabytes, load),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield pool
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _prepare(megabytes: int | None, load: Callable[[], None] | None) -> None:
    """A worker: Ctrl-C is the parent's to answer, and memory beyond the limit is refused by the system."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if load is not None:
        load()
    if megabytes is None:
        return
    with suppress(ImportError, ValueError, OSError):  # a system without such limits, or with a lower one
        import resource  # noqa: PLC0415 - Unix has it, Windows has not

        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
