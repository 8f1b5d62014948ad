"""What kind of table a grid is, by what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.document import Cell, Grid
from pipeline.values.announced import announced_number
from pipeline.values.axis import Axis, yearly_axis
from pipeline.values.bars import is_bar, is_shaded
from pipeline.values.checkboxes import ticked
from pipeline.values.columns import period_code
from pipeline.values.crosstab import Crosstab, crosstab
from pipeline.values.dates import header_subperiod
from pipeline.values.funding import source_word
from pipeline.values.money import caption_unit
from pipeline.values.money_heads import is_value
from pipeline.values.money_tables import lists_projects, tells_years
from pipeline.values.names import names_departments
from pipeline.values.numbering import NUMBER
from pipeline.values.status_marks import offers_states
from pipeline.vocabulary import find_label, label_of, lookup, squeeze

_NUMERIC = re.compile(r"^[△▲\-−–—－ㅡ(]?\s*[\d.,\s]*(?:\dE[+-]?\d{1,2})?\)?\s*(%|원|천원|백만원|억원?)?$")
_PHONE = re.compile(r"(☎|☏|\d{2,4}-\d{3,4}(-\d{4})?|0\d{1,3}[.)]\s?\d{3,4}[-.]\d{4})")
_ROLE = re.compile(
    r"(과\s?장|팀\s?장|담\s?당\s?관|주\s?무\s?관|담\s?당\s?자|국\s?장|실\s?장|소장|센터장|단장|계장)(?![가-힣])"
)

FRAME_LENGTH = 200
"""A cell with more text than this, or with a table in it, frames a part of the page and is no data cell."""


def kind_of(grid: Grid) -> str:
    """`budget`, `schedule`, `targets`, `officers`, `form`, `frame`, `title` or `data`."""
    if is_frame(grid):
        return "frame"
    if is_title(grid) or title_bar(grid) is not None:
        return "title"
    if is_transposed_budget(grid):
        return "budget"
    if _is_choice_of_states(grid):
        return "data"
    axis = yearly_axis(grid)
    if axis is not None and not _form_above(grid, axis):
        return _yearly_kind(grid, axis)
    if is_officers(grid):
        return "officers"
    if lists_projects(grid) or tells_years(grid):
        return "data"
    if is_form(grid):
        return "form"
    return "data"


def _is_choice_of_states(grid: Grid) -> bool:
    """Whether states to choose from stand over one row of marks, and nothing else does."""
    return grid.rows == 2 and offers_states([grid.text(0, column) for column in range(grid.columns)])


def _form_above(grid: Grid, axis: Axis) -> bool:
    """Whether a label and its value stand above the years: then the yearly table is one part of a form."""
    if _labels_down(grid, axis.header_rows - 1):
        return True
    for row in range(axis.header_rows - 1):
        cells = [cell for cell in grid.starting(row) if cell.text.strip()]
        if (
            len(cells) >= 2
            and (found := find_label(cells[0].text)) is not None
            and found.role != "cell"
            and cells[0].column == 0
            and cells[0].row_span == 1
            and find_label(cells[1].text) is None
            and period_code(cells[1].text) is None
            and caption_unit(cells[1].text) is None
        ):
            return True
    return False


def _labels_down(grid: Grid, years: int) -> bool:
    """Whether a label over several rows ends above the row of the years, and another one stands beside that row."""
    first, beside = grid.at(0, 0), grid.at(years, 0)
    if first is None or beside is None or first.row_span < 2 or first.row_span > years or beside.row != years:
        return False
    return all((found := find_label(cell.text)) is not None and found.role == "section" for cell in (first, beside))


def _yearly_kind(grid: Grid, axis: Axis) -> str:
    if axis.granularity is not None:
        return "schedule"
    body = [grid.at(r, c) for r in range(axis.header_rows, grid.rows) for c, _ in axis.columns]
    cells = list({id(cell): cell for cell in body if cell is not None}.values())
    filled = [cell for cell in cells if cell.text.strip()]
    labels = {grid.text(r, c) for r in range(axis.header_rows, grid.rows) for c in range(axis.first)}
    heads = crosstab(grid) if any(source_word(cell.text) for cell in grid.table.cells) else None
    if heads is not None and heads.sources and heads.years > 1 and _holds_amounts(grid, heads):
        return "budget"
    named = sum(source_word(label) is not None for label in labels)
    sources = named + (0 if heads is None else heads.sources)
    numeric = sum(bool(_NUMERIC.match(cell.text.strip())) for cell in filled)
    bars = sum(is_bar(cell.text) for cell in filled)
    if bars * 2 > len(filled) or any(is_shaded(cell.text) for cell in filled):
        return "schedule"
    if sources and numeric * 2 >= len(filled) and (numeric or named > 1):  # 공사 alone may be a task
        return "budget"
    marks = sum(cell.fill is not None or cell.drawn is not None for cell in cells)
    if marks and len(filled) * 2 < len(cells):
        return "schedule"
    if filled and not sources and _names_indicators(grid, axis):
        return "targets"
    if filled and numeric * 5 >= len(filled) * 4:
        return "budget" if sources else "data"
    return "targets" if filled else "data"


def _names_indicators(grid: Grid, axis: Axis) -> bool:
    """Whether a column before the years is headed 성과지표, 지표 or 단위: what follows are figures to be reached."""
    heads = [grid.text(axis.header_rows - 1, column) for column in range(axis.first)]
    return any(_field(head) == "indicator" or squeeze(head) == "단위" for head in heads)


def is_transposed_budget(grid: Grid) -> bool:
    """Years down the side; sources, or 계획, 확보 and 집행, across the top, or sources beside the years."""
    if grid.rows < 3 or grid.columns < 3 or not _has_year_below(grid):
        return False
    heads = crosstab(grid)
    if heads is None or not heads.transposed or heads.years < 2:
        return False
    years = sum(line.period is not None and line.period.code[0].isdigit() for line in heads.rows)
    across = [line for line in heads.columns if line.source is not None or line.basis is not None]
    across += [line for line in heads.columns if line.total is not None and line.source is None and across]
    beside = {line.source.code for line in heads.rows if line.source is not None}
    return years >= 2 and (len(across) >= 2 or bool(across and beside)) and _holds_amounts(grid, heads)


def _has_year_below(grid: Grid) -> bool:
    """Whether any cell below the first row is a year: without one there is no need to read the heads."""
    return any(
        cell.row + cell.row_span > 1 and (code := period_code(cell.text)) is not None and code[0].isdigit()
        for cell in grid.table.cells
    )


def _holds_amounts(grid: Grid, heads: Crosstab) -> bool:
    """Whether most of what stands in the body is an amount."""
    body = [grid.text(row.index, column.index) for row in heads.rows for column in heads.columns]
    filled = [text for text in body if text.strip()]
    return bool(filled) and sum(map(is_value, filled)) * 2 >= len(filled)


def is_officers(grid: Grid) -> bool:
    """Roles beside names and phones, or the words 공약실명제 over the table."""
    first = grid.at(0, 0)
    headed = first is not None and _field(first.text) == "officers"
    cells = grid.table.cells
    if any(map(_is_other_label, cells)):
        return False
    named = any(_PHONE.search(cell.text) for cell in cells) and any(_ROLE.search(cell.text) for cell in cells)
    return (headed and grid.columns >= 2) or named


def _is_other_label(cell: Cell) -> bool:
    """Whether a cell is a label of a form that has nothing to do with officers."""
    found = find_label(cell.text)
    return found is not None and found.role != "cell" and found.field not in OFFICIAL


OFFICIAL = frozenset({"officers", "departments", "supporting_departments", "remark"})
"""Labels that may stand in an officers' table."""


