"""F4: 공약가계부. 계획 | 확보 | 집행 side by side, sources down or years down."""

from __future__ import annotations

from random import Random

from generator.layouts.base import Layout
from generator.matrix import amounts, caption, folded
from generator.money import with_basis
from generator.sheet import Block, Break, C, Grid, Line, grid, head, row
from generator.style import Style
from schemas import Pledge

BASES = ("plan", "secured", "executed")
CARRIES = frozenset({"number", "title", "sector", "budget", "departments"})


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = [Line("공약가계부", big=True)]
    for pledge in pledges:
        top = [
            head(style.label("number"), style.label("title"), style.label("sector"), style.label("departments")),
            row(pledge.number, pledge.title, pledge.sector, pledge.departments.lead[0]),
        ]
        done += [*([Break()] if len(done) > 1 else []), grid(top, 1, 4, 1, 2), caption(pledge.budget, style)]
        done.append(_years_down(pledge, style) if _down(style) else _sources_down(pledge, style))
    return done


def _down(style: Style) -> bool:
    return style.pick("ledger down", "sources", "years") == "years"


def _names(style: Style) -> list[str]:
    return [
        style.pick("plan", "계획", "투자계획"),
        style.pick("secured", "확보", "확보현황", "예산확보"),
        style.pick("executed", "집행", "집행실적", "집행현황"),
    ]


def _sources_down(pledge: Pledge, style: Style) -> Grid:
    budget = pledge.budget
    shown = [amounts(budget, style, basis) for basis in BASES]
    groups = [C(name, columns=len(budget.periods), head=True) for name in _names(style)]
    rows = [
        (C("재원", rows=2, head=True), *groups),
        head(*[style.period_head(code) for code in budget.periods] * 3),
    ]
    rows += [
        (C(style.source(source)), *(C(of[source, code]) for of in shown for code in budget.periods))
        for source in budget.sources
    ]
    return grid(rows, 1.5, *[1] * 3 * len(budget.periods), head_rows=2)


def _years_down(pledge: Pledge, style: Style) -> Grid:
    budget = pledge.budget
    shown = [amounts(budget, style, basis) for basis in BASES]
    groups = [C(name, columns=len(budget.sources), head=True) for name in _names(style)]
    rows = [
        (C("연도", rows=2, head=True), *groups),
        head(*[style.source(source) for source in budget.sources] * 3),
    ]
    rows += [
        (C(style.period_head(code)), *(C(of[source, code]) for of in shown for source in budget.sources))
        for code in budget.periods
    ]
    return grid(rows, 1.5, *[1] * 3 * len(budget.sources), head_rows=2)


def adapt(pledge: Pledge, _: Style) -> Pledge:
    rng = Random(pledge.title)  # noqa: S311 - the same every time is what is wanted
    lead = pledge.departments.model_copy(update={"supporting": ()})
    return pledge.model_copy(update={"budget": with_basis(rng, folded(pledge.budget)), "departments": lead})


LAYOUT = Layout("ledger", "F4", CARRIES, blocks, adapt, pledges=(1, 3))
