"""연차별 추진목표: one project in one year, in words and in quantities."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipeline.document import Cell, Grid, Read, RepairedTable, Span, build, cell_span, leaf, nothing, sequence
from pipeline.fields.context import Context
from pipeline.fields.names import Linker
from pipeline.findings import finding
from pipeline.values.axis import Axis, ragged_rows, yearly_axis
from pipeline.values.bullets import split_inline_bullets
from pipeline.values.columns import is_year
from pipeline.values.quantities import IndicatorValue, parse_indicator
from pipeline.values.text import strip_marker
from pipeline.vocabulary import label_of, lookup, squeeze
from schemas import Finding, Indicator, Target

_FUSED = re.compile(r"\d.*\s[·ㆍ∙•\-]\s")
"""A name with a figure and a bullet in it is several lines run together: no one figure is its own."""


def read_targets(table: RepairedTable, linker: Linker, context: Context) -> Read[tuple[Target, ...]]:
    """The targets of a yearly table, row by row."""
    axis = yearly_axis(table.grid)
    grid = table.grid
    if axis is None:
        return sequence((), table.findings)
    years = [code for _, code in axis.columns if is_year(code)]
    if years != sorted(set(years)):
        noted = finding("YEARS_OUT_OF_ORDER", place=grid.table.place, raw=", ".join(years))
        return sequence((), [*table.findings, noted])
    ragged = ragged_rows(grid, axis)
    short = [
        finding("TABLE_WIDTH_MISMATCH", place=grid.table.place, raw=_raw(grid, row), expected=grid.columns - axis.first)
        for row in ragged
    ]
    rows = [row for row in range(axis.header_rows, grid.rows) if row not in table.doubtful and row not in ragged]
    units = [column for column in range(axis.first) if squeeze(grid.text(axis.header_rows - 1, column)) == "단위"]
    beside = {*units, *_says_no_name(grid, axis)}
    labels = {row: _labels(grid, row, axis, context, beside) for row in rows}
    owners = _owners(labels, linker)
    targets: list[Read[Target]] = []
    for row in rows:
        owner = owners[row]
        name = _indicator_name(labels[row], owner)
        unit = next((cell for column in units if (cell := grid.at(row, column)) is not None and cell.text), None)
        for column, code in axis.columns:
            cell = grid.at(row, column)
            if is_year(code) and cell is not None and _is_own(cell, row, owners):
                targets.append(_target(cell, int(code), owner, _Measured(name, unit), context))
    return sequence(targets, [*table.findings, *short, *_unknown_heads(grid, axis), *_unmatched(labels, owners)])


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
        head = lookup("columns").get(_HEAD_BRACKET.sub("", grid.text(axis.header_rows - 1, column)))
        body = [grid.text(row, column).strip() for row in range(axis.header_rows, grid.rows)]
        if head == "measure" or (any(body) and all(_FIGURE.fullmatch(text) for text in body if text)):
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
    """A row's innermost label names its bare quantities, unless it is the project's name."""
    if not labels or (owner is not None and owner[1] is labels[-1]):
        return None
    return labels[-1]


def _unknown_heads(grid: Grid, axis: Axis) -> Iterator[Finding]:
    for cell in grid.row(axis.header_rows - 1):
        known = {column for column, _ in axis.columns}
        after = cell.column >= axis.first and cell.column not in known
        if (
            after
            and label_of(cell.text) is None
            and any(grid.text(r, cell.column) for r in range(axis.header_rows, grid.rows))
        ):
            yield finding("PERIOD_HEAD_UNKNOWN", place=cell.place, raw=cell.text, label=cell.text)


_BARE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_UNIT_IN_NAME = re.compile(r"^(.+?)\s*[(（]\s*(?:단위\s*[:：]\s*)?([^()（）\d]{1,8})\s*[)）]$")


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the row's labels say of a bare figure: its name, and its unit from a column 단위 or the name's bracket."""

    name: Span | None
    unit: Cell | None

    def indicator(self, text: str, span: Span) -> Read[Indicator] | None:
        if self.name is None or _BARE.fullmatch(text) is None:
            return None
        found = _UNIT_IN_NAME.match(self.name.text)
        unit: Read[str | None] = nothing()
        if self.unit is not None:
            unit = leaf(self.unit.text.strip(), cell_span(self.unit, self.unit.text.strip()))
        elif found is not None:
            unit = leaf(found[2], self.name)
        name = leaf(found[1] if found is not None and self.unit is None else self.name.text, self.name)
        return build(Indicator, name=name, value=leaf(text.replace(",", ""), span), unit=unit)


def _target(
    cell: Cell, year: int, owner: tuple[str, Span] | None, measured: _Measured, context: Context
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
        elif (value := parse_indicator(text)) is not None and not _FUSED.search(value.name or ""):
            indicators.append(_indicator(value, span, measured.name))
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


def _indicator(value: IndicatorValue, span: Span, name: Span | None) -> Read[Indicator]:
    named = leaf(value.name, span) if value.name else (nothing() if name is None else leaf(name.text, name))
    return build(
        Indicator,
        name=named,
        value=leaf(value.value, span),
        unit=leaf(value.unit, span),
        qualifier=leaf(value.qualifier, span),
    )
