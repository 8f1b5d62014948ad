"""추진일정: shaded cells, glyphs and words of a road map become time spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, build, cell_span, leaf, nothing, sequence
from pipeline.fields.context import Context
from pipeline.fields.names import Linker
from pipeline.findings import finding
from pipeline.values.axis import Axis, yearly_axis
from pipeline.values.bars import is_glyph_bar, is_glyphs, is_shaded, unmarked
from pipeline.values.bullets import split_inline_bullets
from pipeline.values.columns import period_code
from pipeline.values.counted_axis import counted_axis, same_year, whole_years
from pipeline.values.headers import header_subperiod
from pipeline.values.month_axis import month_axis, one_year, turned
from pipeline.values.text import strip_marker
from pipeline.vocabulary import label_of
from schemas import Finding, Schedule, ScheduleItem, Segment

BESIDE = frozenset({"departments", "supporting_departments", "agency", "officers", "remark", "cost", "row_number"})
"""Labels of columns that may stand between a task and its bars."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What one column of a row shows: a bar's look (None: no bar) and the words in it."""

    look: str | None
    basis: str
    text: str
    cell: Cell | None


def read_schedule(
    table: RepairedTable,
    linker: Linker,
    context: Context,
    above: Sequence[Span] = (),
    period: str | None = None,
) -> Read[Schedule | None]:
    """The road map of a table; None with a finding where its time axis cannot be read.

    `above` are the lines over the table, the nearest first: months without a year are those of the year named there, else
    of the one year of `period`, as the page says when the pledge is carried out. Counted years (1차년도) are its years.
    """
    grid = turned(table.grid) or table.grid
    if grid is not table.grid:
        table = replace(table, grid=grid, doubtful=frozenset())
    whole = yearly_axis(grid)
    inherited, year = (None, None) if whole is not None else _inherited(grid, above, period)
    whole = inherited or whole
    axis = _dated(whole)
    columns = None if axis is None else _axis_dates(axis)
    if axis is None or whole is None or columns is None:
        noted = finding("SCHEDULE_AXIS_UNKNOWN", place=grid.table.place, raw=_first_row(grid))
        return nothing().noting(noted)
    reader = _Rows(grid, axis, whole.first, columns, linker, context, table.doubtful)
    items = list(reader.items())
    beyond = reader.beyond()
    heads = [cell_span(cell, cell.text) for row in range(axis.header_rows) for cell in _axis_cells(grid, axis, row)]
    lost = sum(item.value.state == "unknown" for item in items)
    findings = list(table.findings)
    counted = inherited is not None and inherited.granularity is None
    if inherited is not None:
        code = "SCHEDULE_YEARS_COUNTED" if counted else "SCHEDULE_YEAR_INHERITED"
        findings.append(finding(code, place=grid.table.place, raw=None, pointer="/start", year=year))
    if beyond:
        place = cell_span(beyond[0], beyond[0].text).place
        findings.append(finding("SCHEDULE_BEYOND_AXIS", place=place, raw=None, pointer="/items", rows=len(beyond)))
    if lost:
        place = grid.table.place
        findings.append(
            finding("SCHEDULE_SHADING_LOST", place=place, raw=_first_row(grid), pointer="/items", rows=lost)
        )
    return build(
        Schedule,
        findings=findings,
        granularity=leaf(axis.granularity or _step(columns), *(heads if counted else heads[:2])),
        start=leaf(columns[0], *heads[:1]),
        end=leaf(columns[-1], *heads[-1:]),
        items=sequence(items),
    )


def _inherited(grid: Grid, above: Sequence[Span], period: str | None) -> tuple[Axis | None, int | None]:
    """The axis of a table that names no year, and its first year."""
    year = one_year([grid.text(0, 0), *(span.text for span in above)])
    if year is None and period is not None:
        year = same_year(period)
    axis = None if year is None else month_axis(grid, year)
    years = None if period is None else whole_years(period)
    if axis is None and years is not None:
        return counted_axis(grid, years), years[0]
    return axis, year


