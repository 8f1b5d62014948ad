"""One run of `gongyak ingest` in a process of its own, and what it cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.peers import ROOT
from pipeline.batch.ledger import Line, open_ledger


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of processor time with that of all children."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run over some files cost and gave."""

    spent: Spent
    lines: tuple[Line, ...]

    @property
    def files(self) -> int:
        return len(self.lines)

    @property
    def failed(self) -> int:
        return sum(one.failure is not None for one in self.lines)

    @property
    def pledges(self) -> int:
        return sum(one.figures.pledges for one in self.lines if one.figures)

    @property
    def pages(self) -> int:
        """Of the formats that have pages."""
        return sum(one.figures.pages or 0 for one in self.lines if one.figures)

    @property
    def reading(self) -> float:
        """CPU seconds that the workers spent inside files."""
        return sum(one.seconds or 0.0 for one in self.lines)

    @property
    def memory(self) -> float:
        """The largest worker, MB."""
        return max((one.memory or 0.0 for one in self.lines), default=0.0)


def ingest(source: Path, out: Path, jobs: int) -> Figures:
    """Reads what has changed since the last run on `out`."""
    spent = timed("-m", "pipeline.cli", "ingest", str(source), "--out", str(out), "--jobs", str(jobs))
    with open_ledger(out) as ledger:
        return Figures(spent, tuple(ledger.lines()))


def timed(*arguments: str) -> Spent:
    """Runs Python with these arguments; a crash of ours is raised."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], env=environment(), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1, 3}:  # findings of severity error and files that cannot be read are outcomes
        raise RuntimeError(f"exit {process.returncode}: {' '.join(arguments)}")
    return Spent(wall, used.ru_utime + used.ru_stime)


def alone(source: Path, *halves: int, way: str = "plain") -> Spent:
    """Reads every second file alone, from the first (0) or the next (1), in a warm process for each that is named.

    They run side by side: the clock of the slowest, the CPU of all. They look for garbage in the `way` that is named:
    `tended` is a worker's.
    """
    asked = [sys.executable, "-m", "bench.batch.alone", str(source), "2"]
    begun = [subprocess.Popen([*asked, str(half), way], env=environment(), stdout=subprocess.PIPE) for half in halves]
    told = [(process.communicate()[0], process.returncode) for process in begun]
    if any(code for _, code in told):
        raise RuntimeError(f"exit {[code for _, code in told]}: {' '.join(asked)}")
    found = [json.loads(said) for said, _ in told]
    return Spent(max(one["wall"] for one in found), sum(one["cpu"] for one in found))


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
