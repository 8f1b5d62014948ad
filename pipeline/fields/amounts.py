"""The cells of one budget table: each amount gets what the heads of its row and of its column say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Cell, Grid, Read, RepairedTable, cell_span, leaf
from pipeline.fields.blocks import blocks_of
from pipeline.fields.budget_matrix import Matrix
from pipeline.fields.left_out import left_out
from pipeline.fields.money_cells import read_cells
from pipeline.fields.project_shares import share_of
from pipeline.fields.sources import city_money, source_code
from pipeline.fields.subtotals import settle
from pipeline.findings import Severity, finding
from pipeline.values.captions import caption_unit
from pipeline.values.columns import span_years, without_brackets
from pipeline.values.compound import ANY_UNIT, compound
from pipeline.values.crosstab import Crosstab, Line
from pipeline.values.money_heads import Head
from pipeline.vocabulary import find_label, lookup


@dataclass(frozen=True, slots=True)
class _Key:
    """What a cell is: heads of its column and of its row; None where neither says it."""

    source: Head | None
    period: Head | None
    basis: Head | None


class MatrixReader:
    """One table with its heads, read into a matrix. `basis` is what a heading over the table says of all amounts."""

    def __init__(
        self, table: RepairedTable, heads: Crosstab, kind: str | None, matrix: Matrix, basis: Read[str] | None = None
    ) -> None:
        self.grid = table.grid
        self.heads = heads
        self.matrix = matrix
        self.doubtful = table.doubtful
        self.basis = basis
        named = [h for line in (*heads.columns, *heads.rows) for h in line.heads if h.kind == "source"]
        inside = [
            part.label for cell in table.grid.table.cells if (c := compound(cell.text, ANY_UNIT)) for part in c.parts
        ]
        self.city = city_money([*(head.cell.text for head in named), *inside], kind)

    def read(self) -> None:
        """Every cell whose heads say what it is, source by source."""
        grid, heads, matrix = self.grid, self.heads, self.matrix
        ragged = ragged_rows(grid, heads)
        if ragged:
            raw = "\n".join("\t".join(cell.text for cell in grid.row(row)) for row in ragged)
            width = grid.columns - heads.columns[0].index
            matrix.findings.append(finding("TABLE_WIDTH_MISMATCH", place=grid.table.place, raw=raw, expected=width))
        sound = [row for row in heads.rows if row.index not in self.doubtful and row.index not in ragged]
        blocks = blocks_of(heads, [row for row in sound if row.coded or not row.worded])
        matrix.findings.extend(blocks.findings)
        columns = [line for line in heads.columns if line.beside is None and not self._is_unspent(line)]
        rows = [row for row in blocks.whole if row.beside is None and not self._is_unspent(row)]
        settled = settle(grid, rows, columns, matrix.multiplier)
        matrix.findings.extend(settled.findings)
        matrix.told.extend(settled.told)
        left_out(grid, heads, blocks, matrix)
        self._assume(settled.rows)
        pairs = [(row, column) for row in settled.rows if self._is_known(row) for column in settled.columns]
        if heads.transposed:
            pairs.sort(key=lambda pair: pair[1].index)
        self._assign(pairs)
        shares = (share_of(grid, block, columns, self.city, self._unit_of) for block in blocks.projects)
        matrix.shares.extend(share for share in shares if share is not None)

    def _assume(self, rows: Sequence[Line]) -> None:
        """What is taken for granted where no head says it: the money of all sources, of the whole time."""
        if not rows or not self.heads.columns:
            return
        place = self.grid.table.place
        if self.heads.timeless:
            based = any(line.basis is not None for line in (*self.heads.columns, *self.heads.rows))
            severity: Severity = "warning" if based else "info"  # 집행액 may be that of one year
            noted = finding("BUDGET_PERIOD_ASSUMED", severity=severity, place=place, raw=None, pointer="/periods")
            self.matrix.findings.append(noted)
        if self.heads.sourceless and not any(line.total is not None for line in (*rows, *self.heads.columns)):
            self.matrix.findings.append(finding("BUDGET_SOURCE_ASSUMED", place=place, raw=None, pointer="/sources"))

    def _assign(self, pairs: Iterable[tuple[Line, Line]]) -> None:
        read: dict[tuple[str, str, str | None], _Key] = {}
        repeated: list[str] = []
        known = [
            (cell, key, row, column)
            for row, column in pairs
            if (cell := self.grid.at(row.index, column.index)) is not None
            and (key := self._key(row, column)) is not None
        ]
        positions = Counter(id(cell) for cell, _, _, _ in known)
        for cell, key, row, column in known:
            span = row.span or column.span
            if span is not None:
                self._spread(cell, key, span)
                continue
            source, period, basis = self._source(key, cell), self._period(key, cell), self._basis(key)
            said = (source.value, period.value, None if basis is None else basis.value)
            if said in read and _same_words(read[said], key):
                repeated.append(" ".join(h.cell.text for h in (key.source, key.period) if h is not None))
                continue  # the same source or period again: the first one stands
            read[said] = key
            unit, merged = self._unit_of(row, column), positions[id(cell)]
            for own, made in read_cells(cell, source, period, basis, unit, self.city, merged):
                self.matrix.add(made, own, period)
        stated = any(basis is not None for _, _, basis in read)
        self.matrix.stated_basis = stated or self.basis is not None
        _in_printed_order(self.matrix.periods, self.heads)
        if repeated:
            words = ", ".join(dict.fromkeys(repeated))
            place = self.grid.table.place
            noted = finding(
                "BUDGET_ROW_REPEATED", place=place, raw=None, pointer="/sources", rows_ko=words, rows_en=words
            )
            self.matrix.findings.append(noted)

    def _spread(self, cell: Cell, key: _Key, span: Head) -> None:
        """A cell that stands for several years together: none of them has its amount, unless it is nothing in all."""
        years = span_years(span.cell.text)
        source, basis = self._source(key, cell), self._basis(key)
        for year in years:
            period = leaf(str(year), cell_span(span.cell, span.cell.text))
            for own, made in read_cells(cell, source, period, basis, self.matrix.multiplier, self.city, len(years)):
                if own.value == source.value:
                    self.matrix.add(replace(made, notes=()), own, period)

    def _key(self, row: Line, column: Line) -> _Key | None:
        """The heads of a cell; None where its row and its column contradict each other."""
        for name in ("source", "period", "basis"):
            two = [head for head in (getattr(row, name), getattr(column, name)) if head is not None]
            if len({head.code for head in two}) > 1:
                return None
        source, period = row.source or column.source, row.period or column.period
        return _Key(
            source or _sum_head(row, column, "source"),
            period or _sum_head(row, column, "period"),
            column.basis or row.basis,
        )

    def _source(self, key: _Key, cell: Cell) -> Read[str]:
        head = key.source
        if head is None:
            return leaf("total", cell_span(cell, cell.text))
        code = head.code if head.code != "city" else source_code(head.cell.text, self.city) or self.city
        return leaf(code, cell_span(head.cell, head.cell.text))

    def _period(self, key: _Key, cell: Cell) -> Read[str]:
        head = key.period
        return (
            leaf("total", cell_span(cell, cell.text))
            if head is None
            else leaf(head.code, cell_span(head.cell, head.cell.text))
        )

    def _basis(self, key: _Key) -> Read[str] | None:
        """What an amount is: as its own heads say, else as the heading does, which speaks of no 총사업비 beside it."""
        if key.basis is not None:
            return leaf(key.basis.code, cell_span(key.basis.cell, key.basis.cell.text))
        cost = key.period is not None and key.period.code == "total" and _is_cost(key.period.cell)
        return None if cost and self._spending else self.basis

    @property
    def _spending(self) -> bool:
        return self.basis is not None and self.basis.value != "plan"

    def _is_unspent(self, line: Line) -> bool:
        """Whether a line is 잔여 beside what was spent: neither that, nor what comes after the term; told, and kept."""
        head = line.period
        if not self._spending or head is None or lookup("phrases").get(without_brackets(head.cell.text)) != "unspent":
            return False
        noted = finding(
            "BUDGET_BASIS_UNKNOWN", place=head.cell.place, raw=head.cell.text, pointer="/cells", label=head.cell.text
        )
        self.matrix.findings.append(noted)
        self.matrix.kept = True
        return True

    def _unit_of(self, row: Line, column: Line) -> int | None:
        """Won in one unit of a cell: that of its own heads, else that of the table."""
        own = {
            found.multiplier for line in (row, column) for head in line.heads if (found := caption_unit(head.cell.text))
        }
        return own.pop() if len(own) == 1 else self.matrix.multiplier

    def _is_known(self, row: Line) -> bool:
        """Whether a row says what its amounts are; a finding where it holds figures and does not."""
        beside, sourceless, timeless = self.heads.columns, self.heads.sourceless, self.heads.timeless
        sums = {line.total.kind for line in beside if line.total is not None}
        by_source = any(line.source is not None for line in beside)
        by_period = any(line.period is not None or line.span is not None for line in beside) or "period" in sums
        source = row.source is not None or row.total is not None or by_source or sourceless
        period = row.period is not None or row.span is not None or row.total is not None or by_period or timeless
        added = any(line.total is not None for line in self.heads.rows)  # so a row of other words is no total
        unnamed = sourceless and not added
        if source and period and not (row.names and not row.coded and not by_source and not unnamed):
            return True
        if self._has_figures(row):
            text = " ".join(cell.text for cell in row.names) or self._label(row)
            code, pointer = ("SOURCE_UNKNOWN", "/sources") if by_period else ("PERIOD_HEAD_UNKNOWN", "/periods")
            raw = "\t".join(cell.text for cell in self.grid.row(row.index))
            place = row.names[-1].place if row.names else self.grid.table.place
            self.matrix.findings.append(finding(code, place=place, raw=raw, pointer=pointer, label=text))
        return False

    def _label(self, row: Line) -> str:
        texts = [self.grid.text(row.index, column) for column in self.heads.labels]
        return next((text for text in reversed(texts) if text.strip()), "")

    def _has_figures(self, row: Line) -> bool:
        cells = [self.grid.text(row.index, line.index) for line in self.heads.columns]
        return any(character.isdigit() for text in cells for character in text)


def ragged_rows(grid: Grid, heads: Crosstab) -> list[int]:
    """Rows that lack a cell somewhere among the values; where the lowest header row does, every row below is meant.

    A row that lost a cell has moved, and nothing tells by how much.
    """
    values = range(heads.columns[0].index, grid.columns)
    short = [row for row in range(heads.header_rows - 1, grid.rows) if any(grid.at(row, c) is None for c in values)]
    if short and short[0] == heads.header_rows - 1:
        return list(range(heads.header_rows, grid.rows))
    return short


def _is_cost(cell: Cell) -> bool:
    label = find_label(without_brackets(cell.text))
    return label is not None and label.field == "cost"


def _sum_head(row: Line, column: Line, kind: str) -> Head | None:
    """The 계 that makes a cell a sum over all sources, or over all periods."""
    sums = [line.total for line in (row, column) if line.total is not None]
    return next((head for head in sums if head.kind == kind), next((h for h in sums if h.kind == "total"), None))


def _same_words(one: _Key, two: _Key) -> bool:
    """Whether two cells have heads of the same words, so that one of them is a repetition."""
    return all(
        (None if a is None else "".join(a.cell.text.split())) == (None if b is None else "".join(b.cell.text.split()))
        for a, b in ((one.source, two.source), (one.period, two.period))
    )


def _in_printed_order(periods: list[Read[str]], heads: Crosstab) -> None:
    """The periods in the order of their columns or rows, a total without a head first."""
    lines: Sequence[Line] = heads.rows if heads.transposed else heads.columns
    order = {code: at for at, code in reversed(list(enumerate(_codes(lines))))}
    periods.sort(key=lambda read: order.get(read.value, -1))


def _codes(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.span is not None:
            yield from map(str, span_years(line.span.cell.text))
        elif line.subtotal is None:
            yield line.period.code if line.period is not None else "total"
