"""Amounts in brackets, (300): less than nothing or told apart, whichever the sums of their table prove; else none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Read
from pipeline.fields.budget_matrix import Matrix
from pipeline.values.money import cell_amount
from schemas import BudgetCell


def prove_bracketed(matrix: Matrix) -> None:
    """Give each amount in brackets the one reading that closes a sum over its row or its column, and nothing to the rest."""
    for at, read in enumerate(matrix.cells):
        readings = _readings(read, matrix.multiplier)
        closing = {value for value in readings if any(_sums(matrix, read.value, value))}
        if len(closing) == 1:
            matrix.cells[at] = replace(
                read,
                value=read.value.model_copy(update={"amount": closing.pop(), "state": "number"}),
                notes=tuple(note for note in read.notes if note[1].code != "MONEY_UNREADABLE"),
            )


def _readings(read: Read[BudgetCell], unit: int | None) -> tuple[int, ...]:
    if read.value.amount is not None or not any(noted.code == "MONEY_UNREADABLE" for noted in read.findings):
        return ()
    printed = [place.raw for place in read.evidence.get("/amount", ())]
    found = cell_amount(printed[0], unit) if len(printed) == 1 else None
    return found.alternatives if found is not None and found.problem == "negative_brackets" else ()


def _sums(matrix: Matrix, cell: BudgetCell, value: int) -> Iterator[bool]:
    """Whether the sum of all periods closes, and that of all sources, where the cell counts `value`."""
    same = [read.value for read in matrix.cells if read.value.basis == cell.basis]
    yield _closes({one.period: _known(one, cell, value) for one in same if one.source == cell.source})
    yield _closes({one.source: _known(one, cell, value) for one in same if one.period == cell.period})


def _known(one: BudgetCell, cell: BudgetCell, value: int) -> int | None:
    if one is cell:
        return value
    return 0 if one.state in {"blank", "not_applicable"} else one.amount


def _closes(line: dict[str, int | None]) -> bool:
    total = line.pop("total", None)
    parts = list(line.values())
    return total is not None and bool(parts) and None not in parts and sum(part or 0 for part in parts) == total
