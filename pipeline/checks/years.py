"""The years that each section of a pledge spans."""

from __future__ import annotations

from schemas import Pledge


def sections(pledge: Pledge) -> dict[str, frozenset[int]]:
    """Section → years on its axis; sections without years are left out."""
    found: dict[str, frozenset[int]] = {}
    if pledge.schedule is not None:
        start, end = int(pledge.schedule.start[:4]), int(pledge.schedule.end[:4])
        found["schedule"] = frozenset(range(start, end + 1))
    found["targets"] = frozenset(target.year for target in pledge.targets)
    periods = pledge.budget.periods if pledge.budget else ()
    found["budget"] = frozenset(int(period[:4]) for period in periods if period[:4].isdigit())
    return {name: years for name, years in found.items() if years}
