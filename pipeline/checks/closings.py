"""Every sum that a pledge's budget offers as a proof. The rules judge them; `budget_unproved` asks what they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.matrix import TOTAL, matrices, planned, unit_of
from pipeline.checks.sums import Closing, Entry, printed_unit, shown_unit
from pipeline.checks.words import Words, same, word
from schemas import Breakdown, Budget, CostPart

STATED = Words("총사업비", "stated total (총사업비)")


def rows(budget: Budget | None) -> Iterator[Closing]:
    """총계 = 기투자 + years + 임기후 for each row and basis, and a year = its halves."""
    for matrix in matrices(budget):
        for row in matrix.rows:
            name = matrix.row_words(row)
            where = Words(f"{name.ko} 행", f"row {name.en}")
            if TOTAL in matrix.columns and matrix.spans:
                parts = (matrix.entry(row, column) for column in matrix.spans)
                yield matrix.closing(where, matrix.entry(row, TOTAL), parts)
            for year in matrix.columns:
                halves = ((f"{year[0]}-H1", year[1]), (f"{year[0]}-H2", year[1]))
                if all(half in matrix.columns for half in halves):
                    yield matrix.closing(where, matrix.entry(row, year), (matrix.entry(row, h) for h in halves))


def columns(budget: Budget | None) -> Iterator[Closing]:
    """계 = the sum of the sources for each period and basis."""
    for matrix in matrices(budget):
        if TOTAL not in matrix.rows or not matrix.sources:
            continue
        basis = same("") if matrix.basis == "plan" else word("basis", matrix.basis) + same(" ")
        for column in matrix.columns:
            name = basis + matrix.column_words(column)
            parts = (matrix.entry(row, column) for row in matrix.sources)
            where = Words(f"{name.ko} 열", f"column {name.en}")
            yield matrix.closing(where, matrix.entry(TOTAL, column), parts)


def grand_total(budget: Budget | None) -> Entry | None:
    """The matrix's 총계 of 계, or None where it has none."""
    matrix = planned(budget)
    return matrix.entry(TOTAL, TOTAL) if matrix and (TOTAL, TOTAL) in matrix.cells else None


def stated_total(budget: Budget | None) -> Entry | None:
    """총사업비 as stated in words, or None."""
    if budget is None or budget.stated_total is None or budget.stated_total.amount is None:
        return None
    return Entry("/budget/stated_total/amount", STATED, budget.stated_total.amount)


def stated_unit(budget: Budget, context: Context) -> int:
    """Won in the finest digit of what is stated in words."""
    if budget.stated_total is None:
        return unit_of(budget)
    amounts = [budget.stated_total.amount, *(part.amount for part in budget.stated_total.parts)]
    return printed_unit(amounts, context.raw("/budget/stated_total/amount"), unit_of(budget))


def stated(budget: Budget | None, context: Context) -> Iterator[Closing]:
    """The stated total against the matrix (R3): first the total, then each source against its row."""
    matrix = planned(budget)
    if budget is None or budget.stated_total is None or matrix is None:
        return
    unit, shown = max(stated_unit(budget, context), matrix.unit), matrix.unit
    total, grand = stated_total(budget), grand_total(budget)
    if total and grand:
        where = Words("총사업비와 표의 총계", "stated total (총사업비) against the table's total")
        yield Closing(where, total, (grand,), unit, shown)
    elif total and TOTAL in matrix.columns and matrix.sources and not context.left_out:
        where = Words("총사업비와 표의 재원별 합계", "stated total (총사업비) against the sources of the table")
        yield Closing(where, total, tuple(matrix.entry(row, TOTAL) for row in matrix.sources), unit, shown)
    if TOTAL not in matrix.columns:
        return
    for entry, source in _parts(budget.stated_total.parts):
        row = [matrix.entry(r, TOTAL) for r in matrix.rows if r[0] == source]
        name = word("source", source)
        where = Words(f"총사업비의 {name.ko}", f"{name.en} of the stated total (총사업비)")
        missing = Entry("", Words(f"표의 {name.ko} 행 없음", f"no row {name.en} in the table"), 0)
        yield Closing(where, entry, tuple(row) or (missing,), unit, shown)


def _parts(parts: Sequence[CostPart]) -> Iterator[tuple[Entry, str]]:
    """The stated parts, those of one source taken together."""
    for source in dict.fromkeys(part.source for part in parts):
        mine = [(index, part.amount) for index, part in enumerate(parts) if part.source == source]
        amounts = [amount for _, amount in mine if amount is not None]
        total = sum(amounts) if len(amounts) == len(mine) else None
        pointer = f"/budget/stated_total/parts/{mine[0][0]}/amount"
        yield Entry(pointer, STATED + same(" ") + word("source", source), total), source


def parts_sum(  # one place for stated totals, costs and their children
    where: Words, pointer: str, amount: int | None, parts: Sequence[CostPart], *, unit: int, shown: int
) -> Iterator[Closing]:
    """An amount is the sum of its parts by source."""
    if parts:
        entries = tuple(
            Entry(f"{pointer}/parts/{index}/amount", word("source", part.source), part.amount)
            for index, part in enumerate(parts)
        )
        yield Closing(where, Entry(f"{pointer}/amount", where, amount), entries, unit, shown)


def stated_parts(budget: Budget | None, context: Context) -> Iterator[Closing]:
    """The parts of the stated total add up to it."""
    if budget is not None and budget.stated_total is not None:
        raw = context.raw("/budget/stated_total/amount")
        yield from parts_sum(
            STATED,
            "/budget/stated_total",
            budget.stated_total.amount,
            budget.stated_total.parts,
            unit=stated_unit(budget, context),
            shown=shown_unit(raw, unit_of(budget)),
        )


def nodes(budget: Budget | None) -> Iterator[tuple[str, Breakdown]]:
    """Every node of the breakdown with its pointer, parents first."""

    def walk(pointer: str, children: Sequence[Breakdown]) -> Iterator[tuple[str, Breakdown]]:
        for index, node in enumerate(children):
            yield f"{pointer}/{index}", node
            yield from walk(f"{pointer}/{index}/children", node.children)

    return walk("/budget/breakdown", budget.breakdown if budget else ())


def tree(budget: Budget | None) -> Iterator[Closing]:
    """In the breakdown, every parent is the sum of its children (R7)."""
    for pointer, node in nodes(budget):
        if node.children and budget is not None:
            where = Words(f"사업별 내역 '{node.name}'", f"breakdown '{node.name}'")
            total = Entry(f"{pointer}/amount", same(node.name), node.amount)
            yield _tree_closing(budget, where, total, f"{pointer}/children", node.children)


def roots(budget: Budget | None) -> Iterator[Closing]:
    """The roots of the breakdown add up to the stated total, or else to the matrix's."""
    total = stated_total(budget) or grand_total(budget)
    if budget is not None and budget.breakdown and total is not None:
        where = Words("사업별 내역의 합계", "sum of the breakdown")
        yield _tree_closing(budget, where, total, "/budget/breakdown", budget.breakdown)


def _tree_closing(budget: Budget, where: Words, total: Entry, pointer: str, children: Sequence[Breakdown]) -> Closing:
    parts = tuple(
        Entry(f"{pointer}/{index}/amount", same(node.name), node.amount) for index, node in enumerate(children)
    )
    unit = printed_unit((entry.amount for entry in (total, *parts)), None, unit_of(budget))
    return Closing(where, total, parts, unit, unit_of(budget))
