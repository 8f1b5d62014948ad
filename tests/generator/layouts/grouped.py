"""F2: one ruled form with 대분류: words merged over several rows, labels and values to their right, every table merged in."""

from __future__ import annotations

from generator import fragments as f
from generator.layouts.base import Layout, one_project
from generator.layouts.card import steps
from generator.matrix import budget_grid, caption, corner, ordered
from generator.sheet import Block, Break, C, Line, grid, widened
from generator.style import Style
from schemas import Pledge

WIDE = 22
SIDE = 2
LABEL = 3
CARRIES = frozenset(
    {
        "number", "title", "sector", "period", "classification", "commitments", "goals", "projects", "plan", "targets", "budget",
        "stated_total", "effects", "departments", "officers",
    }
)  # fmt: skip
HEADS = {
    "who": ("기본현황", "일반현황", "기본사항"),
    "what": ("사업개요", "사업 개요", "개 요"),
    "how": ("추진계획 및 목표", "세부내용 및 계획", "이행 내용"),
    "money": ("연차별 투자계획", "재원조달계획", "투자계획"),
    "people": ("공약실명제", "담당자 현황"),
}


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    done: list[Block] = []
    for pledge in pledges:
        done += [*([Break()] if done else []), grid(_rows(pledge, style), *[1] * WIDE, head_rows=0)]
    return done


def _rows(pledge: Pledge, style: Style) -> list[tuple[C, ...]]:
    sure = f.classification(pledge, style)
    wide = WIDE - SIDE - LABEL
    half = (wide - LABEL) // 2
    halves = (half, LABEL, wide - LABEL - half)
    first = [
        _row((style.label("number"), pledge.number), (style.label("title"), pledge.title), spans=halves),
        _row(
            (style.label("sector"), pledge.sector),
            (style.label("departments"), pledge.departments.lead[0]),
            spans=halves,
        ),
        *(_row(*sure[at : at + 2], spans=halves) for at in range(0, len(sure) - 1, 2)),
    ]
    second = [_one(label, value) for label, value in f.project_values(pledge.projects[0], style)]
    third = [
        _lines(style.label("commitments"), list(f.items(pledge.commitments, style))),
        _lines(style.label("goals"), list(f.items(pledge.goals, style))),
        _lines(style.label("plan"), [Line(line.text, 1) for line in steps(pledge, style)]),
        _lines(style.label("effects"), list(f.items(pledge.effects, style))),
    ]
    unit = "" if corner(pledge.budget, style) != "구분" else f"\n{caption(pledge.budget, style).text}"
    return [
        *_group(style.pick("who", *HEADS["who"]), first),
        *_group(style.pick("what", *HEADS["what"]), second),
        *_group(style.pick("how", *HEADS["how"]), third),
        (C(style.label("targets"), columns=WIDE, head=True),),
        *widened(f.targets(pledge, style), WIDE),
        *_group(style.pick("money", *HEADS["money"]) + unit, widened(budget_grid(pledge.budget, style), WIDE - SIDE)),
        *_group(style.pick("people", *HEADS["people"]), _people(pledge)),
    ]


def _people(pledge: Pledge) -> list[tuple[C, ...]]:
    wide = WIDE - SIDE
    spans = (5, 5, 4, wide - 14)
    heads = [
        C(text, columns=span, head=True) for text, span in zip(("부서", "직위", "성명", "연락처"), spans, strict=True)
    ]
    rows = [tuple(heads)]
    for at, person in enumerate(pledge.officers):
        cells = [
            C(text, columns=span)
            for text, span in zip((person.role, person.name, person.phone), spans[1:], strict=True)
        ]
        side = [C(person.department, rows=len(pledge.officers), columns=spans[0])] if at == 0 else []
        rows.append((*side, *cells))
    return rows


def _group(words: str, rows: list[tuple[C, ...]]) -> list[tuple[C, ...]]:
    return [(C(words, rows=len(rows), columns=SIDE, head=True), *rows[0]), *rows[1:]]


def _row(*pairs: tuple[str, str], spans: tuple[int, int, int]) -> tuple[C, ...]:
    widths = (LABEL, *spans)
    cells = [(text, at == 0) for pair in pairs for at, text in enumerate(pair)]
    return tuple(C(text, columns=width, head=head) for (text, head), width in zip(cells, widths, strict=True))


def _one(label: str, value: str) -> tuple[C, ...]:
    return (C(label, columns=LABEL, head=True), C(value, columns=WIDE - SIDE - LABEL))


def _lines(label: str, lines: list[Line]) -> tuple[C, ...]:
    return (C(label, columns=LABEL, head=True), C(columns=WIDE - SIDE - LABEL, lines=tuple(lines)))


def adapt(pledge: Pledge, style: Style) -> Pledge:
    pledge = one_project(pledge)
    first = pledge.projects[0]
    targets = [target for target in pledge.targets if target.project == first.id]
    officers = [officer.model_copy(update={"department": pledge.departments.lead[0]}) for officer in pledge.officers]
    return pledge.model_copy(
        update={
            "plan": tuple(item.model_copy(update={"project": None}) for item in pledge.plan[:3]),
            "commitments": tuple(item.model_copy(update={"children": ()}) for item in pledge.commitments),
            "targets": tuple(targets),
            "officers": tuple(officers),
            "budget": ordered(pledge.budget, style),
            "departments": pledge.departments.model_copy(update={"supporting": ()}),
            "classification": pledge.classification.model_copy(update={"horizon": None}),
        }
    )


LAYOUT = Layout("grouped", "F2 groups", CARRIES, blocks, adapt, pledges=(1, 2))
