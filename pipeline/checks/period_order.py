"""A period that ends before it starts. It is never turned round: which side is wrong is not known."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import first_day, last_day
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Every period of the pledge, its projects, plan items, road map and bars."""
    for pointer, start, end in _periods(pledge):
        if start and end and first_day(start) > last_day(end):
            yield context.note("PERIOD_REVERSED", pointer, start=start, end=end)


def _periods(pledge: Pledge) -> Iterator[tuple[str, str | None, str | None]]:
    if pledge.period:
        yield "/period", pledge.period.start, pledge.period.end
    for index, project in enumerate(pledge.projects):
        if project.period:
            yield f"/projects/{index}/period", project.period.start, project.period.end
    for index, item in enumerate(pledge.plan):
        if item.period:
            yield f"/plan/{index}/period", item.period.start, item.period.end
    if pledge.schedule:
        yield "/schedule", pledge.schedule.start, pledge.schedule.end
        for index, row in enumerate(pledge.schedule.items):
            for nth, bar in enumerate(row.segments):
                yield f"/schedule/items/{index}/segments/{nth}", bar.start, bar.end
