"""F3: a list of pledges, one a row, with its department and its money by year; no sources."""

from __future__ import annotations

from generator.layouts.base import Layout
from generator.matrix import amounts, caption, uniform
from generator.sheet import Block, C, Line, grid, head
from generator.style import Style
from schemas import Pledge

CARRIES = frozenset({"number", "title", "sector", "budget", "departments"})


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    periods = pledges[0].budget.periods
    front = (
        style.pick("number head", "연번", "관리번호", "공약번호"),
        "분야",
        style.pick("title head", "공약명", "공약사업명"),
        style.pick("department head", "담당부서", "소관부서", "주관부서"),
    )
    years = [code for code in periods if code.isdigit()]
    tall = style.chance("money over years", of=(1, 2))
    if tall:
        heads = [
            (*(C(text, rows=2, head=True) for text in front), C("연도별 사업비", columns=len(periods), head=True)),
            head(*(style.period_head(code) for code in periods)),
        ]
    else:
        heads = [head(*front, *(style.period_head(code) for code in periods))]
    rows = []
    for pledge in pledges:
        shown = amounts(pledge.budget, style)
        named = (pledge.number, pledge.sector, pledge.title, pledge.departments.lead[0])
        rows.append((*(C(text) for text in named), *(C(shown["total", code]) for code in periods)))
    title = Line(
        style.pick("title", "공약사업 현황", "공약사업 총괄표", f"공약 목록({years[0]}~{years[-1]})"), big=True
    )
    table = grid([*heads, *rows], 1, 1, 3, 1.5, *[1.2] * len(periods), head_rows=len(heads))
    return [title, caption(pledges[0].budget, style), table]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    budget = uniform(pledge.budget, style)
    cells = tuple(cell for cell in budget.cells if cell.source == "total")
    only = budget.model_copy(update={"sources": ("total",), "cells": cells})
    lead = pledge.departments.model_copy(update={"supporting": ()})
    return pledge.model_copy(update={"budget": only, "departments": lead})


LAYOUT = Layout("summary_rows", "F3 rows", CARRIES, blocks, adapt, pledges=(3, 6))
