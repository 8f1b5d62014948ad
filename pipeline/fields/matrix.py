"""The budget matrix: sources by periods, whichever way round it is printed, each cell by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, build, cell_span, leaf
from pipeline.fields.sources import city_money, source_code
from pipeline.findings import finding
from pipeline.values.axis import ragged_rows, yearly_axis
from pipeline.values.columns import period_code
from pipeline.values.money import MoneyUnitValue, caption_unit, cell_amount
from pipeline.vocabulary import label_of, lookup, squeeze
from schemas import BudgetCell, Finding


@dataclass(slots=True)
class Matrix:
    """A read matrix: its unit, its two axes in printed order, its cells."""

    unit: tuple[MoneyUnitValue, Span] | None
    periods: list[Read[str]] = field(default_factory=list)
    sources: list[Read[str]] = field(default_factory=list)
    cells: list[Read[BudgetCell]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stated_basis: bool = False

    @property
    def multiplier(self) -> int | None:
        """Won in one unit; None without a unit."""
        return None if self.unit is None else self.unit[0].multiplier


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell of the table and what its heads make of it; `basis` is None where no head says it."""

    source: Read[str]
    period: Read[str]
    basis: Read[str] | None
    cell: Cell


def read_matrix(table: RepairedTable, unit: tuple[MoneyUnitValue, Span] | None, kind: str | None) -> Matrix:
    """The cells of a budget table. `unit` is the one given outside the table, which a unit inside it overrules."""
    grid = table.grid
    matrix = Matrix(own_unit(table) or unit)
    matrix.findings.extend(table.findings)
    read: set[tuple[str, str, str | None]] = set()
    for entry in _entries(grid, table.doubtful, kind, matrix):
        key = (entry.source.value, entry.period.value, None if entry.basis is None else entry.basis.value)
        if key not in read:  # a repeated source or period: the checks name it, the first one stands
            read.add(key)
            matrix.cells.append(read_cell(entry.cell, entry.source, entry.period, entry.basis, matrix.multiplier))
    matrix.stated_basis = any(basis is not None for _, _, basis in read)
    if matrix.unit is None and any(read.value.state == "number" for read in matrix.cells):
        matrix.findings.append(finding("MONEY_UNIT_MISSING", place=grid.table.place, raw=None, pointer="/unit"))
    return matrix


def own_unit(table: RepairedTable) -> tuple[MoneyUnitValue, Span] | None:
    """The unit in a header cell, else the one in the caption above the table."""
    for cell in table.grid.table.cells:
        near = cell.row <= 1 or cell.column <= 1
        if near and (found := caption_unit(cell.text)) is not None and not cell.text.strip()[:1].isdigit():
            return found, cell_span(cell, found.raw)
    if table.caption is not None and (found := caption_unit(table.caption.text)) is not None:
        return found, table.caption.reworded(found.raw)
    return None


def _entries(grid: Grid, doubtful: frozenset[int], kind: str | None, matrix: Matrix) -> Iterator[_Entry]:
    axis = yearly_axis(grid)
    if axis is None:
        yield from _transposed(grid, kind, matrix)
        return
    ragged = ragged_rows(grid, axis)
    if ragged:
        raw = "\n".join("\t".join(cell.text for cell in grid.row(row)) for row in ragged)
        width = grid.columns - axis.first
        matrix.findings.append(finding("TABLE_WIDTH_MISMATCH", place=grid.table.place, raw=raw, expected=width))
    columns = [column for column, _ in axis.columns]
    body = axis.header_rows + _has_bases(grid, axis.header_rows, columns)
    bases = {column: _basis(grid.at(row, column) for row in range(body)) for column in columns}
    periods = [(column, leaf(code, _head(grid, axis.header_rows - 1, column))) for column, code in axis.columns]
    matrix.periods = (
        list({read.value: read for _, read in reversed(periods)}.values())[::-1]
        if any(bases.values())
        else [read for _, read in periods]
    )
    _unknown_columns(grid, body, axis.first, set(columns), matrix)
    labels = [_row_label(grid, row, axis.first) for row in range(grid.rows)]
    city = city_money((cell.text for cell in labels[body:] if cell is not None), kind)
    rows = _whole_rows(grid, range(body, grid.rows), axis.first, labels, matrix)
    for row in rows:
        source = _source(grid, row, labels[row], city, matrix)
        if source is None or row in doubtful or row in ragged:
            continue
        beside = _basis(grid.at(row, column) for column in range(axis.first))
        if beside is None or all(source.value != known.value for known in matrix.sources):
            matrix.sources.append(source)
        for column, period in periods:
            cell = grid.at(row, column)
            if cell is not None:
                yield _Entry(source, period, beside or bases[column], cell)


def _whole_rows(grid: Grid, rows: range, first: int, labels: list[Cell | None], matrix: Matrix) -> list[int]:
    """The rows of the pledge as a whole: where blocks of sources stand beside several names, the total's block alone."""
    blocks: dict[str, list[int]] = {}
    for row in rows:
        beside = [grid.at(row, column) for column in range(first)]
        names = [cell.text for cell in beside if cell is not None and cell is not labels[row] and cell.text.strip()]
        blocks.setdefault(squeeze(names[0]) if names else "", []).append(row)
    said = [[squeeze(label.text) for row in block if (label := labels[row]) is not None] for block in blocks.values()]
    flat = [word for words in said for word in words]
    if len(blocks) < 2 or len(set(flat)) == len(flat) or all(len(set(words)) != len(words) for words in said):
        return list(rows)
    totals = [block for name, block in blocks.items() if lookup("sources").get(name) == "total"]
    if len(totals) == 1:
        return totals[0]
    if any(lookup("bases").get(grid.text(row, c)) is not None for row in rows for c in range(first)):
        return list(rows)  # the same sources as planned, secured and executed
    matrix.findings.append(finding("BUDGET_BY_PROJECT", place=grid.table.place, raw=", ".join(blocks), pointer=None))
    return []


