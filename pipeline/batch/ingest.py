"""From entries to files: one outcome for each, in order; a bad file never stops the others."""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.batch.gather import Entry
from pipeline.convert import Options, convert_measured
from pipeline.errors import DocumentError, GongyakError
from pipeline.writers import atomic
from pipeline.writers.atomic import OutputError
from pipeline.writers.json import render


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `failure` is None where it was read and written; the rest counts what is in it.

    `placed` is the share of the page's characters that belong to a known part.
    """

    entry: Entry
    kind: str | None = None
    pledges: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    placed: float | None = None
    failure: GongyakError | None = None


def ingest(entries: Sequence[Entry], out: Path, options: Options, jobs: int = 1) -> Iterator[Outcome]:
    """Read each entry and write its JSON below `out`, by `jobs` processes."""
    one = partial(ingest_one, out=out, options=options)
    if jobs == 1 or len(entries) < 2:
        yield from map(one, entries)
        return
    # Processes, because pdfium is not made for threads; spawned, because forking a process with threads may hang.
    pool = ProcessPoolExecutor(
        min(jobs, len(entries)), mp_context=multiprocessing.get_context("spawn"), initializer=_leave_ctrl_c_to_us
    )
    try:
        yield from pool.map(one, entries)
    finally:
        pool.shutdown(cancel_futures=True)


def ingest_one(entry: Entry, out: Path, options: Options) -> Outcome:
    """One file. What is wrong with the file is in the outcome; our own bugs are raised."""
    try:
        converted = convert_measured(entry.path, replace(options, root=entry.root, manifest=entry.said))
        document = converted.document
        atomic.write(out / entry.output, render(document))
    except (DocumentError, OutputError) as error:
        return Outcome(entry, failure=error)
    counts = Counter[str](finding.severity for finding in document.findings)
    return Outcome(
        entry, kind=document.kind, pledges=len(document.pledges), counts=dict(counts), placed=converted.placed
    )


def _leave_ctrl_c_to_us() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
