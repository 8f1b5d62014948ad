"""Forms taken apart: every label cell with what stands beside or below it, and the tables merged into the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Block, Cell, Grid, Paragraph, RepairedTable, Span, cell_span
from pipeline.findings import finding
from pipeline.structure.bands import Band, bands_of, cells_of, filled, layout, part
from pipeline.structure.entries import Break, Entry, TitleBox
from pipeline.structure.footnotes import without_notes, without_unit_row
from pipeline.structure.kinds import kind_of
from pipeline.structure.labels import LabelPlaces, any_label, by_value, heading_line, label, labelled_inside
from pipeline.structure.lines import Line, cell_lines, line_of
from pipeline.structure.over import over_values
from pipeline.structure.runs import below_lines, is_tall_head, is_title, officers_end, table_end
from pipeline.structure.years_above import with_years_above
from pipeline.values.announced import announced_number
from pipeline.values.checkboxes import is_choice, ticked
from pipeline.values.dates import parse_period
from pipeline.values.money import caption_unit
from pipeline.values.money_heads import is_value
from pipeline.values.numbering import NUMBER
from pipeline.values.status_marks import chosen_beside, offers_states
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary.labels import Label

CHOSEN = frozenset(
    {"classification", "continuity", "budget_kind", "completion", "authority", "horizon", "horizon_or_period", "status"}
)
"""Labels whose value may be a list of boxes to tick."""

GROUP = Label("group", "group")
"""What words over several rows of a form are: they head labels, and are none themselves."""

LONGEST_UNIT = 40
LONGEST_TITLE = 80
"""A longer text in the first cell of a form is no title."""

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

    def joined(self, cells: Sequence[Cell]) -> Line:
        """Two cells below a label as one line: `2026년 | 기본계획 수립`."""
        head, value = (cell_span(cell, self.unwrap.clean(cell.text)) for cell in filled(cells))
        whole = Span.joined([head, value], f"{head.text} : {value.text}")
        return Line("", 0.0, whole, head, None, value)

    def over(self, heads: Sequence[Cell], values: Sequence[Cell]) -> Iterator[Entry]:
        """A row of labels with the row of their values."""
        for head, value in zip(heads, values, strict=True):
            yield from self._pair(head, [value])

    def beside(self, row: Sequence[Cell]) -> Iterator[Entry]:
        """One row of labels, each before its value."""
        yield from self._pairs(filled(row), LabelPlaces.of(()))

    def _region(self, grid: Grid, *, headed: bool = False) -> Iterator[Entry]:
        """The bands from top to bottom. `headed`: a label across the whole width, or beside them all, stands open."""
        bands = bands_of(grid)
        places = LabelPlaces.of(grid.table.cells)
        at = 0
        while at < len(bands):
            cells = cells_of(grid, bands[at])
            if not filled(cells):
                at += 1
            elif len(cells) == 1 and at == 0 and (title := self._title(cells[0])) is not None:
                yield title
                at += 1
            elif len(cells) == 1:
                yield from self._across(cells[0], headed=headed)
                headed = headed or label(cells[0]) is not None
                at += 1
            else:
                end, found = self._rows(grid, bands, at, places, headed=headed)
                yield from found
                headed = headed and isinstance(found[-1] if found else None, RepairedTable)
                at = end

    def _title(self, cell: Cell) -> TitleBox | None:
        """A number and a title in the first cell of a form: `1-2 솔마루 도서관 건립`."""
        whole = cell_span(cell, self.unwrap.clean(cell.text))
        number, _, words = whole.text.partition(" ")
        if not words or len(whole.text) > LONGEST_TITLE or not ("-" in number and NUMBER.match(number)):
            return None
        return TitleBox(whole.reworded(number.rstrip(".)")), whole.reworded(words))

    def _rows(
        self, grid: Grid, bands: Sequence[Band], at: int, places: LabelPlaces, *, headed: bool
    ) -> tuple[int, list[Entry]]:
        """The bands from `at` on that belong together, and what they hold."""
        end = officers_end(grid, bands, at)
        if end > at:
            apart: list[Entry] = [] if headed else [Break()]
            officers = Grid(part(grid, bands[at][0], bands[end - 1][1]))
            return end, [*apart, RepairedTable("officers", officers)]
        end = table_end(grid, bands, at)
        if end > at:
            inner = Grid(part(grid, bands[at][0], bands[end - 1][1]))
            kind = kind_of(inner)
            return end, [RepairedTable(kind if kind in TABLE_KINDS else "data", inner)]
        over = over_values(grid, bands, at)
        if over is not None:
            return at + 2, list(self.over(*over))
        if headed and self._is_unlabelled(grid, bands[at]):
            end = at + 1
            while end < len(bands) and self._is_unlabelled(grid, bands[end]) and table_end(grid, bands, end) == end:
                end += 1
            return end, list(self._loose_rows(grid, (bands[at][0], bands[end - 1][1])))
        end = self._blank_below(grid, bands, at)
        return end, list(self._band(grid, (bands[at][0], bands[end - 1][1]), places))

    def _is_unlabelled(self, grid: Grid, band: Band) -> bool:
        """Whether a band is no line of labels and values: then it is a row of a table."""
        cells = filled(cells_of(grid, band))
        return len(cells) > 1 and label(cells[0]) is None and not any(map(labelled_inside, cells))

    def _blank_below(self, grid: Grid, bands: Sequence[Band], at: int) -> int:
        """The end of the rows whose first cell is empty below a label that was not merged down over them."""
        first = cells_of(grid, bands[at])[0]
        end = at + 1
        found = label(first)
        if found is None or found.role != "section" or first.column_span == grid.columns:
            return end
        while end < len(bands):
            row = cells_of(grid, bands[end])
            if len(row) < 3 or row[0].text.strip() or layout(row[:1]) != layout([first]):
                break
            end += 1
        return end

    def _band(self, grid: Grid, band: Band, places: LabelPlaces) -> Iterator[Entry]:
        cells = cells_of(grid, band)
        first, height = cells[0], band[1] - band[0]
        if height == 1 and is_title(cells):
            number, title = (cell_span(cell, self.unwrap.clean(cell.text)) for cell in cells[:2])
            yield TitleBox(number.reworded(announced_number(number.text) or number.text), title)
            if cells[2:]:
                yield from self._pairs(cells[2:], places)
        elif height == 1:
            yield from self._pairs(cells, places)
        elif label(first) is not None and not any(cell.column == first.column for cell in filled(cells)[1:]):
            yield from self._labelled_region(grid, first, band, places)
        elif first.row_span == height and first.text.strip():
            yield from self._group(grid, first, band)
        else:
            yield from self._loose_rows(grid, band)

    def _labelled_region(self, grid: Grid, first: Cell, band: Band, places: LabelPlaces) -> Iterator[Entry]:
        """A label over several rows, with a form or a table of its own to the right."""
        left = first.column + first.column_span
        region = part(grid, *band, left)
        headed = with_years_above(grid, band, left, region)
        under = None if headed is None else Grid(headed)
        if under is not None and (kind := kind_of(under)) in {"budget", "targets"}:
            heading = heading_line(first, self.unwrap)
            noted = finding("TABLE_YEARS_ABOVE", place=first.place, raw=first.text)
            yield heading
            yield from with_unit(heading, [RepairedTable(kind, under, findings=(noted,))])
            return
        table, notes = without_notes(region)
        table, unit = without_unit_row(table)
        found = self._beside(grid, first, band, places, Grid(table))
        yield from found if unit is None else with_unit(line_of(unit.text, unit.place, self.unwrap), found)
        for note in notes:
            yield from cell_lines(note.text, note.place, self.unwrap)

    def _beside(self, grid: Grid, first: Cell, band: Band, places: LabelPlaces, right: Grid) -> Iterator[Entry]:
        """What stands to the right of a label."""
        if right.columns == 1:
            yield from self._pair(first, list(right.table.cells))
            return
        if (value := _tall_value(right)) is not None:
            yield from self._pair(first, [value])
            yield from self._region(Grid(part(right, 0, right.rows, value.column_span)))
            return
        bands = bands_of(right)
        kind = kind_of(right)
        if kind == "data" and _starts_with_labels(right):
            kind = "form"
        if kind == "data" and right.columns == 2 and all(len(filled(cells_of(right, one))) == 2 for one in bands):
            yield heading_line(first, self.unwrap)
            for one in bands:
                yield self.joined(cells_of(right, one))
        elif kind in TABLE_KINDS and _is_whole(right, bands):
            heading = heading_line(first, self.unwrap)
            yield heading
            yield from with_unit(heading, [RepairedTable(kind, right)])
        elif len(bands) == 1 and not any(label(cell) for cell in right.table.cells):
            yield from self._pairs(cells_of(grid, band), places)  # tall cells side by side
        else:
            heading = heading_line(first, self.unwrap)
            yield heading
            yield from with_unit(heading, self._region(right, headed=True))

    def _group(self, grid: Grid, first: Cell, band: Band) -> Iterator[Entry]:
        """대분류: words over several rows that hold a form of their own to the right."""
        right = Grid(part(grid, *band, first.column + first.column_span))
        if any(label(cell) is not None for cell in right.table.cells):
            yield Break()
            yield replace(heading_line(first, self.unwrap), known=GROUP)
            yield from self._region(right)
        else:
            yield from self._loose_rows(grid, band)

    def _loose_rows(self, grid: Grid, band: Band) -> Iterator[Entry]:
        """Rows that no label explains: lines of a year and what is done in it, a table, or each row by itself."""
        inner = Grid(part(grid, *band))
        kind = kind_of(inner)
        if kind == "data" and _is_steps(inner):
            for one in bands_of(inner):
                yield self.joined(cells_of(inner, one))
            return
        if kind in TABLE_KINDS and not (kind == "data" and _starts_with_labels(inner)):
            yield RepairedTable(kind, inner)
        else:
            for row in range(inner.rows):
                yield from self._pairs(list(inner.starting(row)), LabelPlaces.of(inner.table.cells))

    def _pairs(self, cells: Sequence[Cell], places: LabelPlaces) -> Iterator[Entry]:
        """Label, value, label, value … along one row."""
        if len(cells) > 2 and by_value(cells[0], cells[1:]) is not None:  # 재원 | 합계 3,750 | 국비 1,000 | …
            yield from self._pair(cells[0], cells[1:])
            return
        head: Cell | None = None
        values: list[Cell] = []
        for cell, after in zip(cells, [*cells[1:], None], strict=True):
            stands = after is not None and (
                places.stands(cell, after) or _is_post(cell) or by_value(cell, [after]) is not None
            )
            unknown = label(cell) is None and stands and (bool(values) or head is None)
            if not unknown and (label(cell) is None or (not values and _says_kind(head, cell))):
                values.append(cell)
                continue
            if head is not None or values:
                yield from self._pair(head, values)
            head, values = cell, []
        yield from self._pair(head, values)

    def _pair(self, head: Cell | None, values: Sequence[Cell]) -> Iterator[Entry]:
        if head is None:
            for value in values:
                yield from self._across(value)
            return
        states = [value.text for value in values]
        if _offers_states(head, states):
            chosen = chosen_beside(states)
            if chosen is None:  # no state, but its words are kept
                all_of_them = [cell_span(value, value.text) for value in filled(values)]
                said = Span.joined(all_of_them, " ".join(span.text for span in all_of_them))
                yield replace(heading_line(head, self.unwrap), value=said)
                return
            values = [values[chosen]]
        lines = [_own_label(line) for value in values for line in self._value_lines(head, value)]
        first = lines[0] if lines else None
        meant = by_value(head, values)
        if meant is not None and meant.field == "budget":
            yield replace(heading_line(head, self.unwrap), known=meant)
            yield from lines
            return
        if meant is not None:
            said = cell_span(values[0], self.unwrap.clean(values[0].text))
            yield replace(heading_line(head, self.unwrap), known=meant, value=said)
            return
        if len(lines) == 1 and isinstance(first, Line) and not first.marker and first.label is None:
            yield replace(heading_line(head, self.unwrap), value=first.whole)
            return
        yield heading_line(head, self.unwrap)
        yield from lines

    def _value_lines(self, head: Cell, value: Cell) -> Iterator[Entry]:
        """A value's lines; boxes to tick are no bullets, and a word that is a label elsewhere is none here."""
        found = label(head)
        offered = found is not None and found.field in CHOSEN and ticked(value.text) is not None
        if not value.tables and (offered or is_choice(value.text) or label(value) is not None):
            whole = cell_span(value, self.unwrap.clean(value.text))
            yield Line("", 0.0, whole, None, None, whole)
        else:
            yield from self._content(value)

    def _across(self, cell: Cell, *, headed: bool = False) -> Iterator[Entry]:
        """A cell by itself: a label of what follows, its value, a frame around other blocks, or plain text."""
        if label(cell) is not None:
            yield heading_line(cell, self.unwrap)
        elif _is_unit(cell):
            yield line_of(cell.text, cell.place, self.unwrap)
        elif cell.text.strip() or cell.tables:
            if not headed:
                yield Break()
            yield from self._content(cell)

    def _content(self, cell: Cell) -> Iterator[Entry]:
        if cell.tables or any(isinstance(b, Paragraph) and b.indent for b in cell.blocks):
            yield from self.stream(cell.blocks)
        elif cell.text.strip():
            yield from cell_lines(cell.text, cell.place, self.unwrap)


