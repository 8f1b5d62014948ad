"""세부사업: the overview taken apart into projects, each with its labelled values, details and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Node, Read, RepairedTable, Span, build, leaf, nothing, sequence
from pipeline.fields.budget_matrix import Matrix
from pipeline.fields.context import Context
from pipeline.fields.dates import read_period
from pipeline.fields.money import by_source, read_child, read_cost, source_lines
from pipeline.fields.names import KnownProject, Linker
from pipeline.fields.parts import Parts
from pipeline.fields.project_tables import project_rows
from pipeline.fields.tables import read_table
from pipeline.findings import finding
from pipeline.values.quantities import parse_measures, wholly_measured
from pipeline.values.text import fold
from pipeline.vocabulary import nearest_label, squeeze
from schemas import Cost, CostChild, Extra, Finding, Measure, Period, Project, TableData

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
        told = _below_values(section)
        for index, node in enumerate(flat):
            if _names_project(node, () if id(node.whole) in told else flat[index + 1 :], matcher):
                drafts.append(Draft(node.span if node.label is not None else node.whole))
            else:
                _last(drafts, title, section).nodes.append(node)
    values = [node for name in PROJECT_VALUES for node in parts.values.get(name, [])]
    named = parts.value("project_name")
    if named and not drafts:
        drafts = [Draft(node.span, nodes=list(_flat(node.children))) for node in named[:1]]
    drafts = _with_rows(drafts, rows)
    if values and len(drafts) <= 1:
        _last(drafts, title, values[0]).nodes[:0] = values
    return drafts


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
        keeps = node.label is not None and (not node.span.text or _is_cost(node))
        if keeps:
            yield node
        else:
            yield replace(node, children=())
            yield from _flat(node.children)


def _names_project(node: Node, following: Sequence[Node], known: Linker) -> bool:
    """A line without a label that the commitments name, or that labelled values follow."""
    if node.field == "project_name":
        return bool(node.span.text)
    if node.label is not None or node.table is not None or node.marker.startswith("※") or not node.whole.text:
        return False
    if known.means(node.whole.text) is not None:
        return True
    after = next((other for other in following if not other.marker.startswith("※")), None)
    return (
        after is not None and after.role == "value" and after.field in PROJECT_VALUES and _shorter_than_a_sentence(node)
    )


def _shorter_than_a_sentence(node: Node) -> bool:
    return len(node.whole.text) <= 60 and not node.whole.text.endswith((".", "다", "음", "함"))


@dataclass(slots=True)
class _Reader:
    """Fills one project from its lines."""

    context: Context
    period: Read[Period | None] | None = None
    cost: Read[Cost] | None = None
    priced: Node | None = None
    locations: list[Read[str]] = field(default_factory=list)
    agencies: list[Read[str]] = field(default_factory=list)
    measures: list[Read[Measure]] = field(default_factory=list)
    details: list[Read[Extra]] = field(default_factory=list)
    tables: list[Read[TableData]] = field(default_factory=list)

    def read(self, nodes: Sequence[Node]) -> None:
        skip = 0
        for index, node in enumerate(nodes):
            if skip:
                skip -= 1
            elif node.table is not None:
                self.tables.append(read_table(node.table, self.context))
            elif _is_cost(node):
                skip = self._cost(node, nodes[index + 1 :])
            else:
                self._value(node)

    def _value(self, node: Node) -> None:
        span = node.span
        if node.field in {"period", "horizon_or_period"} and self.period is None and span.text:
            read = read_period(span)
            if read.value is not None:
                self.period = read
                return
        if node.field == "location" and span.text:
            self.locations.append(leaf(span.text, span))
        elif node.field == "agency" and span.text:
            self.agencies.extend(leaf(name, span) for name in split_names(span.text))
        elif node.field == "scale" and (measures := parse_measures(span.text)):
            for m in measures:
                self.measures.append(
                    build(Measure, name=leaf(m.name, span), value=leaf(m.value, span), unit=leaf(m.unit, span))
                )
            if not wholly_measured(span.text):  # a range (폭 3~5m) is no measure: the words are kept beside the others
                self._detail(node)
                return
        else:
            self._detail(node)
            return
        for child in node.children:
            self._detail(child)

    def _detail(self, node: Node, label: Span | None = None) -> None:
        if node.table is not None:
            self.tables.append(read_table(node.table, self.context))
            return
        printed = node.label or label  # a mark is no label
        text = node.span if node.label is not None else node.whole
        if text.text:
            noted = [] if node.label is None or node.field is not None else [_unknown(node)]
            shown = printed.text if printed is not None else ""
            self.details.append(build(Extra, findings=noted, label=leaf(shown, printed), text=leaf(text.text, text)))
        for child in node.children:
            self._detail(child, node.label or label)

    def _again(self, node: Node) -> int:
        """A cost that comes a second time: where it says the same amount with its sources, it is the fuller one."""
        read = read_cost(node.span, None, self.context.kind)
        first = None if self.cost is None else self.cost.value
        if read is not None and first is not None and self.priced is not None and _fuller(first, read.value, node):
            self.cost = read
            self._detail(replace(self.priced, children=()))
        else:
            self._detail(node)
        return 0

    def _cost(self, node: Node, following: Sequence[Node]) -> int:
        """Reads a cost with its named shares; returns how many of the following lines were shares."""
        if self.cost is not None:
            return self._again(node)
        self.priced = node
        below, lines = source_lines(node.children or following, self.context.kind)
        if below is not None and (not node.children or lines == len(node.children)):
            read = read_cost(node.span, None, self.context.kind, below=below)
            if read is not None and read.value.parts == below.value:
                self.cost = read
                return 0 if node.children else lines
        shares = _shares(node.children, self.context.kind)
        used = 0
        if shares is None or not node.children:
            self_read = read_cost(node.span, None, self.context.kind)
            amount = None if self_read is None else self_read.value.amount
            shares, used = _following_shares(following, amount, self.context.kind)
        read = read_cost(node.span, None, self.context.kind, shares or ())
        if read is not None and shares and not read.value.parts:
            read = by_source(node.span, shares, read, self.context.kind)
        if read is None:
            self._detail(node)
            return 0
        self.cost = read
        if node.children and _shares(node.children, self.context.kind) is None:
            for child in node.children:
                self._detail(child)
        return used


def _fuller(first: Cost, again: Cost, node: Node) -> bool:
    """Whether a second statement of a cost says the first's amount, and its sources besides."""
    bare = not first.parts and not first.children and not node.children
    return bare and bool(again.parts) and again.amount is not None and again.amount == first.amount


