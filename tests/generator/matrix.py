"""The budget as pages print it: sources down or years down, totals first or last, one header row or two."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from generator.money import STEP, UNITS, amount_cell
from generator.sheet import C, Grid, Line, grid, head
from generator.style import Style
from schemas import Budget, BudgetCell, MoneyUnit, Pledge


def ordered(budget: Budget, style: Style) -> Budget:
    """The budget with its periods and sources in the order that the page prints them."""
    sources = [source for source in budget.sources if source != "total"]
    last_row = style.chance("total row last", of=(1, 3))
    inner = [code for code in budget.periods if code != "total"]
    last_column = style.chance("total column last", of=(1, 4))
    return budget.model_copy(
        update={
            "sources": (*sources, "total") if last_row else ("total", *sources),
            "periods": (*inner, "total") if last_column else ("total", *inner),
        }
    )


def figure(cell: BudgetCell, budget: Budget, style: Style) -> str:
    if cell.state == "dash":
        return style.pick("dash", "-", "-", "－", "–")
    if cell.state == "blank":
        return ""
    return style.money(cell.amount, budget.unit.multiplier)


def amounts(budget: Budget, style: Style, basis: str = "plan") -> dict[tuple[str, str], str]:
    """What stands in each cell, by source and period."""
    return {(c.source, c.period): figure(c, budget, style) for c in budget.cells if c.basis == basis}


def caption(budget: Budget, style: Style) -> Line:
    form = style.pick("caption", "(단위 : {})", "(단위: {})", "[단위 : {}]", "(단위:{})", "단위 : {}")
    return Line(form.format(budget.unit.raw))


def corner(budget: Budget, style: Style) -> str:
    """The head over the labels, which may hold the unit."""
    return f"구분({budget.unit.raw})" if style.chance("unit in corner", of=(1, 4)) else "구분"


def budget_blocks(pledge: Pledge, style: Style) -> Iterator[Line | Grid]:
    """Caption and matrix."""
    budget = pledge.budget
    if corner(budget, style) == "구분":
        yield caption(budget, style)
    shape = style.pick("own table", "as in a form", "as in a form", "years down", "subtotals", "years over sources")
    made = {"years down": years_down, "subtotals": _with_subtotals, "years over sources": _years_over_sources}
    narrow = len(budget.periods) * len(budget.sources) <= MOST_COLUMNS
    yield made.get(shape if narrow or shape != "years over sources" else "", budget_grid)(budget, style)


MOST_COLUMNS = 24
"""A table of more columns fits on no page."""


def budget_grid(budget: Budget, style: Style) -> Grid:
    shape = style.pick("budget shape", "side", "side", "plain", "plain", "two rows")
    if shape == "side":
        return _with_side(budget, style)
    return _two_rows(budget, style) if shape == "two rows" else sources_down(budget, style)


def sources_down(budget: Budget, style: Style) -> Grid:
    shown = amounts(budget, style)
    rows = [head(corner(budget, style), *(style.period_head(code) for code in budget.periods))]
    rows += [
        (C(style.source(source)), *(C(shown[source, code]) for code in budget.periods)) for source in budget.sources
    ]
    return grid(rows, 1.4, *[1] * len(budget.periods))


def years_down(budget: Budget, style: Style) -> Grid:
    """Transposed: a row for each period, a column for each source."""
    shown = amounts(budget, style)
    rows = [head(corner(budget, style), *(style.source(source) for source in budget.sources))]
    rows += [
        (C(style.period_head(code)), *(C(shown[source, code]) for source in budget.sources)) for code in budget.periods
    ]
    return grid(rows, 1.4, *[1] * len(budget.sources))


def _with_side(budget: Budget, style: Style) -> Grid:
    """A side cell 재원별 over all sources but the total."""
    shown = amounts(budget, style)
    rows = [(C(corner(budget, style), columns=2, head=True), *head(*(style.period_head(c) for c in budget.periods)))]
    own = [source for source in budget.sources if source != "total"]
    for source in budget.sources:
        values = tuple(C(shown[source, code]) for code in budget.periods)
        if source == "total":
            rows.append((C(style.source(source), columns=2), *values))
            continue
        side = (C(style.pick("side", "재원별", "재\n원\n별"), rows=len(own)),) if source == own[0] else ()
        rows.append((*side, C(style.source(source)), *values))
    return grid(rows, 0.7, 1.2, *[1] * len(budget.periods))


def _two_rows(budget: Budget, style: Style) -> Grid:
    """임기내 over the years; every other head is two rows tall."""
    shown = amounts(budget, style)
    years = [code for code in budget.periods if code.isdigit()]
    top = [C(corner(budget, style), rows=2, head=True)]
    for code in budget.periods:
        if not code.isdigit():
            top.append(C(style.period_head(code), rows=2, head=True))
        elif code == years[0]:
            top.append(C(style.word("periods", "within_term"), columns=len(years), head=True))
    rows = [tuple(top), head(*(style.year(year) for year in years))]
    rows += [
        (C(style.source(source)), *(C(shown[source, code]) for code in budget.periods)) for source in budget.sources
    ]
    return grid(rows, 1.4, *[1] * len(budget.periods), head_rows=2)


def _with_subtotals(budget: Budget, style: Style) -> Grid:
    """임기내 over its 소계 and the years, and a row 지방비 that sums up what is not the state's: neither is a cell."""
    shown = amounts(budget, style)
    years = [code for code in budget.periods if code.isdigit()]
    known = {(cell.source, cell.period): cell.amount or 0 for cell in budget.cells if cell.basis == "plan"}
    top, lower = [C(corner(budget, style), rows=2, columns=2, head=True)], []
    for code in budget.periods:
        if not code.isdigit():
            top.append(C(style.period_head(code), rows=2, head=True))
        elif code == years[0]:
            top.append(C(style.word("periods", "within_term"), columns=len(years) + 1, head=True))
            lower += [C("소계", head=True), *head(*(style.year(year) for year in years))]
    own = [source for source in budget.sources if source in {"regional", "local"}]
    adjacent = (
        len(own) == len({"regional", "local"}) and abs(budget.sources.index(own[0]) - budget.sources.index(own[1])) == 1
    )

    def row(cells: dict[str, str], of: tuple[str, ...]) -> tuple[C, ...]:
        inner = sum(known[source, year] for source in of for year in years)
        values: list[C] = []
        for code in budget.periods:
            values += [C(style.money(inner, budget.unit.multiplier))] if code == years[0] else []
            values.append(C(cells[code]))
        return tuple(values)

    rows = [tuple(top), tuple(lower)]
    for source in budget.sources:
        cells = {code: shown[source, code] for code in budget.periods}
        if not adjacent or source not in own:
            rows.append((C(style.source(source), columns=2), *row(cells, (source,))))
            continue
        if source == own[0]:
            both = {c: style.money(sum(known[s, c] for s in own), budget.unit.multiplier) for c in budget.periods}
            rows.append((C("지방비", rows=3), C("소계"), *row(both, tuple(own))))
        rows.append((C(style.source(source)), *row(cells, (source,))))
    return grid(rows, 0.8, 1, *[1] * (len(budget.periods) + 1), head_rows=2)


