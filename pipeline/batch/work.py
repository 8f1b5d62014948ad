"""What a worker does with one file: read it, write its JSON, count. Imported by every kind of worker."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.batch.gather import Entry
from pipeline.batch.outcome import Failure, Figures, Outcome
from pipeline.convert import Ending, Piece, start
from pipeline.errors import DocumentError
from pipeline.options import Options
from pipeline.writers import atomic
from pipeline.writers.atomic import OutputError
from pipeline.writers.json import Growing


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
        options = replace(task.options, root=entry.root, manifest=entry.said, member=entry.member)
        run, json, count = start(task.base / entry.path, options), Growing(), _Count()
        for piece in run:
            json.add(piece.pledge, piece.evidence, piece.findings)
            count.add(piece)
        ending = run.ending
        drafts = None if task.drafts is None else task.base / task.drafts
        chunks = json.finish(ending.head, ending.before, ending.after)
        atomic.write(task.base / task.out / entry.output, chunks, drafts=drafts)
    except (DocumentError, OutputError) as error:
        failure = Failure.of(error, passing=isinstance(error, OutputError))
        return Outcome(entry, failure=failure, seconds=time.process_time() - began, memory=_peak())
    return Outcome(entry, count.figures(ending), seconds=time.process_time() - began, memory=_peak())


@dataclass(slots=True)
class _Count:
    """What is in a document, counted as its pledges pass."""

    pledges: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)

    def add(self, piece: Piece) -> None:
        self.pledges += 1
        self.findings.update((one.severity, one.code) for one in piece.findings)
        self.labels.update(extra.label for extra in piece.pledge.extras)

    def figures(self, ending: Ending) -> Figures:
        head = ending.head
        self.findings.update((one.severity, one.code) for one in (*ending.before, *ending.after))
        severities, codes = Counter[str](), Counter[str]()
        for (severity, code), number in self.findings.items():
            severities[severity] += number
            codes[code] += number
        return Figures(
            format=head.source.format,
            kind=head.kind,
            jurisdiction=head.jurisdiction.name if head.jurisdiction else None,
            term=head.term.label if head.term else None,
            pages=head.source.pages,
            characters=ending.characters,
            placed=ending.placed,
            pledges=self.pledges,
            severities=dict(sorted(severities.items())),
            codes=dict(sorted(codes.items())),
            labels=dict(sorted(self.labels.items())),
        )


def _peak() -> float:
    """In MB, of this process; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - Unix has it, Windows has not
    except ImportError:
        return 0.0
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / 1024, 1)
