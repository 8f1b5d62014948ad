"""One task for each of many entries, by one process or several; results come in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from pipeline.batch.outcome import PoolLostError

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(task: Callable[[Task], Result], entries: Sequence[Task], jobs: int) -> Iterator[Result]:
    """The results in the order of the entries. With several `jobs` the task and its results must pickle.

    Raises PoolLostError where all who do the work are lost.
    """
    if jobs == 1 or len(entries) < 2:
        yield from map(task, entries)
        return
    from pipeline.batch.processes import processes  # noqa: PLC0415 - wanted only where there are several

    with processes(min(jobs, len(entries))) as pool:
        try:
            results = pool.map(task, entries).result()
        except RuntimeError as error:  # all that the pool says of its own end
            raise PoolLostError from error
        try:
            yield from results
        except BrokenProcessPool as error:
            raise PoolLostError from error
