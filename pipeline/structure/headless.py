"""Rows without a head right below a table, in formats without pages: they go on with it where they can be no table alone.

A row that a funding source or a year names and that holds figures needs the heads above it; so does a row whose number
comes next in a list.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document import Cell, Grid, Table
from pipeline.structure.cut_by_hand import header_like, named_rows
from pipeline.structure.labels import any_label
from pipeline.values.columns import basis_above, period_code
from pipeline.values.funding import source_word
from pipeline.values.markers import strip_marker
from pipeline.vocabulary import lookup

_LONGEST_UNIT = 3
"""Letters of 백만원."""
_HEADS = 2
"""Heads that say what the rows of a table are."""
_NUMBER = re.compile(r"(?:\d+[-.])*\d+\.?")


def goes_on(above: Table, below: Table) -> tuple[Table, Table] | None:
    """Both tables on the same columns where the lower one is rows of the upper; else None."""
    if named_rows(above, 1) & named_rows(below, 0):
        return None
    below = _padded(below, above)
    if above.columns == below.columns:
        return (above, below) if any(goes(above, below) for goes in _GOES_ON) else None
    if above.columns + 1 == below.columns:
        wider = _parted(above)
        return (wider, below) if _sides(below) and _is_budget(wider, below) else None
    if above.columns == below.columns + 1:
        wider = _parted(below)
        return (above, wider) if _sides(above) and _is_budget(above, wider) else None
    return None


# ── rows of a budget ─────────────────────────────────────────────────────────────────────────────────────────────


def _is_budget(above: Table, below: Table) -> bool:
    """Whether sources name the rows of both below heads of periods, or periods those of both below heads of sources."""
    upper, lower = Grid(above), Grid(below)
    heads = [text for row in range(min(2, upper.rows)) for text in set(_texts(upper, row)[1:])]
    periods = sum(period_code(text) is not None for text in heads)
    sources = sum(source_word(text) is not None or basis_above(text) is not None for text in heads)
    rows = [_texts(lower, row) for row in range(lower.rows)]
    last = _texts(upper, upper.rows - 1)
    if not all(map(_are_figures, (*rows, last))) or not any(text for row in rows for text in row[len(_names(row)) :]):
        return False
    names = [_names(row) for row in (*rows, last)]
    if periods >= _HEADS and all(any(_is_source(name) for name in of) for of in names):
        return True
    return sources >= _HEADS - 1 and all(period_code(of[0]) is not None for of in names)


def _names(row: list[str]) -> list[str]:
    """The cells that name a row: the first, and the second where it is a source in a group of them."""
    return row[:2] if len(row) > 1 and _is_source(row[1]) else row[:1]


def _are_figures(row: list[str]) -> bool:
    """Whether a row holds figures and blanks behind its names, and nothing else."""
    rest = row[len(_names(row)) :]
    return bool(rest) and all(map(_is_figure, rest))


def _is_source(text: str) -> bool:
    return source_word(text) is not None or period_code(text) == "total"


def _is_figure(text: str) -> bool:
    """An amount, a dash or a blank."""
    letters = sum(map(str.isalpha, text))
    return letters == 0 or (_has_digit(text) and letters <= _LONGEST_UNIT and period_code(text) is None)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


# ── a list ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _goes_on_listing(above: Table, below: Table) -> bool:
    """Whether the first row bears a number as those of a list with heads are, and not one of them, and is as its rows."""
    upper, lower = Grid(above), Grid(below)
    heads = [cell for cell in above.cells if cell.row == 0 and any_label(cell) is not None]
    if len(heads) < _HEADS or any(any_label(cell) is not None for cell in below.cells if cell.row == 0):
        return False
    numbers = {text: row for row in range(1, upper.rows) if _NUMBER.fullmatch(text := upper.text(row, 0).strip())}
    first = lower.text(0, 0).strip()
    if not numbers or first in numbers or _shape(first) not in {_shape(number) for number in numbers}:
        return False
    return lower.columns > _HEADS and _alike(_texts(upper, max(numbers.values())), _texts(lower, 0))


def _shape(number: str) -> str:
    return re.sub(r"\d+", "0", number)


# ── a road map and other rows ────────────────────────────────────────────────────────────────────────────────────


def _is_road_map(above: Table, below: Table) -> bool:
    """Whether both tables hold marks below heads of periods, and no words behind the names of their rows."""
    upper, lower = Grid(above), Grid(below)
    heads = [column for column in range(upper.columns) if period_code(upper.text(0, column)) is not None]
    if len({upper.text(0, column) for column in heads}) < _HEADS or heads[0] == 0:
        return False
    rows = [_texts(lower, row) for row in range(lower.rows)] + [_texts(upper, upper.rows - 1)]
    marks = [row[heads[0] :] for row in rows]
    named = all(any(row[: heads[0]]) for row in rows) and lower.text(0, 0).strip() != ""
    return named and all(any(of) and not any(map(_is_word, of)) for of in marks)


def _is_word(text: str) -> bool:
    return lookup("phrases").get(text) != "shaded" and any(map(str.isalnum, text))


def _is_body(above: Table, below: Table) -> bool:
    """Whether the lower table begins with a row that no head can be: behind its name stand blanks or figures.

    The head of the upper one is shaded, and this row is not; where spans are lost no shading is known, so the words of
    the heads must tell that they are such, and half of the row must be figures.
    """
    cells = sorted((cell for cell in below.cells if cell.row == 0), key=lambda cell: cell.column)
    if any((cell.fill and cell.text.strip()) or any_label(cell) is not None for cell in cells):
        return False
    codes = [period_code(cell.text) or source_word(cell.text) for cell in cells]
    if any(codes[1:]) or codes[:1] not in ([None], ["total"]):
        return False
    upper, lower = Grid(above), Grid(below)
    first = _texts(lower, 0)
    if not first[0] or not (_years(above) > _HEADS or _alike(_texts(upper, upper.rows - 1), first)):
        return False
    if "lost" not in {above.spans, below.spans} and header_like(above):
        return any(not text or _is_entry(text) for text in first[1:])
    figures = sum(map(_is_entry, first[1:]))
    return _has_known_heads(above) and figures > 0 and 2 * figures >= sum(map(bool, first[1:]))


def _is_entry(text: str) -> bool:
    """Whether a text has figures or a bullet, which heads have not."""
    return _has_digit(text) or strip_marker(text)[0] != ""


def _has_known_heads(table: Table) -> bool:
    heads = sum(any_label(cell) is not None for cell in table.cells if cell.row == 0)
    return _years(table) > _HEADS or heads > _HEADS


def _years(table: Table) -> int:
    return sum(period_code(cell.text) is not None for cell in table.cells if cell.row == 0)


def _alike(upper: list[str], lower: list[str]) -> bool:
    """Whether behind their names two rows hold figures and words in the same columns, as far as they hold any."""
    pairs = [(one, two) for one, two in zip(upper, lower, strict=True) if any(map(str.isalnum, one))][1:]
    return all(not any(map(str.isalnum, two)) or _is_figure(one) == _is_figure(two) for one, two in pairs)


# ── columns ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _texts(grid: Grid, row: int) -> list[str]:
    return [grid.text(row, column).strip() for column in range(grid.columns)]


def _padded(table: Table, above: Table) -> Table:
    """A piece of a sheet with the columns of the one above that are blank in all of its rows, at its right."""
    starts = [one.place.cell and one.place.cell.rstrip("0123456789") for one in (above, table)]
    if not starts[0] or starts[0] != starts[1] or table.columns >= above.columns:
        return table
    blanks = [(row, column) for row in range(table.rows) for column in range(table.columns, above.columns)]
    added = tuple(Cell(row, column, "", replace(table.place, row=row + 1, column=column + 1)) for row, column in blanks)
    return replace(table, cells=table.cells + added, columns=above.columns)


def _sides(table: Table) -> bool:
    """Whether the second column names rows, beside a group of them."""
    return any(cell.column == 1 and source_word(cell.text) is not None for cell in table.cells)


def _parted(table: Table) -> Table:
    """The table with its first column over two."""
    return replace(table, cells=tuple(map(_moved, table.cells)), columns=table.columns + 1)


def _moved(cell: Cell) -> Cell:
    if cell.column:
        return replace(cell, column=cell.column + 1)
    return replace(cell, column_span=cell.column_span + 1)


_GOES_ON = (_is_budget, _goes_on_listing, _is_road_map, _is_body)
