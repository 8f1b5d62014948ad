"""F3: 총괄 투자계획표. One table for all pledges, a block of rows for each: 계, 국비, 도비, 시비."""

from __future__ import annotations

from generator.layouts.base import Layout
from generator.matrix import amounts, caption, uniform
from generator.sheet import Block, C, Line, grid, head
from generator.style import Style
from schemas import Pledge

CARRIES = frozenset({"number", "title", "sector", "budget"})


def blocks(pledges: list[Pledge], style: Style) -> list[Block]:
    periods = pledges[0].budget.periods
    heads = [
        style.pick("number head", "연번", "번호", "관리번호"),
        "분야",
        style.pick("title head", "공약명", "공약사업명", "공약명"),
    ]
    rows = [
        head(
            *heads, style.pick("source head", "재원", "재원별", "구분"), *(style.period_head(code) for code in periods)
        )
    ]
    for pledge in pledges:
        shown = amounts(pledge.budget, style)
        tall = len(pledge.budget.sources)
        for at, source in enumerate(pledge.budget.sources):
            front = (C(pledge.number, tall), C(pledge.sector, tall), C(pledge.title, tall)) if at == 0 else ()
            rows.append((*front, C(style.source(source)), *(C(shown[source, code]) for code in periods)))
    title = Line(style.pick("title", "공약사업 총괄 투자계획", "연차별 투자계획 총괄표"), big=True)
    return [title, caption(pledges[0].budget, style), grid(rows, 1, 1, 3, 1.2, *[1.2] * len(periods))]


def adapt(pledge: Pledge, style: Style) -> Pledge:
    return pledge.model_copy(update={"budget": uniform(pledge.budget, style)})


LAYOUT = Layout("summary", "F3", CARRIES, blocks, adapt, pledges=(3, 6))
