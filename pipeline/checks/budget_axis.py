"""The matrix's own frame: years follow each other, no column stands twice, no row unseen."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.matrix import Matrix, matrices
from pipeline.checks.words import listing, same
from pipeline.findings import Severity
from schemas import Finding, Pledge


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """Gaps and disorder among the years, repeated columns, repeated rows."""
    proved = all(closing.proves for closing in closings.columns(pledge.budget))
    for matrix in matrices(pledge.budget):
        yield from _years(matrix, context)
        columns = [matrix.column_words(column) for column in matrix.columns if column[1] > 0]
        if columns:
            yield context.note("BUDGET_COLUMN_REPEATED", "/budget/periods", columns=listing(columns))
        rows = [matrix.row_words(row) for row in matrix.rows if row[1] > 0]
        if rows:
            # Two printed sources may share a code (기금, 기금보조금): the columns that close then prove both.
            severity: Severity = "info" if proved else "warning"
            yield context.note("BUDGET_ROW_REPEATED", "/budget/sources", severity=severity, rows=listing(rows))


def _years(matrix: Matrix, context: Context) -> Iterator[Finding]:
    printed = [int(code[:4]) for code, nth in matrix.columns if code[:4].isdigit() and nth == 0]
    years = list(dict.fromkeys(printed))
    order = [_rank(code) for code, nth in matrix.columns if nth == 0 and code != "total"]
    if order != sorted(order):
        words = [matrix.column_words(column) for column in matrix.columns if column[0] != "total"]
        yield context.note("BUDGET_YEARS_GAP", "/budget/periods", years=listing(words))
    elif years and years != list(range(years[0], years[0] + len(years))):
        yield context.note("BUDGET_YEARS_GAP", "/budget/periods", years=listing(map(same, map(str, years))))


def _rank(code: str) -> int:
    """What came before the years stands first, what comes after them last."""
    return {"prior": -1, "after_term": 1}.get(code, 0)
