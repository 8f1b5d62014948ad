"""F1: a narrative plan, numbered sections with bullets, as in the seed."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout
from generator.matrix import budget_blocks, ordered, shares, stated
from generator.money import ranged
from generator.sheet import Block, Break, Line
from generator.style import Style
from schemas import Pledge

CARRIES = frozenset(
    {
        "title", "classification", "commitments", "goals", "projects", "plan", "schedule", "targets", "budget",
        "stated_total", "breakdown", "support_requests", "effects", "departments", "officers",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), *_pledge(pledge, style)]
    return done


def _pledge(pledge: Pledge, style: Style) -> list[Block]:
    at = iter(range(10))

    def heading(key: str) -> Line:
        return Line(style.number(next(at)) + style.word("labels", key))

    return [
        Line(pledge.title, big=True),
        f.classes(pledge, style),
        Line(style.word("labels", "commitments")),
        *f.items(pledge.commitments, style),
        heading("goals"),
        *f.items(pledge.goals, style),
        heading("overview"),
        *f.projects(pledge, style),
        heading("plan"),
        *f.plan(pledge, style),
        Line(style.bullet(1) + style.word("labels", "schedule"), 1),
        f.road_map(pledge, style),
        heading("targets"),
        f.targets(pledge, style),
        heading("budget"),
        Line(f"{style.bullet(1)}{style.word('labels', 'cost')}{style.colon}{stated(pledge.budget, style)}", 1),
        *shares(pledge.budget, style, 2),
        Line(f"{style.bullet(1)}연도별 계획", 1),
        *budget_blocks(pledge, style),
        heading("effects"),
        *f.items(pledge.effects, style),
        heading("support_requests"),
        *f.support(pledge, style),
        f.officers(pledge, style),
    ]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    lead = pledge.departments.model_copy(update={"supporting": ()})
    pledge = ranged(style.rng, pledge)
    return pledge.model_copy(update={"budget": ordered(pledge.budget, style), "departments": lead})


LAYOUT = Layout("narrative", "F1", CARRIES, blocks, adapt, pledges=(1, 2))