def _is_unit(cell: Cell) -> bool:
    """Whether a cell is a few words with a unit, and no label with a value of its own."""
    unit = len(cell.text) < LONGEST_UNIT and caption_unit(cell.text) is not None
    return unit and not cell.tables and not labelled_inside(cell)


def with_unit(heading: Line, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries beside a label; its unit (사업비(백만원)) is that of the tables that have none of their own."""
    unit = caption_unit(heading.whole.text) is not None
    for entry in entries:
        bare = unit and isinstance(entry, RepairedTable) and entry.caption is None
        yield replace(entry, caption=heading.whole) if bare and isinstance(entry, RepairedTable) else entry


def _own_label(entry: Entry) -> Entry:
    """A value cell's line that has a known label of its own stands beside the label cell, not below it."""
    if isinstance(entry, Line) and not entry.marker and entry.known is not None and entry.known.role == "value":
        return replace(entry, form=True)
    return entry


def _offers_states(head: Cell, texts: Sequence[str]) -> bool:
    """Whether the cells behind 추진상황 are all states to choose from, each with the place of its mark."""
    found = label(head)
    return found is not None and found.field == "status" and offers_states(texts)


def _is_post(cell: Cell) -> bool:
    """Whether a cell is a word for an officer or his number, which stands before a value (담당자, 연락처)."""
    found = any_label(cell)
    return found is not None and found.field == "officer"


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


def _tall_value(right: Grid) -> Cell | None:
    """The value beside a label of several rows, where it is as tall as the label and further labels stand behind it."""
    value = right.at(0, 0)
    if value is None or value.row_span < right.rows or not value.text.strip() or label(value) is not None:
        return None
    behind = [cell for cell in right.table.cells if cell.column >= value.column_span]
    starts = [cell for cell in behind if cell.column == value.column_span]
    named = all(any_label(cell) is not None for cell in starts) and any(label(cell) is not None for cell in starts)
    return value if named else None


def _is_whole(grid: Grid, bands: Sequence[Band]) -> bool:
    """Whether nothing but one table stands beside a label: no lines above it and no labels behind it."""
    return (
        table_end(grid, bands, 0) in {0, len(bands)} and not _labels_again(grid, bands) and not below_lines(grid, bands)
    )


def _labels_again(right: Grid, bands: Sequence[Band]) -> bool:
    """Whether a second label stands beside a part of the rows of the first: each has a table or a value of its own."""
    start = 1 if is_tall_head(right, bands, 0) else 0
    tall = [cells_of(right, band)[0] for band in bands[start:] if band[1] - band[0] > 1]
    return len(bands) > 1 and any(label(cell) is not None and not cell.column for cell in tall)


def _is_steps(grid: Grid) -> bool:
    """Whether each row is a time and words: 2027 | 2공구 착공."""
    rows = [filled(cells_of(grid, one)) for one in bands_of(grid)]
    return len(rows) > 1 and all(
        len(cells) == 2 and parse_period(cells[0].text.strip()) is not None and not is_value(cells[1].text)
        for cells in rows
    )


def _starts_with_labels(grid: Grid) -> bool:
    """Whether each row begins with a label of its own, so that it is a form and no data table."""
    return all((cell := grid.at(row, 0)) is not None and label(cell) is not None for row in range(grid.rows))
