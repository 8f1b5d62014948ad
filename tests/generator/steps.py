"""What is done when: road maps and yearly targets."""

from __future__ import annotations

from random import Random

from generator import words
from schemas import Indicator, Project, Schedule, ScheduleItem, Segment, Target

AXES = {
    "quarter": [f"Q{n}" for n in range(1, 5)],
    "half": ["H1", "H2"],
    "year": [""],
    "month": [f"{n:02d}" for n in range(1, 13)],
}


def axis_of(schedule: Schedule) -> list[str]:
    """Every column of a road map as a date."""
    first, last = int(schedule.start[:4]), int(schedule.end[:4])
    parts = AXES[schedule.granularity]
    return [f"{year}-{part}".rstrip("-") for year in range(first, last + 1) for part in parts]


def make_schedule(rng: Random, projects: tuple[Project, ...], years: range) -> Schedule:
    """Rows with one or two bars; now and then a row without."""
    granularity = rng.choice(("quarter", "quarter", "half", "year", "year", "month"))
    years = years[:2] if granularity == "month" else years
    basis = rng.choice(("shading", "shading", "glyph"))
    parts = AXES[granularity]
    axis = [f"{year}-{part}".rstrip("-") for year in years for part in parts]
    items = [
        _row(rng, project.id, task, axis, basis)
        for project in projects
        for task in rng.sample(words.TASKS, rng.randint(1, 3))
    ]
    return Schedule(granularity=granularity, start=axis[0], end=axis[-1], items=tuple(items))


def _row(rng: Random, project: str, task: str, axis: list[str], basis: str) -> ScheduleItem:
    if rng.random() < 0.05:
        return ScheduleItem(project=project, tasks=(task,), segments=(), state="empty", basis="none")
    start = rng.randrange(len(axis))
    end = rng.randrange(start, len(axis))
    bars = [(start, end)]
    if end + 2 < len(axis) and rng.random() < 0.3:
        bars.append((end + 2, rng.randrange(end + 2, len(axis))))
    said = [rng.choice(words.BAR_WORDS) if basis == "shading" and rng.random() < 0.15 else None for _ in bars]
    segments = tuple(Segment(start=axis[a], end=axis[b], text=text) for (a, b), text in zip(bars, said, strict=True))
    return ScheduleItem(project=project, tasks=(task,), segments=segments, state="known", basis=basis)


def make_targets(rng: Random, projects: tuple[Project, ...], years: range) -> tuple[Target, ...]:
    return tuple(_target(rng, project.id, year) for project in projects for year in years)


def _target(rng: Random, project: str, year: int) -> Target:
    state = rng.choice(("quantified", "quantified", "milestone", "milestone", "set_annually", "blank"))
    milestones = rng.sample(words.STEPS, rng.randint(1, 2)) if state == "milestone" else []
    indicators = []
    if state == "quantified":
        for name, unit in rng.sample(words.INDICATORS, rng.randint(1, 2)):
            value = f"{rng.randint(1, 40)}" if rng.random() < 0.8 else f"{rng.randint(1, 9)},{rng.randint(0, 999):03d}"
            qualifier = "이상" if rng.random() < 0.1 else None
            indicators.append(Indicator(name=name, value=value.replace(",", ""), unit=unit, qualifier=qualifier))
    return Target(project=project, year=year, state=state, milestones=tuple(milestones), indicators=tuple(indicators))
