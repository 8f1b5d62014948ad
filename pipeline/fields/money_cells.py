"""One cell of a budget: its amount in won, or why it has none."""

from __future__ import annotations

from pipeline.document import Cell, Read, build, cell_span, leaf
from pipeline.findings import finding
from pipeline.values.money import cell_amount
from schemas import BudgetCell, Finding


def read_cell(
    cell: Cell, source: Read[str], period: Read[str], basis: Read[str] | None, unit: int | None, positions: int = 1
) -> Read[BudgetCell]:
    """The cell with what its heads say of it. A number that is merged over several `positions` belongs to none of them."""
    value = cell_amount(cell.text.replace("\n", ""), unit)
    merged = value.state == "number" and positions > 1
    span = cell_span(cell, cell.text)
    noted: list[Finding] = []
    if value.problem == "separator_suspect":
        noted.append(
            finding("MONEY_SEPARATOR_SUSPECT", place=cell.place, raw=cell.text, pointer="/amount", value=cell.text)
        )
    elif merged or value.problem not in {None, "unit_missing"}:
        problem = "merged" if merged else value.problem
        noted.append(
            finding(
                "MONEY_UNREADABLE", place=cell.place, raw=cell.text, pointer="/amount", value=cell.text, problem=problem
            )
        )
    return build(
        BudgetCell,
        findings=noted,
        source=source,
        period=period,
        basis=basis or leaf("plan", span),
        amount=leaf(None if merged else value.amount, span),
        state=leaf("undetermined" if merged else value.state, span),
    )
