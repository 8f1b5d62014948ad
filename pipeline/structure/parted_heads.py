"""Heads that say a year and what stands below it in one cell (2026 계획, 2026 실적): taken apart, the year above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from pipeline.document import Block, Cell, Grid, Kept, Table
from pipeline.values.captions import caption_unit
from pipeline.values.columns import basis_code, is_year, period_code, says_done
from pipeline.values.money_heads import head_codes, is_value
from pipeline.values.turned import tells_target
from pipeline.vocabulary import Vocabulary, current

FEWEST = 2
"""Heads of a row that say both."""
_MOST_ROWS = 3
"""A head has at most so many rows."""
_LONGEST = 24
_YEAR_FIRST = re.compile(
    r"(?P<year>['‘’]?\d{2,4}\s*\.?\s*(?:년도?)?)\s*(?P<word>[^\d\s(].*|\([^()]*[가-힣][^()]*\))", re.DOTALL
)
_YEAR_LAST = re.compile(r"(?P<word>[^\d\s(]\D*?)\s*\(?(?P<year>['‘’]?\d{2,4}\s*\.?\s*(?:년도?)?)\)?", re.DOTALL)
_UNIT = re.compile(r"\s*[(\[][^()\[\]]{1,8}[)\]]\s*$")


def with_heads_parted(kept: Iterable[Kept[Block]]) -> Iterator[Kept[Block]]:
    """The blocks, each table of amounts with the years of its heads in a row of their own; one of words may be a list."""
    for one in kept:
        table = heads_parted(one.member) if isinstance(one.member, Table) else one.member
        amounts = isinstance(one.member, Table) and table is not one.member and _holds_amounts(Grid(one.member))
        yield Kept(one.at, table, own=True) if amounts else one


def _holds_amounts(grid: Grid) -> bool:
    """Whether what stands below the heads that say both are amounts of money, as a total or a unit beside them tells."""
    row = next(row for row in range(grid.rows) if sum(apart(cell.text) is not None for cell in grid.starting(row)) > 1)
    heads = [grid.text(row, column) for column in range(grid.columns)]
    both = [column for column, head in enumerate(heads) if apart(head) is not None]
    body = [grid.text(below, column) for column in both for below in range(row + 1, grid.rows)]
    money = any(code is not None and code[0] in {"total", "source"} for code in head_codes(heads))
    said = money or any(caption_unit(head) is not None for head in heads)
    return said and all(is_value(text) for text in body if text.strip())


def heads_parted(table: Table) -> Table:
    """The table with a second row of heads where one says year and basis together; the same table where none does.

    What a year has of one kind alone (2026(계획), 2027(계획)) says nothing of two rows.
    """
    if table.rows < FEWEST or table.columns <= FEWEST:
        return table
    heads = list(takewhile(lambda cell: cell.row < _MOST_ROWS, table.cells))
    for row in range(min(_MOST_ROWS, table.rows - 1)):
        parts = {c.column: said for c in heads if c.row == row and (said := apart(c.text)) is not None}
        if len(parts) >= FEWEST and any(says_done(word) or basis_code(word) != "plan" for _, word in parts.values()):
            return _with_row(table, row, parts)
    return table


def apart(head: str) -> tuple[str, str] | None:
    """The year of a head and what the head says of it: planned, to be reached, done; None for any other head.

    >>> apart("2026 계획"), apart("'26년 실적"), apart("목표(2027)"), apart("2027 집행(백만원)"), apart("2026년 준공")
    (('2026', '계획'), ("'26년", '실적'), ('2027', '목표'), ('2027(백만원)', '집행'), None)
    """
    return _apart(current(), head) if len(head) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _apart(book: Vocabulary, head: str) -> tuple[str, str] | None:  # noqa: ARG001 - words depend on it
    unit = _UNIT.search(head)
    bare = head if unit is None or period_code(unit.group().strip("()[] ")) is not None else head[: unit.start()]
    for text, behind in ((bare.strip(), head[len(bare) :].strip()), (head.strip(), "")):
        for form in (_YEAR_FIRST, _YEAR_LAST):
            found = form.fullmatch(text)
            if found is None:
                continue
            year, word = found["year"].strip(), found["word"].strip().strip("()").strip()
            if is_year(period_code(year)) and (basis_code(word) is not None or says_done(word) or tells_target(word)):
                return f"{year}{behind}", word
    return None


def _with_row(table: Table, row: int, parts: dict[int, tuple[str, str]]) -> Table:
    """The table with the words of some heads in a row of their own below those heads."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + 1))
        elif cell.row == row and cell.column in parts:
            year, word = parts[cell.column]
            cells += [_said(cell, year), replace(_said(cell, word), row=row + 1)]
        elif table.spans == "lost" or cell.row + cell.row_span <= row:
            cells.append(cell)
        else:
            cells.append(replace(cell, row_span=cell.row_span + 1))
    made = _years_merged(cells, row) if table.spans == "exact" else cells
    return replace(table, cells=tuple(sorted(made, key=lambda cell: (cell.row, cell.column))), rows=table.rows + 1)


def _said(cell: Cell, words: str) -> Cell:
    blocks = tuple(replace(block, text=words) for block in cell.blocks[:1] if not isinstance(block, Table))
    return replace(cell, text=words, blocks=blocks)


def _years_merged(cells: Sequence[Cell], row: int) -> list[Cell]:
    """One cell for a year that several heads side by side say."""
    made: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        last = made[-1] if made else None
        beside = last is not None and last.row == cell.row == row and last.column + last.column_span == cell.column
        if last is not None and beside and last.text == cell.text and last.row_span == cell.row_span == 1:
            made[-1] = replace(last, column_span=last.column_span + cell.column_span)
        else:
            made.append(cell)
    return made
