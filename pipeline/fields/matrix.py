"""The budget matrix: sources by periods, whichever way round it is printed, each cell by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, cell_span, leaf
from pipeline.fields.blocks import whole_rows
from pipeline.fields.money_cells import read_cell
from pipeline.fields.sources import city_money, source_code
from pipeline.fields.subtotals import settle
from pipeline.findings import finding
from pipeline.values.crosstab import Crosstab, Head, Line, crosstab
from pipeline.values.money import MoneyUnitValue, caption_unit
from pipeline.vocabulary import label_of
from schemas import BudgetCell, Finding

Unit = tuple[MoneyUnitValue, Span]


@dataclass(slots=True)
class Matrix:
    """A read matrix: its unit, its two axes in printed order, its cells. `shares` are rows of projects, not sources."""

    unit: Unit | None
    periods: list[Read[str]] = field(default_factory=list)
    sources: list[Read[str]] = field(default_factory=list)
    cells: list[Read[BudgetCell]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stated_basis: bool = False

    @property
    def multiplier(self) -> int | None:
        """Won in one unit; None without a unit."""
        return None if self.unit is None else self.unit[0].multiplier


def read_matrix(table: RepairedTable, unit: Unit | None, kind: str | None) -> Matrix:
    """The cells of a budget table. `unit` is the one given outside the table, which a unit inside it overrules."""
    units = [found for found in (*own_units(table), unit) if found is not None]
    matrix = Matrix(units[0] if units else None)
    matrix.findings.extend(table.findings)
    matrix.findings.extend(_conflict(units))
    heads = crosstab(table.grid)
    if heads is not None:
        _Reader(table, heads, kind, matrix).read()
    if matrix.unit is None and any(read.value.state == "number" for read in matrix.cells):
        matrix.findings.append(finding("MONEY_UNIT_MISSING", place=table.grid.table.place, raw=None, pointer="/unit"))
    return matrix


def own_units(table: RepairedTable) -> Iterator[Unit]:
    """The unit in a header cell, then the one in the caption above the table."""
    for cell in table.grid.table.cells:
        near = cell.row <= 1 or cell.column <= 1
        if near and (found := caption_unit(cell.text)) is not None and not cell.text.strip()[:1].isdigit():
            yield found, cell_span(cell, found.raw)
            break
    if table.caption is not None and (found := caption_unit(table.caption.text)) is not None:
        yield found, table.caption.reworded(found.raw)


def _conflict(units: Sequence[Unit]) -> Iterator[Finding]:
    """A finding where two places name other units: the nearest to the amounts counts."""
    other = next((unit for unit in units[1:] if unit[0].multiplier != units[0][0].multiplier), None)
    if other is None:
        return
    (near, span), (far, place) = units[0], other
    factor = max(near.multiplier, far.multiplier) // min(near.multiplier, far.multiplier)
    yield finding(
        "MONEY_SCALE_CONFLICT",
        place=span.place,
        raw=f"{span.raw}\n{place.raw}",
        pointer="/unit",
        where_ko="투자계획 표의 단위",
        where_en="unit of the budget table",
        factor=f"{factor:,}",
        one=near.raw,
        other=far.raw,
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """What a cell is: heads of its column and of its row; None where neither says it."""

    source: Head | None
    period: Head | None
    basis: Head | None


class _Reader:
    """One table with its heads, read into a matrix."""

    def __init__(self, table: RepairedTable, heads: Crosstab, kind: str | None, matrix: Matrix) -> None:
        self.grid = table.grid
        self.heads = heads
        self.matrix = matrix
        self.doubtful = table.doubtful
        named = [h for line in (*heads.columns, *heads.rows) for h in line.heads if h.kind == "source"]
        self.city = city_money((head.cell.text for head in named), kind)

    def read(self) -> None:
        """Every cell whose heads say what it is, source by source."""
        grid, heads, matrix = self.grid, self.heads, self.matrix
        ragged = ragged_rows(grid, heads)
        if ragged:
            raw = "\n".join("\t".join(cell.text for cell in grid.row(row)) for row in ragged)
            width = grid.columns - heads.columns[0].index
            matrix.findings.append(finding("TABLE_WIDTH_MISMATCH", place=grid.table.place, raw=raw, expected=width))
        whole = [row for row in heads.rows if row.index not in self.doubtful and row.index not in ragged]
        rows, noted = whole_rows(grid, whole)
        matrix.findings.extend(noted)
        kept_rows, kept_columns, noted = settle(grid, rows, heads.columns, self.matrix.multiplier)
        matrix.findings.extend(noted)
        self._unknown_columns()
        pairs = [(row, column) for row in kept_rows if self._is_known(row) for column in kept_columns]
        if heads.transposed:
            pairs.sort(key=lambda pair: pair[1].index)
        self._assign(pairs)

    def _assign(self, pairs: list[tuple[Line, Line]]) -> None:
        read: dict[tuple[str, str, str | None], _Key] = {}
        repeated: list[str] = []
        known = [
            (cell, key)
            for row, column in pairs
            if (cell := self.grid.at(row.index, column.index)) is not None
            and (key := self._key(row, column)) is not None
        ]
        positions = Counter(id(cell) for cell, _ in known)
        for cell, key in known:
            source, period = self._source(key, cell), self._period(key, cell)
            basis = None if key.basis is None else leaf(key.basis.code, cell_span(key.basis.cell, key.basis.cell.text))
            said = (source.value, period.value, None if basis is None else basis.value)
            if said in read and _same_words(read[said], key):
                repeated.append(" ".join(h.cell.text for h in (key.source, key.period) if h is not None))
                continue  # the same source or period again: the first one stands
            read[said] = key
            _add(self.matrix.sources, source)
            _add(self.matrix.periods, period)
            self.matrix.cells.append(
                read_cell(cell, source, period, basis, self.matrix.multiplier, positions[id(cell)])
            )
        self.matrix.stated_basis = any(basis is not None for _, _, basis in read)
        _in_printed_order(self.matrix.periods, self.heads)
        if repeated:
            words = ", ".join(dict.fromkeys(repeated))
            place = self.grid.table.place
            noted = finding(
                "BUDGET_ROW_REPEATED", place=place, raw=None, pointer="/sources", rows_ko=words, rows_en=words
            )
            self.matrix.findings.append(noted)

    def _key(self, row: Line, column: Line) -> _Key | None:
        """The heads of a cell; None where its row and its column contradict each other."""
        for name in ("source", "period"):
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

    def _is_known(self, row: Line) -> bool:
        """Whether a row says what its amounts are; a finding where it holds figures and does not."""
        beside = self.heads.columns
        by_source = any(line.source is not None for line in beside)
        by_period = any(line.period is not None for line in beside)
        source = row.source is not None or row.total is not None or by_source
        period = row.period is not None or row.total is not None or by_period
        if source and period and not (row.names and not row.coded and not by_source):
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

    def _unknown_columns(self) -> None:
        """Columns with figures under a head that says nothing known."""
        bottom = self.heads.header_rows - 1
        body = range(self.heads.header_rows, self.grid.rows)
        by_period = any(line.period is not None for line in self.heads.columns)
        code, pointer = ("PERIOD_HEAD_UNKNOWN", "/periods") if by_period else ("SOURCE_UNKNOWN", "/sources")
        for column in self.heads.unknown:
            head = self.grid.text(bottom, column)
            filled = any(self.grid.text(row, column).strip() for row in body)
            if not filled or _is_remark(head):
                continue
            if not by_period and not any(c.isdigit() for row in body for c in self.grid.text(row, column)):
                continue
            cell = self.grid.at(bottom, column)
            place = self.grid.table.place if cell is None else cell.place
            self.matrix.findings.append(finding(code, place=place, raw=head, pointer=pointer, label=head))


def ragged_rows(grid: Grid, heads: Crosstab) -> list[int]:
    """Rows that lack a cell somewhere among the values; where the lowest header row does, every row below is meant.

    A row that lost a cell has moved, and nothing tells by how much.
    """
    values = range(heads.columns[0].index, grid.columns)
    short = [row for row in range(heads.header_rows - 1, grid.rows) if any(grid.at(row, c) is None for c in values)]
    if short and short[0] == heads.header_rows - 1:
        return list(range(heads.header_rows, grid.rows))
    return short


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


def _add(known: list[Read[str]], new: Read[str]) -> None:
    if all(read.value != new.value for read in known):
        known.append(new)


def _in_printed_order(periods: list[Read[str]], heads: Crosstab) -> None:
    """The periods in the order of their columns or rows, a total without a head first."""
    lines: Sequence[Line] = heads.rows if heads.transposed else heads.columns
    order = {code: at for at, code in reversed(list(enumerate(_codes(lines))))}
    periods.sort(key=lambda read: order.get(read.value, -1))


def _codes(lines: Sequence[Line]) -> Iterator[str]:
    return (line.period.code if line.period is not None else "total" for line in lines if line.subtotal is None)


def _is_remark(head: str) -> bool:
    found = label_of(head)
    return found is not None and found.field == "remark"
