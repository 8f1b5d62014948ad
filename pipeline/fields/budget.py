"""연차별 투자계획: the matrix, the total that the page states in words, and its breakdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.document import Node, Read, RepairedTable, Span, build, cell_span, leaf, nothing, sequence
from pipeline.fields.bracketed import prove_bracketed
from pipeline.fields.breakdown import Share, nested_by_sums, proved, shares_of
from pipeline.fields.budget_matrix import Matrix, Unit
from pipeline.fields.context import Context
from pipeline.fields.listed_amounts import read_listed
from pipeline.fields.matrix import read_matrix
from pipeline.fields.merged import cell_key, merge
from pipeline.fields.money import read_stated_total, unit_beside
from pipeline.fields.money_prose import budget_lines, read_prose, source_pairs
from pipeline.fields.names import Linker
from pipeline.fields.parts import Parts, PlacedTable
from pipeline.fields.share_sums import share_sums, unread_shares
from pipeline.fields.yearly_words import yearly_words
from pipeline.findings import finding
from pipeline.values.columns import basis_above
from pipeline.values.money import MoneyUnitValue, caption_unit
from pipeline.values.text import clean, strip_marker
from pipeline.vocabulary import label_of
from schemas import Breakdown, Budget, Finding, MoneyUnit, StatedTotal


@dataclass(slots=True)
class Money:
    """What a pledge's tables and lines say of money: its matrix, the tables by project, those to be kept as tables."""

    matrix: Matrix
    unit: Unit | None
    nodes: list[Node]
    projects: list[tuple[RepairedTable, Matrix]] = field(default_factory=list)
    kept: list[RepairedTable] = field(default_factory=list)
    lost: list[RepairedTable] = field(default_factory=list)
    words: list[RepairedTable] = field(default_factory=list)

    @property
    def told(self) -> list[Read[Any]]:
        """What was held against other amounts and needs no other home: subtotals, and what a second place says again."""
        return [leaf("", *self.matrix.told), *self.matrix.confirmed]


def read_money(parts: Parts, context: Context) -> Money:
    """Every table of money, put together where they prove each other; else the first stands and the others are kept."""
    sections = parts.section("budget")
    nodes = [node for section in sections for node in (section, *(n for c in section.children for n in c.walk()))]
    unit = _stated_unit(nodes)
    money = Money(Matrix(unit), unit, nodes)
    reads = [(placed, _matrix(placed, unit, context)) for placed in parts.tables_of("budget")]
    reads += [(placed, _matrix(placed, unit, context)) for placed in parts.tables_of("projects")]
    for placed, read in reads:
        table, matrix = placed.table, read
        taken = not (money.matrix.cells or money.matrix.findings)
        if taken:
            money.matrix = matrix
        elif matrix.cells or matrix.shares:
            matrix = _with_unit_of(money.matrix, matrix, placed, context)
            taken = merge(money.matrix, matrix)
        words = yearly_words(table)
        if placed.kind == "projects" and matrix.shares:
            money.projects.append((table, matrix))
            if not taken:
                money.matrix.findings.extend(matrix.findings)
                money.kept.append(table)
                continue
        elif words is not None:
            money.words.append(words)
        if not taken or not (matrix.cells or matrix.shares):
            money.lost.append(table)
        elif matrix.kept or (placed.kind != "projects" and any(share.parts or share.unread for share in matrix.shares)):
            money.kept.append(table)
        if placed.kind != "projects":
            money.matrix.findings.extend((*unread_shares(matrix), *share_sums(matrix)))
    costs = parts.value("cost")
    beside = None if money.unit is None else money.unit[0].multiplier
    beside = beside or next(filter(None, map(unit_beside, costs)), None)
    loose = source_pairs(parts.loose, beside) if costs else []
    parts.loose = [node for node in parts.loose if node not in loose]
    _add_prose(money, [*budget_lines(sections, costs), *loose], beside, context)
    return money


def _with_unit_of(main: Matrix, other: Matrix, placed: PlacedTable, context: Context) -> Matrix:
    """The same table in the unit of the one before, where it has none and says two of its amounts and no other one."""
    if other.unit is not None or main.unit is None:
        return other
    again = _matrix(placed, main.unit, context)
    known = {cell_key(read): read.value.amount for read in main.cells if read.value.amount}
    both = [read for read in again.cells if read.value.amount and cell_key(read) in known]
    if len(both) < LEAST_SHARED or any(read.value.amount != known[cell_key(read)] for read in both):
        return other
    noted = finding(
        "MONEY_UNIT_SHARED", place=again.place, raw=main.unit[0].raw, pointer="/cells", unit=main.unit[0].raw
    )
    again.findings.append(noted)
    return again


