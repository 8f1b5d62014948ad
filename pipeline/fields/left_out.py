"""What a budget table says beside the amounts of the plan: told, and kept in the table."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Grid, cell_span
from pipeline.fields.blocks import Blocks
from pipeline.fields.budget_matrix import Matrix
from pipeline.findings import finding
from pipeline.values.crosstab import Crosstab, Line
from pipeline.vocabulary import label_of
from schemas import Finding


def left_out(grid: Grid, heads: Crosstab, blocks: Blocks, matrix: Matrix) -> None:
    """Columns and rows that are none of the plan's amounts, each with its finding; the table is then kept."""
    noted = [*_beside(grid, heads), *_spans(grid, heads), *_unknown(grid, heads)]
    matrix.findings.extend(noted)
    lines = (*heads.columns, *heads.rows)
    rates = any(line.beside is not None for line in lines)
    timed = any(line.period is not None or line.span is not None or line.basis is not None for line in lines)
    matrix.kept = matrix.kept or bool(noted or rates or (blocks.projects and (timed or not heads.words)))


def _beside(grid: Grid, heads: Crosstab) -> Iterator[Finding]:
    """집행률 is a rate and needs no word; 추경 is money whose place in the plan nobody knows."""
    for line in (*heads.columns, *heads.rows):
        if line.beside is not None and line.beside.code == "amount":
            head = line.beside.cell
            raw = "\t".join(_texts(grid, heads, line))
            yield finding("BUDGET_BASIS_UNKNOWN", place=head.place, raw=raw, pointer="/cells", label=head.text)


def _spans(grid: Grid, heads: Crosstab) -> Iterator[Finding]:
    """2022~2024, 임기내 without a year: an amount of several years together, which no single year has."""
    lines = (*heads.columns, *heads.rows)
    dated = any(line.period is not None and line.period.code[0].isdigit() for line in lines)
    for line in lines:
        over = line.span
        if over is None and not dated and line.subtotal is not None and line.subtotal.kind == "term":
            over = line.subtotal
        if over is not None:
            head, texts = over.cell, _texts(grid, heads, line)
            if any(char.isdigit() for text in texts for char in text):
                raw = "\t".join([head.text, *texts])
                yield finding("BUDGET_YEARS_TOGETHER", place=head.place, raw=raw, pointer="/periods", label=head.text)


def _unknown(grid: Grid, heads: Crosstab) -> Iterator[Finding]:
    """Columns with figures under a head that says nothing known."""
    bottom = heads.header_rows - 1
    body = range(heads.header_rows, grid.rows)
    by_period = any(line.period is not None for line in heads.columns)
    by_source = any(line.source is not None for line in heads.rows)
    period = by_period or by_source
    code, pointer = ("PERIOD_HEAD_UNKNOWN", "/periods") if period else ("SOURCE_UNKNOWN", "/sources")
    for column in heads.unknown:
        head = grid.text(bottom, column)
        filled = any(grid.text(row, column).strip() for row in body)
        if not filled or _is_remark(head):
            continue
        if not by_period and not any(c.isdigit() for row in body for c in grid.text(row, column)):
            continue
        cell = grid.at(bottom, column)
        place = grid.table.place if cell is None else cell_span(cell, head).place
        yield finding(code, place=place, raw=head, pointer=pointer, label=head)


def _texts(grid: Grid, heads: Crosstab, line: Line) -> list[str]:
    """What stands in a column or a row below or behind its heads."""
    if line in heads.columns:
        return [grid.text(row.index, line.index) for row in heads.rows]
    return [grid.text(line.index, column.index) for column in heads.columns]


def _is_remark(head: str) -> bool:
    found = label_of(head)
    return found is not None and found.field == "remark"
