"""세부사업 read: each project with its labelled values, details and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Node, Read, Span, build, leaf, nothing, sequence
from pipeline.fields.context import Context
from pipeline.fields.cost_lines import is_cost, is_fuller, shares_behind, shares_below, with_value
from pipeline.fields.dates import read_period
from pipeline.fields.money import by_source, read_cost, shares_of_its_unit, source_lines, unit_beside
from pipeline.fields.names import KnownProject, Linker
from pipeline.fields.project_drafts import PROJECT_VALUES, Draft
from pipeline.fields.tables import read_table
from pipeline.findings import finding
from pipeline.values.dates import parse_period
from pipeline.values.quantities import parse_measures, wholly_measured
from pipeline.values.revised import revised
from pipeline.values.text import fold
from pipeline.vocabulary import nearest_label
from schemas import Cost, Extra, Finding, Measure, Period, Project, TableData


@dataclass(slots=True)
class _Reader:
    """Fills one project from its lines."""

    context: Context
    period: Read[Period | None] | None = None
    undated: Read[Period | None] | None = None
    cost: Read[Cost] | None = None
    priced: Node | None = None
    locations: list[Read[str]] = field(default_factory=list)
    agencies: list[Read[str]] = field(default_factory=list)
    measures: list[Read[Measure]] = field(default_factory=list)
    details: list[Read[Extra]] = field(default_factory=list)
    tables: list[Read[TableData]] = field(default_factory=list)

    def read(self, nodes: Sequence[Node]) -> None:
        nodes = list(_opened(nodes))
        skip = 0
        for index, node in enumerate(nodes):
            if skip:
                skip -= 1
            elif node.table is not None:
                self.tables.append(read_table(node.table, self.context))
            elif is_cost(node):
                skip = self._cost(node, nodes, index + 1)
            else:
                self._value(node)

    def _value(self, node: Node) -> None:
        span = node.span
        if node.field in {"period", "horizon_or_period"} and self.period is None and span.text:
            read = read_period(span)
            if read.value is not None:
                self.period = read
                return
            self.undated = read if any(map(str.isdigit, span.text)) else self.undated
        if node.field == "location" and span.text:
            self.locations.append(leaf(span.text, span))
        elif node.field == "agency" and span.text:
            self.agencies.extend(leaf(name, span) for name in split_names(span.text))
        elif node.field == "scale" and (measures := parse_measures(_holding(span.text))):
            for m in measures:
                self.measures.append(
                    build(Measure, name=leaf(m.name, span), value=leaf(m.value, span), unit=leaf(m.unit, span))
                )
            if _holding(span.text) != span.text or not wholly_measured(span.text):
                # a range (폭 3~5m) is no measure, and neither is what was planned first: the words are kept beside the others
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
        dated = node.label is not None and node.field is None and _is_date(node.label.text)
        printed = label if dated else node.label or label  # a mark is no label, and neither is a date
        text = node.span if node.label is not None and not dated else node.whole
        if text.text:
            noted = [] if dated or node.label is None or node.field is not None else [_unknown(node)]
            shown = printed.text if printed is not None else ""
            self.details.append(build(Extra, findings=noted, label=leaf(shown, printed), text=leaf(text.text, text)))
        for child in node.children:
            self._detail(child, node.label or label)

    def _again(self, node: Node) -> int:
        """A cost that comes a second time: where it says the same amount with its sources, it is the fuller one."""
        read = read_cost(node.span, unit_beside(node), self.context.kind)
        first = None if self.cost is None else self.cost.value
        if read is not None and first is not None and self.priced is not None and is_fuller(first, read.value, node):
            self.cost = read
            self._detail(replace(self.priced, children=()))
        else:
            self._detail(node)
        return 0

    def _cost(self, node: Node, nodes: Sequence[Node], after: int) -> int:
        """Reads a cost with its named shares; returns how many of the nodes from `after` on were shares."""
        node = with_value(node)
        if self.cost is not None:
            return self._again(node)
        self.priced = node
        following = nodes[after:]
        below, lines = source_lines(node.children or following, unit_beside(node), self.context.kind)
        if below is None:
            below, lines = shares_of_its_unit(node, node.children or following, self.context.kind)
        if below is not None and (not node.children or lines == len(node.children)):
            read = read_cost(node.span, unit_beside(node), self.context.kind, below=below)
            if read is not None and read.value.parts == below.value:
                self.cost = read
                return 0 if node.children else lines
        shares = shares_below(node.children, self.context.kind)
        used = 0
        if shares is None or not node.children:
            self_read = read_cost(node.span, unit_beside(node), self.context.kind)
            amount = None if self_read is None else self_read.value.amount
            shares, used = shares_behind(following, amount, self.context.kind)
        read = read_cost(node.span, unit_beside(node), self.context.kind, shares or ())
        if read is not None and shares and not read.value.parts:
            read = by_source(node.span, shares, read, self.context.kind)
        if read is None:
            self._detail(node)
            return 0
        self.cost = read
        if node.children and shares_below(node.children, self.context.kind) is None:
            for child in node.children:
                self._detail(child)
        return used


def _holding(text: str) -> str:
    """What holds of a text that says what was planned before and after a change (10개소 → 15개소)."""
    return (revised(text) or (text,))[-1]


def _opened(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes; what stands below 사업내용 under labels of its own (위치, 사업비) is the project's as if it stood beside."""
    for node in nodes:
        inner = [child for child in node.children if _is_own_value(child)] if node.field == "description" else []
        if inner and not node.span.text:
            yield from inner
            yield replace(node, children=tuple(child for child in node.children if child not in inner))
        else:
            yield node


def _is_date(text: str) -> bool:
    value = parse_period(text)
    return value is not None and not value.rest and value.start is not None


def _is_own_value(node: Node) -> bool:
    return (
        node.role == "value" and node.field in PROJECT_VALUES and node.field != "description" and bool(node.span.text)
    )


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
        period=reader.period or reader.undated or nothing(),
        locations=sequence(reader.locations),
        agencies=sequence(reader.agencies),
        cost=reader.cost or nothing(),
        measures=sequence(reader.measures),
        details=sequence(reader.details),
        tables=sequence(reader.tables),
    )
