"""What a page break does to a row: its rest stands overleaf, without a label of its own or with half of one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Cell, Grid, Table
from pipeline.vocabulary import label_of, squeeze

ROW = 2
"""The fewest cells of a row: a label and its value."""


def is_split_row(upper: Grid, first: list[Cell]) -> bool:
    """A first row without the label that every row above has, and without numbers of its own, ends the row above."""
    last = upper.rows - 1
    empty = [cell for cell in first if not cell.text.strip()]
    filled = [cell for cell in first if cell.text.strip()]
    if not filled or not empty:
        return False
    keys = [c for c in range(upper.columns) if _own_text(upper, last, c)]
    if not keys or any(cell.column == keys[0] for cell in filled):
        return False
    return all(_own_text(upper, last, cell.column) and not _numeric(cell.text) for cell in filled) and not any(
        _below_a_wider(upper.at(last, cell.column), cell) for cell in filled
    )


def is_split_label(upper: Grid, first: list[Cell]) -> bool:
    """A first row whose label is one only together with that of the row above: 건의 및 주 over 요사항."""
    last = upper.rows - 1
    above = [upper.at(last, cell.column) for cell in first]
    if len(first) < ROW or any(
        one is None or (one.row, one.column, one.column_span) != (last, cell.column, cell.column_span)
        for one, cell in zip(above, first, strict=True)
    ):
        return False
    head, rest = (above[0].text if above[0] else "").strip(), first[0].text.strip()
    if not head or not rest or one_word(head, rest) or any(_numeric(cell.text) for cell in first[1:]):
        return False
    return label_of(rest) is None and label_of(head + rest) is not None


def is_split_cell(upper: Grid, first: Sequence[Cell]) -> bool:
    """A first row that goes on with the tables inside the cells of the row above: a road map that a form holds.

    Its label stands in the middle of the whole cell, so on either page, or with a line on each.
    """
    held = [(upper.at(upper.rows - 1, cell.column), cell) for cell in first]
    if not any(cell.tables for cell in first):
        return False
    for above, cell in held:
        if above is None or (above.column, above.column_span) != (cell.column, cell.column_span):
            return False
        if (above.tables and not cell.tables and cell.text.strip()) or (cell.tables and not _ends_in_table(above)):
            return False
    labels = [(above.text, cell.text) for above, cell in held if above is not None and not cell.tables]
    return all(not one.strip() or not two.strip() or label_of(two) is None for one, two in labels)


def _ends_in_table(cell: Cell) -> bool:
    return bool(cell.blocks) and isinstance(cell.blocks[-1], Table)


def is_half_label(upper: Grid, first: Sequence[Cell]) -> bool:
    """Whether a first row has the second half of a label whose first half stands beside the row above: 연차별 over 목표.

    Both rows are of one table, so their other cells stand in the same columns.
    """
    last = upper.rows - 1
    held = [(upper.at(last, cell.column), cell) for cell in first]
    if len(first) <= ROW or any(
        one is None or (one.column, one.column_span) != (cell.column, cell.column_span) for one, cell in held
    ):
        return False
    head, rest = (held[0][0].text if held[0][0] else "").strip(), first[0].text.strip()
    return bool(head and rest) and label_of(head) is None and label_of(head + rest) is not None


def begins_row(upper: Grid, first: Sequence[Cell]) -> bool:
    """Whether a first row has figures of its own below figures: then it is no rest of the row above."""
    last = upper.rows - 1
    pairs = [(_figures(upper.text(last, cell.column)), _figures(cell.text)) for cell in first]
    return any(above and below for above, below in pairs)


def _figures(text: str) -> bool:
    return any(map(str.isdigit, text)) and _numeric(text)


def printed_twice(upper: Grid, first: Sequence[Cell]) -> frozenset[int]:
    """The columns of merged cells that a page break cut and of which the printer wrote the words on both pages.

    They are such only where all merged cells of the row say the same on both: two pledges may share their department.
    """
    held = [(upper.at(upper.rows - 1, cell.column), cell) for cell in first if cell.text.strip()]
    tall = [(above, cell) for above, cell in held if above is not None and max(above.row_span, cell.row_span) > 1]
    same = all(
        (above.column, above.column_span) == (cell.column, cell.column_span)
        and squeeze(above.text) == squeeze(cell.text)
        for above, cell in tall
    )
    return frozenset(cell.column for _, cell in tall) if same else frozenset()


def _below_a_wider(holder: Cell | None, cell: Cell) -> bool:
    """Whether a cell stands below part of one: quarters below their year, which are no rest of its text."""
    return holder is not None and holder.column_span > cell.column_span


def _own_text(grid: Grid, row: int, column: int) -> bool:
    """Whether the row has text of its own in the column, not that of a cell that reaches in from above."""
    cell = grid.at(row, column)
    return cell is not None and cell.row == row and bool(cell.text.strip())


def _numeric(text: str) -> bool:
    return text.strip().replace(",", "").replace(".", "").replace("-", "").isdigit()


def one_word(upper: str, lower: str) -> bool:
    """Whether letters written one under another are a label only together: 재 over 원, 별."""
    letters = [line.strip() for line in f"{upper}\n{lower}".split("\n")]
    if any(len(letter) != 1 for letter in letters):
        return False
    return label_of("".join(letters)) is not None and label_of(upper) is None and label_of(lower) is None
