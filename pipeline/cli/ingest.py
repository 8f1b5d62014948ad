"""`gongyak ingest` and `gongyak retry`: every file to its own JSON; a run can be stopped and repeated at any time."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.batch.folders import is_folder, is_open
from pipeline.batch.gather import Entry, gather
from pipeline.batch.ingest import Job, at_once, ingest
from pipeline.batch.ledger import Line, open_ledger
from pipeline.batch.outcome import Outcome, PoolLostError, SchedulerError
from pipeline.batch.places import Moved, placed
from pipeline.batch.runs import present
from pipeline.cli.outcome import exit_code
from pipeline.cli.progress import watched
from pipeline.cli.screen import complain, line, safe
from pipeline.cli.summary import summarise
from pipeline.cli.words import Words
from pipeline.options import Options
from pipeline.report import publish
from pipeline.values.file_names import output_name
from pipeline.values.manifest import ManifestError, load_manifest
from pipeline.vocabulary import ProfileError, load_profile
from pipeline.writers.atomic import OutputError

if TYPE_CHECKING:
    from pipeline.batch.executors import Executor
    from pipeline.privacy import Officers
    from pipeline.readers import OcrMode

USAGE = 2
INTERRUPTED = 130
TERMINATED = 143
_TOLD = 20
"""Files under another name that are named; of the rest people are told how many there are."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. It stands in the ledger, so that `retry` can do the same again."""

    paths: tuple[str, ...]
    out: str
    jurisdiction: str | None = None
    term: str | None = None
    manifest: str | None = None
    profile: str | None = None
    ocr: OcrMode = "auto"
    jobs: int | None = None
    time_limit: float = 300.0
    memory_limit: int = 1024
    scheduler: str | None = None
    officers: Officers = "full"


def run(words: Words, request: Request) -> int:
    """Reads every file under the paths."""
    paths, out = [Path(path) for path in request.paths], Path(request.out)
    problem = _usage(words, paths, out)
    if problem is not None:
        return _refuse(problem)
    entries = gather(paths, out)
    if not entries:
        return _refuse(words("nothing", path=", ".join(map(str, paths))))
    return read(words, request, entries)


def read(words: Words, request: Request, entries: Sequence[Entry], again: frozenset[str] = frozenset()) -> int:
    """Reads the entries; those named in `again` although nothing changed."""
    try:
        listed = None if request.manifest is None else load_manifest(Path(request.manifest))
    except ManifestError as error:
        return complain(words, Path(str(request.manifest)), error)
    if listed is not None:
        entries = [replace(entry, said=listed.entry(entry.name)) for entry in entries]
    out = Path(request.out)
    try:
        profile = None if request.profile is None else load_profile(Path(request.profile))
    except ProfileError as error:
        return complain(words, None, error)
    options = Options(
        jurisdiction=request.jurisdiction,
        term=request.term,
        profile=profile,
        ocr=request.ocr,
        officers=request.officers,
    )
    outcomes: list[Outcome] = []
    try:
        with _terminable():
            coming = _outcomes(Job(entries, out, options, again), request, words)
            for outcome in watched(coming, len(entries), words):
                outcomes.append(outcome)  # noqa: PERF402 - what is done when a run is stopped is wanted, too
    except (OutputError, SchedulerError, PoolLostError) as error:
        return complain(words, out, error)
    except KeyboardInterrupt:
        return _stopped(words, INTERRUPTED, len(outcomes), len(entries))
    except _TerminatedError:
        return _stopped(words, TERMINATED, len(outcomes), len(entries))
    outcomes.sort(key=lambda one: one.entry.name)
    summarise(outcomes, out, words)
    counts = sum((Counter(outcome.figures.severities) for outcome in outcomes), Counter[str]())
    return exit_code(counts, failed=any(outcome.failure for outcome in outcomes))


def _outcomes(job: Job, request: Request, words: Words) -> Iterator[Outcome]:
    with present(job.out) as presence, open_ledger(job.out) as ledger:
        entries, moved = placed(job.entries, ledger.lines())
        _tell(moved, words)
        ledger.begin_run(presence.id, __version__, asdict(request), len(entries))
        yield from ingest(replace(job, entries=entries), ledger, presence, _workers(request, job.entries))
        for one in list(ledger.lines()):
            if one.state != "running" and _is_over(one, job.out):
                ledger.forget(one.name)
        publish(ledger.lines, job.out, words.language, drafts=presence.drafts)
        ledger.end_run(presence.id)


def _is_over(one: Line, out: Path) -> bool:
    """Whether a file has gone with its output, or was a closed folder and is open now."""
    if one.state == "failed" and is_open(Path(one.path)):
        return True
    return not os.path.lexists(one.path) and not (out / output_name(one.name)).exists()


def _tell(moved: Sequence[Moved], words: Words) -> None:
    for one in moved[:_TOLD]:
        said = words("name_taken", file=safe(one.name), instead=safe(one.instead), other=safe(one.other))
        print(line(said), file=sys.stderr)  # noqa: T201 - the command line speaks
    if len(moved) > _TOLD:
        print(line(words("names_taken_more", files=len(moved) - _TOLD)), file=sys.stderr)  # noqa: T201 - as above


def _workers(request: Request, entries: Sequence[Entry]) -> Callable[[], AbstractContextManager[Executor]]:
    def make() -> AbstractContextManager[Executor]:
        from pipeline.batch import executors  # noqa: PLC0415 - where nothing has changed, nobody works

        limits = executors.Limits(request.time_limit, request.memory_limit)
        if request.scheduler is not None:
            from pipeline.batch.cluster import dask  # noqa: PLC0415 - for those who have one

            return dask(request.scheduler, limits)
        jobs = request.jobs or len(
            os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
        )
        return executors.local(min(jobs, at_once(entries)), limits)

    return make


class _TerminatedError(BaseException):
    """A polite request to stop unwinds like Ctrl-C, so that nothing half-written stays."""


@contextmanager
def _terminable() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _usage(words: Words, paths: Sequence[Path], out: Path) -> str | None:
    real = os.path.realpath(out)
    if any(is_folder(path) and os.path.realpath(path) == real for path in paths):
        return words("out_is_input", path=out)
    return None


def _refuse(problem: str) -> int:
    print(line(problem), file=sys.stderr)  # noqa: T201 - the command line speaks
    return USAGE


def _stopped(words: Words, code: int, done: int, files: int) -> int:
    print(line(words("stopped", done=done, files=files)), file=sys.stderr)  # noqa: T201 - the command line speaks
    return code