def _dated(axis: Axis | None) -> Axis | None:
    """The axis without a first column for what came before the years and a last one for what comes after them."""
    if axis is None or axis.granularity is not None:
        return axis
    columns = axis.columns
    columns = columns[1:] if columns[0][1] == "prior" else columns
    columns = columns[:-1] if columns[-1:] and columns[-1][1] == "after_term" else columns
    return replace(axis, columns=columns) if columns else None


def _step(columns: list[str]) -> str:
    """What one column of a header of one row stands for."""
    return "half" if all("-H" in date for date in columns) else "year"


def _first_row(grid: Grid) -> str:
    return "\t".join(cell.text for cell in grid.row(0))


def _axis_cells(grid: Grid, axis: Axis, row: int) -> Iterator[Cell]:
    wanted = {column for column, _ in axis.columns}
    return (cell for cell in grid.starting(row) if cell.column in wanted and cell.text.strip())


def _axis_dates(axis: Axis) -> list[str] | None:
    """Each column as a date; None where a head is no year or the columns do not go forward."""
    dates: list[str] = []
    for index, (_, code) in enumerate(axis.columns):
        if axis.granularity is None:
            dates.append(code)
            continue
        number = header_subperiod(axis.subheads[index])
        if number is None or not code.isdigit():
            return None
        dates.append(
            {"quarter": "{}-Q{}", "month": "{}-{:02d}", "half": "{}-H{}"}[axis.granularity].format(code, number[1])
        )
    years = [date for date in dates if date[0].isdigit()]
    if len(years) != len(dates) or dates != sorted(set(dates)):
        return None
    return dates


