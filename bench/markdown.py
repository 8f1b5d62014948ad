"""Figures as tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.cost import Cost
from bench.grids import Score


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is words and whose others are figures.

    >>> print(table(["reader", "ms"], [["ours", "1"]]))
    | reader | ms |
    |---|---:|
    | ours | 1 |
    """
    rule = ["---", *["---:"] * (len(head) - 1)]
    lines = [f"|{'|'.join(rule)}|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join([f"| {' | '.join(head)} |", *lines])


def costs(figures: Mapping[str, Cost]) -> str:
    """By name, the first one ours, by which the others are measured."""
    ours = next(iter(figures.values())).page
    rows = (
        [name, f"{cost.page:.1f}", f"{cost.page / ours:.1f}", f"{cost.start:.0f}", f"{cost.peak:.0f}"]
        for name, cost in figures.items()
    )
    return table(["reader", "CPU ms a page", "times ours", "start, CPU ms", "peak, MB"], rows)


def truths(figures: Mapping[str, Score]) -> str:
    """By name."""
    rows = (
        [name, str(score.cells), str(score.found), str(score.right), share(score.right, score.cells)]
        for name, score in figures.items()
    )
    return table(["reader", "cells", "found", "text right", "share"], rows)


def share(part: int, whole: int) -> str:
    """A share rounded down, so that only all of them are 100 %.

    >>> share(999, 1000), share(3, 3), share(0, 0)
    ('99.9 %', '100.0 %', '–')
    """
    return f"{int(1000 * part / whole) / 10:.1f} %" if whole else "–"
