"""추진상황: a head of labelled cells with status and rate, then what was done, what comes next and the money."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout
from generator.matrix import budget_blocks, ordered
from generator.sheet import Block, Break, C, Line, grid
from generator.style import Style, vocabulary
from schemas import Pledge

CARRIES = frozenset({"number", "title", "sector", "goals", "status", "budget", "issues", "departments"})


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), *_pledge(pledge, style)]
    return done


def _pledge(pledge: Pledge, style: Style) -> list[Block]:
    def heading(key: str) -> Line:
        return Line(f"{style.square()}{style.word('labels', key)}")

    words = vocabulary("statuses")[pledge.status.code]
    said = style.pick(f"status {pledge.status.code}", *words)
    rate = pledge.status.rate
    pairs = [
        (style.label("number"), pledge.number),
        (style.label("sector"), pledge.sector),
        (style.label("departments"), pledge.departments.lead[0]),
        (style.label("supporting_departments"), ", ".join(pledge.departments.supporting) or "-"),
        (style.label("status"), said),
        (style.label("rate"), f"{rate.value}%"),
    ]
    cells = [C(text, head=at == 0) for pair in pairs for at, text in enumerate(pair)]
    title = (C(style.label("title"), head=True), C(pledge.title, columns=3))
    rows = [title, *(tuple(cells[at : at + 4]) for at in range(0, len(cells), 4))]
    return [
        grid(rows, 1, 2, 1, 2, head_rows=0),
        heading("goals"),
        *f.items(pledge.goals, style),
        heading("achievements"),
        *f.items(pledge.status.achievements, style),
        heading("next_steps"),
        *f.items(pledge.status.next_steps, style),
        heading("budget"),
        *budget_blocks(pledge, style),
        heading("issues"),
        *f.items(pledge.issues, style),
    ]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    return pledge.model_copy(update={"budget": ordered(pledge.budget, style)})


LAYOUT = Layout("status_report", "추진상황", CARRIES, blocks, adapt, pledges=(1, 2))
