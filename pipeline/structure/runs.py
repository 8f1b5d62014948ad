"""Tables that are merged into a form: where one begins among the form's rows, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Cell, Grid
from pipeline.structure.bands import Band, bands_of, cells_of, filled, layout, part
from pipeline.structure.kinds import is_officers
from pipeline.structure.labels import any_label, label
from pipeline.values.announced import announced_number
from pipeline.values.columns import is_year, period_code, period_codes
from pipeline.values.dates import header_subperiod
from pipeline.values.numbering import NUMBER
from pipeline.vocabulary import lookup

OFFICER_WORDS = frozenset({"officer", "officers", "departments", "division", "remark"})
"""Labels that may stand in the header of an officers' table, or before the parts of an officer."""


def table_end(grid: Grid, bands: Sequence[Band], at: int) -> int:
    """The end of the table that begins in band `at`; `at` itself where none does."""
    if not heads_table(grid, bands, at):
        return at
    head = cells_of(grid, bands[at])
    end = at + 1
    while end < len(bands) and _belongs(grid, bands, end, head):
        end += 1
    return end


def below_lines(grid: Grid, bands: Sequence[Band]) -> bool:
    """Whether a table begins below lines that have the whole width: its unit, or words before it."""
    lines = 0
    while lines < len(bands) and len(cells_of(grid, bands[lines])) == 1:
        lines += 1
    return 0 < lines < len(bands) and table_end(grid, bands, lines) > lines


def heads_table(grid: Grid, bands: Sequence[Band], at: int) -> bool:
    """Whether a band is the header of a table: periods or sources across, or labels over several rows of values."""
    band = bands[at]
    row = list(grid.starting(band[0]))
    below = list(grid.starting(band[0] + 1)) if band[0] + 1 < grid.rows else []
    if len(filled(row)) < 2 or (_is_labelled_table(row, band) and not is_tall_head(grid, bands, at)):
        return False
    if names_periods(row, below):
        return True
    following = list(grid.row(bands[at + 1][0])) if at + 1 < len(bands) else []
    if names_sources(row) and following and period_code(following[0].text) is not None:
        return True
    return band[1] - band[0] == 1 and _labels_over_rows(grid, bands, at)


def is_tall_head(grid: Grid, bands: Sequence[Band], at: int) -> bool:
    """Whether a band is the head of a road map, 세부내용 beside the years over their quarters, with its rows below it."""
    top, bottom = bands[at]
    if bottom - top < 2 or at + 1 >= len(bands):
        return False
    row, under, following = list(grid.starting(top)), filled(grid.starting(bottom - 1)), cells_of(grid, bands[at + 1])
    alike = len(following) > 2 and layout(following[:1]) == layout(row[:1]) and label(following[0]) is None
    quarters = len(under) > 1 and all(header_subperiod(cell.text) is not None for cell in under)
    return alike and quarters and names_periods(row, under)


def _is_labelled_table(row: Sequence[Cell], band: Band) -> bool:
    """Whether the first cell is the label of a table that stands whole to its right."""
    first, height = row[0], band[1] - band[0]
    return height > 1 and first.row_span == height and not any(cell.row_span == height for cell in row[1:])


