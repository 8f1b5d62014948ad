"""이행기간 of a pledge as a whole: on its label's line, in lines or a table below it, or below a heading it shares."""

from __future__ import annotations

from pipeline.document import Node, Read, RepairedTable, Span, build, cell_span, leaf, nothing
from pipeline.fields.dates import whole_period
from pipeline.fields.parts import Parts, contents
from pipeline.findings import finding
from pipeline.values.columns import is_ordinal_year
from pipeline.values.dates import parse_period
from pipeline.values.stages import stages_in
from pipeline.values.text import clean
from pipeline.vocabulary import label_of, pieces_of
from schemas import Period


def read_own_period(parts: Parts) -> Read[Period | None]:
    """The pledge's own period; None where its page has none."""
    for node in parts.value("period"):
        if node.span.text and (not node.children or _is_whole(node.span)):
            return whole_period([node.span])
        lines = [_said_of_time(below) for below in contents([node]) if below.whole.text and below.table is None]
        if lines:
            return whole_period(lines)
    by_value = period_by_value(parts)
    if by_value is not None:
        return whole_period([by_value.span])
    found = _in_tables(parts.tables_in("period"))
    return found if found.value is not None else _under_joined_heads(parts)


def period_by_value(parts: Parts) -> Node | None:
    """이행시기 or 추진시기 with a begin and an end, where no other label says the period: it is one by its value."""
    if any(node.span.text or node.children for node in parts.value("period")):
        return None
    for node in parts.value("completion", "horizon_or_period"):
        value = parse_period(node.span.text)
        if value is not None and not value.rest and value.start and value.end and value.start != value.end:
            return node
    return None


def _is_whole(span: Span) -> bool:
    """Whether a line says the whole time by itself, so that the lines below it are steps in it."""
    value = parse_period(span.text)
    return value is not None and value.start is not None and (value.end not in {None, value.start} or value.open_end)


def _said_of_time(node: Node) -> Span:
    """A line below 이행기간, without the label that it may repeat (- 이행기간 : 2026년 8월 ~ 2030년 7월)."""
    return node.span if node.field == "period" and node.span.text else node.whole


def _in_tables(tables: list[RepairedTable]) -> Read[Period | None]:
    """What tables below 이행기간 say: the dates of steps, a start and an end in two cells (착수 | 완료), counted years."""
    steps = [span for table in tables for span in _below_its_head(table)]
    if steps:
        return whole_period(steps)
    spans = [cell_span(cell, clean(cell.text)) for table in tables for cell in table.grid.table.cells]
    dated = [span for span in spans if (value := parse_period(span.text)) is not None and not value.rest]
    if len(dated) in {1, 2}:
        return whole_period(dated)
    counted = [span for table in tables for span in _counted_years(table)]
    return _relative(counted) if counted and not dated else nothing()


def _below_its_head(table: RepairedTable) -> list[Span]:
    """The dates of a column headed 이행기간, of a table of steps; none where something else stands there, too."""
    grid = table.grid
    heads = [column for column in range(grid.columns) if _is_timed(grid.text(0, column))]
    if len(heads) != 1 or grid.rows < 2:
        return []
    cells = {id(cell): cell for row in range(1, grid.rows) if (cell := grid.at(row, heads[0])) is not None}
    spans = [cell_span(cell, clean(cell.text)) for cell in cells.values() if cell.text.strip()]
    values = [parse_period(span.text) for span in spans]
    return spans if spans and all(value is not None and not value.rest for value in values) else []


def _is_timed(head: str) -> bool:
    found = label_of(head)
    return found is not None and found.field in {"period", "horizon_or_period", "completion"}


def _counted_years(table: RepairedTable) -> list[Span]:
    """The heads 1년차, 2년차 … of a road map; none where fewer than two columns have one."""
    heads = [cell_span(cell, "".join(cell.text.split())) for cell in table.grid.row(0) if is_ordinal_year(cell.text)]
    return heads if len(heads) > 1 else []


def _relative(heads: list[Span]) -> Read[Period | None]:
    """A period in counted years: the page's words without a date, since nobody says when the first year begins."""
    raw = f"{heads[0].text} ~ {heads[-1].text}"
    noted = finding("PERIOD_RELATIVE", place=heads[0].place, raw=raw, pointer="", value=raw)
    return build(Period, findings=[noted], start=None, end=None, raw=leaf(raw, *heads))


def _under_joined_heads(parts: Parts) -> Read[Period | None]:
    """The dated lines below a heading that joins 이행기간 with another part (이행기간 및 재원조달방안)."""
    joined = [
        node
        for nodes in parts.sections.values()
        for node in nodes
        if node.label is not None and any(map(_names_period, pieces_of(node.label.text)))
    ]
    lines = [below.whole for node in contents(joined) for below in node.walk() if below.table is None]
    dated = [span for span in lines if stages_in(span.text)]
    return whole_period(dated) if dated else nothing()


def _names_period(label: str) -> bool:
    found = label_of(label)
    return found is not None and found.field == "period"
