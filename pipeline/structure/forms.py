"""Forms taken apart: every label cell with the value cell beside or below it, band by band."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.document import Block, Cell, Grid, Paragraph, RepairedTable, Table, cell_span
from pipeline.structure.entries import Break, Entry, TitleBox
from pipeline.structure.kinds import is_officers, kind_of
from pipeline.structure.lines import Line, cell_lines
from pipeline.values.checkboxes import is_choice, ticked
from pipeline.values.numbering import NUMBER
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import find_label
from pipeline.vocabulary.labels import Label

CHOSEN = frozenset(
    {"classification", "continuity", "budget_kind", "completion", "authority", "horizon", "horizon_or_period", "status"}
)
"""Labels whose value may be a list of boxes to tick."""

TABLE_KINDS = frozenset({"budget", "schedule", "targets", "officers", "data"})

Stream = Callable[[tuple[Block, ...]], Iterator[Entry]]


@dataclass(frozen=True, slots=True)
class FormReader:
    """Reads forms. `stream` reads the blocks inside a cell that holds tables or long text of its own."""

    unwrap: Unwrapper
    stream: Stream

    def entries(self, grid: Grid) -> Iterator[Entry]:
        """The form's labels and values in reading order, and a break behind them."""
        yield from self._region(grid)
        yield Break()

    def _region(self, grid: Grid) -> Iterator[Entry]:
        bands = _bands(grid)
        at = 0
        while at < len(bands):
            top, bottom = bands[at]
            heads = self._header_labels(grid, top, bottom)
            if heads is not None and at + 1 < len(bands) and self._values_below(grid, heads, bands[at + 1]):
                below = grid.row(bands[at + 1][0])
                for head in heads:
                    value = next((cell for cell in below if cell.column == head.column), None)
                    yield from self._pair(head, [] if value is None else [value])
                at += 2
                continue
            officers = _officers_end(grid, bands, at)
            if officers > at:
                yield Break()
                yield RepairedTable("officers", Grid(_part(grid, top, bands[officers - 1][1], 0, grid.columns)))
                at = officers
                continue
            yield from self._band(grid, top, bottom)
            at += 1

    def _header_labels(self, grid: Grid, top: int, bottom: int) -> list[Cell] | None:
        """The cells of a band that is nothing but labels, at least two of them."""
        cells = list(grid.row(top))
        if bottom - top != 1 or len(cells) < 2 or not all(label(cell) is not None for cell in cells):
            return None
        return cells

    def _values_below(self, grid: Grid, heads: list[Cell], band: tuple[int, int]) -> bool:
        cells = grid.row(band[0])
        same = [(cell.column, cell.column_span) for cell in cells] == [
            (head.column, head.column_span) for head in heads
        ]
        labels = sum(label(cell) is not None for cell in cells)
        return band[1] - band[0] == 1 and same and label(cells[0]) is None and labels * 2 < len(cells)

    def _band(self, grid: Grid, top: int, bottom: int) -> Iterator[Entry]:
        cells = [cell for row in range(top, bottom) for cell in grid.starting(row)]
        if not cells:
            return
        if not cells:
            return
        first = cells[0]
        if len(cells) == 1:
            yield from self._alone(first)
        elif bottom - top == 1 and _is_title(cells):
            yield TitleBox(*(cell_span(cell, self.unwrap.clean(cell.text)) for cell in cells))
        elif bottom - top == 1:
            yield from self._pairs(cells)
        elif first.row_span == bottom - top and label(first) is not None:
            yield from self._labelled_region(grid, first, top, bottom)
        else:
            yield from self._inner(_part(grid, top, bottom, 0, grid.columns))

    def _labelled_region(self, grid: Grid, first: Cell, top: int, bottom: int) -> Iterator[Entry]:
        """A label over several rows, with a form or a table of its own to the right."""
        part = _part(grid, top, bottom, first.column_span, grid.columns)
        columns = {cell.column for cell in part.cells}
        if len(columns) == 1:
            yield from self._pair(first, list(part.cells))
            return
        yield heading_line(first, self.unwrap)
        yield from self._inner(part)

    def _inner(self, table: Table) -> Iterator[Entry]:
        grid = Grid(table)
        kind = kind_of(grid)
        if kind in TABLE_KINDS and not (kind == "data" and _starts_with_labels(grid)):
            yield RepairedTable(kind, grid)
        elif len(_bands(grid)) == 1 and grid.rows > 1:
            yield from self._rows(grid)
        else:
            yield from self._region(grid)

    def _rows(self, grid: Grid) -> Iterator[Entry]:
        """Rows tied together by a cell that none of the rules above explains: each row by itself."""
        for row in range(grid.rows):
            yield from self._pairs(list(grid.starting(row)))

    def _pairs(self, cells: list[Cell]) -> Iterator[Entry]:
        """Label, value, label, value … along one row."""
        head: Cell | None = None
        values: list[Cell] = []
        for cell in cells:
            if label(cell) is None or (not values and _says_kind(head, cell)):
                values.append(cell)
                continue
            if head is not None or values:
                yield from self._pair(head, values)
            head, values = cell, []
        yield from self._pair(head, values)

    def _pair(self, head: Cell | None, values: list[Cell]) -> Iterator[Entry]:
        if head is None:
            for value in values:
                yield from self._alone(value)
            return
        lines = [_own_label(line) for value in values for line in self._value_lines(head, value)]
        first = lines[0] if lines else None
        if len(lines) == 1 and isinstance(first, Line) and not first.marker and first.label is None:
            yield replace(heading_line(head, self.unwrap), value=first.whole)
            return
        yield heading_line(head, self.unwrap)
        yield from lines

    def _value_lines(self, head: Cell, value: Cell) -> Iterator[Entry]:
        """A value's lines; boxes to tick are no bullets, and a word that is a label elsewhere is none here."""
        found = label(head)
        offered = found is not None and found.field in CHOSEN and ticked(value.text) is not None
        if offered or is_choice(value.text) or label(value) is not None:
            whole = cell_span(value, self.unwrap.clean(value.text))
            yield Line("", 0.0, whole, None, None, whole)
        else:
            yield from self._content(value)

    def _alone(self, cell: Cell) -> Iterator[Entry]:
        """A cell without a label: a heading of what follows, a frame around other blocks, or plain text."""
        if label(cell) is not None:
            yield heading_line(cell, self.unwrap)
        elif cell.text.strip() or cell.tables:
            yield Break()
            yield from self._content(cell)

    def _content(self, cell: Cell) -> Iterator[Entry]:
        if cell.tables or any(isinstance(b, Paragraph) and b.indent for b in cell.blocks):
            yield from self.stream(cell.blocks)
        elif cell.text.strip():
            yield from cell_lines(cell.text, cell.place, self.unwrap)


