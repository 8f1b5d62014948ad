"""No number leaves silently: an amount that no closing sum covers is named. One finding for each budget."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.matrix import TOTAL, matrices
from pipeline.checks.sums import Closing, Entry
from pipeline.checks.words import listing, same
from pipeline.findings import Severity
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """A warning where a number of the matrix stands unproved, else info: numbers beside it, or unknown cells."""
    offered = list(proofs(pledge, context))
    covered = {entry.pointer for closing in offered if closing.proves for entry in closing.entries}
    cells = [entry for entry in _cells(pledge) if entry.pointer not in covered]
    beside = [entry for entry in _beside(pledge) if entry.pointer not in covered]
    if not beside and lone_total(pledge) is not None:
        return  # nothing of this pledge could prove it: told once for the document (lone_totals)
    if cells or beside:
        names = listing(entry.label for entry in (*cells, *beside))
        severity: Severity = "warning" if cells else "info"
        pointer = (cells or beside)[0].pointer
        yield context.note("BUDGET_UNPROVED", pointer, severity=severity, cells=names, count=len(cells) + len(beside))
        return
    unknown = [entry for entry in _unknown(pledge) if entry.pointer not in covered]
    if unknown:
        names = listing(entry.label for entry in unknown)
        yield context.note("BUDGET_UNPROVED", unknown[0].pointer, severity="info", cells=names, count=len(unknown))


def lone_total(pledge: Pledge) -> Entry | None:
    """The total of all, where the budget has no other cell with a number and nothing beside them."""
    cells = list(_cells(pledge))
    beside = (*_beside(pledge), *_unknown(pledge))
    wholes = [matrix.entry(TOTAL, TOTAL) for matrix in matrices(pledge.budget) if (TOTAL, TOTAL) in matrix.cells]
    return cells[0] if len(cells) == 1 and not beside and cells[0] in wholes else None


def proofs(pledge: Pledge, context: Context) -> Iterator[Closing]:
    """Every sum that may prove an amount of the budget."""
    yield from closings.rows(pledge.budget)
    yield from closings.columns(pledge.budget)
    yield from closings.stated(pledge.budget, context)
    yield from closings.stated_parts(pledge.budget, context)
    yield from closings.tree(pledge.budget)
    yield from closings.roots(pledge.budget)


def _cells(pledge: Pledge) -> Iterator[Entry]:
    """The matrix's numbers."""
    for matrix in matrices(pledge.budget):
        for (row, column), (_, cell) in matrix.cells.items():
            if cell.amount is not None and cell.state in {"number", "zero"}:
                yield matrix.entry(row, column)


def _unknown(pledge: Pledge) -> Iterator[Entry]:
    """Cells in which something stands that gave no amount."""
    for matrix in matrices(pledge.budget):
        for (row, column), (_, cell) in matrix.cells.items():
            if cell.amount is None and cell.state in {"number", "undetermined"}:
                yield matrix.entry(row, column)


def _beside(pledge: Pledge) -> Iterator[Entry]:
    """The amounts beside the matrix: stated total, its parts, breakdown."""
    total = closings.stated_total(pledge.budget)
    if total is not None:
        yield total
    for pointer, node in closings.nodes(pledge.budget):
        if node.amount is not None:
            yield Entry(f"{pointer}/amount", same(node.name), node.amount)
