"""What a worker does with one file: read it, write its JSON, count. Imported by every kind of worker."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.batch.gather import Entry
from pipeline.batch.outcome import Failure, Figures, Outcome
from pipeline.convert import Conversion, Options, convert_measured
from pipeline.errors import DocumentError
from pipeline.writers import atomic
from pipeline.writers.atomic import OutputError
from pipeline.writers.json import render


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. `drafts` is the run's folder for what is not whole yet; `base` is what relative paths start at."""

    entry: Entry
    out: Path
    options: Options
    drafts: Path | None = None
    base: Path = Path()


def read_one(task: Task) -> Outcome:
    """One file. What is wrong with the file is in the outcome; our own bugs are raised."""
    began = time.process_time()
    entry = task.entry
    try:
        options = replace(task.options, root=entry.root, manifest=entry.said)
        converted = convert_measured(task.base / entry.path, options)
        drafts = None if task.drafts is None else task.base / task.drafts
        atomic.write(task.base / task.out / entry.output, render(converted.document), drafts=drafts)
    except (DocumentError, OutputError) as error:
        failure = Failure.of(error, passing=isinstance(error, OutputError))
        return Outcome(entry, failure=failure, seconds=time.process_time() - began, memory=_peak())
    return Outcome(entry, _figures(converted), seconds=time.process_time() - began, memory=_peak())


def _figures(converted: Conversion) -> Figures:
    document = converted.document
    findings = document.findings
    return Figures(
        format=document.source.format,
        kind=document.kind,
        jurisdiction=document.jurisdiction.name if document.jurisdiction else None,
        term=document.term.label if document.term else None,
        pages=document.source.pages,
        characters=converted.characters,
        placed=converted.placed,
        pledges=len(document.pledges),
        severities=dict(sorted(Counter[str](finding.severity for finding in findings).items())),
        codes=dict(sorted(Counter[str](finding.code for finding in findings).items())),
        labels=dict(sorted(Counter(extra.label for pledge in document.pledges for extra in pledge.extras).items())),
    )


def _peak() -> float:
    """In MB, of this process; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - Unix has it, Windows has not
    except ImportError:
        return 0.0
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / 1024, 1)
