"""Costs and budgets that close: parts add up to costs, costs to the budget, periods and sources to their totals."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from schemas import Breakdown, Budget, BudgetCell, Cost, CostPart, MoneyUnit, Pledge, Project, StatedTotal

STEP = 10_000_000
"""All amounts are whole steps, so that a tenth of an 억 is the finest figure in any unit."""
UNITS = {"천원": 1_000, "백만원": 1_000_000, "억원": 100_000_000}
ORDER = ("national", "regional", "special_grant", "balance", "fund", "local", "debt", "private", "other")


def make_costs(rng: Random, names: list[str], kind: str) -> dict[str, Cost]:
    """A cost for each project, all from the same few sources, which are in the order that pages print them."""
    sources = ["local"]
    if kind == "gu" or rng.random() < 0.8:
        sources.append("regional")
    if rng.random() < 0.7:
        sources.append("national")
    if rng.random() < 0.4:
        sources.append(rng.choice(("fund", "private", "other", "special_grant", "balance", "debt")))
    ordered = [source for source in ORDER if source in sources]
    return {name: _cost(rng, ordered) for name in names}


def _cost(rng: Random, sources: list[str]) -> Cost:
    parts = [CostPart(source=source, amount=STEP * rng.randint(2, 900)) for source in sources]
    return Cost(amount=sum(part.amount or 0 for part in parts), parts=tuple(parts), raw="")


def ranged(rng: Random, pledge: Pledge) -> Pledge:
    """Now and then the last of several projects costs from so much to so much, in all or each year."""
    if len(pledge.projects) < 2 or rng.random() > RANGED:
        return pledge
    low = STEP * rng.randint(1, 90)
    cost = Cost(amount=None, min=low, max=low + STEP * rng.randint(1, 50), per=rng.choice(("total", "year")), raw="")
    last = pledge.projects[-1].model_copy(update={"cost": cost})
    return pledge.model_copy(update={"projects": (*pledge.projects[:-1], last)})


RANGED = 0.2
"""The share of pledges in which one cost is a range."""


def make_budget(rng: Random, projects: tuple[Project, ...], costs: dict[str, Cost], years: range) -> Budget:
    """The matrix of sources by periods with its totals, what the page states in words, and the shares of the projects."""
    sources = [part.source for part in costs[projects[0].name].parts]
    totals = {
        source: sum(part.amount or 0 for cost in costs.values() for part in cost.parts if part.source == source)
        for source in sources
    }
    periods = [
        *(["prior"] if rng.random() < 0.7 else []),
        *map(str, years),
        *(["after_term"] if rng.random() < 0.7 else []),
    ]
    empty = rng.choice(("dash", "dash", "zero", "blank"))
    matrix = {source: _spread(rng, total, len(periods)) for source, total in totals.items()}
    matrix = {"total": [sum(column) for column in zip(*matrix.values(), strict=True)]} | matrix
    cells = [
        amount_cell(source, period, amount, empty)
        for source, row in matrix.items()
        for period, amount in zip(["total", *periods], [sum(row), *row], strict=True)
    ]
    unit = rng.choice(("백만원", "백만원", "천원", "억원"))
    return Budget(
        unit=MoneyUnit(raw=unit, multiplier=UNITS[unit]),
        periods=("total", *periods),
        sources=tuple(matrix),
        cells=tuple(cells),
        stated_total=StatedTotal(
            amount=sum(totals.values()), parts=tuple(CostPart(source=s, amount=a) for s, a in totals.items())
        ),
        breakdown=tuple(Breakdown(name=p.name, project=p.id, amount=costs[p.name].amount) for p in projects)
        if len(projects) > 1
        else (),
    )


def with_basis(rng: Random, budget: Budget) -> Budget:
    """The budget three times over: 계획, and what of it is secured and spent, which close as well."""
    inner = [code for code in budget.periods if code != "total"]
    plan = {(cell.source, cell.period): cell.amount or 0 for cell in budget.cells}
    cells = list(budget.cells)
    before = plan
    empty = next((cell.state for cell in budget.cells if cell.state != "number"), "dash")
    for basis in ("secured", "executed"):
        rows = {
            source: [before[source, code] // STEP * rng.choice((0, 1, 2, 4, 4)) // 4 * STEP for code in inner]
            for source in budget.sources
            if source != "total"
        }
        rows = {"total": [sum(column) for column in zip(*rows.values(), strict=True)]} | rows
        for source in budget.sources:
            for code, amount in zip(["total", *inner], [sum(rows[source]), *rows[source]], strict=True):
                cells.append(amount_cell(source, code, amount, empty).model_copy(update={"basis": basis}))
        before = {(source, code): row[at] for source, row in rows.items() for at, code in enumerate(inner)}
    return budget.model_copy(update={"cells": tuple(cells)})


def _spread(rng: Random, total: int, count: int) -> list[int]:
    """The total in `count` shares of whole steps, some of them nothing."""
    steps = total // STEP
    cuts = sorted(rng.choice((0, steps, rng.randint(0, steps), rng.randint(0, steps))) for _ in range(count - 1))
    return [(after - before) * STEP for before, after in pairwise([0, *cuts, steps])]


def amount_cell(source: str, period: str, amount: int, empty: str) -> BudgetCell:
    if amount:
        return BudgetCell(source=source, period=period, amount=amount, state="number")
    return BudgetCell(source=source, period=period, amount=None if empty == "blank" else 0, state=empty)
