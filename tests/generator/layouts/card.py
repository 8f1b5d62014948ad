"""F2: 관리카드. Everything inside one ruled form: labels on the left, the budget merged in or nested."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout, one_project
from generator.matrix import budget_grid, ordered
from generator.sheet import Block, Break, C, Grid, Line, grid, widened
from generator.style import Style
from schemas import Pledge

WIDE = 16
CARRIES = frozenset(
    {
        "number", "title", "sector", "period", "classification", "goals", "projects", "plan", "budget", "stated_total", "issues",
        "effects", "departments",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [
            *([Break()] if done else []),
            Line(style.pick("name", "공약사업 관리카드", "공약 관리카드"), big=True),
            form(pledge, style),
        ]
    return done


def form(pledge: Pledge, style: Style) -> Grid:
    sure = f.classification(pledge, style)
    rows = [
        _pairs([(style.label("number"), pledge.number), (style.label("title"), pledge.title)], (2, 2, 2, 10)),
        _pairs(
            [(style.label("sector"), pledge.sector), (style.label("departments"), pledge.departments.lead[0])],
            (2, 6, 2, 6),
        ),
        _pairs(sure[:2], (2, 6, 2, 6)),
        _pairs(sure[2:4], (2, 6, 2, 6)),
        *(_pairs([pair], (2, 14)) for pair in f.project_values(pledge.projects[0], style)),
        _wide(style.label("goals"), list(f.items(pledge.goals, style))),
        _wide(style.label("plan"), [Line(line.text, 1) for line in steps(pledge, style)]),
        *_budget(pledge, style),
        _wide(style.label("issues"), list(f.items(pledge.issues, style))),
        _wide(style.label("effects"), list(f.items(pledge.effects, style))),
    ]
    return grid(rows, *[1] * WIDE, head_rows=0)


def steps(pledge: Pledge, style: Style) -> list[Line]:
    """The plan of a page without projects: a line for each step."""
    lines = []
    for item in pledge.plan:
        when = ""
        if item.period is not None:
            first, last = item.period.start, item.period.end
            when = style.colon + (f"{first}년" if first == last else f"{first}~{last}년")
        lines.append(Line(f"{style.bullet(1)}{item.text}{when}", 1))
    return lines


def _pairs(pairs: list[tuple[str, str]], spans: tuple[int, ...]) -> tuple[C, ...]:
    cells = [cell for label, value in pairs for cell in (C(label, head=True), C(value))]
    return tuple(C(c.text, columns=span, head=c.head) for c, span in zip(cells, spans, strict=True))


def _wide(label: str, lines: list[Line]) -> tuple[C, ...]:
    return (C(label, columns=2, head=True), C(columns=WIDE - 2, lines=tuple(lines)))


def _budget(pledge: Pledge, style: Style) -> list[tuple[C, ...]]:
    """The label and its unit beside the matrix, whose cells are cells of the form, or a table inside one cell."""
    unit = f"(단위 : {pledge.budget.unit.raw})"
    inner = budget_grid(pledge.budget, style)
    if style.format not in {"text", "xlsx"} and style.chance("nested", of=(1, 2)):
        label = C(style.label("budget"), columns=2, head=True)
        return [(label, C(unit, columns=WIDE - 2, inner=inner))]
    rows = widened(inner, WIDE - 2)
    label = C(f"{style.label('budget')}\n{unit}", rows=len(rows), columns=2, head=True)
    return [(label, *rows[0]), *rows[1:]]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    pledge = one_project(pledge)
    steps = [item.model_copy(update={"project": None}) for item in pledge.plan[:3]]
    return pledge.model_copy(
        update={
            "plan": tuple(steps),
            "budget": ordered(pledge.budget, style),
            "departments": pledge.departments.model_copy(update={"supporting": ()}),
            "classification": pledge.classification.model_copy(update={"horizon": None}),
        }
    )


LAYOUT = Layout("card", "F2", CARRIES, blocks, adapt, pledges=(1, 2))
