"""A pledge's nodes sorted into its parts, wherever on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.document import Node, RepairedTable, Span
from pipeline.values.amounts import find_amounts
from pipeline.values.costs import parse_cost
from pipeline.values.counted_axis import counts_years
from pipeline.values.dates import parse_period
from pipeline.values.money import caption_unit
from pipeline.values.money_lines import said_in
from pipeline.values.money_tables import money_kind
from pipeline.values.month_axis import names_parts
from pipeline.values.names import begins_with_department
from pipeline.values.quantities import parse_indicator
from pipeline.values.row_names import counts_things
from pipeline.values.stages import stages_in
from pipeline.values.text import fold
from pipeline.values.turned import turned
from pipeline.vocabulary import CANDIDATE_FIELDS, label_of

KEPT_INSIDE = frozenset({"overview", "commitments", "departments", "participation", "legal_basis"})
"""Sections whose word is also an ordinary label: inside another section they stay where they stand."""


TITLE_VALUES = CANDIDATE_FIELDS | {"number", "title", "sector", "strategy"}
"""Labelled values that stand at the head of a pledge, above what it says."""


@dataclass(frozen=True)
class PlacedTable:
    """A table with the section that it stands in (None: none) and the lines right above it there, the nearest first."""

    table: RepairedTable
    section: str | None
    above: tuple[Span, ...] = ()

    @cached_property
    def kind(self) -> str:
        """What the table is: money where its heads say so; words by years are a road map below 추진일정."""
        caption = "" if self.table.caption is None else self.table.caption.text
        money = None if self.table.amounts else money_kind(self.table.grid, self.table.kind, self.section, caption)
        if money is not None:
            return money
        grid = self.table.grid
        if self.section == "schedule" and self.table.kind == "data" and (names_parts(grid) or counts_years(grid)):
            return "schedule"
        if self.table.kind == "data" and not self.table.amounts and turned(self.table.grid) is not None:
            return "targets"
        if self.section == "targets" and self.table.kind == "data" and counts_things(self.table.grid):
            return "targets"
        if self.section == "schedule" and self.table.kind == "targets":
            cells = self.table.grid.table.cells
            counted = any(parse_indicator(piece) for cell in cells for piece in cell.text.split("\n") if cell.row)
            return "targets" if counted else "schedule"
        return self.table.kind


@dataclass(slots=True)
class Parts:
    """`sections`: a section's nodes by field; `values`: labelled values outside any section; `loose`: everything else.

    `leading` are the lines right below the title, before any part begins. `own_period` is the pledge's 이행기간 where that
    heading came to stand inside another part.
    """

    sections: dict[str, list[Node]] = field(default_factory=dict)
    values: dict[str, list[Node]] = field(default_factory=dict)
    tables: list[PlacedTable] = field(default_factory=list)
    loose: list[Node] = field(default_factory=list)
    leading: list[Node] = field(default_factory=list)
    own_period: Node | None = None

    def section(self, *fields: str) -> list[Node]:
        """The nodes of the sections of these fields, in page order."""
        return [node for name in fields for node in self.sections.get(name, [])]

    def value(self, *fields: str) -> list[Node]:
        """The labelled values of these fields that stand in no section."""
        return [node for name in fields for node in self.values.get(name, [])]

    def tables_of(self, kind: str) -> list[PlacedTable]:
        """The tables of a kind, in page order."""
        return [placed for placed in self.tables if placed.kind == kind]

    def tables_in(self, section: str) -> list[RepairedTable]:
        """The data tables that stand under a section's heading, in page order."""
        return [placed.table for placed in self.tables_of("data") if placed.section == section]


def sort_parts(nodes: tuple[Node, ...]) -> Parts:
    """The parts of one pledge."""
    parts = labelled_parts(nodes)
    _settle_budget(parts)
    return parts


def labelled_parts(nodes: tuple[Node, ...]) -> Parts:
    """As `sort_parts`, for whoever looks at labelled values alone: whether a plan of the money has an amount stays open."""
    parts = Parts(own_period=_own_period(nodes))
    for node in (below for top in nodes for below in (top.children if top.role == "group" else (top,))):
        if node.table is not None:
            parts.tables.append(PlacedTable(node.table, None))
        elif node.role == "section":
            _open_section(node, parts)
        elif node.role == "value" and node.field is not None:
            section = node.field if node.field == "period" else None  # 이행기간 over a table that alone says it
            parts.values.setdefault(node.field, []).append(_without_sections(node, section, parts))
        else:
            began = parts.sections or parts.tables or set(parts.values) - TITLE_VALUES
            (parts.loose if began else parts.leading).append(_without_sections(node, None, parts))
    _settle_leading(parts)
    _settle_periods(parts)
    return parts