def _years_over_sources(budget: Budget, style: Style) -> Grid:
    """One row of amounts: every period over all sources."""
    shown = amounts(budget, style)
    top = [C(style.period_head(code), columns=len(budget.sources), head=True) for code in budget.periods]
    rows = [
        (C(corner(budget, style), rows=2, head=True), *top),
        head(*[style.source(source) for source in budget.sources] * len(budget.periods)),
        (C("투자액"), *(C(shown[source, code]) for code in budget.periods for source in budget.sources)),
    ]
    return grid(rows, 1.5, *[1] * len(top) * len(budget.sources), head_rows=2)


def misprinted(pledge: Pledge, rng: Random) -> Pledge:
    """Now and then a page whose own sums are wrong, by more than a rounding: one amount of the plan is another."""
    budget = pledge.budget
    numbers = (
        [] if budget is None else [n for n, c in enumerate(budget.cells) if c.state == "number" and c.basis == "plan"]
    )
    if budget is None or not numbers or rng.random() > WRONG:
        return pledge
    cells = list(budget.cells)
    at = rng.choice(numbers)
    cells[at] = cells[at].model_copy(update={"amount": (cells[at].amount or 0) + STEP * rng.choice((9, 90, 900))})
    return pledge.model_copy(update={"budget": budget.model_copy(update={"cells": tuple(cells)})})


WRONG = 0.1
"""The share of pledges whose printed sums are wrong."""


def stated(budget: Budget, style: Style) -> str:
    """총사업비 with its parts, in the unit of the matrix."""
    total = budget.stated_total
    parts = ", ".join(
        f"{style.short_source(p.source)} {style.money(p.amount, budget.unit.multiplier)}" for p in total.parts
    )
    return f"{style.money(total.amount, budget.unit.multiplier)}{budget.unit.raw}({parts})"


def shares(budget: Budget, style: Style, level: int) -> Iterator[Line]:
    for share in budget.breakdown:
        amount = style.money(share.amount, budget.unit.multiplier)
        yield Line(f"{style.bullet(level)}{share.name}{style.colon}{amount}{budget.unit.raw}", level)


def uniform(budget: Budget, style: Style) -> Budget:
    """With the columns, the unit and the empty cells that all pledges of one big table share."""
    years = [code for code in budget.periods if code.isdigit()]
    empty = style.pick("empty", "dash", "zero", "blank")
    known = {(cell.source, cell.period): cell.amount or 0 for cell in budget.cells}
    periods = ("total", "prior", *years, "after_term")
    cells = [
        amount_cell(source, code, known.get((source, code), 0), empty) for source in budget.sources for code in periods
    ]
    unit = style.pick("unit", "백만원", "백만원", "천원")
    return budget.model_copy(
        update={"periods": periods, "cells": tuple(cells), "unit": MoneyUnit(raw=unit, multiplier=UNITS[unit])}
    )


def folded(budget: Budget) -> Budget:
    """Years alone: what came before goes to the first, what comes after to the last."""
    years = [code for code in budget.periods if code.isdigit()]
    known = {(cell.source, cell.period): cell.amount or 0 for cell in budget.cells}
    empty = next((cell.state for cell in budget.cells if cell.state != "number"), "dash")
    cells = []
    for source in budget.sources:
        row = {year: known[source, year] for year in years}
        row[years[0]] += known.get((source, "prior"), 0)
        row[years[-1]] += known.get((source, "after_term"), 0)
        cells += [
            amount_cell(source, code, amount, empty) for code, amount in {"total": sum(row.values()), **row}.items()
        ]
    return budget.model_copy(update={"periods": ("total", *years), "cells": tuple(cells)})
