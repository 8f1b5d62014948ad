"""Items by source (토지매입비: 국비 …, 군비 …): whether they add up to the whole, source by source and item by item."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.document import Cell
from pipeline.fields.budget_matrix import Matrix, ProjectShare
from pipeline.findings import finding
from pipeline.values.text import clean
from schemas import Finding


def share_sums(matrix: Matrix) -> Iterator[Finding]:
    """A finding for each item and each source whose printed amounts do not add up; nothing where one is unread."""
    unit = matrix.multiplier or 1
    if any(share.unread for share in matrix.shares):
        return
    for share in matrix.shares:
        parts = _parts(share)
        if parts and (gap := _gap(sum(parts.values()), share.amount.value, unit)) is not None:
            yield _told(share.name, clean(share.name.text), gap)
    sourced = [_parts(share) for share in matrix.shares]
    for read in matrix.cells:
        cell = read.value
        if (cell.period, cell.basis) != ("total", "plan") or cell.source == "total" or not any(sourced):
            continue
        gap = _gap(sum(parts.get(cell.source, 0) for parts in sourced), cell.amount, unit)
        if gap is not None:
            words = ", ".join(place.raw for place in read.evidence.get("/source", ()))
            yield _told(matrix.shares[0].name, words or cell.source, gap)


def unread_shares(matrix: Matrix) -> Iterator[Finding]:
    """A finding for each amount of an item that cannot be read."""
    for cell, problem in (one for share in matrix.shares for one in share.unread):
        if problem == "separator_suspect":
            yield finding(
                "MONEY_SEPARATOR_SUSPECT", place=cell.place, raw=cell.text, pointer="/breakdown", value=cell.text
            )
        elif problem != "unit_missing":
            yield finding(
                "MONEY_UNREADABLE",
                place=cell.place,
                raw=cell.text,
                pointer="/breakdown",
                value=cell.text,
                problem=problem,
            )


def _parts(share: ProjectShare) -> dict[str, int]:
    return {part.value.source: part.value.amount for part in share.parts if part.value.amount is not None}


def _gap(added: int, printed: int | None, unit: int) -> str | None:
    if printed is None or added == printed:
        return None
    return f"{_shown(printed, unit)} ≠ {_shown(added, unit)}"


def _shown(amount: int, unit: int) -> str:
    return f"{(Decimal(amount) / unit).normalize():,f}"


def _told(near: Cell, label: str, gaps: str) -> Finding:
    return finding("SUBTOTAL_MISMATCH", place=near.place, raw=near.text, pointer="/cells", label=label, gaps=gaps)
