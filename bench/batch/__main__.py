"""Many generated files in one run: throughput, memory, the second run, growth, overhead, and runs that are killed.

python -m bench.batch [--files N] [--rounds N] [--write]
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import machine
from bench.batch.corpus import A_VOLUME, KEPT, corpus, plans
from bench.batch.rounds import LATEST, Told, rounds
from bench.batch.run import Figures, Spent, ingest, timed
from bench.markdown import table
from bench.peers import ROOT

PAGE = ROOT / "docs" / "benchmark-batch.md"
ROUNDS_ON = 60
"""Files of the killed runs: few, so that kills fall into start, middle and end of a run alike."""
GROWTH = (0.05, 0.5, 1.0)
"""Shares of the corpus: 100, 1,000 and 2,000 of 2,000 files."""

HEAD = """# Benchmark: many files

Written by `make bench-batch ARGS=--write`; nothing here is written by hand.
{files:,} files of mixed formats, all of different content, printed from random pledges (`tests/generator`): one in
{a_volume} is a whole volume of 8 to 24 pledges, the others hold one to a few. Every run is a `gongyak ingest` in a process
of its own with start and end, as a user starts it. CPU is user + system time with that of all workers."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs over the corpus; `grown` are those on two processes over parts of it, the whole last."""

    one: Figures
    grown: Sequence[Figures]
    again: Spent
    alone: Spent

    @property
    def two(self) -> Figures:
        return self.grown[-1]


def measured(files: int) -> Measured:
    with tempfile.TemporaryDirectory(dir=KEPT) as name:
        out = Path(name)
        source = corpus(files)
        one = _fresh(source, out / "one", 1)
        grown = [_fresh(corpus(max(1, round(files * share))), out / f"two-{share}", 2) for share in GROWTH]
        again = ingest(source, out / f"two-{GROWTH[-1]}", 2).spent
        alone = timed("-m", "bench.batch.alone", str(source))
    return Measured(one, grown, again, alone)


def _fresh(source: Path, out: Path, jobs: int) -> Figures:
    shutil.rmtree(out, ignore_errors=True)
    return ingest(source, out, jobs)


def throughput(found: Measured) -> str:
    rows = [_throughput(name, run) for name, run in (("one process", found.one), ("two processes", found.two))]
    one, two = found.one, found.two
    head = ["", "clock, s", "CPU, s", "files/s", "pledges/s", "largest worker, MB"]
    pdf = [line for line in one.lines if line.figures and line.figures.pages]
    pages = sum(line.figures.pages or 0 for line in pdf if line.figures)
    in_pages = sum(line.seconds or 0.0 for line in pdf)
    told = (
        f"Two processes read {one.spent.wall / two.spent.wall:.2f} × as many files a second as one (the target is 1.8).\n"
        f"Pages stand in PDF alone: {pages:,} in {len(pdf)} files, {pages / in_pages:.0f} pages a CPU second.\n"
        f"Read: {two.files:,} files, {two.failed} failed, {two.pledges:,} pledges. "
        f"The largest worker had {max(one.memory, two.memory):.0f} MB, libraries and all (the target is 300 MB)."
    )
    return "\n\n".join(["## Throughput and scaling", table(head, rows), told])


def _throughput(name: str, run: Figures) -> list[str]:
    wall = run.spent.wall
    figures = f"{run.files / wall:.1f}", f"{run.pledges / wall:.1f}", f"{run.memory:.0f}"
    return [name, f"{wall:.1f}", f"{run.spent.cpu:.1f}", *figures]


def growth(found: Measured) -> str:
    head = ["files", "clock, s", "CPU, s", "CPU ms a file", "CPU ms a pledge", "largest worker, MB"]
    rows = [
        [
            f"{run.files:,}",
            f"{run.spent.wall:.1f}",
            f"{run.spent.cpu:.1f}",
            f"{run.spent.cpu / run.files * 1000:.1f}",
            f"{run.spent.cpu / run.pledges * 1000:.1f}",
            f"{run.memory:.0f}",
        ]
        for run in found.grown
    ]
    return f"## Cost as the corpus grows\n\nOn two processes.\n\n{table(head, rows)}"


def again(found: Measured) -> str:
    first, second = found.two.spent, found.again
    return (
        "## The second run\n\nThe same command once more, nothing changed: "
        f"{second.wall:.2f} s by the clock, {second.cpu:.2f} s CPU; "
        f"{second.wall / first.wall:.2%} and {second.cpu / first.cpu:.2%} of the first (the target is 1 %)."
    )


def overhead(found: Measured) -> str:
    run, alone = found.one, found.alone.cpu
    return (
        "## Overhead\n\n"
        "Reading and extracting the same files one after the other in one process, with nothing else "
        f"(`bench/batch/alone.py`), takes {alone:.1f} s CPU; the whole run on one process {run.spent.cpu:.1f} s: "
        f"{(run.spent.cpu - alone) / alone:.1%} more (the target is 10 %). {run.reading:.1f} s of the run are in the workers' "
        f"files, writing of the JSON and counting among it; {run.spent.cpu - run.reading:.1f} s are gathering, hashing, the "
        "ledger, the report, and the start of the processes."
    )


def killed(told: Told) -> str:
    verdict = (
        "After each kill every output that stood was whole; at the end of each history all files were those of an unbroken "
        "run, byte by byte."
    )
    wrong = "\n".join(f"- {words}" for words in told.wrong)
    return (
        "## Killed runs\n\n"
        f"{told.kills} runs over {told.files} files on two processes were killed with SIGKILL at random moments (within "
        f"the first {LATEST:.0%} of the time an unbroken run takes): by turns the run alone, whose workers then had to end by "
        "themselves, and all its processes at one stroke. Each killed run was resumed by the same command, which was killed in "
        f"its turn, until one came to its end and the outputs were compared ({told.histories} such histories, each in a fresh "
        f"folder). {wrong or verdict}"
    )


def sections(files: int, kills: int) -> Iterator[str]:
    found = measured(files)
    yield HEAD.format(files=files, a_volume=A_VOLUME)
    yield machine.told(())
    yield throughput(found)
    yield growth(found)
    yield again(found)
    yield overhead(found)
    yield _formats(found.one, files)
    if kills:
        yield killed(rounds(corpus(min(ROUNDS_ON, files)), kills))


def _formats(run: Figures, files: int) -> str:
    """What a file of each format costs."""
    by_name = {plan.name: plan for plan in plans(files)}
    rows = []
    for form in dict.fromkeys(plan.format for plan in by_name.values()):
        lines = [line for line in run.lines if by_name[line.name].format == form]
        seconds, pledges = (
            sum(one.seconds or 0.0 for one in lines),
            sum(one.figures.pledges for one in lines if one.figures),
        )
        rows.append(
            [
                form,
                f"{len(lines):,}",
                f"{pledges:,}",
                f"{1000 * seconds / len(lines):.0f}",
                f"{1000 * seconds / max(1, pledges):.0f}",
            ]
        )
    return f"## By format\n\n{table(['format', 'files', 'pledges', 'CPU ms a file', 'CPU ms a pledge'], rows)}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=50, help="runs to kill; 0 leaves that out")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    parts = []
    for part in sections(options.files, options.rounds):
        print(part, end="\n\n", flush=True)
        parts.append(part)
    if options.write:
        PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