def heading_line(cell: Cell, unwrap: Unwrapper) -> Line:
    """A label cell as a line that its value follows."""
    printed = cell_span(cell, unwrap.clean(cell.text))
    return Line("", 0.0, printed, printed, label(cell), printed.reworded(""), form=True)


def _own_label(entry: Entry) -> Entry:
    """A value cell's line that has a known label of its own stands beside the label cell, not below it."""
    if isinstance(entry, Line) and not entry.marker and entry.known is not None and entry.known.role == "value":
        return replace(entry, form=True)
    return entry


def label(cell: Cell) -> Label | None:
    """The label that a form's cell is."""
    found = None if ticked(cell.text) is not None else find_label(cell.text)
    return None if found is None or found.role == "cell" else found


def _says_kind(head: Cell | None, cell: Cell) -> bool:
    """Whether a cell behind 사업구분 is its value though the words are a label elsewhere: 공약사업."""
    kind = None if head is None else label(head)
    word = label(cell)
    return (
        kind is not None
        and kind.field in {"classification", "continuity"}
        and word is not None
        and word.field == "title"
    )


def _is_title(cells: list[Cell]) -> bool:
    """A number and words beside it, neither of them a label."""
    return len(cells) == 2 and NUMBER.match(cells[0].text.strip()) is not None and not any(map(label, cells))


def _starts_with_labels(grid: Grid) -> bool:
    """Whether each row begins with a label of its own, so that it is a form and no data table."""
    return all((cell := grid.at(row, 0)) is not None and label(cell) is not None for row in range(grid.rows))


def _bands(grid: Grid) -> list[tuple[int, int]]:
    """Row ranges that no cell crosses."""
    bands: list[tuple[int, int]] = []
    top = 0
    while top < grid.rows:
        bottom = top + 1
        row = top
        while row < bottom:
            bottom = max([bottom, *(cell.row + cell.row_span for cell in grid.row(row))])
            row += 1
        bands.append((top, min(bottom, grid.rows)))
        top = bottom
    return bands


def _officers_end(grid: Grid, bands: list[tuple[int, int]], start: int) -> int:
    """The end of the run of bands that name officers; `start` itself where the first of them names none."""
    at = start
    while at < len(bands) and is_officers(Grid(_part(grid, bands[at][0], bands[at][1], 0, grid.columns))):
        at += 1
    return at


def _part(grid: Grid, top: int, bottom: int, left: int, right: int) -> Table:
    """A rectangle of a grid as a table of its own; places stay those of the page."""
    cells = []
    for cell in grid.table.cells:
        if top <= cell.row < bottom and left <= cell.column < right:
            span = min(cell.row_span, bottom - cell.row)
            cells.append(replace(cell, row=cell.row - top, column=cell.column - left, row_span=span))
    return Table(tuple(cells), bottom - top, right - left, grid.table.place, grid.table.spans)
