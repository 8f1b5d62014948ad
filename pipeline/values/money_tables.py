"""Which tables are about money, by their heads and by the part of the pledge that they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Grid
from pipeline.values.amounts import find_amounts
from pipeline.values.captions import caption_unit
from pipeline.values.crosstab import Crosstab, crosstab
from pipeline.values.money_heads import is_value
from pipeline.values.text import clean, fold
from pipeline.vocabulary import find_label

LEAST_ROWS = 3
"""Labels over a single row of values are a form."""
READ_AS_MONEY = frozenset({"data", "targets"})
"""Kinds of tables that may be about money after all."""


def money_kind(grid: Grid, kind: str, section: str | None, caption: str = "") -> str | None:
    """`projects` where a project a row has its cost beside other values, else `budget`; None for a table of other things."""
    if kind not in READ_AS_MONEY | {"budget"}:
        return None
    heads = crosstab(grid)
    if heads is None or not _holds_amounts(heads):
        return None
    if heads.named is not None and heads.words and _says_cost(heads, caption):
        return "projects"
    if kind == "budget":
        return "budget"
    wide = len(heads.columns) * len(heads.rows) > 1
    if section == "budget" and wide and (_says_money(heads) or not heads.timeless):
        return "budget"
    return "budget" if _says_money(heads) and _says_cost(heads, caption) else None


def lists_projects(grid: Grid) -> bool:
    """Whether a table has a project a row and its cost below heads of money, wherever its unit stands."""
    heads = crosstab(grid) if grid.rows >= LEAST_ROWS else None
    return heads is not None and heads.named is not None and _says_money(heads) and _holds_amounts(heads)


def tells_years(grid: Grid) -> bool:
    """Whether a table has years down its side, what is done in each, and what it costs."""
    heads = crosstab(grid) if grid.rows >= LEAST_ROWS else None
    yearly = heads is not None and heads.transposed and heads.years > 1 and bool(heads.words)
    return heads is not None and yearly and _says_money(heads) and _holds_amounts(heads)


def _holds_amounts(heads: Crosstab) -> bool:
    """Whether most of what stands among the amounts is one."""
    rows = [row for row in heads.rows if row.coded or not row.worded]
    filled = [
        text for row in rows for line in heads.columns if (text := heads.grid.text(row.index, line.index)).strip()
    ]
    return bool(filled) and sum(map(is_value, filled)) * 2 > len(filled)


def _says_money(heads: Crosstab) -> bool:
    """Whether a head names a source, a basis or a cost."""
    lines = (*heads.columns, *heads.rows)
    if any(head.kind in {"source", "group", "basis"} for line in lines for head in line.heads):
        return True
    return any(_is_cost(head.cell.text) for line in lines for head in line.heads)


def _says_cost(heads: Crosstab, caption: str) -> bool:
    """Whether a source, a word for cost or a unit of money makes certain that the figures are money."""
    lines = (*heads.columns, *heads.rows)
    if any(head.kind in {"source", "group"} for line in lines for head in line.heads):
        return True
    units = any(caption_unit(text) is not None for text in (caption, *_head_texts(heads)))
    cost = any(_is_cost(head.cell.text) for line in lines for head in line.heads)
    cells = (heads.grid.text(row.index, line.index) for row in heads.rows for line in heads.columns)
    return cost and (units or any(_has_unit(text) for text in cells))


def _has_unit(text: str) -> bool:
    """Whether an amount brings its own unit: 4억원."""
    return any(amount.unit is not None for amount in find_amounts(fold(clean(text))))


def _head_texts(heads: Crosstab) -> Iterator[str]:
    for row in range(heads.header_rows):
        for cell in heads.grid.starting(row):
            yield cell.text


def _is_cost(text: str) -> bool:
    found = find_label(text)
    return found is not None and found.field in {"cost", "budget"}