class _Rows:
    """The rows of a road map."""

    def __init__(
        self,
        grid: Grid,
        axis: Axis,
        first: int,
        columns: list[str],
        linker: Linker,
        context: Context,
        doubtful: frozenset[int],
    ) -> None:
        self.grid = grid
        self.axis = axis
        self.first = first
        self.columns = columns
        self.linker = linker
        self.context = context
        self.doubtful = doubtful
        self.others = self._other_columns()
        self.background = self._background()
        rows = range(axis.header_rows, grid.rows)
        self.unmarked = {row: unmarked([grid.text(row, column).strip() for column, _ in axis.columns]) for row in rows}
        self.cell_by_cell = self._draws_cell_by_cell()
        marks = [mark for row in rows for column, _ in axis.columns if (mark := self._mark(row, column)).look]
        drawn = {mark.basis for mark in marks}
        self.fills = {mark.look for mark in marks if mark.basis == "shading"}
        pictured = grid.table.place.confidence is not None
        self.shading_lost = not drawn if grid.table.spans == "lost" else pictured and drawn <= {"text"}
        """A text cannot hold shading, nor a fax in black and white: where no row shows any bar, they were shaded."""

    def items(self) -> Iterator[Read[ScheduleItem]]:
        rows = range(self.axis.header_rows, self.grid.rows)
        owners = self._owners(rows)
        for row, owner in zip(rows, owners, strict=True):
            label = self._label(row)
            marks = [self._mark(row, column) for column, _ in self.axis.columns]
            if label is not None and any(mark.cell is label for mark in marks):
                continue  # a note or a legend over the whole width
            if label is None and not any(mark.look for mark in marks):
                continue
            yield self._item(row, label, owner, marks)

    def beyond(self) -> list[Cell]:
        """Bars in columns that are no date (임기전, 임기후, a year that cannot be read), one for each row."""
        dated = [column for column, _ in self.axis.columns]
        others = [column for column in range(self.grid.columns) if column not in dated]
        outside = [column for column in others if self._head(column) in {"prior", "after_term"}]
        unread = [column for column in others if self._is_unread(column)]
        rows = range(self.axis.header_rows, self.grid.rows)
        found = []
        for row in rows:
            marks = [mark for column in outside if (mark := self._mark(row, column)).look]
            marks += [mark for column in unread if (mark := self._mark(row, column)).look in self.fills]
            found += [mark.cell for mark in marks[:1] if mark.cell is not None]
        return found

    def _head(self, column: int) -> str | None:
        return period_code(self.grid.text(self.axis.header_rows - 1, column))

    def _is_unread(self, column: int) -> bool:
        """Whether a column without a date may have one: a figure in its head, or no head at all behind the first date."""
        head = "".join(self.grid.text(row, column) for row in range(self.axis.header_rows)).strip()
        return any(map(str.isdigit, head)) or (not head and column > self.axis.columns[0][0])

    def _item(
        self, row: int, label: Cell | None, owner: tuple[str, Span] | None, marks: Sequence[_Mark]
    ) -> Read[ScheduleItem]:
        tasks, noted = self._tasks(label)
        state, basis = self._state(row, marks)
        segments = list(self._segments(marks)) if state == "known" else []
        spans = [cell_span(mark.cell, mark.text) for mark in marks if mark.look and mark.cell is not None]
        shown = spans[:1] or ([cell_span(label, label.text)] if label is not None else [])
        return build(
            ScheduleItem,
            findings=noted,
            project=nothing() if owner is None else leaf(owner[0], owner[1]),
            tasks=sequence(tasks),
            segments=sequence(segments),
            state=leaf(state, *shown),
            basis=leaf(basis, *shown),
        )

    def _state(self, row: int, marks: Sequence[_Mark]) -> tuple[str, str]:
        if not any(mark.look for mark in marks):
            return ("unknown" if self.shading_lost else "empty"), "none"
        if self.grid.table.spans == "lost" and (
            not self.cell_by_cell or any(m.look and m.basis != "glyph" for m in marks)
        ):
            return (
                "unknown",
                "none",
            )  # one mark in a merged cell, or a word in it, tells nothing of how far the bar reaches
        if row in self.doubtful:
            return "unknown", "none"
        return "known", Counter(mark.basis for mark in marks if mark.look).most_common(1)[0][0]

    def _segments(self, marks: Sequence[_Mark]) -> Iterator[Read[Segment]]:
        start = 0
        while start < len(marks):
            end = start
            while end + 1 < len(marks) and _one_bar(marks[end], marks[end + 1]):
                end += 1
            if marks[start].look is not None:
                cells = {id(m.cell): m.cell for m in marks[start : end + 1] if m.cell is not None}.values()
                spans = [cell_span(cell, cell.text) for cell in cells]
                words = " ".join(dict.fromkeys(m.text for m in marks[start : end + 1] if m.text))
                yield build(
                    Segment,
                    start=leaf(self.columns[start], *spans[:1]),
                    end=leaf(self.columns[end], *spans[-1:]),
                    text=leaf(words, *spans) if words else nothing(),
                )
            start = end + 1

    def _mark(self, row: int, column: int) -> _Mark:
        cell = self.grid.at(row, column)
        if cell is None:
            return _Mark(None, "none", "", None)
        text = self.context.unwrap.clean(cell.text)
        if is_shaded(text):
            return _Mark("shaded", "shading", "", cell)
        fill = cell.fill if cell.fill not in self.background.get(row, ()) else None
        if fill is not None:
            return _Mark(fill, "shading", "" if is_glyphs(text) else text, cell)
        if cell.drawn is not None:
            return _Mark("drawn", "glyph", text, cell)
        if is_glyph_bar(text):
            if text in self.unmarked.get(row, ()):
                return _Mark(None, "none", "", cell)
            return _Mark("glyph", "glyph", "", cell)
        if text and text not in {"-", "·"}:
            return _Mark(f"text:{text}", "text", text, cell)
        return _Mark(None, "none", "", cell)

    def _background(self) -> dict[int, set[str]]:
        """Fills that are no bars, row by row: a zebra stripe covers the label too, a tint every cell of the table."""
        rows = range(self.axis.header_rows, self.grid.rows)
        found: dict[int, set[str]] = {}
        everywhere = {
            cell.fill
            for row in rows
            for column, _ in self.axis.columns
            if (cell := self.grid.at(row, column)) is not None
        }
        tint = everywhere if len(everywhere) == 1 and self._is_tinted(rows) else set()
        for row in rows:
            label = self._label(row)
            stripe = {label.fill} if label is not None and label.fill is not None else set()
            cells = [self.grid.at(row, column) for column, _ in self.axis.columns]
            whole = stripe and all(cell is not None and cell.fill in stripe for cell in cells)
            some_plain = any(cell is not None and cell.fill is None for cell in cells)
            found[row] = {f for f in (stripe if whole or not some_plain else set()) | tint if f is not None}
        return found

    def _is_tinted(self, rows: range) -> bool:
        """Whether words or glyphs tell the bars, so that one fill over all cells is a tint."""
        return any(
            (cell := self.grid.at(row, column)) is not None and cell.text.strip()
            for row in rows
            for column, _ in self.axis.columns
        )

    def _draws_cell_by_cell(self) -> bool:
        """Whether glyphs stand side by side, or in every column of a row: the page draws one for each column."""
        rows = range(self.axis.header_rows, self.grid.rows)
        drawn = [[is_glyph_bar(self.grid.text(row, column)) for column, _ in self.axis.columns] for row in rows]
        return any(left and right for row in drawn for left, right in pairwise(row))

    def _label(self, row: int) -> Cell | None:
        """The row's task: the last cell with text before the time axis."""
        for column in range(self.first - 1, -1, -1):
            cell = self.grid.at(row, column)
            if cell is not None and cell.text.strip() and column not in self.others:
                return cell
        return None

    def _other_columns(self) -> set[int]:
        """Columns before the axis that are headed 담당부서, 비고 or the like: no task stands in them."""
        heads = {column: label_of(self.grid.text(0, column)) for column in range(self.first)}
        found = {column for column, head in heads.items() if head is not None and head.field in BESIDE}
        return found if len(found) < len(heads) else set()

    def _tasks(self, label: Cell | None) -> tuple[list[Read[str]], list[Finding]]:
        if label is None:
            return [], []
        pieces = [strip_marker(piece)[1] for piece in split_inline_bullets(label.text)]
        texts = [text for piece in pieces if (text := self.context.unwrap.clean(piece))]
        noted = []
        if len(texts) > 1:
            noted.append(
                finding("SCHEDULE_LABEL_FUSED", place=label.place, raw=label.text, pointer="/tasks", count=len(texts))
            )
        return [leaf(text, cell_span(label, text)) for text in texts], noted

    def _owners(self, rows: range) -> list[tuple[str, Span] | None]:
        """The project of each row: named in the remark behind the bars, in a column before the label, or the label itself."""
        last = self.axis.columns[-1][0]
        cells = [
            [self.grid.at(row, c) for c in (*range(last + 1, self.grid.columns), *range(self.first))] for row in rows
        ]
        named: dict[int, tuple[str, Span]] = {}
        distinct = {id(cell): cell for line in cells for cell in line if cell is not None and cell.text.strip()}
        for key, cell in distinct.items():
            span = cell_span(cell, self.context.unwrap.clean(cell.text))
            project = self.linker.link(span)
            if project is not None:
                named[key] = (project, span)
        return [
            next((named[id(cell)] for cell in line if cell is not None and id(cell) in named), None) for line in cells
        ]


def _one_bar(left: _Mark, right: _Mark) -> bool:
    """Whether two columns show one unbroken bar: the same cell, or the same look without a new word."""
    if left.look is None or right.look is None:
        return False
    if left.cell is not None and left.cell is right.cell:
        return True
    if left.basis == "text" or right.basis == "text":
        return left.look == right.look
    return left.look == right.look and not right.text
