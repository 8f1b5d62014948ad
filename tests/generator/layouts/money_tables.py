"""A table of projects, and a budget told without a matrix of sources: 계획/확보/집행, years with words, brackets, lines."""

from __future__ import annotations

from random import Random

from generator import fragments as f
from generator import words
from generator.layouts.base import Layout
from generator.matrix import amounts, caption
from generator.money import with_basis
from generator.sheet import Block, Break, C, Grid, Line, grid, head
from generator.style import Style
from schemas import Breakdown, Budget, Pledge, Project, Target

CARRIES = frozenset(
    {"number", "title", "goals", "projects", "targets", "budget", "breakdown", "effects", "departments"}
)


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    style.chosen.setdefault("bullets", "ㅇ-·")
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), *_pledge(pledge, style)]
    return done


def _pledge(pledge: Pledge, style: Style) -> list[Block]:
    def heading(key: str) -> Line:
        return Line(f"{style.square()}{style.word('labels', key)}")

    told = {"bases": _bases, "words": _words, "inside": _inside}
    shape = _shape(style)
    years = [Line(text, 1) for text in _lines(pledge.budget, style)] if shape == "lines" else []
    return [
        Line(f"공약명 : {pledge.title}"),
        Line(f"관리번호 : {pledge.number}"),
        Line(f"{style.word('labels', 'departments')} : {pledge.departments.lead[0]}"),
        heading("goals"),
        *f.items(pledge.goals, style),
        heading("overview"),
        caption(pledge.budget, style),
        _projects(pledge, style),
        heading("budget"),
        *years,
        *([] if years else [caption(pledge.budget, style), told[shape](pledge, style)]),
        heading("effects"),
        *f.items(pledge.effects, style),
    ]


def _shape(style: Style) -> str:
    return style.pick("money told", "bases", "words", "inside", "lines")


def _projects(pledge: Pledge, style: Style) -> Grid:
    """A project a row; the row of totals first or last."""
    inside = _shape(style) == "inside"
    sources = [source for source in pledge.budget.sources if source != "total"] if inside else []
    unit = pledge.budget.unit.multiplier
    tall = 2 if sources else 1
    labels = ("세부사업명", style.label("period"), style.label("location"))
    cost = C(style.pick("cost head", "사업비", "총사업비"), columns=len(sources) + 1, head=True)
    top = (*(C(label, rows=tall, head=True) for label in labels), cost)
    rows = [top, *([head("계", *map(style.source, sources))] if sources else [])]
    body = [_project(project, sources, style, unit) for project in pledge.projects]
    figures = [sum(p.cost.amount or 0 for p in pledge.projects)]
    figures += [sum(_part(p, source) for p in pledge.projects) for source in sources]
    total = (C("계"), C(), C(), *(C(style.money(figure, unit)) for figure in figures))
    rows += [total, *body] if style.chance("total row of projects first", of=(1, 3)) else [*body, total]
    return grid(rows, 2, 1.6, 1.4, *[1] * (len(sources) + 1), head_rows=tall)


def _project(project: Project, sources: list[str], style: Style, unit: int) -> tuple[C, ...]:
    period = project.period
    when = "" if period is None else style.span(period.start, period.end, open_end=period.open_end)
    figures = [project.cost.amount or 0, *(_part(project, source) for source in sources)]
    place = project.locations[0] if project.locations else "-"
    return (C(project.name), C(when), C(place), *(C(style.money(figure, unit)) for figure in figures))


def _part(project: Project, source: str) -> int:
    return sum(part.amount or 0 for part in project.cost.parts if part.source == source)


def _bases(pledge: Pledge, style: Style) -> Grid:
    """계획, 확보 and 집행 down the side or across the top."""
    budget = pledge.budget
    shown = {basis: amounts(budget, style, basis) for basis in ("plan", "secured", "executed")}
    names = {
        "plan": "계획",
        "secured": style.pick("secured", "확보", "예산확보"),
        "executed": style.pick("executed", "집행", "집행액"),
    }
    if style.chance("bases across", of=(1, 2)):
        rows = [head("연도", *names.values())]
        rows += [
            (C(style.period_head(code)), *(C(shown[basis]["total", code]) for basis in names))
            for code in budget.periods
        ]
        return grid(rows, 1.4, 1, 1, 1)
    rows = [head("구분", *(style.period_head(code) for code in budget.periods))]
    rows += [(C(name), *(C(shown[basis]["total", code]) for code in budget.periods)) for basis, name in names.items()]
    return grid(rows, 1.4, *[1] * len(budget.periods))


