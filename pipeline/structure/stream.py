"""Blocks to entries: paragraphs become lines, tables are repaired, told apart and taken apart where they are forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Block, Cell, Grid, Paragraph, RepairedTable, Span, Table, cell_span
from pipeline.structure.bands import narrowed
from pipeline.structure.entries import Break, Entry, Listed, TitleBox
from pipeline.structure.footnotes import without_notes, without_unit_row
from pipeline.structure.forms import GROUP, TABLE_KINDS, FormReader, with_unit
from pipeline.structure.kinds import kind_of, title_bar
from pipeline.structure.labels import heading_line
from pipeline.structure.lines import Line, cell_lines, is_tab, line_of, name_line, paragraph_lines
from pipeline.structure.listings import Candidate
from pipeline.structure.listings.outlines import ListReader
from pipeline.structure.parted_heads import heads_parted
from pipeline.structure.repair import repair
from pipeline.structure.runs import in_form
from pipeline.structure.stacked import unstacked
from pipeline.structure.tabbed import Piece, pieces_of
from pipeline.values.announced import announced_number
from pipeline.values.money import caption_unit
from pipeline.values.money_tables import lists_projects, tells_years
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import find_label
from pipeline.vocabulary.labels import Label
from schemas.evidence import Finding

CAPTION_DISTANCE = 2
"""A table's caption stands at most so many lines above it."""


@dataclass(frozen=True, slots=True)
class StreamReader:
    """Reads blocks; `joined` has the findings of tables that were joined, by the table's ordinal; `indent_unit` is in points.

    `listings` are the tables that may list the document's pledges, by their position among its blocks; `heads` those whose
    only row names the pledge of what stands below.
    """

    unwrap: Unwrapper
    joined: Mapping[int, tuple[Finding, ...]]
    indent_unit: float = 1.0
    listings: Mapping[int, Candidate] = field(default_factory=dict)
    heads: Mapping[int, Candidate] = field(default_factory=dict)

    def entries(self, blocks: Iterable[Block]) -> Iterator[Entry]:
        """The blocks of a document in reading order, each unit caption moved to its table."""
        return _with_values_below(self._entries(blocks, self.listings, self.heads))

    def _entries(
        self, blocks: Iterable[Block], listings: Mapping[int, Candidate], heads: Mapping[int, Candidate]
    ) -> Iterator[Entry]:
        latest: list[Entry] = []  # those that a table below may take as its caption
        for at, block in enumerate(blocks):
            if isinstance(block, Table) and not block.cells:
                continue
            if isinstance(block, Paragraph):
                latest.extend(self._lines(block, flat=_is_cell(block, latest)))
            elif (only := heads.get(at)) is not None:
                latest.extend(_captioned(self._head(block, only), latest))
            else:
                latest.extend(_captioned(self._listed(block, listings.get(at)), latest))
            yield from latest[:-CAPTION_DISTANCE]
            del latest[:-CAPTION_DISTANCE]
        yield from latest

    def _lines(self, paragraph: Paragraph, *, flat: bool) -> Iterator[Line]:
        if is_tab(paragraph.place) and paragraph.heading is not None:  # `추진계획` on a tab opens no section
            yield name_line(paragraph.text, paragraph.place, self.unwrap, heading=paragraph.heading)
            return
        yield from paragraph_lines(
            paragraph.text,
            paragraph.place,
            self.unwrap,
            indent=paragraph.indent * self.indent_unit,
            heading=paragraph.heading,
            size=paragraph.size,
            bold=paragraph.bold,
            flat=flat,
        )

    def _head(self, table: Table, only: Candidate) -> Iterator[Entry]:
        """The only row of a list as the head of its pledge's page, with what is told of the table."""
        told = self.joined.get(table.place.table or 0, ())
        for entry in ListReader(only.settled, only.rows, self.unwrap).head():
            if isinstance(entry, RepairedTable) and told:
                yield replace(entry, findings=(*told, *entry.findings))
                told = ()
            else:
                yield entry

    def _listed(self, table: Table, candidate: Candidate | None) -> Iterator[Entry]:
        if candidate is None:
            yield from self._table(table)
        else:
            findings = self.joined.get(table.place.table or 0, ())
            yield Listed(candidate, tuple(self._table(table)), findings=findings)

    def _table(self, table: Table) -> Iterator[Entry]:
        pieces = pieces_of(table) if table.spans == "lost" and not _is_budget(table) else []
        if any(piece.kind != "table" or piece.label is not None for piece in pieces) or len(pieces) > 1:
            yield from self._pieces(pieces)
            return
        table, notes = without_notes(table)
        table, unit = without_unit_row(table)
        found = self._whole(table)
        yield from found if unit is None else with_unit(line_of(unit.text, unit.place, self.unwrap), found)
        for note in notes:
            yield from cell_lines(note.text, note.place, self.unwrap)

    def _whole(self, table: Table) -> Iterator[Entry]:
        """A table that is all of one piece."""
        mended = repair(heads_parted(unstacked(narrowed(table))))
        grid = Grid(mended.table)
        findings = self.joined.get(table.place.table or 0, ()) + mended.findings
        kind = kind_of(grid)
        listed = lists_projects(grid) or tells_years(grid)
        if kind in TABLE_KINDS and table.spans == "exact" and not listed and in_form(grid):
            kind = "form"
        if kind == "title":
            yield from self._title(grid)
        elif kind in {"form", "frame"}:
            yield from self._all_of(grid, FormReader(self.unwrap, self._inner).entries(grid))
        else:
            yield RepairedTable(kind, grid, None, findings, mended.doubtful)

    def _all_of(self, grid: Grid, entries: Iterable[Entry]) -> Iterator[Entry]:
        """What a form says, and behind it the tables of its cells of which that says nothing: none is ever lost."""
        held = [table for cell in grid.table.cells for table in cell.tables if table.cells]
        if not held:
            yield from entries
            return
        said: set[int | None] = set()
        for entry in entries:
            said.add(_table_of(entry))
            yield entry
        for table in held:
            if table.place.table not in said and not any(inner in said for inner in _inner_tables(table)):
                yield from self._table(table)
                yield Break()

    def _pieces(self, pieces: list[Piece]) -> Iterator[Entry]:
        """A form of tabbed rows, piece by piece."""
        reader = FormReader(self.unwrap, self._inner)
        for piece in pieces:
            if piece.label is not None:
                line = heading_line(piece.label, self.unwrap)
                yield replace(line, known=GROUP) if piece.kind == "group" else line
            if piece.table is not None:
                mended = repair(piece.table)
                kind = piece.kind if piece.kind == "officers" else kind_of(Grid(mended.table))
                shown = kind if kind in TABLE_KINDS else "data"
                yield RepairedTable(shown, Grid(mended.table), None, mended.findings, mended.doubtful)
            elif piece.kind == "steps":
                yield from map(reader.joined, piece.rows)
            elif piece.kind == "heads":
                yield from reader.over(*piece.rows)
            elif piece.rows:
                yield from reader.beside(piece.rows[0])
        yield Break()

    def _inner(self, blocks: tuple[Block, ...]) -> Iterator[Entry]:
        return _with_values_below(self._entries(blocks, {}, {}))

    def _title(self, grid: Grid) -> Iterator[Entry]:
        bar = title_bar(grid)
        if bar is not None:
            yield TitleBox(self._span(bar.number), self._span(bar.title))
            for field, cell in bar.others:
                said = self._span(cell)
                known = Label(field, "value" if field == "classification" else "section")
                yield Line("", 0.0, said, said.reworded(""), known, said, form=True)
            yield Break()
            return
        cells = [cell for cell in grid.table.cells if cell.text.strip()]
        body = cells[-1]
        if len(cells) == 1:
            yield from (replace(line, bold=True) for line in cell_lines(body.text, body.place, self.unwrap))
        elif find_label(body.text) is not None:
            yield from cell_lines(body.text, body.place, self.unwrap)
        else:
            number = self._span(cells[0])
            yield TitleBox(number.reworded(announced_number(number.text) or number.text), self._span(body))

    def _span(self, cell: Cell) -> Span:
        return cell_span(cell, self.unwrap.clean(cell.text))


