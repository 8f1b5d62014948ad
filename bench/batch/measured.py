"""The runs of the bench, each told as it begins, and what is made of their figures."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.batch.corpus import KEPT, corpus
from bench.batch.run import Figures, Spent, alone, ingest

FEW = 0.05
"""Share of the corpus from which growth is told: 100 of 2,000 files."""
HALF = 0.5
"""Share of it that the rounds are about: so they end within a coffee."""
ROUNDS = 3
"""So often one process and two read the same files in turn, since a machine is now faster and now slower."""
BUSY = 0.5
"""Load of the machine above which what the clock says tells of others, too."""

_BEGAN = time.monotonic()


@dataclass(frozen=True, slots=True)
class Round:
    """Runs on `one` process and on `two` over the same files, which a warm process reads alone, too.

    `before` the runs it reads every second file, then the same once more `tended`, with a worker's way of looking for
    garbage; `after` them the others.
    """

    before: Spent
    tended: Spent
    one: Figures
    two: Figures
    after: Spent

    @property
    def alone(self) -> Spent:
        """Of all these files: a machine that becomes faster or slower does so for what stands between the two, too."""
        return Spent(self.before.wall + self.after.wall, self.before.cpu + self.after.cpu)

    @property
    def faster(self) -> float:
        """How many times as fast two processes are as one, by the clock."""
        return self.one.spent.wall / self.two.spent.wall

    @property
    def overhead(self) -> float:
        """CPU of a run beside reading and extraction, as a share of these."""
        return self.one.spent.cpu / self.alone.cpu - 1

    @property
    def beside_tended(self) -> float:
        """The same, had the warm process looked for garbage as a worker does."""
        return self.one.spent.cpu / (self.alone.cpu * self.tended.cpu / self.before.cpu) - 1


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs. The `rounds` are over half of the corpus; `few` and `whole` are runs on two processes over a part and all of it.

    `beside` two warm processes read alone what the rounds are about, side by side. `load` is what others had the machine
    do when all began.
    """

    rounds: Sequence[Round]
    beside: Spent
    few: Figures
    whole: Figures
    again: Spent
    load: float

    @property
    def one(self) -> Figures:
        """The run on one process that took neither most nor least; so with `two`."""
        return _middle([each.one for each in self.rounds])

    @property
    def two(self) -> Figures:
        return _middle([each.two for each in self.rounds])

    @property
    def grown(self) -> tuple[Figures, Figures, Figures]:
        """On two processes over more and more files."""
        return self.few, self.two, self.whole

    @property
    def faster(self) -> float:
        """How many times as fast two processes are as one: the middle of the rounds, as with all that they tell."""
        return median(each.faster for each in self.rounds)

    @property
    def overhead(self) -> float:
        return median(each.overhead for each in self.rounds)

    @property
    def beside_tended(self) -> float:
        return median(each.beside_tended for each in self.rounds)

    @property
    def machine(self) -> float:
        """How many times as fast two processes are that have nothing to do with one another: what the machine has to give."""
        return median(each.alone.wall for each in self.rounds) / self.beside.wall

    @property
    def serial(self) -> float:
        """Share of the CPU of a run that is not in the workers' files, so that only one may do it at a time, at the worst."""
        return 1 - self.one.reading / self.one.spent.cpu

    @property
    def bound(self) -> float:
        """How many times as fast two processes can be by Amdahl's law; CPU alone, so that no other load is in it."""
        return 1 / (self.serial + (1 - self.serial) / 2)

    @property
    def unchanged(self) -> float:
        """CPU of the second run as a share of the first's."""
        return self.again.cpu / self.whole.spent.cpu

    @property
    def memory(self) -> float:
        runs = [self.few, self.whole, *(run for each in self.rounds for run in (each.one, each.two))]
        return max(run.memory for run in runs)

    @property
    def later(self) -> float:
        """What each further file of the second half costs, as a multiple of what one before costs."""
        few, half, whole = self.grown
        return _more(whole, half) / _more(half, few)


def measured(files: int) -> Measured:
    """Prints the corpus where it is not there yet, and makes all runs."""
    KEPT.mkdir(parents=True, exist_ok=True)
    say(f"printing {files:,} files, where they are not there yet")
    whole, half, few = (corpus(max(1, round(files * share))) for share in (1.0, HALF, FEW))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with tempfile.TemporaryDirectory(dir=KEPT) as name:
        out = Path(name)
        rounds = [_round(half, out) for _ in range(ROUNDS)]
        beside = _alone(half, 0, 1)
        smallest, largest = (_fresh(part, out / part.name, 2) for part in (few, whole))
        say("the same once more, nothing changed")
        again = ingest(whole, out / whole.name, 2).spent
    return Measured(rounds, beside, smallest, largest, again, load)


def _round(files: Path, out: Path) -> Round:
    before = _alone(files, 0)
    tended = _alone(files, 0, way="tended")
    one, two = (_fresh(files, out / "round", jobs) for jobs in (1, 2))
    return Round(before, tended, one, two, _alone(files, 1))


def _middle(runs: Sequence[Figures]) -> Figures:
    return sorted(runs, key=lambda run: run.spent.wall)[len(runs) // 2]


def _alone(source: Path, *halves: int, way: str = "plain") -> Spent:
    say(f"reading {source.name} alone, {' and '.join(f'half {half + 1}' for half in halves)}, {way}")
    return alone(source, *halves, way=way)


def _fresh(source: Path, out: Path, jobs: int) -> Figures:
    say(f"ingest of {source.name}, --jobs {jobs}")
    shutil.rmtree(out, ignore_errors=True)
    return ingest(source, out, jobs)


def say(words: str) -> None:
    """What begins now, and when."""
    print(f"[{time.monotonic() - _BEGAN:6.0f} s] {words}", file=sys.stderr, flush=True)


def _more(larger: Figures, smaller: Figures) -> float:
    """CPU seconds of each file that one run had more than the other."""
    return (larger.spent.cpu - smaller.spent.cpu) / max(1, larger.files - smaller.files)
