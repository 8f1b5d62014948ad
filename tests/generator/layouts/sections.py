"""F2: a form of sections, each a label over its value across the whole width; the budget merged in below its label."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout
from generator.matrix import budget_grid, caption, corner, ordered
from generator.sheet import Block, Break, C, Line, grid, head, row, widened
from generator.style import Style
from schemas import Pledge

WIDE = 18
CARRIES = frozenset(
    {
        "number", "title", "sector", "classification", "commitments", "goals", "projects", "plan", "targets", "budget",
        "effects", "support_requests", "departments",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), grid(_rows(pledge, style), *[1] * WIDE, head_rows=0)]
    return done


def _rows(pledge: Pledge, style: Style) -> list[tuple[C, ...]]:
    keys = ("number", "title", "sector", "departments")
    spans = (2, 10, 2, 4)
    values = (pledge.number, pledge.title, pledge.sector, pledge.departments.lead[0])
    labels, classes = zip(*f.classification(pledge, style)[:3], strict=True)
    budget = widened(budget_grid(pledge.budget, style), WIDE)
    unit = "" if corner(pledge.budget, style) != "구분" else f" {caption(pledge.budget, style).text}"
    return [
        tuple(C(style.label(key), columns=span, head=True) for key, span in zip(keys, spans, strict=True)),
        tuple(C(value, columns=span) for value, span in zip(values, spans, strict=True)),
        _spread(head(*labels)),
        _spread(row(*classes)),
        *_section(style.label("commitments"), list(f.items(pledge.commitments, style))),
        *_section(style.label("goals"), list(f.items(pledge.goals, style))),
        *_section(style.label("overview"), list(f.projects(pledge, style))),
        *_section(style.label("plan"), list(f.plan(pledge, style))),
        (_title(style.label("targets")),),
        *widened(f.targets(pledge, style), WIDE),
        (_title(style.label("budget") + unit),),
        *budget,
        *_section(style.label("effects"), list(f.items(pledge.effects, style))),
        *_section(style.label("support_requests"), list(f.support(pledge, style))),
    ]


def _spread(cells: tuple[C, ...]) -> tuple[C, ...]:
    return tuple(C(cell.text, columns=WIDE // len(cells), head=cell.head) for cell in cells)


def _title(text: str) -> C:
    return C(text, columns=WIDE, head=True)


def _section(label: str, lines: list[Line]) -> list[tuple[C, ...]]:
    return [(_title(label),), (C(columns=WIDE, lines=tuple(lines)),)]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    return pledge.model_copy(
        update={
            "budget": ordered(pledge.budget, style),
            "departments": pledge.departments.model_copy(update={"supporting": ()}),
            "classification": pledge.classification.model_copy(update={"authority": None, "horizon": None}),
        }
    )


LAYOUT = Layout("sections", "F2 sections", CARRIES, blocks, adapt, pledges=(1, 2))
