"""추진계획: steps, each with its project and its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Node, Read, Span, build, leaf, nothing, sequence
from pipeline.fields.dates import plan_period
from pipeline.fields.names import Linker
from pipeline.fields.parts import contents
from pipeline.findings import finding
from pipeline.values.dated_text import bare_month, month_in, year_of
from pipeline.values.dates import PeriodValue, leading_period, parse_period, trailing_period
from schemas import PlanItem, PlanPeriod


def read_plan(sections: list[Node], linker: Linker) -> Read[tuple[PlanItem, ...]]:
    """The steps of the plan's sections, in page order."""
    return sequence(_items(list(contents(sections)), None, None, linker))


def read_dated(sections: list[Node]) -> Read[tuple[PlanItem, ...]]:
    """Lines with a date of their own below 연차별 추진계획 or 추진일정: steps, where no table tells the years."""
    return sequence(_dated_steps(sections))


def read_steps(periods: Sequence[Node]) -> Read[tuple[PlanItem, ...]]:
    """Lines below the heading 이행기간 that say what is done when; a line alone there is the period itself."""
    return sequence(step for node in periods for step in _steps(node.children, None, top=not node.span.text))


def _steps(
    nodes: Sequence[Node], above: Read[PlanPeriod | None] | None, *, top: bool = False
) -> Iterator[Read[PlanItem]]:
    """Steps; `above` is the time of the line that they stand below."""
    lines = [node for node in nodes if node.table is None and node.whole.text]
    before: str | None = None
    for node in lines:
        value = parse_period(node.whole.text)
        if node.field == "period" or (value is not None and not value.rest) or (top and len(lines) == 1):
            yield from _steps(node.children, plan_period(value, node.whole))
            continue
        item = _item(node, None, None, before, above)
        before = None if item.value.period is None else item.value.period.end
        yield item
        yield from _steps(node.children, None)


def _dated_steps(sections: list[Node]) -> Iterator[Read[PlanItem]]:
    for node in contents(sections):
        if node.table is not None or node.field is not None:
            continue
        if node.children:
            yield from _below_year(node)
        elif _dated(node)[1] is not None:
            yield _item(node, None, None, None)


def _below_year(node: Node) -> Iterator[Read[PlanItem]]:
    """The steps below a line that is a year and nothing else: `2026년`, and below it `3월: 설계 착수`."""
    value = parse_period(node.whole.text)
    if value is None or value.rest or value.start is None or value.start != value.end or not value.start.isdigit():
        return
    for child in node.children:
        if child.table is not None or child.children or not child.whole.text:
            continue
        dated = leading_period(f"{value.start}. {child.whole.text}")
        words, period = (dated[0], dated[1]) if dated is not None else (child.whole.text, value)
        span = Span.joined([node.whole, child.whole], child.whole.text)
        yield build(PlanItem, project=nothing(), text=leaf(words, child.whole), period=plan_period(period, span))


@dataclass(frozen=True, slots=True)
class _Over:
    """The time of the line that steps stand below; `alone` where that line says nothing else (’23년)."""

    span: Span
    value: PeriodValue
    alone: bool

    def item(self, node: Node, project: str | None, head: Span | None) -> Read[PlanItem] | None:
        """The step with the year over it; None where it has a date of its own, or where no time over it is its own."""
        if _dated(node)[1] is not None:
            return None
        year = year_of(self.value)
        found = None if year is None else month_in(node.whole.text, year)
        if found is None and not self.alone:
            return None
        words, value = (node.whole.text, self.value) if found is None else found
        return build(
            PlanItem,
            project=nothing() if project is None else leaf(project, head),
            text=leaf(words, node.whole),
            period=plan_period(value, Span.joined([self.span, node.whole], node.whole.text)),
        )


def _over(node: Node) -> _Over | None:
    """What a line tells of the time of the steps below it."""
    value = parse_period(node.whole.text)
    if value is not None and not value.rest and not value.problems and value.start is not None:
        return _Over(node.whole, value, alone=True)
    dated = _dated(node)[1]
    return None if dated is None else _Over(node.whole, dated, alone=False)


def _items(
    nodes: Sequence[Node], project: str | None, head: Span | None, linker: Linker, over: _Over | None = None
) -> Iterator[Read[PlanItem]]:
    before: str | None = None
    for node in nodes:
        if node.table is not None or not node.whole.text:
            continue
        named = linker.link(node.whole) if node.children and node.label is None else None
        if named is not None:
            yield from _items(node.children, named, node.whole, linker, over)
            continue
        told = _over(node) if node.children else None
        if told is not None and told.alone:
            yield from _items(node.children, project, head, linker, told)
            continue
        item = (None if over is None else over.item(node, project, head)) or _item(node, project, head, before)
        before = None if item.value.period is None else item.value.period.end
        yield item
        yield from _items(node.children, project, head, linker, told)


def _item(
    node: Node,
    project: str | None,
    head: Span | None,
    before: str | None,
    above: Read[PlanPeriod | None] | None = None,
) -> Read[PlanItem]:
    """`before` is the last day, month or year of the step before, `above` the time of the line that it stands below."""
    words, period = _dated(node)
    noted = []
    if period is None and before is not None and (month := bare_month(node.whole.text, before)) is not None:
        words, period = month
        year = before[:4]
        noted.append(
            finding("YEAR_INHERITED", place=node.whole.place, raw=node.whole.raw, pointer="/period", year=year)
        )
    return build(
        PlanItem,
        findings=noted,
        project=nothing() if project is None else leaf(project, head),
        text=leaf(words, node.whole),
        period=above if period is None and above is not None else plan_period(period, node.whole),
    )


def _dated(node: Node) -> tuple[str, PeriodValue | None]:
    """The step without its date, and the date."""
    text = node.whole.text
    if node.label is not None and node.field is None and node.span.text:
        value = parse_period(node.span.text)
        if value is not None and not value.rest and value.start is not None:
            return node.label.text, value
    if node.label is not None and node.field is None and node.span.text:
        value = parse_period(node.label.text)
        if value is not None and not value.problems and value.start is not None:
            return (text if value.rest else node.span.text), value  # 1년차 (2026): the words stay, too
    for split in (trailing_period, leading_period):
        found = split(text)
        if found is not None:
            return found[0], found[1]
    return text, None
