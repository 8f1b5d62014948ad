"""연차별 투자계획: the matrix, the total that the page states in words, and its breakdown."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Node, Read, RepairedTable, Span, build, leaf, nothing, sequence
from pipeline.fields.breakdown import Share, nested_by_sums, proved, shares_of
from pipeline.fields.context import Context
from pipeline.fields.listed_amounts import read_listed
from pipeline.fields.matrix import Matrix, read_matrix
from pipeline.fields.money import read_stated_total
from pipeline.fields.names import Linker
from pipeline.fields.parts import Parts
from pipeline.findings import finding
from pipeline.values.money import MoneyUnitValue, caption_unit
from schemas import Breakdown, Budget, Finding, MoneyUnit, StatedTotal


def read_budget(parts: Parts, linker: Linker, context: Context) -> Read[Budget | None]:
    """The budget of a pledge, or None where the page has neither a matrix nor a stated total."""
    sections = parts.section("budget")
    nodes = [node for section in sections for node in (section, *(n for c in section.children for n in c.walk()))]
    unit = _stated_unit(nodes)
    tables = parts.tables_of("budget")
    matrix = _matrix(tables[0].table, unit, context) if tables else Matrix(unit)
    stated = _stated(nodes, parts, unit, context)
    total = stated.value.amount if stated is not None else _matrix_total(matrix)
    tree, noted = _breakdown(sections, total, linker, unit)
    if stated is None and not matrix.cells and not tree.value:
        return nothing().noting(*matrix.findings)
    used = matrix.unit if matrix.cells else None
    if matrix.cells and not matrix.stated_basis:
        noted.append(finding("BUDGET_BASIS_ASSUMED", pointer="/cells"))
    return build(
        Budget,
        findings=[*matrix.findings, *noted],
        unit=nothing() if used is None else _unit(used),
        periods=sequence(matrix.periods),
        sources=sequence(matrix.sources),
        cells=sequence(matrix.cells),
        stated_total=stated or nothing(),
        breakdown=tree,
    )


def _matrix(table: RepairedTable, unit: tuple[MoneyUnitValue, Span] | None, context: Context) -> Matrix:
    read = read_listed if table.amounts else read_matrix
    return read(table, unit, context.kind)


def _unit(unit: tuple[MoneyUnitValue, Span]) -> Read[MoneyUnit]:
    value, span = unit
    return build(MoneyUnit, raw=leaf(value.raw, span), multiplier=leaf(value.multiplier, span))


def _stated_unit(nodes: Sequence[Node]) -> tuple[MoneyUnitValue, Span] | None:
    """A unit that the section's heading or a caption line in it gives: `(단위 : 백만원)`."""
    for node in nodes:
        text = node.whole.text
        found = caption_unit(text) if "단위" in text.replace(" ", "") else None
        if found is not None:
            return found, node.whole.reworded(found.raw)
    return None


def _stated(
    nodes: Sequence[Node], parts: Parts, unit: tuple[MoneyUnitValue, Span] | None, context: Context
) -> Read[StatedTotal] | None:
    """The total in words: in the budget's section, else a form's cost where the pledge is its own only project."""
    multiplier = None if unit is None else unit[0].multiplier
    for node in [*nodes, *parts.value("cost")]:
        if node.field in {"cost", "budget"} and node.span.text:
            read = read_stated_total(node.span, multiplier, context.kind)
            if read is not None:
                return read
    return None


def _matrix_total(matrix: Matrix) -> int | None:
    totals = [c.value.amount for c in matrix.cells if c.value.source == "total" and c.value.period == "total"]
    return totals[0] if totals else None


def _breakdown(
    sections: Sequence[Node],
    total: int | None,
    linker: Linker,
    unit: tuple[MoneyUnitValue, Span] | None,
) -> tuple[Read[tuple[Breakdown, ...]], list[Finding]]:
    shares = shares_of(
        [child for section in sections for child in section.children], None if unit is None else unit[0].multiplier
    )
    if not shares:
        return sequence(()), []
    noted: list[Finding] = []
    if total is not None and not proved(shares, total):
        nested = nested_by_sums(_flat(shares), total)
        if nested is not None:
            shares = nested
            heads = [share for share in shares if share.children]
            noted.append(
                finding(
                    "BUDGET_TREE_INFERRED",
                    place=heads[0].span.place if heads else None,
                    raw="\n".join(s.span.raw for s in heads) or None,
                    pointer="/breakdown",
                    names=", ".join(f"{s.name.text} = {' + '.join(c.name.text for c in s.children)}" for s in heads),
                )
            )
    projects = linker.link_all([share.name for share in shares])
    return sequence(_node(share, project) for share, project in zip(shares, projects, strict=True)), noted


def _flat(shares: Sequence[Share]) -> list[Share]:
    return [s for share in shares for s in (Share(share.name, share.span, share.amount), *_flat(share.children))]


def _node(share: Share, project: str | None) -> Read[Breakdown]:
    return build(
        Breakdown,
        name=leaf(share.name.text, share.name),
        project=nothing() if project is None else leaf(project, share.name),
        amount=leaf(share.amount, share.span),
        children=sequence(_node(child, None) for child in share.children),
    )
