"""What a layout is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.sheet import Block
from generator.style import Style
from schemas import Classification, Cost, CostPart, Departments, Pledge

EMPTY = {
    "number": None,
    "title": None,
    "sector": None,
    "period": None,
    "classification": Classification(),
    "commitments": (),
    "goals": (),
    "projects": (),
    "plan": (),
    "schedule": None,
    "targets": (),
    "budget": None,
    "funding": (),
    "support_requests": (),
    "effects": (),
    "issues": (),
    "status": None,
    "departments": Departments(),
    "officers": (),
}


@dataclass(frozen=True)
class Layout:
    """`carries` names the fields of a pledge that it prints; stated_total and breakdown stand for those of the budget.

    `adapt` fits a truth to the page where leaving fields out is not enough; `pledges` is how many one document holds.
    """

    name: str
    family: str
    carries: frozenset[str]
    blocks: Callable[[list[Pledge], Style], list[Block]]
    adapt: Callable[[Pledge, Style], Pledge] = lambda pledge, _: pledge
    pledges: tuple[int, int] = (1, 1)
    held_out: bool = False

    def fit(self, pledge: Pledge, style: Style) -> Pledge:
        """The truth without what the page cannot say."""
        left_out = {name: value for name, value in EMPTY.items() if name not in self.carries}
        kept = pledge.model_copy(update=left_out)
        if kept.budget is not None:
            lost = {"stated_total": None, "breakdown": ()}
            lost = {name: value for name, value in lost.items() if name not in self.carries}
            kept = kept.model_copy(update={"budget": kept.budget.model_copy(update=lost)})
        return self.adapt(kept, style)


def one_project(pledge: Pledge) -> Pledge:
    """The pledge where the form knows no projects: what it says of one stands for the pledge, under its title."""
    first = pledge.projects[0]
    only = first.model_copy(update={"name": pledge.title, "period": pledge.period, "cost": whole_cost(pledge)})
    return pledge.model_copy(update={"projects": (only,)})


def whole_cost(pledge: Pledge) -> Cost | None:
    """총사업비 of the pledge as the cost of its only project."""
    cost = pledge.projects[0].cost
    if cost is None or pledge.budget is None:
        return cost
    parts = [
        CostPart(source=cell.source, amount=cell.amount)
        for cell in pledge.budget.cells
        if cell.period == "total" and cell.source != "total"
    ]
    return cost.model_copy(update={"amount": sum(part.amount or 0 for part in parts), "parts": tuple(parts)})
