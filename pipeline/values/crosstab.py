"""The heads of a money table: what each of its columns and rows stands for, whichever way round it is printed.

Every head cell says one thing at most: a funding source, a period, or what the amount is (계획, 확보, 집행). A column
is what all heads above it say together, a row what all labels beside it say. Which of its two meanings a 계 has is
told by what stands beside it: years in its row of heads make it the sum of the years, sources that of the sources.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.document import Cell, Grid
from pipeline.values.captions import caption_unit
from pipeline.values.money_heads import MOST_HEADS, Head, head_codes, header_rows, is_value, level_of, spans_over_years
from pipeline.vocabulary import current, find_label, label_of, lookup

OVER = {"term": "period", "group": "source"}
"""Heads that stand over others and are none themselves, and what kind those others are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A column or a row. `subtotal` is the head whose own share it sums up (임기내 over 소계), None for all others.

    `total` is the head that makes it a sum; `names` are the words beside it that say nothing of money. `span` is a head
    over several years together, `beside` one that makes its figures no amount of the plan; `worded` lines hold words.
    """

    index: int
    source: Head | None = None
    period: Head | None = None
    basis: Head | None = None
    total: Head | None = None
    subtotal: Head | None = None
    heads: tuple[Head, ...] = ()
    names: tuple[Cell, ...] = ()
    span: Head | None = None
    beside: Head | None = None
    worded: bool = False

    @property
    def coded(self) -> bool:
        return bool(self.heads)


@dataclass(frozen=True)
class Crosstab:
    """A money table as columns and rows of heads.

    `labels` are the columns of row labels, `words` those of words with a label of their own (추진내용, 위치), `unknown`
    those of neither. `named` is the column of names (세부사업명) where a head says that one is.
    """

    grid: Grid
    header_rows: int
    labels: tuple[int, ...]
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    unknown: tuple[int, ...] = field(default=())
    words: tuple[int, ...] = field(default=())
    named: int | None = None

    @cached_property
    def sources(self) -> int:
        """How many lines name a source of their own, on the side that names more."""
        return max(_count(side, lambda line: line.source) for side in (self.columns, self.rows))

    @cached_property
    def years(self) -> int:
        """How many different periods the side that names more of them names."""
        return max(
            len({line.period.code for line in side if line.period is not None}) for side in (self.columns, self.rows)
        )

    @cached_property
    def sourceless(self) -> bool:
        """Whether no head anywhere names a source: what is told is the money of all of them."""
        heads = [head for line in (*self.columns, *self.rows) for head in line.heads]
        return not any(head.kind in {"source", "group"} for head in heads)

    @cached_property
    def timeless(self) -> bool:
        """Whether no head anywhere names a time: what is told is the money of the whole plan."""
        heads = [head for line in (*self.columns, *self.rows) for head in line.heads]
        return not any(head.kind in {"period", "term", "span"} for head in heads)

    @property
    def transposed(self) -> bool:
        """Whether the periods stand down the side."""
        return _count(self.rows, lambda line: line.period) > _count(self.columns, lambda line: line.period)


def _count(lines: Iterable[Line], of: Callable[[Line], object]) -> int:
    return sum(of(line) is not None for line in lines)


def crosstab(grid: Grid) -> Crosstab | None:
    """The heads of a table, None where no column has a head that says anything of money.

    They are read once for each grid, however many rules over its kind, its part and its amounts ask.
    """
    key = (Crosstab, current())
    if key not in grid.known:
        grid.known[key] = _crosstab(grid.twin())
    found: Crosstab | None = grid.known[key]
    return found


def _crosstab(grid: Grid) -> Crosstab | None:
    header = header_rows([_own_texts(grid, row) for row in range(min(MOST_HEADS + 1, grid.rows))])
    if header is None:
        return None
    above = spans_over_years([level_of([grid.at(row, c) for c in range(grid.columns)]) for row in range(header)])
    columns = [_column(grid, header, c, [level[c] for level in above]) for c in range(grid.columns)]
    fields = [_field_over(grid, header, c) for c in range(grid.columns)]
    named = next((c for c, name in enumerate(fields) if name in NAMES and not columns[c].coded), None)
    if named is None and _only_counts(grid, header):
        named = next((c for c, name in enumerate(fields) if name == "description" and not columns[c].coded), None)
    words = {c for c, name in enumerate(fields) if name in WORDS and not columns[c].coded and c != named}
    labels = [c for c in range(grid.columns) if c not in words and _is_label(grid, header, c, columns[c])]
    twins = {
        c for c in range(1, grid.columns) if all(row[c] is not None and row[c] is row[c - 1] for row in grid.matrix)
    }
    values = [line for line in columns if line.coded and line.index not in labels and line.index not in twins]
    if not values:
        return None
    labels = [c for c in labels if c < values[-1].index]
    first = values[0].index
    labels = sorted({*labels, *(c for c in range(first) if c not in words)})
    unknown = tuple(
        c for c in range(first, grid.columns) if c not in {*labels, *twins, *words} and not columns[c].coded
    )
    told = [c for c in labels if not _counts_rows(grid, header, c)]
    beside = [level_of([grid.at(row, c) for row in range(header, grid.rows)]) for c in told if c != named]
    counted = [c for c in labels if c != named and _counts_rows(grid, header, c)]
    beside += [_sums_among(level_of([grid.at(row, c) for row in range(header, grid.rows)])) for c in counted]
    if named is not None:
        beside.append(_sums_among(level_of([grid.at(row, named) for row in range(header, grid.rows)])))
    rows = [
        replace(
            _line(row, [level[row - header] for level in beside], _names(grid, row, labels)),
            worded=_is_worded(grid, row, labels),
        )
        for row in range(header, grid.rows)
    ]
    shown = tuple(sorted(words))
    if sum(row.source is not None for row in rows) > 1:
        values = [_below_year(line) for line in values]
    return Crosstab(grid, header, tuple(labels), _nested(values), _nested(rows), unknown, shown, named)


def _below_year(line: Line) -> Line:
    """A column of a table whose rows are the sources: a word below its year that may be one (본예산) is none there."""
    if line.source is None or line.period is None or line.heads[-1] is not line.source:
        return line
    return replace(line, source=None, beside=line.beside or line.source)


def _is_worded(grid: Grid, row: int, labels: Sequence[int]) -> bool:
    """Whether a row is labelled as words (추진내용, 비고) and not as amounts."""
    found = [find_label(grid.text(row, c)) for c in labels if grid.text(row, c).strip()]
    return bool(found) and all(one is not None and one.field in WORDS for one in found[-1:])


NAMES = frozenset({"project_name", "title", "perhaps_title"})
"""Heads of columns that name projects."""
WORDS = frozenset(
    {
        "description", "plan", "goals", "targets", "period", "location", "agency", "departments", "scale", "target_group",
        "supporting_departments", "remark", "officer", "status", "achievements", "next_steps", "effects", "sector",
        "legal_basis", "horizon_or_period", "completion", "continuity", "funding", "issues", "rate", "budget_kind",
    }
)  # fmt: skip
"""Heads of columns of words, which say nothing of what an amount is."""


def _field_over(grid: Grid, header: int, column: int) -> str | None:
    """The field that the lowest head of a column names."""
    text = grid.text(header - 1, column)
    found, listed = find_label(text), lookup("columns").get(text)
    if listed in NAMES and (found is None or found.field != "commitments"):
        return listed
    return found.field if found is not None else "departments" if listed == "departments" else None


def _sums_among(heads: list[Head | None]) -> list[Head | None]:
    """Of the cells below 세부사업명 those that say 계: a project may be called as a source is."""
    return [head if head is not None and head.code == "total" else None for head in heads]


def _column(grid: Grid, header: int, column: int, heads: list[Head | None]) -> Line:
    """What stands over a column; nothing where its lowest head is a word that nobody knows."""
    lowest = grid.at(header - 1, column)
    known = lowest is None or not lowest.text.strip() or heads[-1] is not None or _divides(lowest.text)
    return _line(column, heads if known else [], [])


def _own_texts(grid: Grid, row: int) -> list[str]:
    """The texts of the cells that begin at each position of a row."""
    cells = [grid.at(row, c) for c in range(grid.columns)]
    return [
        cell.text if cell is not None and (cell.row, cell.column) == (row, c) else "" for c, cell in enumerate(cells)
    ]


def _line(index: int, heads: Sequence[Head | None], names: list[Cell]) -> Line:
    """What the heads of one column or row, the outermost first, say together."""
    distinct = list({id(head.cell): head for head in heads if head is not None}.values())
    # a cell over several rows of heads is in line with all of them: the one that tells most counts
    for head in heads:
        at = next((n for n, one in enumerate(distinct) if head is not None and one.cell is head.cell), None)
        if at is not None and head is not None and distinct[at].kind == "total":
            distinct[at] = head
    source, period, basis = (
        next((h for h in reversed(distinct) if h.kind == kind and h.code != "total"), None)
        for kind in ("source", "period", "basis")
    )
    sums = [head for head in distinct if head.code == "total"]
    outer = [
        head for head in distinct if head.kind in OVER or (head.kind in {"source", "period"} and head.code != "total")
    ]
    last = distinct[-1] if distinct else None
    over = next((h for h in reversed(outer) if last is not None and _sums_up(last, h)), None)
    return Line(
        index,
        source,
        period,
        basis,
        total=sums[-1] if sums else None,
        subtotal=over,
        heads=tuple(distinct),
        names=tuple(names),
        span=next((head for head in distinct if head.kind == "span"), None) if period is None else None,
        beside=next((head for head in distinct if head.kind == "beside"), None),
    )


def _sums_up(last: Head, outer: Head) -> bool:
    """Whether the innermost head makes the line a sum of what stands below an outer head of its own kind."""
    kind = OVER.get(outer.kind, outer.kind)
    return last is not outer and last.code == "total" and last.kind in {kind, "total"}


def _nested(lines: list[Line]) -> tuple[Line, ...]:
    """The lines; what sums up a head that has no other line is that head's own line and no subtotal."""
    sums = [(line, _summed(line, lines)) for line in lines]
    return tuple([line if over is line.subtotal else replace(line, subtotal=over) for line, over in sums])


