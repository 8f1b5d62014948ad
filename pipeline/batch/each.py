"""One task for each of many entries, by one process or several; results come in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(task: Callable[[Task], Result], entries: Sequence[Task], jobs: int) -> Iterator[Result]:
    """The results in the order of the entries. With several `jobs` the task and its results must pickle."""
    if jobs == 1 or len(entries) < 2:
        yield from map(task, entries)
        return
    # Processes, because pdfium is not made for threads; spawned, because forking a process with threads may hang.
    pool = ProcessPoolExecutor(
        min(jobs, len(entries)), mp_context=multiprocessing.get_context("spawn"), initializer=_leave_ctrl_c_to_us
    )
    try:
        yield from pool.map(task, entries)
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_ctrl_c_to_us() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
