"""A table drawn with box characters: merged cells merged, shading as colour or as ▓, Korean two columns wide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.color import Color
from rich.style import Style
from rich.text import Text

from pipeline.cli.screen import safe
from pipeline.document import Cell, Grid, Table

SHADE = "▓"
_DRAWN = {"line": "─", "arrow": "→", None: ""}
_NARROWEST = 2  # one Korean syllable

_CROSSINGS = dict(zip(product((False, True), repeat=4), " ╶╴─╷┌┐┬╵└┘┴│├┤┼", strict=True))
"""Whether a line leads up, down, left and right → the character."""


def draw(table: Table, room: int, *, coloured: bool) -> Iterator[Text]:
    """The lines of the drawing, `room` columns wide at most as far as the table lets itself be squeezed."""
    sheet = _Sheet(table, room, coloured=coloured)
    for row in range(table.rows):
        yield sheet.line(row - 1, row)
        for number in range(sheet.heights[row]):
            yield sheet.line(row, row, number)
    yield sheet.line(table.rows - 1, table.rows)


class _Sheet:
    """A table with its columns' widths and rows' heights settled."""

    def __init__(self, table: Table, room: int, *, coloured: bool) -> None:
        self.grid = Grid(table)
        self.coloured = coloured
        shown = {id(cell): _shown(cell, coloured=coloured) for cell in table.cells}
        self.widths = _widths(table, room, shown)
        self.wrapped = {id(cell): _wrap(shown[id(cell)], self._width(cell)) for cell in table.cells}
        self.heights = _heights(table, self.wrapped)

    def line(self, upper: int, lower: int, number: int = -1) -> Text:
        """The border between two rows, or (`upper` == `lower`) a line of text of one row.

        A cell merged across a border shows there the line of its text that falls on it.
        """
        line = Text()
        column = 0
        while column < self.grid.columns:
            line.append(self._crossing(upper, lower, column))
            cell = self._at(lower, column)
            if cell is None or self._at(upper, column) is not cell:
                ruled = self._at(upper, column) is not cell
                line.append(("─" if ruled else " ") * self.widths[column])
                column += 1
                continue
            end = column + 1
            while self._at(upper, end) is cell and self._at(lower, end) is cell:
                end += 1
            above = sum(self.heights[cell.row : lower]) + lower - cell.row
            line.append_text(self._run(cell, above + number, sum(self.widths[column:end]) + end - column - 1))
            column = end
        line.append(self._crossing(upper, lower, column))
        return line

    def _crossing(self, upper: int, lower: int, column: int) -> str:
        """The character at the left edge of a column: a line stands between two different cells."""
        left_up, right_up = self._at(upper, column - 1), self._at(upper, column)
        left_down, right_down = self._at(lower, column - 1), self._at(lower, column)
        return _CROSSINGS[
            left_up is not right_up, left_down is not right_down, left_up is not left_down, right_up is not right_down
        ]

    def _run(self, cell: Cell, number: int, width: int) -> Text:
        """One line of a cell, as wide as the cell."""
        lines = self.wrapped[id(cell)]
        text = lines[number] if 0 <= number < len(lines) else ""
        if self.coloured:
            return Text(set_cell_size(text, width), style=_style(cell.fill))
        if cell.fill and not cell.text.strip():
            return Text(SHADE * width)
        return Text(set_cell_size(text, width))

    def _width(self, cell: Cell) -> int:
        covered = self.widths[cell.column : cell.column + cell.column_span]
        return sum(covered) + len(covered) - 1

    def _at(self, row: int, column: int) -> Cell | None:
        inside = 0 <= row < self.grid.rows and 0 <= column < self.grid.columns
        return self.grid.at(row, column) if inside else None


def _shown(cell: Cell, *, coloured: bool) -> list[str]:
    """The lines of a cell: its text, and a mark for what is drawn through it or, without colours, for its shading."""
    mark = _DRAWN[cell.drawn] + (SHADE if cell.fill and not coloured else "")
    lines = [safe(line) for line in cell.text.split("\n")]
    if mark:
        lines[0] = f"{mark} {lines[0]}".rstrip()
    return lines


def _widths(table: Table, room: int, shown: dict[int, list[str]]) -> list[int]:
    """As wide as the text wants; then the widest columns give way until all fit."""
    widths = [1] * table.columns
    for cell in sorted(table.cells, key=lambda one: one.column_span):
        covered = range(cell.column, min(cell.column + cell.column_span, table.columns))
        wanted = max(cell_len(line) for line in shown[id(cell)])
        missing = wanted - sum(widths[column] for column in covered) - (len(covered) - 1)
        for step in range(max(0, missing)):
            widths[covered[step % len(covered)]] += 1
    while sum(widths) + len(widths) + 1 > room and max(widths, default=0) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _heights(table: Table, wrapped: dict[int, list[str]]) -> list[int]:
    heights = [1] * table.rows
    for cell in sorted(table.cells, key=lambda one: one.row_span):
        last = min(cell.row + cell.row_span, table.rows) - 1
        present = sum(heights[cell.row : last + 1]) + (last - cell.row)
        heights[last] += max(0, len(wrapped[id(cell)]) - present)
    return heights


def _wrap(lines: list[str], width: int) -> list[str]:
    """Lines cut to a width: at a blank where there is one, else anywhere, as Korean is."""
    cut: list[str] = []
    for line in lines:
        rest = line
        while cell_len(rest) > width:
            head = chop_cells(rest, width)[0] or rest[:1]
            blank = head.rfind(" ")
            if blank > 0 and not rest[len(head) :].startswith(" "):
                head = head[:blank]
            cut.append(head.rstrip())
            rest = rest[len(head) :].lstrip()
        cut.append(rest)
    return cut


def _style(fill: str | None) -> Style:
    """The fill as background, with black or white text, whichever can be read on it."""
    if fill is None:
        return Style.null()
    colour = Color.parse(fill)
    red, green, blue = colour.get_truecolor()
    bright = red * 299 + green * 587 + blue * 114 > 128_000
    return Style(bgcolor=colour, color="black" if bright else "white")