def _shares(nodes: Sequence[Node], kind: str | None) -> list[Read[CostChild]] | None:
    """The lines below a cost as named shares; None where one of them is none."""
    reads = [read_child(node.label, node.span, None, kind) if node.label is not None else None for node in nodes]
    found = [read for read in reads if read is not None]
    return found if len(found) == len(nodes) else None


def _following_shares(nodes: Sequence[Node], amount: int | None, kind: str | None) -> tuple[list[Read[CostChild]], int]:
    """The run of `name : amount` lines right behind a cost that adds up to it exactly."""
    found: list[Read[CostChild]] = []
    for node in nodes:
        read = None if node.label is None or node.field is not None else read_child(node.label, node.span, None, kind)
        if read is None:
            break
        found.append(read)
        if len(found) > 1 and amount is not None and sum(r.value.amount or 0 for r in found) == amount:
            return found, len(found)
    return [], 0


def _is_cost(node: Node) -> bool:
    """A cost by its label, or a scale (사업규모) whose value is money."""
    return node.field == "cost" or (node.field == "scale" and read_cost(node.span, None, None) is not None)


def _unknown(node: Node) -> Finding:
    label = node.label.text if node.label is not None else ""
    near = nearest_label(label)
    return finding(
        "LABEL_UNKNOWN", place=node.span.place, raw=node.whole.raw, pointer="/label", label=label, suggestion=near
    )


def split_names(text: str) -> list[str]:
    """Names apart at commas outside brackets.

    >>> split_names("(재)연구개발특구진흥재단, 한양대학교(에리카, 산학협력단)")
    ['(재)연구개발특구진흥재단', '한양대학교(에리카, 산학협력단)']
    """
    names = [""]
    depth = 0
    for character in text:
        plain = fold(character)
        depth = max(0, depth + (plain in "([") - (plain in ")]"))
        if plain in {",", "、"} and depth == 0:
            names.append("")
        else:
            names[-1] += character
    return [name.strip() for name in names if name.strip()]


def read_projects(drafts: Sequence[Draft], linker: Linker, context: Context) -> Read[tuple[Project, ...]]:
    """The projects with their aliases; call it when every other part has linked its names."""
    return sequence(
        _project(draft, known, linker, context) for draft, known in zip(drafts, linker.projects, strict=True)
    )


def _project(draft: Draft, known: KnownProject, linker: Linker, context: Context) -> Read[Project]:
    reader = _Reader(context, cost=draft.cost)
    reader.read(draft.nodes)
    aliases = [
        leaf(
            n.span.text,
            n.span,
            findings=[
                finding(
                    "NAME_VARIANT", place=n.span.place, raw=n.span.raw, printed=n.span.text, name=known.name, how=n.how
                )
            ],
        )
        for n in linker.aliases(known)
    ]
    noted = (
        [finding("PROJECT_INFERRED", place=draft.name.place, raw=draft.name.raw, pointer="/name")]
        if draft.inferred
        else []
    )
    return build(
        Project,
        findings=noted,
        id=known.id,
        name=leaf(known.name, draft.name),
        aliases=sequence(aliases),
        period=reader.period or nothing(),
        locations=sequence(reader.locations),
        agencies=sequence(reader.agencies),
        cost=reader.cost or nothing(),
        measures=sequence(reader.measures),
        details=sequence(reader.details),
        tables=sequence(reader.tables),
    )