def _summed(line: Line, lines: list[Line]) -> Head | None:
    """The head that the line sums up: one with other lines below it, or 임기내 and 지방비 without one of their own."""
    for head in line.heads:
        if head.kind in OVER and getattr(line, OVER[head.kind]) is None:
            return head
    over = line.subtotal
    if over is None:
        return None
    shared = any(one is not line and any(head.cell is over.cell for head in one.heads) for one in lines)
    return over if shared else None


def _is_label(grid: Grid, header: int, column: int, line: Line) -> bool:
    """Whether a column holds labels of rows: most of what stands in it is no amount."""
    cells = {id(c): c for row in range(header, grid.rows) if (c := grid.at(row, column)) is not None and c.text.strip()}
    texts = [cell.text for cell in cells.values()]
    if not texts:
        return not line.coded and column == 0
    coded = [
        code is not None and not text.strip().isdigit() for text, code in zip(texts, head_codes(texts), strict=True)
    ]
    words = sum(known or not is_value(text) for text, known in zip(texts, coded, strict=True))
    if not line.coded:
        return words * 2 > len(texts) and any(coded)
    return words * 2 > len(texts) and sum(coded) * 2 > len(texts)


def _counts_rows(grid: Grid, header: int, column: int) -> bool:
    """Whether a column of labels is headed 연번: its figures are no years."""
    found = label_of(grid.text(header - 1, column))
    return found is not None and found.field in {"row_number", "number"}


def _only_counts(grid: Grid, header: int) -> bool:
    """Whether the first column does nothing but count the rows: ①, ②, ③ or 1, 2, 3."""
    texts = [text for row in range(header, grid.rows) if (text := grid.text(row, 0).strip()) and not _is_sum(text)]
    return len(texts) > 1 and all(_ORDINAL.fullmatch(text) for text in texts)


_ORDINAL = re.compile(r"[①-⑳]|\(?\d{1,2}[).]?|[가-하][).]")


def _is_sum(text: str) -> bool:
    return lookup("sources").get(text) == "total"


def _names(grid: Grid, row: int, labels: list[int]) -> list[Cell]:
    """The words beside a row that are no heads: the name of a project."""
    cells = [cell for c in labels if (cell := grid.at(row, c)) is not None and cell.text.strip()]
    distinct = list({id(cell): cell for cell in cells}.values())
    return [
        cell
        for cell in distinct
        if head_codes([cell.text])[0] is None and not _divides(cell.text) and not is_value(cell.text)
    ]


def _divides(text: str) -> bool:
    """구분, 재원별: a word over labels that names nothing; a unit."""
    found = label_of(text)
    return (found is not None and found.field in {"division", "remark", "budget"}) or caption_unit(text) is not None
