"""Many generated files in one run: throughput, memory, the second run, growth, overhead, and runs that are killed.

python -m bench.batch [--files N] [--rounds N] [--write]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TypeVar

from bench import machine
from bench.batch.corpus import A_VOLUME, KEPT, corpus, plans
from bench.batch.measured import BUSY, Measured, measured, say
from bench.batch.rounds import LATEST, Told, rounds
from bench.batch.run import Figures
from bench.markdown import table
from bench.peers import ROOT

PAGE = ROOT / "docs" / "benchmark-batch.md"
DRAFT = KEPT / "benchmark-batch.md"
"""What is known so far, section by section: a bench that is stopped leaves it behind, and the page as it was."""
ROUNDS_ON = 40
"""Files of the killed runs: few, so that kills fall into start, middle and end of a run alike."""
_Result = TypeVar("_Result")

LINEAR = 1.15
"""How much dearer a further file may seem: the halves of the corpus differ in their files, and the machine in its mood."""

HEAD = """# Benchmark: many files

Written by `make bench-batch ARGS=--write`; nothing here is written by hand.
{files:,} files of mixed formats, all of different content, printed from random pledges (`tests/generator`): one in
{a_volume} is a whole volume of 8 to 24 pledges, the others hold one to a few. Every run is a `gongyak ingest` in a process
of its own with start and end, as a user starts it. CPU is user + system time with that of all workers."""


def throughput(found: Measured) -> str:
    rows = [_throughput(name, run) for name, run in (("one process", found.one), ("two processes", found.two))]
    one, two = found.one, found.two
    head = ["", "clock, s", "CPU, s", "files/s", "pledges/s", "largest worker, MB"]
    pdf = [line for line in one.lines if line.figures and line.figures.pages]
    pages = sum(line.figures.pages or 0 for line in pdf if line.figures)
    in_pages = sum(line.seconds or 0.0 for line in pdf)
    told = (
        f"The same {two.files:,} files, read by one and by two in turn; the table has the middle runs. By the clock two processes "
        f"read {_each(found, 'faster')} × as many a second as one, in the middle {found.faster:.2f} (the target is 1.8). Two processes that have nothing to do with one another, each reading half of the files, are {found.machine:.2f} × "
        f"as fast as one on this machine: it has no more to give. Of the CPU of the run on one process {found.serial:.1%} are "
        f"outside the workers' files; were all of that done by one at a time, two could be {found.bound:.2f} × as fast (Amdahl).\n"
        f"{_quiet(found.load)}\n"
        f"Pages stand in PDF alone: {pages:,} in {len(pdf)} files, {pages / max(in_pages, 0.001):.0f} pages a CPU second.\n"
        f"Read: {two.files:,} files, {two.failed} failed, {two.pledges:,} pledges. "
        f"The largest worker of all runs had {found.memory:.0f} MB, libraries and all (the target is 300 MB)."
    )
    return "\n\n".join(["## Throughput and scaling", table(head, rows), told])


def _quiet(load: float) -> str:
    if load < BUSY:
        return f"The machine had nothing else to do (load {load:.1f} when the runs began)."
    return f"**The machine had other work, too (load {load:.1f} when the runs began): what the clock says is not to be trusted.**"


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
    first, second = found.whole.spent, found.again
    return (
        f"## The second run\n\nThe same command once more over {found.whole.files:,} files, nothing changed: "
        f"{second.wall:.2f} s by the clock, {second.cpu:.2f} s CPU; "
        f"{second.wall / first.wall:.2%} and {second.cpu / first.cpu:.2%} of the first (the target is 1 %)."
    )


def overhead(found: Measured) -> str:
    rows = [
        [
            str(number),
            f"{one.before.cpu:.1f} + {one.after.cpu:.1f}",
            f"{one.tended.cpu:.1f}",
            f"{one.one.spent.cpu:.1f}",
            f"{one.one.reading:.1f}",
            f"{one.overhead:.1%}",
            f"{one.beside_tended:.1%}",
        ]
        for number, one in enumerate(found.rounds, 1)
    ]
    head = ["round", "alone, s", "first half tended, s", "run, s", "in workers' files, s", "overhead", "beside tended"]
    return (
        "## Overhead\n\n"
        f"A warm process reads and extracts the {found.one.files:,} files of the rounds one after the other, with nothing else and "
        "without its start (`bench/batch/alone.py`): every second one before the runs, the others after them. A run on one "
        "process is counted with all its processes, from start to end: the JSON, checked and written, what is loaded with the "
        "first file of each format, gathering, hashing, the ledger, the report. In the middle of the rounds it takes "
        f"{found.overhead:.1%} more CPU (the target is 10 %).\n\n"
        f"{table(head, rows)}\n\n"
        "A worker looks for garbage once a file is done and seldom in between (`pipeline/garbage.py`), a process that "
        "reads alone as often as Python does, so a run wins back there some of what it costs. Beside a warm process that looks "
        f"for garbage as a worker does (*tended*), a run takes {found.beside_tended:.1%} more."
    )


def _each(found: Measured, name: str) -> str:
    return ", ".join(f"{getattr(one, name):.2f}" for one in found.rounds)


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
    """The page, part by part. What goes wrong on the way is told in its place, and the rest is measured all the same."""
    yield HEAD.format(files=files, a_volume=A_VOLUME)
    yield machine.told(())
    found, failure = _tried(lambda: measured(files))
    if found is None:
        yield f"## Runs\n\n**Not measured: {failure}.**"
    else:
        for part in (throughput, growth, again, overhead):
            yield part(found)
        yield _formats(found.one, files)
    told, failure = _tried(lambda: rounds(corpus(min(ROUNDS_ON, files)), kills)) if kills else (None, None)
    if told is not None:
        yield killed(told)
    elif failure is not None:
        yield f"## Killed runs\n\n**Not measured: {failure}.**"
    yield verdicts(found, told)


def _tried(part: Callable[[], _Result]) -> tuple[_Result | None, str | None]:
    try:
        return part(), None
    except Exception as error:  # noqa: BLE001 - half an hour of other figures must not be lost with this one
        say(f"failed: {error!r}")
        return None, f"{type(error).__name__}: {error}"


def verdicts(found: Measured | None, told: Told | None) -> str:
    """What was promised, and whether it holds."""
    told_of = {} if found is None else _promises(found)
    if told is not None:
        ends = "nothing lost, all outputs those of an unbroken run" if not told.wrong else f"{len(told.wrong)} × wrong"
        told_of[f"{told.kills} runs killed and resumed: {ends}"] = not told.wrong
    lines = [f"- {'holds' if holds else '**does not hold**'}: {words}" for words, holds in told_of.items()]
    if found is None:
        lines.append("- **not measured**: speed, memory, growth, overhead")
    if told is None:
        lines.append("- **not measured**: killed runs")
    return "\n".join(["## Verdict", "", *lines])


def _promises(found: Measured) -> dict[str, bool]:
    few, half, whole = found.grown
    busy = "" if found.load < BUSY else f", on a machine that was busy with other work, too (load {found.load:.1f})"
    return {
        f"two processes are {found.faster:.2f} × as fast as one by the clock (at least 1.8){busy}; the machine itself gives "
        f"{found.machine:.2f}, what is done by one at a time allows {found.bound:.2f}": found.faster >= 1.8,
        f"the largest worker has {found.memory:.0f} MB (less than 300)": found.memory < 300,
        f"the unchanged run costs {found.unchanged:.2%} of the first in CPU (at most 1 %)": found.unchanged <= 0.01,
        f"linear: from {half.files:,} to {whole.files:,} files each more costs {found.later:.2f} × what each more costs from "
        f"{few.files:,} to {half.files:,} (at most {LINEAR})": found.later <= LINEAR,
        f"overhead beside reading and extraction is {found.overhead:.1%} (at most 10 %)": found.overhead <= 0.1,
    }


def _formats(run: Figures, files: int) -> str:
    """What a file of each format costs."""
    by_name = {plan.name: plan for plan in plans(files)}
    rows = []
    for form in dict.fromkeys(plan.format for plan in by_name.values()):
        lines = [line for line in run.lines if by_name[line.name].format == form]
        if not lines:  # a small corpus
            continue
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
    parts: list[str] = []
    for part in sections(options.files, options.rounds):
        print(part, end="\n\n", flush=True)
        parts.append(part)
        KEPT.mkdir(parents=True, exist_ok=True)
        DRAFT.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    if options.write:
        PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    say(f"done; {PAGE if options.write else DRAFT} has it all")


if __name__ == "__main__":
    main()
