"""A matrix without a total row or a total column, or with an empty total: the sum is said, never filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks import closings
from pipeline.checks.context import Context
from pipeline.checks.matrix import TOTAL, Matrix, matrices
from pipeline.checks.sums import Entry
from pipeline.checks.words import Words, listing, same, won
from pipeline.findings import Severity
from schemas import Finding, Pledge

ROW = Words("계 행", "row of totals (계)")
COLUMN = Words("총계 열", "column of totals (총계)")


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """A warning where neither rows nor columns have totals, for then nothing proves the cells."""
    for matrix in matrices(pledge.budget):
        for where, sums in _missing(matrix):
            severity: Severity = "warning" if TOTAL not in (*matrix.rows, *matrix.columns) else "info"
            yield context.note("TOTAL_MISSING", "/budget/cells", severity=severity, where=where, sums=sums)
    said: set[str] = set()
    offered = [*closings.rows(pledge.budget), *closings.columns(pledge.budget)]
    known = any(closing.total.amount for closing in offered)
    for closing in offered:
        pointer = closing.total.pointer
        if closing.total.amount is None and any(part.amount for part in closing.parts) and pointer not in said:
            said.add(pointer)
            sums = _sum(closing.total.label, closing.parts, closing.shown)
            # an empty total beside others that are filled: an amount may have moved from it
            doubt: Severity = "warning" if known else "info"
            yield context.note("TOTAL_MISSING", pointer, severity=doubt, where=closing.where, sums=sums)


def _missing(matrix: Matrix) -> Iterator[tuple[Words, Words]]:
    """The row or column of totals that is not there, with the sums that would stand in it."""
    if TOTAL not in matrix.rows and len(matrix.sources) > 1:
        yield (
            ROW,
            listing(
                _sum(matrix.column_words(column), [matrix.entry(row, column) for row in matrix.sources], matrix.unit)
                for column in matrix.columns
            ),
        )
    if TOTAL not in matrix.columns and len(matrix.spans) > 1:
        yield (
            COLUMN,
            listing(
                _sum(matrix.row_words(row), [matrix.entry(row, column) for column in matrix.spans], matrix.unit)
                for row in matrix.rows
            ),
        )


def _sum(name: Words, parts: Sequence[Entry], unit: int) -> Words:
    """`국비 35,860백만원`; `국비 ?` where a part is unknown."""
    known = [part.amount for part in parts if part.amount is not None]
    return name + same(f" {won(sum(known), unit)}" if len(known) == len(parts) else " ?")
