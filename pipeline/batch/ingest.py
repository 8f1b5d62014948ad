"""From entries to files: one outcome for each; a bad file never stops the others, and nothing is read twice."""

from __future__ import annotations

import hashlib
import stat
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.gather import Entry
from pipeline.batch.ledger import Ledger, Line, Stamp
from pipeline.batch.outcome import Failure, Outcome
from pipeline.batch.places import apart, digest_of
from pipeline.batch.runs import Presence, is_alive
from pipeline.errors import DocumentError, last_net

if TYPE_CHECKING:  # what hands out work is loaded once there is some
    from collections.abc import Callable

    from pipeline.batch.executors import Executor
    from pipeline.batch.task import Task
    from pipeline.batch.volumes import Volume
    from pipeline.options import Options

_AHEAD = 2
"""So many files a worker wait in its queue: enough that it never idles, few enough that a killed run loses nothing."""
_WORTH_SPLITTING = 1 << 16
"""Bytes of a file below which nobody asks whether it is a long volume."""
_MANY = 64
_PATIENCE = 0.2
"""Seconds between two looks at a file that another run is reading."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run: what to read, where to, and how. `again` reads failed files once more although nothing changed."""

    entries: Sequence[Entry]
    out: Path
    options: Options
    again: frozenset[str] = field(default=frozenset())


def ingest(
    job: Job, ledger: Ledger, run: Presence, workers: Callable[[], AbstractContextManager[Executor]]
) -> Iterator[Outcome]:
    """Reads what has changed and writes its JSON below `job.out`. Outcomes come as they are ready.

    Files that are as the ledger knows them are not opened; workers are started for the first that is not. A file that
    another living run is reading is waited for. Raises OutputError where the ledger cannot be written.
    """
    todo = deque[Entry]()
    known = {line.name: line for line in ledger.lines()}
    for entry in job.entries:
        kept = _kept(job, ledger, entry, known.get(entry.name))
        if kept is None:
            todo.append(entry)
        else:
            yield kept
    if todo:
        with workers() as executor:
            yield from _read(job, deque(sorted(todo, key=_size, reverse=True)), ledger, run, executor)


def _size(entry: Entry) -> int:
    """The largest files first: one that takes long must not be begun when all others are done."""
    try:
        return entry.path.stat().st_size
    except OSError:
        return 0