def _settle_periods(parts: Parts) -> None:
    """What stands below a period that its own line says whole, and speaks of no time, is what will be done in it."""
    for index, node in enumerate(parts.values.get("period", [])):
        value = parse_period(node.span.text) if node.children else None
        whole = value is not None and value.start is not None and (value.end is not None or value.open_end)
        if whole and not any(stages_in(child.whole.text) for child in node.children):
            parts.values["period"][index] = replace(node, children=())
            parts.sections.setdefault("plan", []).append(replace(node, span=node.span.reworded("")))


def _settle_budget(parts: Parts) -> None:
    """A plan of the money without a table and without an amount says in words where it comes from (재원조달 계획)."""
    sections = parts.sections.get("budget", [])
    texts = [text for node in sections for below in node.walk() for text in (below.whole.text, below.span.text)]
    if not sections or any(parts.tables_of("budget")) or any(map(_names_money, texts)):
        return
    parts.sections.setdefault("funding", []).extend(parts.sections.pop("budget"))


def _names_money(text: str) -> bool:
    """Whether a line has an amount, a unit, or a figure that may be one."""
    return (
        bool(said_in(None, text, None))
        or parse_cost(text, None) is not None
        or caption_unit(text) is not None
        or _FIGURE.search(text) is not None
        or any(amount.unit is not None and not amount.share for amount in find_amounts(fold(text)))
    )


_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?![\d,]))\d[\d,]{2,}")
"""Three figures and more, and no year."""


def _own_period(nodes: tuple[Node, ...]) -> Node | None:
    """The one heading 이행기간 of a pledge that stands below another line, outside the overview of its projects."""
    if any(node.field == "period" for node in nodes):
        return None
    inside = (below for node in nodes if node.field != "overview" for below in node.walk())
    found = [node for node in inside if node.field == "period" and not node.span.text and node.children]
    return found[0] if len(found) == 1 else None


DESCRIBING = frozenset({"period", "cost", "location", "scale", "agency"})
"""Labels that describe the project whose name stands above them."""


def _settle_leading(parts: Parts) -> None:
    """Lines below the title are the pledge in words only where it has parts of its own but none of that kind."""
    led = bool(parts.sections) and "commitments" not in parts.sections
    own = [node for node in parts.leading if led and node.label is None and node.whole.text and not _heads_cells(node)]
    named = own if parts.sections else [node for node in parts.leading if node.label is None and node.whole.text]
    described = [node for node in named if any(child.field in DESCRIBING for child in node.children)]
    if described and "overview" not in parts.sections:  # a project each, with its own 사업기간 and 사업비
        whole = described[0].whole.reworded("")
        parts.sections["overview"] = [Node(whole, whole, field="overview", role="section", children=tuple(described))]
        own = [node for node in own if node not in described]
    parts.loose[:0] = [node for node in parts.leading if node not in own and node not in described]
    parts.leading = own


def _heads_cells(node: Node) -> bool:
    """Whether a line is the head of a form's column (구분, 항목) and says nothing itself."""
    found = label_of(node.whole.text)
    return found is not None and found.role == "cell"


def _open_section(node: Node, parts: Parts) -> None:
    name = node.field or ""
    parts.sections.setdefault(name, []).append(_without_sections(node, name, parts))


def _without_sections(node: Node, section: str | None, parts: Parts) -> Node:
    """The node with the sections inside it opened for themselves; data tables of an overview stay in it."""
    if not node.children:
        return node
    kept: list[Node] = []
    above = [node.whole]
    for child in node.children:
        if child.table is not None:
            placed = PlacedTable(child.table, section, tuple(reversed(above)))
            if child.table.kind == "data" and section == "overview" and placed.kind == "data":
                kept.append(child)
            else:
                parts.tables.append(placed)
            above = []
            continue
        above.append(child.whole)
        if child.role == "section" and child.field != section and (child.field not in KEPT_INSIDE or _is_office(child)):
            _open_section(child, parts)
        elif child is parts.own_period:
            parts.values.setdefault("period", []).append(_without_sections(child, "period", parts))
        else:
            kept.append(_without_sections(child, section, parts))
    same = len(kept) == len(node.children) and all(one is other for one, other in zip(kept, node.children, strict=True))
    return node if same else replace(node, children=tuple(kept))


def _is_office(node: Node) -> bool:
    """Whether a line says whose pledge it is with the office beside it: `담당부서 : 노인복지과` in an overview."""
    return node.field == "departments" and begins_with_department(node.span.text)


def contents(nodes: list[Node]) -> Iterator[Node]:
    """What stands in sections: the value beside a heading as a node of its own, then its children."""
    for node in nodes:
        if node.span.text:
            yield Node(node.span, node.span)
        yield from node.children
