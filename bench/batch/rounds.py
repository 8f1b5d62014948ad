"""Runs that are killed at random moments, resumed, and killed again, until one comes to its end: what is there then?"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.batch.measured import say
from bench.batch.run import environment
from bench.peers import ROOT

sys.path[:0] = [str(ROOT / "tests" / "batch")]

import crashing  # noqa: E402

LATEST = 0.6
"""A run is killed within this share of the time that an unbroken one takes."""


@dataclass(frozen=True, slots=True)
class Told:
    """`histories` came to their end after all their kills and resumes; `wrong` says where one was not as it must be."""

    files: int
    kills: int
    histories: int
    wrong: tuple[str, ...]


def rounds(source: Path, kills: int, seed: int = 1) -> Told:
    """Kills so many runs; after each, what stands must be whole, and in the end all must be as if nothing had been."""
    dice = random.Random(seed)  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = crashing.unbroken(source, folder / "whole", environment())
        whole = crashing.outputs(folder / "whole")
        done = histories = 0
        wrong: list[str] = []
        while done < kills:
            done, told = _history(source, folder / "out", (done, kills), dice, seconds, whole)
            histories += 1
            wrong += told
            say(f"{done} of {kills} runs killed in {histories} histories, {len(wrong)} × wrong")
            shutil.rmtree(folder / "out")
    return Told(len(whole) - 1, done, histories, tuple(wrong))


def _history(
    source: Path, out: Path, kills: tuple[int, int], dice: random.Random, seconds: float, whole: dict[str, bytes]
) -> tuple[int, list[str]]:
    """One folder from its first run to its last; how many kills there have been then, and what was wrong."""
    done, most = kills
    wrong: list[str] = []
    while done < most:
        if not crashing.killed(source, out, dice.random() * LATEST * seconds, environment(), alone=done % 2 == 0):
            break
        done += 1
        standing = crashing.outputs(out) if out.exists() else {}
        wrong += [f"kill {done}: {name} is not whole" for name, data in standing.items() if whole.get(name) != data]
    crashing.unbroken(source, out, environment())
    if crashing.outputs(out) != whole:
        wrong.append(f"after kill {done}: the repeated run ended otherwise than the unbroken one")
    return done, wrong
