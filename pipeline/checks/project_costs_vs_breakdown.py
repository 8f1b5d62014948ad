"""A project's cost in the overview is the amount of its node in the breakdown, or of a node below it (R6).

Where the pledge has one project and no breakdown, its cost is the pledge's total.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.matrix import unit_of
from pipeline.checks.sums import Closing, Entry, judge, printed_unit, scale
from pipeline.checks.words import Words, same
from schemas import Breakdown, Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """A conflict where no amount in the budget is the project's cost; scale is left to `money_scale`."""
    for closing in conflicts(pledge):
        if scale(closing) is None:
            yield from judge(closing, context, mismatch="COST_CONFLICT")


def conflicts(pledge: Pledge) -> Iterator[Closing]:
    """The costs that no amount in the budget confirms, each beside the amount that ought to."""
    if pledge.budget is None:
        return
    for index, project in enumerate(pledge.projects):
        cost = project.cost
        if cost is None or cost.amount is None or cost.per == "year":
            continue
        where = Words(f"'{project.name}' 사업비와 예산", f"cost of '{project.name}' against the budget")
        entry = Entry(f"/projects/{index}/cost/amount", where, cost.amount)
        candidates = list(_amounts(pledge, project.id))
        unit = max(printed_unit([cost.amount], cost.raw, 1), unit_of(pledge.budget))
        sums = [Closing(where, entry, (candidate,), unit, unit_of(pledge.budget)) for candidate in candidates]
        if sums and not any(closing.gap == 0 for closing in sums):
            yield next((closing for closing in sums if closing.rounds or scale(closing)), sums[0])


def _amounts(pledge: Pledge, project: str) -> Iterator[Entry]:
    """The amounts that may be the project's cost, its own node first."""
    budget = pledge.budget
    for pointer, node in closings.nodes(budget):
        if node.project == project:
            yield from _known(pointer, node)
    total = closings.stated_total(budget) or closings.grand_total(budget)
    if budget and not budget.breakdown and len(pledge.projects) == 1 and total and total.amount is not None:
        yield total


def _known(pointer: str, node: Breakdown) -> Iterator[Entry]:
    if node.amount is not None:
        yield Entry(f"{pointer}/amount", same(node.name), node.amount)
    for index, child in enumerate(node.children):
        yield from _known(f"{pointer}/children/{index}", child)