def names_periods(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether cells are the heads of a yearly table, the years in them or in the row below."""
    codes = period_codes([cell.text for cell in row])
    named = [at for at, code in enumerate(codes) if code is not None and not _heads_section(row[at])]
    years = [at for at in named if (codes[at] or "").startswith("20")]
    if len(years) >= 2 or (years and len(named) >= 3):
        return not any(_pairs_with(cell) for cell in row[named[0] + 1 :])
    under = [code for code in period_codes([cell.text for cell in below]) if is_year(code)]
    if not named or len(under) < 2:
        return False
    spread = any(cell.column_span > 1 or lookup("periods").get(cell.text) == "within_term" for cell in row)
    return spread and not any(_pairs_with(cell) for cell in row[named[0] + 1 :])


def _heads_section(cell: Cell) -> bool:
    """Whether a cell is the label of a section whose words may name a period, too: 향후 계획."""
    found = label(cell)
    return found is not None and found.role == "section"


def _pairs_with(cell: Cell) -> bool:
    """Whether a cell behind a period is the label of the next pair, and no head."""
    found = label(cell)
    return found is not None and found.field != "remark" and period_code(cell.text) is None


def names_sources(row: Sequence[Cell]) -> bool:
    """Whether cells are the heads of a table with the sources across."""
    known = lookup("sources")
    own = sum(known.get(cell.text) not in {None, "total"} for cell in row[1:])
    return own >= 2 and label(row[0]) is None


def _labels_over_rows(grid: Grid, bands: Sequence[Band], at: int) -> bool:
    """Whether a row of labels heads two rows of values or more: a list, and no pair of label and value."""
    row = list(grid.starting(bands[at][0]))
    known = [cell for cell in row if any_label(cell) is not None]
    if len(known) * 2 <= len(row) or any(cell.column_span == grid.columns for cell in row):
        return False
    values = 0
    for band in bands[at + 1 :]:
        cells = list(grid.starting(band[0]))
        if layout(cells) != layout(row) or sum(any_label(cell) is not None for cell in cells) * 2 >= len(cells):
            break
        values += band[1] - band[0]
    return values >= 2


def _belongs(grid: Grid, bands: Sequence[Band], at: int, head: Sequence[Cell]) -> bool:
    """Whether a band is one more row of the table under `head`."""
    row = list(grid.starting(bands[at][0]))
    if not row or (len(row) == 1 and len(list(grid.row(bands[at][0]))) == 1):
        return False
    below = list(grid.starting(bands[at][0] + 1)) if bands[at][0] + 1 < grid.rows else []
    if (
        names_periods(row, below)
        or _names_other_sources(row, head)
        or names_pledge(row)
        or (label(row[0]) is not None and _is_labelled_table(row, bands[at]))
    ):
        return False
    if label(row[0]) is None or row[0].column > 0:
        return True
    top = [cell for cell in head if cell.row == head[0].row]
    return len(row) >= max(4, len(top)) and not any(_pairs_with(cell) for cell in row[1:])


def names_pledge(row: Sequence[Cell]) -> bool:
    """Whether a row holds the label of a title before its value: the next card of a sheet of cards (번호 | 9 | 공약명 | …)."""
    found = [label(cell) for cell in filled(row)]
    return any(one is not None and one.field == "title" for one in found[:-1]) and None in found


def _names_other_sources(row: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Whether a row heads amounts by source below a head that names none: 예산 | 합계 | 국비 | 시비 below years."""
    known = lookup("sources")
    return names_sources(row) and not any(known.get(cell.text) not in {None, "total"} for cell in head)


def officers_end(grid: Grid, bands: Sequence[Band], at: int) -> int:
    """The end of the run of bands that name officers, their header among them; `at` itself where there is none."""
    end = at
    while end < len(bands) and _heads_officers(grid, bands, end) and not _is_people(grid, bands[end]):
        end += 1
    first = end
    while end < len(bands) and (_is_people(grid, bands[end]) or (end > at and _below_heads(grid, bands, end))):
        end += 1
    return at if end == first else end


def is_named(cells: Sequence[Cell]) -> bool:
    """Whether a cell may be a person's name."""
    return any(_NAME.fullmatch(cell.text.strip()) for cell in cells)


def _below_heads(grid: Grid, bands: Sequence[Band], at: int) -> bool:
    """Whether a band is one more row below the header of an officers' table: as the row above it, with a name."""
    above, cells = cells_of(grid, bands[at - 1]), cells_of(grid, bands[at])
    return is_named(cells) and layout(above) == layout(cells) and not any(any_label(cell) is not None for cell in cells)


def _is_people(grid: Grid, band: Band) -> bool:
    cells = filled(cells_of(grid, band))
    if any((found := label(cell)) is not None and found.field == "supporting_departments" for cell in cells):
        return False  # whose value is no officer's department
    return is_officers(Grid(part(grid, *band))) or names_people(cells)


def names_people(cells: Sequence[Cell]) -> bool:
    """Whether a row is pairs of a post and a name, with the department before them or not: `담당자 | 홍길동`."""
    found = [any_label(cell) for cell in cells[::2]]
    if len(cells) % 2 or any(one is None or one.field not in OFFICER_WORDS for one in found):
        return False
    return any(
        _POST.search("".join(post.text.split())) is not None
        and _NAME.fullmatch(name.text.strip()) is not None
        and any_label(name) is None
        and lookup("phrases").get(name.text) != "nobody"
        for post, name in zip(cells[::2], cells[1::2], strict=True)
    )


_POST = re.compile(r"(장|관|담당|담당자|책임자)$")
_NAME = re.compile(r"[가-힣](\s?[가-힣]){1,3}")


def _heads_officers(grid: Grid, bands: Sequence[Band], at: int) -> bool:
    """Whether a band is the caption or the header of an officers' table."""
    cells = filled(cells_of(grid, bands[at]))
    found = [any_label(cell) for cell in cells]
    if len(cells) == 1:
        return found[0] is not None and found[0].field == "officers"
    return len(cells) > 2 and all(one is not None and one.field in OFFICER_WORDS for one in found)


def is_title(cells: Sequence[Cell]) -> bool:
    """A number and words beside it, neither of them a label; labels with their values may follow (소관 | 공원과)."""
    if len(cells) < 2 or any(map(label, cells[:2])) or not cells[1].text.strip():
        return False
    announced = announced_number(cells[0].text) is not None
    if len(cells) == 2:
        return announced or NUMBER.match(cells[0].text.strip()) is not None
    return announced and any_label(cells[2]) is not None


def in_form(grid: Grid) -> bool:
    """Whether rows of labels stand below a table, or full-width labels over its parts: then it is a part of a form."""
    bands = bands_of(grid)
    across = [at for at, band in enumerate(bands) if _is_label_across(grid, band)]
    if any(0 < at < len(bands) - 1 for at in across):
        return True
    start = next((at for at in range(len(bands)) if table_end(grid, bands, at) > at), None)
    if start is None:
        return False
    end = table_end(grid, bands, start)
    return end < len(bands) and any(_is_label_row(grid, band) for band in bands[end:])


def _is_label_across(grid: Grid, band: Band) -> bool:
    cells = cells_of(grid, band)
    return len(cells) == 1 and label(cells[0]) is not None


def _is_label_row(grid: Grid, band: Band) -> bool:
    cells = cells_of(grid, band)
    return len(cells) > 1 and label(cells[0]) is not None