LEAST_SHARED = 2
"""Amounts that two tables both say before the unit of the one is that of the other."""


def _add_prose(money: Money, lines: list[Node], unit: int | None, context: Context) -> None:
    """What lines of words say beside the tables, or instead of them; `unit` is that of the section or of 사업비(백만원)."""
    prose = read_prose(lines, unit, context.kind)
    if not prose.cells:
        return
    if money.matrix.cells:
        merge(money.matrix, prose, own_lines=bool(money.projects))
    else:
        prose.findings[:0] = money.matrix.findings
        prose.told.extend(money.matrix.told)
        prose.shares.extend(money.matrix.shares)
        money.matrix = prose


def read_budget(money: Money, parts: Parts, linker: Linker, context: Context) -> Read[Budget | None]:
    """The budget of a pledge, or None where the page has neither a matrix nor a stated total."""
    matrix, unit = money.matrix, money.unit
    prove_bracketed(matrix)
    stated = _stated(money.nodes, parts, unit, context)
    total = stated.value.amount if stated is not None else _matrix_total(matrix)
    tree, noted = _breakdown(parts.section("budget"), total, linker, unit)
    if not tree.value:
        tree = _shares(matrix, linker)
    if stated is None and not matrix.cells and not tree.value:
        return nothing().noting(*(noted.model_copy(update={"pointer": ""}) for noted in matrix.findings))
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


def _matrix(placed: PlacedTable, unit: Unit | None, context: Context) -> Matrix:
    table = placed.table
    if table.amounts:
        return read_listed(table, unit, context.kind)
    kind = placed.kind
    near = next((found for span in placed.above if (found := _unit_in(span)) is not None), None)
    read = read_matrix(table, near or unit, context.kind, _basis_above(placed))
    if kind == "projects":  # a list of projects need have no total
        read.findings = [noted for noted in read.findings if noted.code != "BUDGET_BY_PROJECT"]
    return read


def _unit_in(span: Span) -> Unit | None:
    said = "단위" in span.text.replace(" ", "") or _HEADED.fullmatch(span.text.strip()) is not None
    found = caption_unit(span.text) if said else None
    return None if found is None else (found, span.reworded(found.raw))


_HEADED = re.compile(r"\D{2,30}[(\[〈<（]\D{1,8}[)\]〉>）]")
"""A heading without figures that ends in a bracket: 연도별 재원계획 (억원)."""
_UNIT_NOTE = re.compile(r"[(\[〈<][^()\[\]]*[)\]〉>]|[:：]")


def _basis_above(placed: PlacedTable) -> Read[str] | None:
    """What a line right above a table says that all of its amounts are: `○ 집행 (단위 : 백만원)`."""
    for span in placed.above:
        words = _UNIT_NOTE.sub(" ", strip_marker(span.text)[1]).strip()
        code = basis_above(words) if words else None
        if code is not None and not (label_of(words) is not None and code == "plan"):
            return leaf(code, span)
        if words:
            return None
    return None


def _shares(matrix: Matrix, linker: Linker) -> Read[tuple[Breakdown, ...]]:
    """The breakdown that a table by project gives."""
    names = [cell_span(share.name, strip_marker(clean(share.name.text))[1]) for share in matrix.shares]
    linked = linker.link_all(names)
    return sequence(
        build(
            Breakdown,
            name=leaf(name.text, name),
            project=nothing() if project is None else leaf(project, name),
            amount=share.amount,
            children=sequence(()),
        )
        for name, project, share in zip(names, linked, matrix.shares, strict=True)
    )


def _unit(unit: tuple[MoneyUnitValue, Span]) -> Read[MoneyUnit]:
    value, span = unit
    return build(MoneyUnit, raw=leaf(value.raw, span), multiplier=leaf(value.multiplier, span))


def _stated_unit(nodes: Sequence[Node]) -> tuple[MoneyUnitValue, Span] | None:
    """A unit that the section's heading or a caption line in it gives: `(단위 : 백만원)`."""
    return next((found for node in nodes if (found := _unit_in(node.whole)) is not None), None)


def _stated(
    nodes: Sequence[Node], parts: Parts, unit: tuple[MoneyUnitValue, Span] | None, context: Context
) -> Read[StatedTotal] | None:
    """The total in words: in the budget's section, else a form's cost where the pledge is its own only project."""
    multiplier = None if unit is None else unit[0].multiplier
    for node in [*nodes, *parts.value("cost")]:
        if node.field in {"cost", "budget"} and node.span.text:
            read = read_stated_total(node.span, unit_beside(node) or multiplier, context.kind)
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
