"""연차별 추진목표: one project in one year, in words and in quantities."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, build, cell_span, leaf, nothing, sequence
from pipeline.fields.context import Context
from pipeline.fields.indicators import Measured
from pipeline.fields.names import Linker
from pipeline.findings import finding
from pipeline.values.axis import Axis, ragged_rows, yearly_axis
from pipeline.values.bullets import split_inline_bullets
from pipeline.values.columns import is_year, says_done
from pipeline.values.money_hints import money_head
from pipeline.values.quantities import IndicatorValue, parse_indicator, parse_indicators
from pipeline.values.text import strip_marker
from pipeline.values.turned import tells_target, turned
from pipeline.vocabulary import label_of, lookup, squeeze
from schemas import Finding, Indicator, Target

_FUSED = re.compile(r"\d.*\s[·ㆍ∙•\-]\s")
"""A name with a figure and a bullet in it is several lines run together: no one figure is its own."""


@dataclass(frozen=True, slots=True)
class TargetsRead:
    """`told` are the targets of a table. `more`: it says what no target has (기준값, 측정산식), so that it is kept as well."""

    told: Read[tuple[Target, ...]]
    more: bool = False


def read_targets(table: RepairedTable, linker: Linker, context: Context) -> TargetsRead:
    """The targets of a yearly table, row by row."""
    axis = yearly_axis(table.grid)
    grid = table.grid
    if axis is None:
        return _turned(table, linker, context)
    done_columns = {column for column, _ in axis.columns if _is_done(grid, axis, column)}
    years = [code for column, code in axis.columns if is_year(code) and column not in done_columns]
    if years != sorted(set(years)):
        noted = finding("YEARS_OUT_OF_ORDER", place=grid.table.place, raw=", ".join(years))
        return TargetsRead(sequence((), [*table.findings, noted]))
    ragged = ragged_rows(grid, axis)
    short = [
        finding("TABLE_WIDTH_MISMATCH", place=grid.table.place, raw=_raw(grid, row), expected=grid.columns - axis.first)
        for row in ragged
    ]
    rows = [row for row in range(axis.header_rows, grid.rows) if row not in table.doubtful and row not in ragged]
    units = [column for column in range(axis.first) if squeeze(grid.text(axis.header_rows - 1, column)) == "단위"]
    beside = {*units, *_says_no_name(grid, axis)}
    labels = {row: _labels(grid, row, axis, context, beside) for row in rows}
    done_rows = {row for row, spans in labels.items() if spans and says_done(spans[-1].text)}
    owners = _owners(labels, linker)
    targets: list[Read[Target]] = []
    for row in (row for row in rows if row not in done_rows):
        owner = owners[row]
        name = _indicator_name(labels[row], owner)
        unit = next((cell for column in units if (cell := grid.at(row, column)) is not None and cell.text), None)
        for column, code in axis.columns:
            cell = grid.at(row, column)
            if is_year(code) and column not in done_columns and cell is not None and _is_own(cell, row, owners):
                targets.append(_target(cell, int(code), owner, Measured(name, unit), context))
    told = sequence(targets, [*table.findings, *short, *_unknown_heads(grid, axis), *_unmatched(labels, owners)])
    unnamed = any(owners[row] is None and len(spans) > 1 for row, spans in labels.items())
    more = bool(done_rows or done_columns) or (bool(targets) and (unnamed or any(_measures(grid, axis, set(units)))))
    if targets and done_columns:
        told = told.noting(finding("TARGET_RESULTS_KEPT", place=grid.table.place, raw=None, pointer=""))
    if targets and (sign := money_head(grid)) is not None:
        noted = finding("MONEY_TABLE_NOT_READ", place=grid.table.place, raw=sign, sign=sign)
        return TargetsRead(told.noting(noted), more=True)
    return TargetsRead(told, more)


def _is_done(grid: Grid, axis: Axis, column: int) -> bool:
    """Whether a year stands below 실적: what was reached in it is no target."""
    return any(says_done(grid.text(row, column)) for row in range(axis.header_rows))


def _turned(table: RepairedTable, linker: Linker, context: Context) -> TargetsRead:
    """The targets of a table with the years down its side, which is kept for its remarks."""
    across = None if table.doubtful else turned(table.grid)
    if across is None:
        return TargetsRead(sequence((), table.findings))
    read = read_targets(replace(table, grid=across), linker, context)
    kept = {cell.place for cell in across.table.cells}
    beside = any(cell.text.strip() and cell.row and cell.place not in kept for cell in table.grid.table.cells)
    return TargetsRead(read.told, read.more or beside)


def _measures(grid: Grid, axis: Axis, units: set[int]) -> Iterator[int]:
    """Columns with words beside the targets: what they are measured by or against, before the years or behind them."""
    behind = set(range(axis.first, grid.columns)) - {column for column, _ in axis.columns}
    for column in {*_says_no_name(grid, axis), *filter(partial(_is_measure, grid, axis), behind)} - units:
        if any(grid.text(row, column).strip() for row in range(axis.header_rows, grid.rows)):
            yield column


def _is_measure(grid: Grid, axis: Axis, column: int) -> bool:
    """Whether a column is headed as what a target is measured by or against: 기준값(2025), 측정산식."""
    head = _HEAD_BRACKET.sub("", grid.text(axis.header_rows - 1, column))
    return lookup("columns").get(head) == "measure"


def _is_own(cell: Cell, row: int, owners: dict[int, tuple[str, Span] | None]) -> bool:
    """Whether a cell is the row's: its own, or one merged over rows of several projects, which is each one's once."""
    above = owners.get(cell.row)
    own = owners.get(row)
    return cell.row == row or (own is not None and own[0] != (None if above is None else above[0]))


def _unmatched(labels: dict[int, list[Span]], owners: dict[int, tuple[str, Span] | None]) -> Iterator[Finding]:
    """Rows without a project in a table whose other rows name one."""
    if any(owners.values()):
        for row, spans in labels.items():
            if owners[row] is None and spans:
                yield finding("NAME_UNMATCHED", place=spans[-1].place, raw=spans[-1].raw, printed=spans[-1].text)


def _raw(grid: Grid, row: int) -> str:
    return "\t".join(cell.text for cell in grid.row(row))


def _says_no_name(grid: Grid, axis: Axis) -> Iterator[int]:
    """Columns before the years that hold what a figure is measured by or against (기준값, 측정방법), and no name."""
    for column in range(1, axis.first):
        body = [grid.text(row, column).strip() for row in range(axis.header_rows, grid.rows)]
        if _is_measure(grid, axis, column) or (any(body) and all(_FIGURE.fullmatch(text) for text in body if text)):
            yield column


_HEAD_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_FIGURE = re.compile(r"[-–—−]|\d[\d,.]*\s*\D{0,4}")
"""A figure with its unit, or a dash, where a name would stand."""


def _labels(grid: Grid, row: int, axis: Axis, context: Context, beside: Collection[int]) -> list[Span]:
    columns = [column for column in range(axis.first) if column not in beside]
    cells = [cell for column in columns if (cell := grid.at(row, column)) is not None and cell.text.strip()]
    distinct = list({id(cell): cell for cell in cells}.values())
    return [cell_span(cell, context.unwrap.clean(cell.text)) for cell in distinct]


def _owners(labels: dict[int, list[Span]], linker: Linker) -> dict[int, tuple[str, Span] | None]:
    """The project of each row: its innermost label that names one."""
    owners: dict[int, tuple[str, Span] | None] = dict.fromkeys(labels)
    last = {row: spans[-1] for row, spans in labels.items() if spans}
    for row, project in zip(last, linker.link_all(list(last.values())), strict=True):
        if project is not None:
            owners[row] = (project, last[row])
    for row, spans in labels.items():
        for span in reversed(spans[:-1]):
            project = None if owners[row] is not None else linker.link(span)
            if project is not None:
                owners[row] = (project, span)
    return owners


def _indicator_name(labels: list[Span], owner: tuple[str, Span] | None) -> Span | None:
    """A row's innermost label names its bare quantities, unless it is the project's name; a mere 목표 leaves that to the one before."""
    named = labels[:-1] if labels and tells_target(labels[-1].text) else labels  # 방문객 | 목표
    if not named or (owner is not None and owner[1] is named[-1]) or tells_target(named[-1].text):
        return None
    return named[-1]


def _unknown_heads(grid: Grid, axis: Axis) -> Iterator[Finding]:
    for cell in grid.row(axis.header_rows - 1):
        known = {column for column, _ in axis.columns}
        after = cell.column >= axis.first and cell.column not in known and not _is_measure(grid, axis, cell.column)
        if (
            after
            and label_of(cell.text) is None
            and any(grid.text(r, cell.column) for r in range(axis.header_rows, grid.rows))
        ):
            yield finding("PERIOD_HEAD_UNKNOWN", place=cell.place, raw=cell.text, label=cell.text)


def _quantities(text: str) -> list[IndicatorValue]:
    """The quantities of one bullet: `신규 5명, 기존 10명` has two; none where several lines run together."""
    several = parse_indicators(text)
    value = None if len(several) > 1 else parse_indicator(text)
    found = several if value is None else [value]
    return [] if any(_FUSED.search(one.name or "") for one in found) or (value is None and len(several) < 2) else found


def _target(
    cell: Cell, year: int, owner: tuple[str, Span] | None, measured: Measured, context: Context
) -> Read[Target]:
    milestones: list[Read[str]] = []
    indicators: list[Read[Indicator]] = []
    set_annually = False
    for piece in split_inline_bullets(cell.text):
        text = context.unwrap.clean(strip_marker(piece)[1])
        span = cell_span(cell, text)
        if not text or (len(text) <= 2 and not text.isalnum()):
            continue
        bare = measured.indicator(text, span)
        if bare is not None:
            indicators.append(bare)
        elif lookup("phrases").contained(text) == "set_annually":
            set_annually = True
        elif values := _quantities(text):
            indicators.extend(measured.named(value, span, alone=len(values) == 1) for value in values)
            if any(value.rest for value in values):  # 50명(누적 90명), 5명(유지): what no figure says is kept in words
                milestones.append(leaf(text, span))
        elif lookup("phrases").get(text) != "indicator_caption":
            milestones.append(leaf(text, span))
    state = "quantified" if indicators else "set_annually" if set_annually else "milestone" if milestones else "blank"
    whole = cell_span(cell, cell.text)
    return build(
        Target,
        project=nothing() if owner is None else leaf(owner[0], owner[1]),
        year=leaf(year, whole),
        state=leaf(state, whole),
        milestones=sequence(milestones),
        indicators=sequence(indicators),
    )