def _table_of(entry: Entry) -> int | None:
    """The ordinal of the table that an entry was read from."""
    if isinstance(entry, RepairedTable):
        return entry.grid.table.place.table
    span = entry.whole if isinstance(entry, Line) else entry.title if isinstance(entry, TitleBox) else None
    return None if span is None or span.place is None else span.place.table


def _inner_tables(table: Table) -> Iterator[int | None]:
    """The ordinals of the tables inside the cells of one, at any depth."""
    for cell in table.cells:
        for inner in cell.tables:
            yield inner.place.table
            yield from _inner_tables(inner)


def _is_cell(paragraph: Paragraph, before: list[Entry]) -> bool:
    """Whether a line of a text file was a form's cell: it stands right below its section's label."""
    last = before[-1] if before else None
    if not isinstance(last, Line) or not last.is_heading or last.whole.place is None or paragraph.place.line is None:
        return False
    return last.whole.place.line == paragraph.place.line - 1


def _with_values_below(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Labels that stand on a line of their own, each with the value that the next line prints."""
    last: Entry | None = None
    for entry in entries:
        if isinstance(last, Line) and isinstance(entry, Line) and _is_value_below(last, entry):
            last = replace(last, value=entry.whole)
            continue
        if last is not None:
            yield last
        last = entry
    if last is not None:
        yield last


def _is_value_below(above: Line, below: Line) -> bool:
    """Whether a line is the value of the bare label above it (공약명 ⏎ 새벽 어린이병원)."""
    bare = above.known is not None and above.known.role == "value" and not above.value.text and not above.form
    plain = not below.marker and below.label is None and not below.note and below.heading is None and not below.form
    return bare and plain and bool(below.whole.text)


def _is_budget(table: Table) -> bool:
    """Whether every row of a text table has its place in one budget or list of projects: no form is hidden in it."""
    mended = repair(narrowed(table))
    grid = Grid(mended.table)
    return not mended.doubtful and (kind_of(grid) == "budget" or lists_projects(grid) or tells_years(grid))


def _captioned(entries: Iterable[Entry], before: list[Entry]) -> list[Entry]:
    """What a table holds, with the unit line above it, which is taken out of the entries before where a table takes it."""
    found = list(entries)
    distance, caption = _unit_above(before)
    if caption is None:
        return found
    bare = [isinstance(one, RepairedTable | Listed) and one.caption is None for one in found]
    if any(bare) and _only_unit(caption):
        del before[-distance]
    return [
        replace(one, caption=caption.whole) if alone and isinstance(one, RepairedTable | Listed) else one
        for one, alone in zip(found, bare, strict=True)
    ]


def _unit_above(before: Sequence[Entry]) -> tuple[int, Line | None]:
    """The unit line right above a table, and how many entries above it stands."""
    for distance in range(1, min(CAPTION_DISTANCE, len(before)) + 1):
        entry = before[-distance]
        if not isinstance(entry, Line):
            break
        if len(entry.whole.text) < 60 and caption_unit(entry.whole.text) is not None:
            return distance, entry
    return 0, None


def _only_unit(line: Line) -> bool:
    """Whether the line is a unit and nothing else, so that no other part needs it."""
    return line.whole.text.strip().startswith(("(", "[", "〈", "<", "※", "단위", "（"))
