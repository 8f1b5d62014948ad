"""A report: □ headings, ㅇ lines, - below them; the total row last more often than not."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout
from generator.matrix import budget_blocks, ordered, stated
from generator.sheet import Block, Break, Line, grid, head, row
from generator.style import Style
from schemas import Pledge

CARRIES = frozenset(
    {
        "number", "title", "goals", "projects", "plan", "targets", "budget", "stated_total", "funding", "effects",
        "issues", "support_requests", "departments",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    style.chosen.setdefault("bullets", "ㅇ-·")
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), *_pledge(pledge, style)]
    return done


def _pledge(pledge: Pledge, style: Style) -> list[Block]:
    def heading(key: str) -> Line:
        return Line(f"{style.square()}{style.word('labels', key)}")

    top: list[Block] = [Line(f"{pledge.number}{style.pick('after number', '. ', ' ')}{pledge.title}", big=True)]
    if style.pick("top", "table", "lines") == "table":
        labels = [style.label("departments"), style.label("supporting_departments")]
        shown = ", ".join(pledge.departments.supporting) or "-"
        top.append(grid([head(*labels), row(pledge.departments.lead[0], shown)], 1, 1))
    else:
        top.append(Line(f"ㅇ {style.word('labels', 'departments')}{style.colon}{pledge.departments.lead[0]}", 1))
        if pledge.departments.supporting:
            label = style.word("labels", "supporting_departments")
            top.append(Line(f"ㅇ {label}{style.colon}{', '.join(pledge.departments.supporting)}", 1))
    return [
        *top,
        heading("goals"),
        *f.items(pledge.goals, style),
        heading("overview"),
        *f.projects(pledge, style),
        heading("plan"),
        *f.plan(pledge, style),
        heading("targets"),
        f.targets(pledge, style),
        heading("budget"),
        Line(f"ㅇ {style.word('labels', 'cost')}{style.colon}{stated(pledge.budget, style)}", 1),
        *budget_blocks(pledge, style),
        heading("funding"),
        *f.items(pledge.funding, style),
        heading("issues"),
        *f.items(pledge.issues, style),
        heading("effects"),
        *f.items(pledge.effects, style),
        heading("support_requests"),
        *f.support(pledge, style),
    ]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    style.chance("total row last", of=(2, 3))
    return pledge.model_copy(update={"budget": ordered(pledge.budget, style)})


LAYOUT = Layout("report", "F1 report", CARRIES, blocks, adapt, pledges=(1, 2))
