"""Targets in years in which their project does not run (F3): often a successor that bears another name."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import first_day, last_day
from pipeline.checks.words import Words, listing
from schemas import Finding, Period, Pledge, Target


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """One finding for each project, at the first such target; an empty cell is no target."""
    for project in pledge.projects:
        period = project.period
        targets = [(i, t) for i, t in enumerate(pledge.targets) if t.project == project.id and t.state != "blank"]
        outside = [index for index, target in targets if period and _outside(target.year, period)]
        if period and outside:
            years = listing(_year(target, period) for _, target in targets if _beyond(target.year, period))
            yield context.note(
                "TARGET_OUTSIDE_PERIOD",
                f"/targets/{outside[0]}/year",
                name=project.name,
                years=years,
                period=period.raw,
            )


def _outside(year: int, period: Period) -> bool:
    """True where no day of the year is in the period."""
    late = period.end is not None and not period.open_end and year > last_day(period.end).year
    return late or (period.start is not None and year < first_day(period.start).year)


def _beyond(year: int, period: Period) -> bool:
    """True also for the year in which the period ends before December."""
    ends = last_day(period.end) if period.end else None
    return _outside(year, period) or (ends is not None and ends.year == year and ends.month < 12)


def _year(target: Target, period: Period) -> Words:
    if _outside(target.year, period):
        return Words(f"{target.year}년", str(target.year))
    return Words(f"{target.year}년(일부)", f"{target.year} (in part)")
