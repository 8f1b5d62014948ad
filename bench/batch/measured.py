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

from bench.batch.corpus import KEPT, corpus
from bench.batch.run import Figures, Spent, alone, ingest

GROWTH = (0.05, 0.5, 1.0)
"""Shares of the corpus: 100, 1,000 and 2,000 of 2,000 files."""
BUSY = 0.5
"""Load of the machine above which what the clock says tells of others, too."""

_BEGAN = time.monotonic()


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs; `grown` are those on two processes over parts of the corpus, the whole last.

    Over all of the corpus: `one` is a run on one process, `before` it every second file was read alone by a warm process,
    `after` it the others, `tended` all of them with a worker's way of looking for garbage, and `beside` both by two of them side by side. `load` is what others had the machine do when all began.
    """

    one: Figures
    grown: Sequence[Figures]
    again: Spent
    before: Spent
    after: Spent
    tended: Spent
    beside: Spent
    load: float

    @property
    def two(self) -> Figures:
        """Over what `one` read: all of the corpus."""
        return self.grown[-1]

    @property
    def alone(self) -> Spent:
        """Of all these files: a machine that becomes faster or slower does so for what stands between the two, too."""
        return _sum((self.before, self.after))

    @property
    def faster(self) -> float:
        """How many times as fast two processes are as one, by the clock."""
        return self.one.spent.wall / self.two.spent.wall

    @property
    def machine(self) -> float:
        """How many times as fast two processes are that have nothing to do with one another: what the machine has to give."""
        return self.alone.wall / self.beside.wall

    @property
    def serial(self) -> float:
        """Share of the CPU of a run that is not in the workers' files, so that only one may do it at a time, at the worst."""
        return 1 - self.one.reading / self.one.spent.cpu

    @property
    def bound(self) -> float:
        """How many times as fast two processes can be by Amdahl's law; CPU alone, so that no other load is in it."""
        return 1 / (self.serial + (1 - self.serial) / 2)

    @property
    def overhead(self) -> float:
        """CPU of a run beside reading and extraction, as a share of these."""
        return self.one.spent.cpu / self.alone.cpu - 1

    @property
    def unchanged(self) -> float:
        """CPU of the second run as a share of the first's."""
        return self.again.cpu / self.two.spent.cpu

    @property
    def memory(self) -> float:
        return max(self.one.memory, *(run.memory for run in self.grown))

    @property
    def later(self) -> float:
        """What each further file of the second half costs, as a multiple of what one before costs."""
        few, half, whole = self.grown
        return _more(whole, half) / _more(half, few)


def measured(files: int) -> Measured:
    """Prints the corpus where it is not there yet, and makes all runs."""
    KEPT.mkdir(parents=True, exist_ok=True)
    say(f"printing {files:,} files, where they are not there yet")
    parts = [corpus(max(1, round(files * share))) for share in (1.0, *GROWTH)][1:]  # the whole is printed first
    whole, load = parts[-1], os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with tempfile.TemporaryDirectory(dir=KEPT) as name:
        out = Path(name)
        before = _alone(whole, 0)
        one = _fresh(whole, out / "one", 1)
        after = _alone(whole, 1)
        tended = [alone(whole, number, way="tended") for number in (0, 1)]
        beside = _alone(whole, 0, 1)
        grown = [_fresh(part, out / f"two-{share}", 2) for part, share in zip(parts, GROWTH, strict=True)]
        say("the same once more, nothing changed")
        again = ingest(parts[-1], out / f"two-{GROWTH[-1]}", 2).spent
    return Measured(one, grown, again, before, after, _sum(tended), beside, load)


def _sum(parts: Sequence[Spent]) -> Spent:
    return Spent(sum(one.wall for one in parts), sum(one.cpu for one in parts))


def _alone(source: Path, *halves: int) -> Spent:
    say(f"reading {source.name} alone, {' and '.join(f'half {half + 1}' for half in halves)}")
    return alone(source, *halves)


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
