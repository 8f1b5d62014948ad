"""What a worker is asked to do with one file. Who hands tasks out loads nothing of what reads documents."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.gather import Entry
from pipeline.garbage import look_seldom
from pipeline.options import Options

if TYPE_CHECKING:  # what reads documents is the worker's to load
    from pipeline.batch.outcome import Outcome
    from pipeline.readers.parts import Part


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. `drafts` is the run's folder for what is not whole yet; `base` is what relative paths start at.

    Where it `splits`, a long volume is not read: its outcome says how many pages others may have. With a `part` only the
    pages of that are read, and wait in its file; with `parts` the volume is read of which these were the pages.
    """

    entry: Entry
    out: Path
    options: Options
    drafts: Path | None = None
    base: Path = Path()
    splits: bool = False
    part: Part | None = None
    parts: tuple[Part, ...] = ()

    @property
    def path(self) -> Path:
        return self.base / self.entry.path

    @property
    def asked(self) -> Options:
        """The options with what is said of this file alone."""
        return replace(self.options, root=self.entry.root, manifest=self.entry.said, member=self.entry.member)


def prepare() -> None:
    """Loads what reads documents, before the first file's time counts, into a process that does nothing else."""
    import pipeline.batch.work  # noqa: F401, PLC0415 - the worker's own

    gc.collect()
    look_seldom()


def read_one(task: Task) -> Outcome:
    """One file, or a part of it, read by whoever calls this; see `pipeline.batch.work`."""
    from pipeline.batch import work  # noqa: PLC0415 - the worker's own

    return work.read_one(task)
