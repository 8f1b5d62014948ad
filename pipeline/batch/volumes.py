"""A long volume read by all who are idle: first its pages, some to each, then by one of them what stands on them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.batch.outcome import Failure, Outcome
from pipeline.batch.task import Task
from pipeline.readers.parts import Part, split

_PARTS_A_WORKER = 2
"""So that one whose pages are easy takes more of them."""
_KEY = 32


@dataclass(slots=True)
class Volume:
    """One of them under way. It comes to the same output as if one had read it.

    Each part has limits of its own, as a file has. What breaks one ends the file; what else is wrong with a part's pages
    is found again, and told, by who reads what stands on them.
    """

    task: Task
    parts: tuple[Part, ...]
    waiting: set[Part] = field(default_factory=set)
    failure: Failure | None = None
    seconds: float = 0.0
    memory: float = 0.0

    @classmethod
    def of(cls, task: Task, pages: int, wide: int) -> Volume:
        """`wide` workers share the pages."""
        name, key = secrets.token_hex(8), secrets.token_bytes(_KEY)
        folder = task.base / (task.drafts or task.out)
        ranges = split(pages, wide * _PARTS_A_WORKER)
        parts = tuple(Part(one, folder / f"{name}-{one.start}.pages", key) for one in ranges)
        return cls(replace(task, splits=False), parts, set(parts))

    def tasks(self) -> Iterator[Task]:
        """One for each part."""
        return (replace(self.task, part=part) for part in self.parts)

    def add(self, part: Part, outcome: Outcome) -> None:
        """What came of a part."""
        self._count(outcome)
        self.waiting.discard(part)
        if outcome.failure is not None and outcome.failure.passing:
            self.failure = outcome.failure

    def rest(self) -> Task:
        """What is to do when all parts are read."""
        return replace(self.task, parts=self.parts)

    def whole(self, outcome: Outcome) -> Outcome:
        """The outcome of the file, with what its parts have cost."""
        self._count(outcome)
        self.clear()
        return replace(outcome, seconds=self.seconds, memory=self.memory)

    def failed(self) -> Outcome:
        """The outcome of a file of which one part broke a limit."""
        self.clear()
        return Outcome(self.task.entry, failure=self.failure, seconds=self.seconds, memory=self.memory)

    def clear(self) -> None:
        """Takes the parts' files away."""
        for part in self.parts:
            part.file.unlink(missing_ok=True)

    def _count(self, outcome: Outcome) -> None:
        self.seconds += outcome.seconds
        self.memory = max(self.memory, outcome.memory)
