"""What a worker does with one file: read it, write its JSON, count. Imported by every kind of worker."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.batch.outcome import Failure, Figures, FileMemoryError, Outcome
from pipeline.batch.task import Task
from pipeline.convert import Ending, Piece, pages_apart, part_of, start
from pipeline.errors import DocumentError, MemoryLackError, last_net
from pipeline.garbage import file_done
from pipeline.privacy import People, path_covered
from pipeline.readers.parts import STRETCH
from pipeline.values.phones import has_phone
from pipeline.vocabulary import squeeze
from pipeline.writers import atomic
from pipeline.writers.atomic import OutputError
from pipeline.writers.json import Growing
from schemas import Pledge

_LONG = 2 * STRETCH
"""Pages from which a volume is shared out."""


def read_one(task: Task) -> Outcome:
    """One file, or a part of it. What is wrong with the file is in the outcome, and so is what is wrong with us."""
    began = time.process_time()
    figures, failure = Figures(), None
    try:
        with last_net():
            if task.splits and (pages := _pages(task)) > _LONG:
                return Outcome(task.entry, pages=pages)
            if task.part is None:
                figures = _written(task)
            else:
                atomic.write(task.part.file, part_of(task.path, task.asked, task.part))
    except MemoryLackError:  # told from here: what was read is let go of first, so that there is room to say so
        failure = Failure.of(FileMemoryError(_limit()), passing=True)
    except (DocumentError, OutputError) as error:
        failure = Failure.of(error, passing=isinstance(error, OutputError))
    file_done()
    return Outcome(task.entry, figures, failure, seconds=time.process_time() - began, memory=_peak())


def _pages(task: Task) -> int:
    try:
        return pages_apart(task.path, task.asked)
    except DocumentError:  # reading it says what is wrong
        return 0


def _written(task: Task) -> Figures:
    """Reads the file and writes its JSON."""
    run, json, count = start(task.path, task.asked, task.parts), Growing(), _Count()
    for piece in run:
        json.add(piece.pledge, piece.evidence, piece.findings)
        count.add(piece)
    ending = run.ending
    drafts = None if task.drafts is None else task.base / task.drafts
    chunks = json.finish(ending.head, ending.before, ending.after)
    atomic.write(task.base / task.out / task.entry.output, chunks, drafts=drafts)
    return count.figures(ending)


@dataclass(slots=True)
class _Count:
    """What is in a document, counted as its pledges pass."""

    pledges: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    people: People = field(default_factory=People)

    def add(self, piece: Piece) -> None:
        self.pledges += 1
        self.findings.update((one.severity, one.code) for one in piece.findings)
        self.labels.update(_labels(piece.pledge))
        self.people.hire(piece.pledge.officers)

    def figures(self, ending: Ending) -> Figures:
        head = ending.head
        self.findings.update((one.severity, one.code) for one in (*ending.before, *ending.after))
        severities, codes = Counter[str](), Counter[str]()
        for (severity, code), number in self.findings.items():
            severities[severity] += number
            codes[code] += number
        return Figures(
            content=head.source.sha256,
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
            shown=path_covered(head.source.path, self.people),
        )


def _labels(pledge: Pledge) -> Iterator[str]:
    """The labels that nobody knew; what names a person or a telephone is none, since the ledger and the report keep it."""
    people = [squeeze(officer.name) for officer in pledge.officers if officer.name]
    for extra in pledge.extras:
        names_one = any(name in squeeze(extra.label) for name in people)
        if not names_one and not has_phone(f"{extra.label} {extra.text}"):
            yield extra.label


def _limit() -> str:
    """The memory in MB that this process may have; empty where nobody limits it."""
    try:
        import resource  # noqa: PLC0415 - Unix has it, Windows has not
    except ImportError:
        return ""
    limit, _ = resource.getrlimit(resource.RLIMIT_DATA)
    return "" if limit == resource.RLIM_INFINITY else str(limit >> 20)


def _peak() -> float:
    """In MB, of this process; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - Unix has it, Windows has not
    except ImportError:
        return 0.0
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / 1024, 1)