def _has_bases(grid: Grid, row: int, columns: list[int]) -> bool:
    """Whether a row is one more header row, which says 계획, 확보 or 집행 below the periods."""
    words = [grid.text(row, column) for column in columns if grid.text(row, column).strip()]
    return row < grid.rows - 1 and bool(words) and all(lookup("bases").get(word) is not None for word in words)


def _basis(cells: Iterable[Cell | None]) -> Read[str] | None:
    """What the heads say the amounts are; None where none says it."""
    for cell in cells:
        code = None if cell is None else lookup("bases").get(cell.text)
        if code is not None and cell is not None:
            return leaf(code, cell_span(cell, cell.text))
    return None


def _head(grid: Grid, row: int, column: int) -> Span | None:
    cell = grid.at(row, column)
    return None if cell is None else cell_span(cell, cell.text)


def _row_label(grid: Grid, row: int, first: int) -> Cell | None:
    """The label nearest to the values."""
    for column in range(first - 1, -1, -1):
        cell = grid.at(row, column)
        if cell is not None and cell.text.strip() and lookup("bases").get(cell.text) is None:
            return cell
    return None


def _source(grid: Grid, row: int, label: Cell | None, city: str, matrix: Matrix) -> Read[str] | None:
    """The row's source; None with a finding where nobody knows the label and the row holds figures."""
    code = None if label is None else source_code(label.text, city)
    if code is not None and label is not None:
        return leaf(code, cell_span(label, label.text))
    if any(character.isdigit() for cell in grid.row(row) if cell is not label for character in cell.text):
        text = "" if label is None else label.text
        place = grid.table.place if label is None else label.place
        matrix.findings.append(
            finding(
                "SOURCE_UNKNOWN",
                place=place,
                raw="\t".join(c.text for c in grid.row(row)),
                pointer="/sources",
                label=text,
            )
        )
    return None


def _unknown_columns(grid: Grid, rows: int, first: int, known: set[int], matrix: Matrix) -> None:
    """Columns with figures under a head that names no period."""
    for column in range(first, grid.columns):
        head = grid.text(rows - 1, column)
        filled = any(grid.text(row, column).strip() for row in range(rows, grid.rows))
        if column not in known and filled and not _is_remark(head):
            cell = grid.at(rows - 1, column)
            place = grid.table.place if cell is None else cell.place
            matrix.findings.append(
                finding("PERIOD_HEAD_UNKNOWN", place=place, raw=head, pointer="/periods", label=head)
            )


def _is_remark(head: str) -> bool:
    found = label_of(head)
    return found is not None and found.field == "remark"


def _transposed(grid: Grid, kind: str | None, matrix: Matrix) -> Iterator[_Entry]:
    """Years down the side, sources across the top."""
    heads = [grid.text(0, column) for column in range(1, grid.columns)]
    city = city_money(heads, kind)
    columns: list[tuple[int, Read[str]]] = []
    for column, head in enumerate(heads, start=1):
        code = source_code(head, city)
        if code is not None:
            columns.append((column, leaf(code, _head(grid, 0, column))))
        elif any(character.isdigit() for row in range(1, grid.rows) for character in grid.text(row, column)):
            matrix.findings.append(
                finding("SOURCE_UNKNOWN", place=grid.table.place, raw=head, pointer="/sources", label=head)
            )
    rows = [(row, code) for row in range(1, grid.rows) if (code := period_code(grid.text(row, 0))) is not None]
    matrix.sources = [read for _, read in columns]
    periods = {row: leaf(code, _head(grid, row, 0)) for row, code in rows}
    matrix.periods = list(periods.values())
    for row in range(1, grid.rows):
        if row not in periods and any(
            character.isdigit() for c in range(1, grid.columns) for character in grid.text(row, c)
        ):
            head = grid.text(row, 0)
            matrix.findings.append(
                finding("PERIOD_HEAD_UNKNOWN", place=grid.table.place, raw=head, pointer="/periods", label=head)
            )
    for column, source in columns:
        for row, period in periods.items():
            cell = grid.at(row, column)
            if cell is not None:
                yield _Entry(source, period, None, cell)


def read_cell(
    cell: Cell, source: Read[str], period: Read[str], basis: Read[str] | None, unit: int | None
) -> Read[BudgetCell]:
    """The cell with what its heads say of it."""
    value = cell_amount(cell.text.replace("\n", ""), unit)
    span = cell_span(cell, cell.text)
    noted: list[Finding] = []
    if value.problem == "separator_suspect":
        noted.append(
            finding("MONEY_SEPARATOR_SUSPECT", place=cell.place, raw=cell.text, pointer="/amount", value=cell.text)
        )
    elif value.problem is not None and value.problem != "unit_missing":
        noted.append(
            finding(
                "MONEY_UNREADABLE",
                place=cell.place,
                raw=cell.text,
                pointer="/amount",
                value=cell.text,
                problem=value.problem,
            )
        )
    return build(
        BudgetCell,
        findings=noted,
        source=source,
        period=period,
        basis=basis or leaf("plan", span),
        amount=leaf(value.amount, span),
        state=leaf(value.state, span),
    )
