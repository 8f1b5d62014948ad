"""Blocks to entries: paragraphs become lines, tables are repaired, told apart and taken apart where they are forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.document import Block, Cell, Grid, Paragraph, RepairedTable, Span, Table, cell_span
from pipeline.structure.entries import Entry, Listed, TitleBox
from pipeline.structure.forms import FormReader
from pipeline.structure.kinds import kind_of
from pipeline.structure.lines import Line, cell_lines, lines_of
from pipeline.structure.listings import Candidate
from pipeline.structure.repair import repair
from pipeline.values.money import caption_unit
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import find_label
from schemas.evidence import Finding

CAPTION_DISTANCE = 2
"""A table's caption stands at most so many lines above it."""


@dataclass(frozen=True, slots=True)
class StreamReader:
    """Reads blocks; `joined` has the findings of tables that were joined, by the table's ordinal; `indent_unit` is in points.

    `listings` are the tables that may list the document's pledges, by identity.
    """

    unwrap: Unwrapper
    joined: dict[int, tuple[Finding, ...]]
    indent_unit: float = 1.0
    listings: Mapping[int, Candidate] = field(default_factory=dict)

    def entries(self, blocks: tuple[Block, ...]) -> list[Entry]:
        """The blocks in reading order, each unit caption moved to its table."""
        entries: list[Entry] = []
        for block in blocks:
            if isinstance(block, Table) and not block.cells:
                continue
            if isinstance(block, Paragraph):
                entries.extend(self._lines(block))
            else:
                for entry in self._listed(block):
                    entries.append(_captioned(entry, entries))
        return entries

    def _lines(self, paragraph: Paragraph) -> Iterator[Line]:
        yield from lines_of(
            paragraph.text,
            paragraph.place,
            self.unwrap,
            indent=paragraph.indent * self.indent_unit,
            heading=paragraph.heading,
            size=paragraph.size,
            bold=paragraph.bold,
        )

    def _listed(self, table: Table) -> Iterator[Entry]:
        candidate = self.listings.get(id(table))
        if candidate is None:
            yield from self._table(table)
        else:
            findings = self.joined.get(table.place.table or 0, ())
            yield Listed(candidate, tuple(self._table(table)), findings=findings)

    def _table(self, table: Table) -> Iterator[Entry]:
        mended = repair(table)
        grid = Grid(mended.table)
        findings = self.joined.get(table.place.table or 0, ()) + mended.findings
        kind = kind_of(grid)
        if kind == "title":
            yield from self._title(grid)
        elif kind in {"form", "frame"}:
            yield from FormReader(self.unwrap, self._inner).entries(grid)
        else:
            yield RepairedTable(kind, grid, None, findings, mended.doubtful)

    def _inner(self, blocks: tuple[Block, ...]) -> Iterator[Entry]:
        yield from self.entries(blocks)

    def _title(self, grid: Grid) -> Iterator[Entry]:
        cells = [cell for cell in grid.table.cells if cell.text.strip()]
        body = cells[-1]
        if len(cells) == 1:
            yield from (replace(line, bold=True) for line in cell_lines(body.text, body.place, self.unwrap))
        elif find_label(body.text) is not None:
            yield from cell_lines(body.text, body.place, self.unwrap)
        else:
            yield TitleBox(self._span(cells[0]), self._span(body))

    def _span(self, cell: Cell) -> Span:
        return cell_span(cell, self.unwrap.clean(cell.text))


def _captioned(table: Entry, before: list[Entry]) -> Entry:
    """The table with the unit line above it, which is taken out of the entries; any other entry as it is."""
    if not isinstance(table, RepairedTable | Listed):
        return table
    for distance in range(1, min(CAPTION_DISTANCE, len(before)) + 1):
        entry = before[-distance]
        if not isinstance(entry, Line):
            break
        if caption_unit(entry.whole.text) is not None and len(entry.whole.text) < 60:
            if _only_unit(entry):
                del before[-distance]
            return replace(table, caption=entry.whole)
    return table


def _only_unit(line: Line) -> bool:
    """Whether the line is a unit and nothing else, so that no other part needs it."""
    return line.whole.text.strip().startswith(("(", "[", "〈", "<", "※", "단위", "（"))
