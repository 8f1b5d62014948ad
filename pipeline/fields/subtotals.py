"""Sums inside a budget table: subtotals are held against their parts and left out, the grand total is told from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.document import Grid, Span, cell_span
from pipeline.findings import finding
from pipeline.values.compound import whole_amount
from pipeline.values.crosstab import Line
from pipeline.values.money_heads import Head
from pipeline.vocabulary import squeeze
from schemas import Finding

GRAND = ("총계", "총합계", "총사업비", "총액", "합계", "계", "전체")
"""Words of a sum, the most comprehensive first; any other (소계, 누계) comes after them."""

Values = Callable[[Line], tuple[int | None, ...]]
"""The amounts of a line at every line that crosses it; None where it is unreadable, 0 where nothing stands."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Rows and columns without subtotals, what is to be said of the subtotals, and where those stand that close."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    findings: tuple[Finding, ...]
    told: tuple[Span, ...]


def settle(grid: Grid, rows: Sequence[Line], columns: Sequence[Line], unit: int | None) -> Settled:
    """Rows and columns without subtotals, and what is to be said of the subtotals."""

    def amount(row: Line, column: Line) -> int | None:
        found = whole_amount(grid.text(row.index, column.index), unit or 1_000_000)
        return 0 if found.state in {"blank", "not_applicable"} else found.amount

    def across(row: Line) -> tuple[int | None, ...]:
        return tuple(amount(row, column) for column in columns)

    def down(column: Line) -> tuple[int | None, ...]:
        return tuple(amount(row, column) for row in rows)

    kept_columns, first = _without_subtotals(columns, down, unit or 1_000_000)
    kept_rows, second = _without_subtotals(rows, across, unit or 1_000_000)
    doubted = {noted.raw for noted in (*first, *second)}
    proved = [line for line in columns if line not in kept_columns and line.heads[-1].cell.text not in doubted]
    closed = [line for line in rows if line not in kept_rows and line.heads[-1].cell.text not in doubted]
    cells = [
        *(grid.at(row, line.index) for line in proved for row in range(grid.rows)),
        *(grid.at(line.index, column) for line in closed for column in range(grid.columns)),
    ]
    told = tuple(cell_span(cell, cell.text) for cell in cells if cell is not None and cell.text.strip())
    return Settled(tuple(kept_rows), tuple(kept_columns), (*first, *second), told)


def _without_subtotals(lines: Sequence[Line], values: Values, unit: int) -> tuple[list[Line], list[Finding]]:
    extra = [
        line
        for line in lines
        if line.subtotal is None and line.total is not None and not _is_grand(line, lines, values)
    ]
    summed = [line for line in lines if line.subtotal is not None or line in extra]
    noted = [noted for line in summed for noted in _judged(line, lines, summed, values, unit)]
    return [line for line in lines if line not in summed], noted


def _is_grand(line: Line, lines: Sequence[Line], values: Values) -> bool:
    """Whether a sum is the one of everything: of several, the one that its parts add up to, else by its word, the first."""
    rivals = [one for one in lines if one.total is not None and one.subtotal is None and _place(one) == _place(line)]
    if len(rivals) < 2:
        return True
    parts = [one for one in lines if one.total is None and one.subtotal is None and _is_part(one, line)]
    whole = _added(parts, values)

    def rank(one: Line) -> tuple[int, int, int]:
        closed = sum(a == b for a, b in zip(values(one), whole, strict=True) if a is not None) if parts else 0
        word = squeeze(one.total.cell.text) if one.total is not None else ""
        return -closed, GRAND.index(word) if word in GRAND else len(GRAND), one.index

    return min(rivals, key=rank) is line


def _place(line: Line) -> tuple[object, ...]:
    """What a sum is besides a sum: lines of one place are rivals."""
    names = tuple(squeeze(cell.text) for cell in line.names)
    return _code(line.source), _code(line.period), _code(line.basis), names


def _code(head: Head | None) -> str | None:
    return None if head is None else head.code


def _is_part(one: Line, total: Line) -> bool:
    """Whether a line may be a part of a sum: the sum of a year has parts of that year alone."""
    return all(
        _code(getattr(total, kind)) in {None, _code(getattr(one, kind))} for kind in ("source", "period")
    ) and _code(one.basis) == _code(total.basis)


def _added(parts: Sequence[Line], values: Values) -> tuple[int | None, ...]:
    rows = [values(part) for part in parts]
    return tuple(None if None in column else sum(v or 0 for v in column) for column in zip(*rows, strict=True))


def _judged(line: Line, lines: Sequence[Line], summed: Sequence[Line], values: Values, unit: int) -> Iterator[Finding]:
    """Nothing where a subtotal closes over its parts: those below its head, else a run of lines right beside it."""
    own = values(line)
    if not any(own):
        return
    below = [
        one
        for one in lines
        if one not in summed and line.subtotal is not None and any(h.cell is line.subtotal.cell for h in one.heads)
    ]
    if below:
        if _added(below, values) == own:
            return
    elif any(_added(run, values) == own for run in _runs(line, lines, summed)) or _fills(line, lines, summed, values):
        return
    label = line.heads[-1].cell
    added = _added(below, values) if below else ()
    gaps = [f"{_shown(a, unit)} ≠ {_shown(b, unit)}" for a, b in zip(own, added, strict=False) if a != b]
    yield finding(
        "SUBTOTAL_MISMATCH",
        place=label.place,
        raw=label.text,
        pointer="/cells",
        label=" ".join(dict.fromkeys(head.cell.text for head in line.heads)),
        gaps=", ".join(gaps) or ", ".join(_shown(value, unit) for value in own),
    )


def _fills(line: Line, lines: Sequence[Line], summed: Sequence[Line], values: Values) -> bool:
    """Whether 임기내 without years of its own is what the other periods leave of their 총계."""
    if line.subtotal is None or line.subtotal.kind != "term":
        return False
    beside = [one for one in lines if one not in summed and _code(one.basis) == _code(line.basis)]
    wholes = [one for one in beside if one.total is not None]
    parts = [line, *(one for one in beside if one.total is None and one.period is not None)]
    return len(wholes) == 1 and _added(parts, values) == values(wholes[0])


def _runs(line: Line, lines: Sequence[Line], summed: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines right before or right behind a subtotal, up to the next sum."""
    at = list(lines).index(line)
    for step in (1, -1):
        run: list[Line] = []
        beside = at + step
        while 0 <= beside < len(lines) and lines[beside] not in summed and lines[beside].total is None:
            run.append(lines[beside])
            yield list(run)
            beside += step


def _shown(amount: int | None, unit: int) -> str:
    return "?" if amount is None else f"{(Decimal(amount) / unit).normalize():,f}"