def is_frame(grid: Grid) -> bool:
    """A table that lays out a part of the page: a cell holds other tables or long running text."""
    return any(
        cell.tables or (len(cell.text) > FRAME_LENGTH and cell.text.count("\n") > 4) for cell in grid.table.cells
    )


def is_title(grid: Grid) -> bool:
    """A box with a number and a title, or a title alone."""
    cells = [cell for cell in grid.table.cells if cell.text.strip()]
    if grid.rows > 2 or not 1 <= len(cells) <= 2 or any(is_label(cell) for cell in cells):
        return False
    if len(cells) == 1:
        return grid.rows * grid.columns <= 2
    number = cells[0].text.strip()
    return cells[0].row == cells[1].row and (bool(NUMBER.match(number)) or announced_number(number) is not None)


@dataclass(frozen=True, slots=True)
class TitleBar:
    """A bar over a pledge: its number, its title, and what else stands in it with the label that each would have."""

    number: Cell
    title: Cell
    others: tuple[tuple[str, Cell], ...]


def title_bar(grid: Grid) -> TitleBar | None:
    """One row of number, title and department, state or class: `01 | 어르신 일자리 확대 | 노인복지과`; None for any other table."""
    cells = [cell for cell in grid.table.cells if cell.text.strip()]
    if grid.rows != 1 or not 3 <= len(cells) <= MOST_IN_BAR or any(is_label(cell) for cell in cells):
        return None
    number, title, *rest = cells
    if not NUMBER.match(number.text.strip()) or not _WORDS.search(title.text) or bar_field(title.text) is not None:
        return None
    fields = [bar_field(cell.text) for cell in rest]
    if None in fields or len(set(fields)) < len(fields) or "\n\n" in title.text:
        return None
    return TitleBar(number, title, tuple((field or "", cell) for field, cell in zip(fields, rest, strict=True)))


def bar_field(text: str) -> str | None:
    """What a cell beside a title says by its words: a department, a state of progress, a class; None for any other words.

    >>> [bar_field(text) for text in ("노인복지과", "정상추진", "신규", "공영주차장 조성", "123")]
    ['departments', 'status', 'classification', None, None]
    """
    words = " ".join(text.split())
    if lookup("statuses").get(words) is not None:
        return "status"
    if lookup("classification").get(words) is not None:
        return "classification"
    return "departments" if names_departments(words) else None


MOST_IN_BAR = 5
_WORDS = re.compile(r"[가-힣]{2}")


def is_label(cell: Cell) -> bool:
    """Whether a cell is a label of a form."""
    return ticked(cell.text) is None and find_label(cell.text) is not None


def is_form(grid: Grid) -> bool:
    """Label cells with values beside or below them."""
    labels = [
        cell
        for cell in grid.table.cells
        if ticked(cell.text) is None and (found := find_label(cell.text)) is not None and found.role != "cell"
    ]
    if not labels:
        return False
    cells = [cell for cell in grid.table.cells if cell.text.strip()]
    if sum(header_subperiod(cell.text) is not None for cell in grid.row(0)) >= 3:
        return False  # months across the top
    top = grid.row(0)
    pair = len(top) > 1 and labels[0] is top[0] and top[1].column_span > 1 and top[1] not in labels
    if all(cell.row == 0 for cell in labels) and grid.rows > 2 and len(labels) < grid.columns and not pair:
        return False  # a header row over many rows is a data table
    return len(labels) * 2 >= len(cells) or len(labels) >= 2 or labels[0].column == 0


def _field(text: str) -> str | None:
    found = label_of(text) or find_label(text)
    return None if found is None else found.field
