"""Held out. An outline 1. / 가. / 1): a label with its value on a line, years down the budget, a note on money in words."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout
from generator.matrix import caption, ordered, stated, years_down
from generator.sheet import Block, Break, Line
from generator.style import Style
from schemas import Item, Pledge

LETTERS = "가나다라마바사"
CARRIES = frozenset(
    {
        "number", "title", "sector", "goals", "projects", "plan", "budget", "stated_total", "funding", "effects",
        "issues", "departments",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), *_pledge(pledge, style)]
    return done


def _pledge(pledge: Pledge, style: Style) -> list[Block]:
    at = iter(range(1, 12))

    def heading(key: str) -> Line:
        return Line(f"{next(at)}. {style.word('labels', key)}")

    facts = {
        "number": pledge.number,
        "title": pledge.title,
        "sector": pledge.sector,
        "departments": pledge.departments.lead[0],
    }
    return [
        *(Line(f"{style.label(key)}{style.colon}{value}", 1) for key, value in facts.items()),
        heading("goals"),
        *_lettered(pledge.goals),
        heading("overview"),
        *_projects(pledge, style),
        heading("plan"),
        *_plan(pledge, style),
        heading("budget"),
        Line(f"가. {style.word('labels', 'cost')}{style.colon}{stated(pledge.budget, style)}", 1),
        Line("나. 연도별 투자계획", 1),
        caption(pledge.budget, style),
        years_down(pledge.budget, style),
        heading("funding"),
        *_lettered(pledge.funding),
        heading("effects"),
        *_lettered(pledge.effects),
        heading("issues"),
        *_lettered(pledge.issues),
    ]


def _lettered(items: tuple[Item, ...]) -> list[Line]:
    return [Line(f"{letter}. {item.text}", 1) for letter, item in zip(LETTERS, items, strict=False)]


def _projects(pledge: Pledge, style: Style) -> list[Line]:
    lines = []
    for letter, project in zip(LETTERS, pledge.projects, strict=False):
        lines.append(Line(f"{letter}. {project.name}", 1))
        for number, (label, value) in enumerate(f.project_values(project, style), start=1):
            lines.append(Line(f"{number}) {label}{style.colon}{value}", 2))
    return lines


def _plan(pledge: Pledge, style: Style) -> list[Line]:
    lines = []
    for letter, project in zip(LETTERS, pledge.projects, strict=False):
        lines.append(Line(f"{letter}. {project.name}", 1))
        own = [item for item in pledge.plan if item.project == project.id]
        for number, item in enumerate(own, start=1):
            when = ""
            if item.period is not None:
                when = style.colon + style.span(item.period.start, item.period.end)
            lines.append(Line(f"{number}) {item.text}{when}", 2))
    return lines


def adapt(pledge: Pledge, style: Style) -> Pledge:
    style.chosen["unit in corner"] = ""
    lead = pledge.departments.model_copy(update={"supporting": ()})
    return pledge.model_copy(update={"budget": ordered(pledge.budget, style), "departments": lead})


LAYOUT = Layout("outline", "F1 outline", CARRIES, blocks, adapt, pledges=(1, 2), held_out=True)
