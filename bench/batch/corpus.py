"""Many files of mixed formats, printed from random pledges; printed once and kept below build/."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.peers import ROOT

sys.path[:0] = [str(ROOT / "tests")]

from generator.documents import FORMATS, applies, printed  # noqa: E402
from generator.layouts import LAYOUTS  # noqa: E402
from generator.volume import volume  # noqa: E402

KEPT = ROOT / "build" / "bench-batch"
VERSION = "1"
"""To be raised when other files shall be printed."""
A_VOLUME = 10
"""One file of so many is a whole volume; the others hold one to a few pledges."""
_PLEDGES = (8, 16, 24)
_OF_VOLUMES = ("report", "card", "sections", "grouped", "on_top")


@dataclass(frozen=True, slots=True)
class Plan:
    """What one file of the corpus is made from."""

    number: int
    layout: str
    format: str
    pledges: int | None

    @property
    def name(self) -> str:
        """Twenty folders, as cities would be."""
        return f"city-{self.number % 20:02}/{self.number:05}-{self.layout}{FORMATS[self.format]}"

    def printed(self) -> bytes:
        seed = f"batch {VERSION} {self.number}"
        if self.pledges is None:
            return printed(self.layout, self.format, seed).data
        return volume(self.layout, self.format, seed, self.pledges).data


def plans(count: int) -> Iterator[Plan]:
    """The first so many files: the formats in turn, so that any part of the corpus is as mixed as the whole."""
    pairs = [(layout, form) for layout in LAYOUTS for form in FORMATS if applies(layout, form)]
    of_volumes = [(layout, form) for layout in _OF_VOLUMES for form in FORMATS if form != "xlsx"]
    step = _coprime(len(pairs))
    for number in range(count):
        turn = number // A_VOLUME
        if number % A_VOLUME == 0:
            layout, form = of_volumes[turn * 7 % len(of_volumes)]
            yield Plan(number, layout, form, _PLEDGES[turn % len(_PLEDGES)])
        else:
            layout, form = pairs[number * step % len(pairs)]
            yield Plan(number, layout, form, None)


def _coprime(length: int) -> int:
    """A step that visits all places before any again, near the golden section, so that neighbours differ."""
    from math import gcd  # noqa: PLC0415

    return next(step for step in range(round(length * 0.618), length) if gcd(step, length) == 1)


def corpus(count: int) -> Path:
    """A folder with the first so many files, printed where they are not yet; every file has another content."""
    kept = KEPT / f"files-{VERSION}"
    missing = [plan for plan in plans(count) if not (kept / plan.name).exists()]
    if missing:
        with ProcessPoolExecutor() as pool:
            for _ in pool.map(partial(_print, kept), missing, chunksize=8):
                pass
    folder = KEPT / f"corpus-{count}"
    for plan in plans(count):
        link = folder / plan.name
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            os.link(kept / plan.name, link)
    return folder


def _print(kept: Path, plan: Plan) -> None:
    path = kept / plan.name
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.tmp")
    draft.write_bytes(plan.printed())
    draft.replace(path)
