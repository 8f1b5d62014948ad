"""A budget that a page tells in lines of words, as a matrix like that of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.document import Node, Read, Span, build, leaf
from pipeline.fields.budget_matrix import Matrix
from pipeline.fields.sources import city_money, source_code
from pipeline.findings import finding
from pipeline.values.funding import source_word
from pipeline.values.money_lines import Said, said_in
from schemas import BudgetCell


def read_prose(nodes: Iterable[Node], unit: int | None, kind: str | None) -> Matrix:
    """What the lines of a budget's part say of single periods and sources; no cells where they say neither."""
    told = [(node, said) for node in nodes if node.table is None and (said := _said(node, unit))]
    matrix = Matrix(None)
    if not any(one.period not in {None, "total"} or one.years or one.source for _, said in told for one in said):
        return matrix
    if not any(one.amount or one.parts for _, said in told for one in said):
        return matrix  # 기타 0 among amounts whose unit nobody says
    labels = [label for _, said in told for one in said for label, _ in one.parts]
    city = city_money([*labels, *(node.label.text for node, _ in told if node.label is not None)], kind)
    for node, said in told:
        for one in said:
            _add(matrix, node.span if node.field == "budget" else node.whole, one, city)
    return matrix


def _said(node: Node, unit: int | None) -> tuple[Said, ...]:
    """What a line says; the label 총사업비 stands before the total."""
    if node.field == "cost":
        return said_in("총사업비", node.span.text, unit)
    if node.field == "budget" and node.span.text:
        return said_in(None, node.span.text, unit)  # 연차별 투자계획 | 2023년 3천만원, 2024년 3천만원
    if node.field is not None:
        return ()
    return said_in(None if node.label is None else node.label.text, node.span.text, unit)


def _add(matrix: Matrix, span: Span, one: Said, city: str) -> None:
    source = city if one.source == "city" else one.source or "total"
    basis = None if one.basis is None else leaf(one.basis, span)
    if one.years:
        label = f"{one.years[0]}~{one.years[-1]}"
        noted = finding("BUDGET_YEARS_TOGETHER", place=span.place, raw=span.raw, pointer="/periods", label=label)
        matrix.findings.append(noted)
    for period in map(str, one.years) if one.years else (one.period or "total",):
        amount = None if one.years else one.amount
        _cell(matrix, span, source, period, basis, amount)
        for label, part in one.parts:
            code = source_code(label, city)
            if code is not None:
                _cell(matrix, span, code, period, basis, None if one.years else part)
    matrix.stated_basis = matrix.stated_basis or basis is not None


def _cell(matrix: Matrix, span: Span, source: str, period: str, basis: Read[str] | None, amount: int | None) -> None:
    """One cell; what a line says again is not said twice, and what it says otherwise stands beside it."""
    state = "undetermined" if amount is None else "number" if amount else "zero"
    named, when, what = leaf(source, span), leaf(period, span), basis or leaf("plan", span)
    if any(_same(read, what.value, source, period, amount) for read in matrix.cells):
        return
    made = build(BudgetCell, source=named, period=when, basis=what, amount=leaf(amount, span), state=leaf(state, span))
    matrix.add(made, named, when)


def _same(read: Read[BudgetCell], basis: str, source: str, period: str, amount: int | None) -> bool:
    cell = read.value
    return (cell.basis, cell.source, cell.period, cell.amount) == (basis, source, period, amount)


def source_pairs(nodes: Sequence[Node], unit: int | None) -> list[Node]:
    """Sources that a form prints as labels, each with its amount (국비 | 1,000 | 도비 | 500); none where there is but one."""
    named = [node for node in nodes if node.label is not None and source_word(node.label.text) not in {None, "total"}]
    found = [node for node in named if not node.children and _said(node, unit)]
    return found if len(found) > 1 and len(found) == len(named) else []


def budget_lines(sections: Sequence[Node], values: Sequence[Node]) -> list[Node]:
    """The lines that may tell a budget: those of its part, and those below the pledge's own cost."""
    return [below for top in (*sections, *values) for below in top.walk()]
