"""What a run says at its end: a row for each file and the totals."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from pipeline.batch.outcome import Outcome
from pipeline.cli.screen import console, safe
from pipeline.cli.words import Words

_SEVERITIES = ("error", "warning", "info")
_NARROW = 100
"""Columns of a screen below which a table has no room for all."""
_LONG = 60
"""Rows that a person still reads; beyond these, only the files that failed or need a look are listed."""


def summarise(outcomes: Sequence[Outcome], out: Path, words: Words) -> None:
    """Prints it."""
    screen = console(sys.stdout)
    shown = outcomes if len(outcomes) <= _LONG else [one for one in outcomes if _needs_a_look(one)][:_LONG]
    if shown:
        screen.print(_table(shown, words, narrow=screen.width < _NARROW))
    if len(shown) < len(outcomes):
        screen.print(words("not_shown", count=len(outcomes) - len(shown)))
    failed = sum(outcome.failure is not None for outcome in outcomes)
    kept = sum(outcome.kept and outcome.failure is None for outcome in outcomes)
    facts = {"files": len(outcomes), "written": len(outcomes) - failed - kept, "failed": failed, "kept": kept}
    pledges = sum(outcome.figures.pledges for outcome in outcomes)
    total = words("total_kept", **facts, pledges=pledges, out=safe(str(out)))
    if not kept:
        total = words("total", **facts, pledges=pledges, out=safe(str(out)))
    screen.print(total, soft_wrap=True)
    if failed:
        screen.print(words("why_failed", out=safe(str(out))), soft_wrap=True)


def _needs_a_look(outcome: Outcome) -> bool:
    return outcome.failure is not None or bool(outcome.figures.severities.get("error"))


def _table(outcomes: Sequence[Outcome], words: Words, *, narrow: bool) -> Table:
    """On a narrow screen without the kinds and lines, so that names of files are not broken to pieces."""
    table = Table(box=SIMPLE_HEAD, padding=0, collapse_padding=True) if narrow else Table()
    longest = max(cell_len(safe(one.entry.name)) for one in outcomes)
    table.add_column(words("column_file"), overflow="fold", min_width=min(longest, _NARROW // 3))
    if not narrow:
        table.add_column(words("column_kind"))
    for name in ("pledges", "placed", "errors", "warnings", "infos"):
        table.add_column(words(f"column_{name}"), justify="right")
    table.add_column(words("column_result"), overflow="fold")
    for outcome in outcomes:
        file, kind, *others = _row(outcome, words)
        table.add_row(file, *([] if narrow else [kind]), *others)
    return table


def _row(outcome: Outcome, words: Words) -> list[Text]:
    name = Text(safe(outcome.entry.name))
    if outcome.failure is not None:
        return [name, *(Text("") for _ in range(6)), Text(words("failed", code=outcome.failure.code), style="bold red")]
    figures = outcome.figures
    counts = [figures.severities.get(severity, 0) for severity in _SEVERITIES]
    styles = ("bold red", "yellow", "")
    numbers = [Text(str(count), style=style if count else "") for count, style in zip(counts, styles, strict=True)]
    placed = Text("" if figures.placed is None else f"{_floored(figures.placed):.1f} %")
    kind = Text(words(figures.kind or "unknown"))
    return [name, kind, Text(str(figures.pledges)), placed, *numbers, _result(outcome, words)]


def _result(outcome: Outcome, words: Words) -> Text:
    if outcome.figures.severities.get("error"):
        return Text(words("doubtful"), style="yellow")
    return Text(words("kept") if outcome.kept else words("written"), style="green")


def _floored(share: float) -> float:
    """In percent, rounded down: 100.0 means that nothing at all is left over."""
    return math.floor(share * 1000) / 10
