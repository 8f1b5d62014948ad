"""`gongyak ingest`: every file under the paths to its own JSON, with a progress bar and a summary for people."""

from __future__ import annotations

import math
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from pipeline.batch.gather import gather
from pipeline.batch.ingest import Outcome, ingest
from pipeline.cli.outcome import exit_code
from pipeline.cli.screen import complain, console, line, safe
from pipeline.cli.words import Words
from pipeline.convert import Options
from pipeline.values.manifest import ManifestError, load_manifest

USAGE = 2
TERMINATED = 143
_SEVERITIES = ("error", "warning", "info")


def run(
    words: Words,
    paths: Sequence[Path],
    out: Path,
    *,
    jobs: int,
    jurisdiction: str | None,
    term: str | None,
    manifest: Path | None,
) -> int:
    problem = _usage(words, paths, out)
    if problem is not None:
        print(line(problem), file=sys.stderr)  # noqa: T201 - the command line speaks
        return USAGE
    try:
        listed = None if manifest is None else load_manifest(manifest)
    except ManifestError as error:
        return complain(words, Path(str(manifest)), error)
    entries = gather(paths, out)
    if listed is not None:
        entries = tuple(replace(entry, said=listed.entry(entry.name)) for entry in entries)
    if not entries:
        where = ", ".join(map(str, paths))
        print(line(words("nothing", path=where)), file=sys.stderr)  # noqa: T201 - the command line speaks
        return USAGE
    options = Options(jurisdiction=jurisdiction, term=term)
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        outcomes = list(_watched(ingest(entries, out, options, jobs), len(entries), words))
    finally:
        signal.signal(signal.SIGTERM, before)
    _summarise(outcomes, out, words)
    counts = sum((Counter(outcome.counts) for outcome in outcomes), Counter[str]())
    return exit_code(counts, failed=any(outcome.failure for outcome in outcomes))


def _usage(words: Words, paths: Sequence[Path], out: Path) -> str | None:
    if any(path.is_dir() and path.resolve() == out.resolve() for path in paths):
        return words("out_is_input", path=out)
    return None


def _terminate(*_: object) -> None:
    """A polite request to stop unwinds like Ctrl-C, so that nothing half-written stays."""
    sys.exit(TERMINATED)


def _watched(outcomes: Iterator[Outcome], total: int, words: Words) -> Iterator[Outcome]:
    """The same outcomes, with a bar on a terminal and a line for each failure."""
    screen = console(sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(words("reading"), total=total)
        for outcome in outcomes:
            if outcome.failure is not None:
                reason = outcome.failure.message(words.language)
                progress.console.print(line(reason, outcome.entry.path, outcome.failure.code), soft_wrap=True)
            progress.advance(task)
            yield outcome


def _summarise(outcomes: Sequence[Outcome], out: Path, words: Words) -> None:
    screen = console(sys.stdout)
    table = Table()
    table.add_column(words("column_file"), overflow="fold")
    table.add_column(words("column_kind"))
    for name in ("pledges", "placed", "errors", "warnings", "infos"):
        table.add_column(words(f"column_{name}"), justify="right")
    table.add_column(words("column_result"))
    for outcome in outcomes:
        table.add_row(*_row(outcome, words))
    screen.print(table)
    failed = sum(outcome.failure is not None for outcome in outcomes)
    facts = {"files": len(outcomes), "written": len(outcomes) - failed, "failed": failed}
    pledges = sum(outcome.pledges for outcome in outcomes)
    screen.print(words("total", **facts, pledges=pledges, out=safe(str(out))), soft_wrap=True)


def _row(outcome: Outcome, words: Words) -> list[Text]:
    name = Text(safe(outcome.entry.name))
    if outcome.failure is not None:
        return [name, *(Text("") for _ in range(6)), Text(words("failed", code=outcome.failure.code), style="bold red")]
    kind = Text(words(outcome.kind or "unknown"))
    counts = [outcome.counts.get(severity, 0) for severity in _SEVERITIES]
    styles = ("bold red", "yellow", "")
    numbers = [Text(str(count), style=style if count else "") for count, style in zip(counts, styles, strict=True)]
    result = Text(words("doubtful"), style="yellow") if counts[0] else Text(words("written"), style="green")
    placed = Text("" if outcome.placed is None else f"{_floored(outcome.placed):.1f} %")
    return [name, kind, Text(str(outcome.pledges)), placed, *numbers, result]


def _floored(share: float) -> float:
    """In percent, rounded down: 100.0 means that nothing at all is left over."""
    return math.floor(share * 1000) / 10
