"""What a person sees while a run goes on: a bar with rate and time left, and a line for each failure."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from pipeline.batch.outcome import Outcome
from pipeline.cli.screen import console, line
from pipeline.cli.words import Words


class _Rate(ProgressColumn):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def render(self, task: Task) -> Text:
        """Files a second over the last half minute."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else self._words("rate", files=f"{speed:.1f}"))


def watched(outcomes: Iterator[Outcome], total: int, words: Words) -> Iterator[Outcome]:
    """The same outcomes."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(words), TimeRemainingColumn())
    hidden = not sys.stderr.isatty()
    with Progress(*columns, console=console(sys.stderr), transient=True, disable=hidden) as progress:
        task = progress.add_task(words("reading"), total=total)
        for outcome in outcomes:
            if outcome.failure is not None:
                reason = outcome.failure.message(words.language)
                progress.console.print(line(reason, outcome.entry.shown, outcome.failure.code), soft_wrap=True)
            progress.advance(task)
            yield outcome