def at_once(entries: Sequence[Entry]) -> int:
    """How many workers may find something to do: one a file, but a long volume has work for many."""
    return _MANY if any(_size(entry) >= _WORTH_SPLITTING for entry in entries) else len(entries)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A task under way; `volume` where it is one of several over one file."""

    task: Task
    stamp: Stamp
    since: float
    volume: Volume | None = None


@dataclass(slots=True)
class _Reading:
    """What a run has begun: `left` are the bytes of the files that wait."""

    job: Job
    ledger: Ledger
    run: Presence
    executor: Executor
    left: int
    begun: dict[Future[Outcome], _Begun] = field(default_factory=dict)

    def start(self, entry: Entry, line: Line | None) -> bool:
        """Takes a file up; False where another run has it. `line` is what the ledger knows of it now."""
        from pipeline.batch.task import Task  # noqa: PLC0415 - wanted only where something is read

        if line is not None:  # another run may have begun with a file of its name, too
            named = apart(entry, self.ledger.line)
            line = line if named is entry else self.ledger.line(named.name)
            entry = named
        stamp = _stamp(entry, line)
        if not _claimed(self.job, self.ledger, entry, stamp, self.run):
            return False
        task = Task(entry, self.job.out, self.job.options, self.run.drafts, Path.cwd(), splits=self._splits(entry))
        self._submit(task, stamp)
        return True

    def _splits(self, entry: Entry) -> bool:
        """Whether others would be idle before one had read the file alone."""
        size, wide = _size(entry), self.executor.wide
        self.left -= size
        return wide > 1 and size >= _WORTH_SPLITTING and size * wide > self.left + size

    def _submit(self, task: Task, stamp: Stamp, volume: Volume | None = None) -> None:
        self.begun[self.executor.submit(task)] = _Begun(task, stamp, time.monotonic(), volume)

    def settled(self, done: Future[Outcome], outcome: Outcome) -> Iterator[Outcome]:
        """The outcome of a file, unless this was a step on the way to it."""
        one = self.begun.pop(done)
        if outcome.pages:
            self._share_out(one, outcome.pages)
            return
        volume = one.volume
        if volume is not None and one.task.part is not None:
            volume.add(one.task.part, outcome)
            if volume.failure is None:
                if not volume.waiting:
                    self._submit(volume.rest(), one.stamp, volume)
                return
            self._give_up(volume)
            outcome = volume.failed()
        elif volume is not None:
            outcome = volume.whole(outcome)
        yield _settled(self.job, self.ledger, one, outcome)

    def _share_out(self, one: _Begun, pages: int) -> None:
        from pipeline.batch.volumes import Volume  # noqa: PLC0415 - as above

        volume = Volume.of(one.task, pages, self.executor.wide)
        for task in volume.tasks():
            self._submit(task, one.stamp, volume)

    def _give_up(self, volume: Volume) -> None:
        for future in [future for future, one in self.begun.items() if one.volume is volume]:
            del self.begun[future]
            future.cancel()


def _read(job: Job, todo: deque[Entry], ledger: Ledger, run: Presence, executor: Executor) -> Iterator[Outcome]:
    from pipeline.batch.executors import too_long  # noqa: PLC0415 - heavy, and wanted only where something is read

    reading = _Reading(job, ledger, run, executor, sum(map(_size, todo)))
    begun = reading.begun
    elsewhere = deque[Entry]()
    while todo or begun or elsewhere:
        while todo and len(begun) < executor.wide * _AHEAD:
            entry = todo.popleft()
            line = ledger.line(entry.name)
            kept = _kept(job, ledger, entry, line)
            if kept is not None:  # by another run, meanwhile
                yield kept
            elif not reading.start(entry, line):
                elsewhere.append(entry)
        for done in _ready(begun, executor, hasty=bool(elsewhere)):
            if done in begun:
                yield from reading.settled(done, _outcome(executor, begun[done].task, done))
        for late in [future for future, one in begun.items() if _is_late(one, executor)]:
            if late in begun:
                late.cancel()
                yield from reading.settled(late, too_long(begun[late].task, executor.limits))
        if elsewhere and not todo:
            todo, elsewhere = elsewhere, deque()


def _ready(begun: dict[Future[Outcome], _Begun], executor: Executor, *, hasty: bool) -> list[Future[Outcome]]:
    """Those that are done, as they were begun; waits for one, but not for ever where others have to be looked after."""
    if not begun:
        time.sleep(_PATIENCE)
        return []
    limit = _PATIENCE if hasty else None if executor.patience is None else 1.0
    done = wait(begun, timeout=limit, return_when=FIRST_COMPLETED).done
    if not done:
        executor.check()
    return [future for future in begun if future in done]


def _outcome(executor: Executor, task: Task, done: Future[Outcome]) -> Outcome:
    """What came of a file. Whatever went wrong with it on its way back, too, ends this file alone."""
    try:
        with last_net():
            return executor.outcome(task, done)
    except DocumentError as error:
        return Outcome(task.entry, failure=Failure.of(error, passing=True))


def _is_late(one: _Begun, executor: Executor) -> bool:
    return executor.patience is not None and time.monotonic() - one.since > executor.patience


def _settled(job: Job, ledger: Ledger, one: _Begun, outcome: Outcome) -> Outcome:
    key = _key(job, one.task.entry, one.stamp.sha256, outcome.figures.format)
    ledger.settle(outcome, job.out / one.task.entry.output, key)
    return outcome


def _claimed(job: Job, ledger: Ledger, entry: Entry, stamp: Stamp, run: Presence) -> bool:
    line = ledger.line(entry.name)
    held = line.run if line is not None and line.state == "running" else None
    if held is not None and held != run.id and is_alive(job.out, held):
        return False
    return ledger.claim(entry, stamp, run.id, held)


def _kept(job: Job, ledger: Ledger, entry: Entry, line: Line | None) -> Outcome | None:
    """The outcome of an earlier run, where the file, the pipeline, the options and the output are what they were.

    `line` is what the ledger knows of the entry.
    """
    if line is None or line.state == "running" or line.key is None or entry.name in job.again:
        return None
    if line.failure is not None and line.failure.passing:
        return None
    if line.failure is None and line.output(job.out) != "there":
        return None
    stamp = _stamp(entry, line)
    if line.key != _key(job, entry, stamp.sha256, line.figures.format if line.figures else None):
        return None
    if stamp.modified != line.modified:
        ledger.restamp(entry.name, stamp)
    return line.outcome(entry)


def _stamp(entry: Entry, line: Line | None) -> Stamp:
    """The file as it is; it is read through only where its size or its time of change is not the one in the ledger."""
    try:
        found = entry.path.stat()
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            return Stamp()
        known = line is not None and line.sha256 is not None and line.path == str(entry.path)
        if line is not None and known and (found.st_size, found.st_mtime_ns) == (line.bytes, line.modified):
            return Stamp(found.st_size, found.st_mtime_ns, line.sha256)
        digest = digest_of(entry.path, found.st_size, found.st_mtime_ns)
        return Stamp(found.st_size, found.st_mtime_ns, digest)
    except OSError:
        return Stamp()


def _key(job: Job, entry: Entry, sha256: str | None, format_name: str | None) -> str | None:
    """What an output is made from; None where the file cannot be opened, so that nothing of it is kept."""
    if sha256 is None:
        return None
    asked: Any = replace(job.options, root=None, manifest=entry.said, member=entry.member)
    made_from = "\0".join((sha256, fingerprint(format_name), repr(asked)))
    return hashlib.sha256(made_from.encode()).hexdigest()[:32]
