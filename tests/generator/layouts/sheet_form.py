"""Held out. A form of several small tables: labels on the left or on top by turns, targets and budget with years down."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout, one_project
from generator.layouts.card import steps
from generator.matrix import caption, ordered, years_down
from generator.sheet import Block, Break, C, Grid, Line, grid, head, row
from generator.style import Style
from schemas import Pledge

CARRIES = frozenset(
    {
        "number", "title", "sector", "period", "classification", "commitments", "goals", "projects", "plan", "budget", "stated_total",
        "effects", "issues", "support_requests", "departments", "officers",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), *_pledge(pledge, style)]
    return done


def _pledge(pledge: Pledge, style: Style) -> list[Block]:
    texts = {
        "commitments": list(f.items(pledge.commitments, style)),
        "goals": list(f.items(pledge.goals, style)),
        "plan": steps(pledge, style),
        "effects": list(f.items(pledge.effects, style)),
        "issues": list(f.items(pledge.issues, style)),
        "support_requests": list(f.support(pledge, style)),
    }
    facts = f.project_values(pledge.projects[0], style)
    top = [
        (C(style.label("title"), head=True), C(pledge.title, columns=3)),
        (*head(style.label("number")), C(pledge.number), *head(style.label("sector")), C(pledge.sector)),
    ]
    return [
        grid(top, 1, 3, 1, 2, head_rows=0),
        f.classes(pledge, style),
        grid([(*head(label), C(value)) for label, value in facts], 1, 5, head_rows=0),
        *(_text(style.label(key), texts[key]) for key in ("commitments", "goals", "plan")),
        Line(style.word("labels", "budget")),
        caption(pledge.budget, style),
        years_down(pledge.budget, style),
        *(_text(style.label(key), texts[key]) for key in ("effects", "issues", "support_requests")),
        _officers(pledge, style),
    ]


def _text(label: str, lines: list[Line]) -> Grid:
    return grid([(C(label, head=True), C(lines=tuple(lines)))], 1, 5, head_rows=0)


def _officers(pledge: Pledge, style: Style) -> Grid:
    """One row a person, the department repeated."""
    rows = [
        head(
            style.pick("division", "부서", "부서명", "담당부서"),
            style.pick("post", "직위", "직급"),
            "성명",
            style.pick("call", "연락처", "전화번호"),
        )
    ]
    rows += [row(person.department, person.role, person.name, person.phone) for person in pledge.officers]
    return grid(rows, 2, 2, 2, 2)


def adapt(pledge: Pledge, style: Style) -> Pledge:
    style.chosen["unit in corner"] = ""
    plan = tuple(item.model_copy(update={"project": None}) for item in pledge.plan[:3])
    lead = pledge.departments.model_copy(update={"supporting": ()})
    own = {"plan": plan, "departments": lead, "budget": ordered(pledge.budget, style)}
    return one_project(pledge).model_copy(update=own)


LAYOUT = Layout("sheet_form", "F2 tables", CARRIES, blocks, adapt, pledges=(1, 2), held_out=True)
