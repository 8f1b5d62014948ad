"""Every cost is the sum of its parts and of its children, also source by source (R4, R5)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.sums import Closing, Entry, crossings, judge, printed_unit, shown_unit
from pipeline.checks.words import Words, same, word
from schemas import Cost, CostPart, Finding, Pledge, Project


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """The stated total and every project's cost."""
    for closing in closings.stated_parts(pledge.budget, context):
        yield from judge(closing, context)
    for index, project in enumerate(pledge.projects):
        among = list(cost_closings(project, f"/projects/{index}/cost"))
        crossing = crossings(among)
        for closing in among:
            yield from judge(closing, context, among=crossing)


def cost_closings(project: Project, pointer: str) -> Iterator[Closing]:
    """Parts → amount, each child's parts → its amount, children → amount, children → amount by source."""
    cost = project.cost
    if cost is None:
        return
    where = Words(f"'{project.name}' 사업비", f"cost of '{project.name}'")
    unit, shown = _units(cost)
    yield from closings.parts_sum(where, pointer, cost.amount, cost.parts, unit=unit, shown=shown)
    for index, child in enumerate(cost.children):
        name = where + same(f" '{child.name}'")
        below = f"{pointer}/children/{index}"
        yield from closings.parts_sum(name, below, child.amount, child.parts, unit=unit, shown=shown)
    if cost.children:
        entries = tuple(
            Entry(f"{pointer}/children/{index}/amount", same(child.name), child.amount)
            for index, child in enumerate(cost.children)
        )
        yield Closing(where, Entry(f"{pointer}/amount", where, cost.amount), entries, unit, shown)
    if cost.children and all(child.parts for child in cost.children):
        yield from _by_source(cost, pointer, where)


def _by_source(cost: Cost, pointer: str, where: Words) -> Iterator[Closing]:
    unit, shown = _units(cost)
    for source in dict.fromkeys(part.source for part in cost.parts):
        name = where + same(" ") + word("source", source)
        mine = list(_of(source, cost.parts, f"{pointer}/parts", name))
        children = [
            entry
            for index, child in enumerate(cost.children)
            for entry in _of(source, child.parts, f"{pointer}/children/{index}/parts", same(child.name))
        ]
        if len(mine) == 1 and children:
            yield Closing(name, mine[0], tuple(children), unit, shown)


def _of(source: str, parts: tuple[CostPart, ...], pointer: str, label: Words) -> Iterator[Entry]:
    for index, part in enumerate(parts):
        if part.source == source:
            yield Entry(f"{pointer}/{index}/amount", label, part.amount)


def _units(cost: Cost) -> tuple[int, int]:
    amounts = [cost.amount, *(p.amount for p in cost.parts), *(c.amount for c in cost.children)]
    amounts += [part.amount for child in cost.children for part in child.parts]
    shown = shown_unit(cost.raw, 1)
    return printed_unit(amounts, cost.raw, shown), shown
