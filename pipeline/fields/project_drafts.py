"""세부사업 found: which lines of an overview and which rows of a table are one project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Node, Read, RepairedTable, Span
from pipeline.fields.budget_matrix import Matrix
from pipeline.fields.context import Context
from pipeline.fields.cost_lines import is_cost
from pipeline.fields.names import KnownProject, Linker
from pipeline.fields.parts import Parts
from pipeline.fields.project_tables import project_rows
from pipeline.vocabulary import squeeze
from schemas import Cost

PROJECT_VALUES = ("period", "location", "agency", "cost", "scale", "description", "target_group", "horizon_or_period")
"""Labels that describe a project; in a form without an overview they describe the pledge's only one."""


@dataclass(slots=True)
class Draft:
    """A project while its lines are read."""

    name: Span
    inferred: bool = False
    nodes: list[Node] = field(default_factory=list)
    cost: Read[Cost] | None = None


def table_drafts(table: RepairedTable, matrix: Matrix, context: Context) -> Iterator[Draft]:
    """The projects of a table with one a row."""
    for name, nodes, cost in project_rows(table, matrix, context):
        yield Draft(name, nodes=nodes, cost=cost)


def _with_rows(drafts: list[Draft], rows: Sequence[Draft]) -> list[Draft]:
    """The drafts with what tables say of them, and those that tables alone name."""
    by_name = {squeeze(draft.name.text): draft for draft in drafts}
    for row in rows:
        own = by_name.get(squeeze(row.name.text))
        if own is None:
            drafts.append(row)
            continue
        own.nodes.extend(row.nodes)
        own.cost = own.cost or row.cost
    return drafts


def overview_drafts(parts: Parts, title: Span | None, known: Sequence[str], rows: Sequence[Draft] = ()) -> list[Draft]:
    """The overview's lines, project by project. `known` are names that the commitments print, `rows` those of tables."""
    drafts: list[Draft] = []
    matcher = Linker([KnownProject(str(number), name) for number, name in enumerate(known)])
    for section in parts.section("overview"):
        if section.span.text:
            _last(drafts, title, section).nodes.append(Node(section.span, section.span, label=section.label))
        flat = list(_flat(section.children))
        told, depth = _below_values(section), _depths(section.children)
        for node, after in zip(flat, _next_lines(flat), strict=True):
            if _names_project(node, None if id(node.whole) in told else after, matcher, depth):
                drafts.append(Draft(node.span if node.label is not None else node.whole))
            else:
                _last(drafts, title, section).nodes.append(node)
    printed = (node for name in PROJECT_VALUES for node in parts.values.get(name, []))
    values = [
        replace(node, children=()) if node.field == "period" else node
        for node in printed
        if (node.span.text or node.children) and not _heads_steps(node)
    ]
    named = parts.value("project_name")
    if named and not drafts:
        drafts = [Draft(node.span, nodes=list(_flat(node.children))) for node in named[:1]]
    drafts = _with_rows(drafts, rows)
    if values and len(drafts) <= 1:
        _last(drafts, title, values[0]).nodes[:0] = values
    return drafts


def _heads_steps(node: Node) -> bool:
    """Whether a label is the heading 이행기간 of the pledge as a whole: what stands below it are steps of its plan."""
    return node.field == "period" and not node.span.text and bool(node.children)


def _below_values(section: Node) -> frozenset[int]:
    """The lines that go on with the value of the label above them (사업내용 : … ⏎ - 어도 2개소): what follows is not theirs."""
    valued = (node for top in section.children for node in top.walk() if node.label is not None and node.span.text)
    inner = (below for node in valued for child in node.children for below in child.walk())
    return frozenset(id(node.whole) for node in inner if not node.children)


def _last(drafts: list[Draft], title: Span | None, near: Node) -> Draft:
    if not drafts:
        name = title if title is not None else near.whole
        drafts.append(Draft(name, inferred=True))
    return drafts[-1]


def _flat(nodes: Sequence[Node]) -> Iterator[Node]:
    """Nodes in page order; the children of a label without a value stay with it."""
    for node in nodes:
        keeps = node.label is not None and (not node.span.text or is_cost(node))
        if keeps:
            yield node
        else:
            yield replace(node, children=()) if node.children else node
            yield from _flat(node.children)


def _depths(nodes: Iterable[Node], level: int = 0) -> dict[int, int]:
    """How deep each line stands, by the identity of its words."""
    depth: dict[int, int] = {}
    for node in nodes:
        depth[id(node.whole)] = level
        depth |= _depths(node.children, level + 1)
    return depth


def _next_lines(nodes: Sequence[Node]) -> list[Node | None]:
    """For each node the next one that is no note."""
    found: list[Node | None] = []
    after: Node | None = None
    for node in reversed(nodes):
        found.append(after)
        after = after if node.marker.startswith("※") else node
    return found[::-1]


def _names_project(node: Node, after: Node | None, known: Linker, depth: Mapping[int, int]) -> bool:
    """A line without a label that the commitments name, or that labelled values follow, which stand no higher than it."""
    if node.field == "project_name":
        return bool(node.span.text)
    if node.label is not None or node.table is not None or node.marker.startswith("※") or not node.whole.text:
        return False
    if known.means(node.whole.text) is not None:
        return True
    if after is None or after.role != "value" or after.field not in PROJECT_VALUES:
        return False
    return depth[id(after.whole)] >= depth[id(node.whole)] and _shorter_than_a_sentence(node)


def _shorter_than_a_sentence(node: Node) -> bool:
    return len(node.whole.text) <= 60 and not node.whole.text.endswith((".", "다", "음", "함"))
