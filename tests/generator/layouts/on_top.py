"""F2: labels on top. Every row of the form is labels, the row below it their values, three to six side by side."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout, one_project
from generator.layouts.card import steps
from generator.matrix import budget_grid, caption, corner, ordered
from generator.sheet import Block, Break, C, Line, grid, widened
from generator.style import Style
from schemas import Pledge

WIDE = 24
CARRIES = frozenset(
    {
        "number", "title", "sector", "period", "classification", "goals", "projects", "plan", "budget", "stated_total",
        "issues", "effects", "departments", "status",
    }
)  # fmt: skip


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        heading = [] if style.format == "text" else [(C("공약사업 관리카드", columns=WIDE),)]
        done += [*([Break()] if done else []), grid([*heading, *_rows(pledge, style)], *[1] * WIDE, head_rows=0)]
    return done


def _rows(pledge: Pledge, style: Style) -> list[tuple[C, ...]]:
    unit = "" if corner(pledge.budget, style) != "구분" else f" {caption(pledge.budget, style).text}"
    values = f.project_values(pledge.projects[0], style)
    if len(values) == 1:
        values.append((style.label("sector"), pledge.sector))
        top = []
    else:
        top = [(style.label("sector"), pledge.sector)]
    classes = f.classification(pledge, style)
    if style.chance("boxes", of=(1, 2)):
        classes = [(label, boxes(value)) for label, value in classes]
    return [
        *_over(
            [
                (style.label("number"), pledge.number),
                (style.label("title"), pledge.title),
                *top,
                (style.label("departments"), pledge.departments.lead[0]),
            ]
        ),
        *_over(classes),
        *_over(values),
        *_over(
            [
                (style.label("goals"), list(f.items(pledge.goals, style))),
                (style.label("plan"), [Line(line.text, 1) for line in steps(pledge, style)]),
                (style.label("effects"), list(f.items(pledge.effects, style))),
            ]
        ),
        (C(style.label("budget") + unit, columns=WIDE, head=True),),
        *widened(budget_grid(pledge.budget, style), WIDE),
        *_over(
            [
                (style.label("status"), _said(pledge, style)),
                (style.label("rate"), f"{pledge.status.rate.value}%"),
                (style.label("issues"), list(f.items(pledge.issues, style))),
            ]
        ),
    ]


def boxes(value: str) -> str:
    """A choice as boxes to tick: the printed one ticked, its opposite open."""
    other = {"신규": "계속", "계속": "신규", "예산": "비예산", "임기 내": "임기 후", "임기 후": "임기 내"}.get(value)
    return value if other is None else f"■ {value} □ {other}"


def _said(pledge: Pledge, style: Style) -> str:
    from generator.style import vocabulary  # noqa: PLC0415 - one word of one layout

    return style.pick(f"status {pledge.status.code}", *vocabulary("statuses")[pledge.status.code])


def _over(pairs: list[tuple[str, str | list[Line]]]) -> list[tuple[C, ...]]:
    share = WIDE // len(pairs)
    spans = [share] * (len(pairs) - 1) + [WIDE - share * (len(pairs) - 1)]
    heads = tuple(C(label, columns=span, head=True) for (label, _), span in zip(pairs, spans, strict=True))
    values = tuple(
        C(value, columns=span) if isinstance(value, str) else C(columns=span, lines=tuple(value))
        for (_, value), span in zip(pairs, spans, strict=True)
    )
    return [heads, values]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    pledge = one_project(pledge)
    return pledge.model_copy(
        update={
            "plan": tuple(item.model_copy(update={"project": None}) for item in pledge.plan[:3]),
            "budget": ordered(pledge.budget, style),
            "departments": pledge.departments.model_copy(update={"supporting": ()}),
            "classification": pledge.classification.model_copy(update={"horizon": None}),
            "status": pledge.status.model_copy(update={"achievements": (), "next_steps": ()}),
        }
    )


LAYOUT = Layout("on_top", "F2 labels on top", CARRIES, blocks, adapt, pledges=(1, 2))
