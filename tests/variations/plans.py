"""Plans for the numbered variations: a page of text or blocks, read by `convert` like any file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.printers import docx, pdf
from generator.sheet import C, Grid, Line, grid, head, row

from pipeline.convert import Options, convert
from schemas import Pledge, PledgeDocument

TITLE = "공약명: 나루터 고치기"
UNIT = "(단위 : 백만원)"
HEADS = "구분\t총계\t기투자\t2022년\t2023년\t2024년\t2025년\t2026년\t임기후"
ROWS = {
    "계": [100, 10, 10, 20, 20, 20, 20, 0],
    "국비": [50, 5, 5, 10, 10, 10, 10, 0],
    "시비": [50, 5, 5, 10, 10, 10, 10, 0],
}
BUDGET = [HEADS, *("\t".join([name, *map(str, figures)]) for name, figures in ROWS.items())]


def read(data: str | bytes, suffix: str = ".txt", options: Options | None = None) -> PledgeDocument:
    """A file of these bytes, as `gongyak extract` reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{suffix}"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return convert(path, options)


def one(data: str | bytes, suffix: str = ".txt") -> Pledge:
    (pledge,) = read(data, suffix).pledges
    return pledge


def with_budget(lines, *, unit=UNIT, before="", after="") -> str:
    """A plan whose budget is these lines of a text table."""
    parts = [TITLE, before, "4. 연차별 투자계획", unit, "", *lines, "", after]
    return "\n".join(part for at, part in enumerate(parts) if part or at in {4, len(parts) - 2}) + "\n"


def with_projects(*lines: str) -> str:
    return "\n".join([TITLE, "2. 사업개요", "- 나루터 정비", *(f"  {line}" for line in lines)]) + "\n"


def budget_docx(*rows: tuple[C, ...], widths: int, heads: int = 1, unit: str = UNIT) -> bytes:
    return docx(budget_blocks(*rows, widths=widths, heads=heads, unit=unit))


def budget_pdf(*rows: tuple[C, ...], widths: int, heads: int = 1, unit: str = UNIT) -> bytes:
    return pdf(budget_blocks(*rows, widths=widths, heads=heads, unit=unit))


def budget_blocks(*rows: tuple[C, ...], widths: int, heads: int, unit: str) -> list[Line | Grid]:
    made = grid(list(rows), *[2.0, *[1.0] * (widths - 1)], head_rows=heads)
    return [Line(TITLE, 0, big=True), Line("4. 연차별 투자계획"), Line(unit, 1), made]


def figures(name: str, values) -> tuple[C, ...]:
    return row(name, *map(str, values))


def cells(pledge: Pledge, basis: str = "plan") -> dict[tuple[str, str], int | None]:
    """(source, period) → won."""
    assert pledge.budget is not None
    return {(c.source, c.period): c.amount for c in pledge.budget.cells if c.basis == basis}


def states(pledge: Pledge) -> dict[tuple[str, str], str]:
    assert pledge.budget is not None
    return {(c.source, c.period): c.state for c in pledge.budget.cells}


def codes(document: PledgeDocument) -> set[str]:
    return {finding.code for finding in document.findings}


def flagged(document: PledgeDocument) -> bool:
    """Whether a warning or an error points into a budget."""
    return any(f.severity != "info" and "/budget" in (f.pointer or "") for f in document.findings)


__all__ = ["C", "Grid", "Line", "docx", "grid", "head", "pdf", "row"]