def _words(pledge: Pledge, style: Style) -> Grid:
    """Years down the side, what is done in each, and what it costs."""
    shown = amounts(pledge.budget, style)
    done = {str(target.year): target.milestones[0] for target in pledge.targets}
    rows = [head("연도", style.pick("words head", "추진내용", "주요 사업내용", "세부내용"), "사업비")]
    rows += [
        (C(style.period_head(code)), C(done.get(code, "")), C(shown["total", code])) for code in pledge.budget.periods
    ]
    return grid(rows, 1, 3, 1)


def _inside(pledge: Pledge, style: Style) -> Grid:
    """One row of amounts with their sources in brackets."""
    budget = pledge.budget
    cells = [C(_bracketed(budget, code, style)) for code in budget.periods]
    rows = [head("구분", *(style.period_head(code) for code in budget.periods)), (C("사업비"), *cells)]
    return grid(rows, 1, *[1.6] * len(budget.periods))


def _bracketed(budget: Budget, code: str, style: Style) -> str:
    known = {cell.source: cell.amount or 0 for cell in budget.cells if cell.period == code}
    unit, comma = budget.unit.multiplier, style.pick("between parts", " ", ", ")
    own = [f"{style.short_source(s)}{style.money(a, unit)}" for s, a in known.items() if s != "total"]
    whole = style.money(known["total"], unit)
    return f"{whole}({comma.join(own)})" if own else whole


def _lines(budget: Budget, style: Style) -> list[str]:
    """A line a period, or all in one."""
    unit = budget.unit
    told = [
        (style.period_head(cell.period), f"{style.money(cell.amount or 0, unit.multiplier)}{unit.raw}")
        for cell in budget.cells
        if cell.source == "total" and cell.period != "total"
    ]
    if style.chance("one line", of=(1, 3)):
        return [f"{style.bullet(1)}연도별 : " + ", ".join(f"{when} {amount}" for when, amount in told)]
    return [f"{style.bullet(1)}{when} : {amount}" for when, amount in told]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    rng = Random(pledge.title)  # noqa: S311 - the same every time is what is wanted
    style.chosen["unit in corner"] = ""
    shape = _shape(style)
    kept = [
        p.model_copy(update={"agencies": (), "measures": (), "cost": p.cost.model_copy(update={} if shape == "inside" else {"parts": ()})})
        for p in pledge.projects
    ]  # fmt: skip
    shares = tuple(Breakdown(name=p.name, project=p.id, amount=p.cost.amount) for p in kept)
    budget = pledge.budget.model_copy(update={"breakdown": shares})
    if shape == "bases":
        budget = with_basis(rng, budget)
    if shape != "inside":
        budget = _of_all_sources(budget)
    if shape in {"inside", "lines"}:
        budget = _without_signs(budget)
    years = [int(code) for code in budget.periods if code.isdigit()] if shape == "words" else []
    targets = tuple(
        Target(project=None, year=year, state="milestone", milestones=(rng.choice(words.STEPS),)) for year in years
    )
    lead = pledge.departments.model_copy(update={"supporting": ()})
    return pledge.model_copy(
        update={"projects": tuple(kept), "budget": budget, "targets": targets, "departments": lead}
    )


def _of_all_sources(budget: Budget) -> Budget:
    """The totals alone."""
    cells = tuple(cell for cell in budget.cells if cell.source == "total")
    return budget.model_copy(update={"cells": cells, "sources": ("total",)})


def _without_signs(budget: Budget) -> Budget:
    """Nothing is printed as 0."""
    cells = [cell if cell.amount else cell.model_copy(update={"amount": 0, "state": "zero"}) for cell in budget.cells]
    return budget.model_copy(update={"cells": tuple(cells)})


LAYOUT = Layout("money_tables", "F5", CARRIES, blocks, adapt, pledges=(1, 2))
