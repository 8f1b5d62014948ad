"""The heads of a money table: what each of its columns and rows stands for, whichever way round it is printed.

Every head cell says one thing at most: a funding source, a period, or what the amount is (계획, 확보, 집행). A column
is what all heads above it say together, a row what all labels beside it say. Which of its two meanings a 계 has is
told by what stands beside it: years in its row of heads make it the sum of the years, sources that of the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from pipeline.document import Cell, Grid
from pipeline.values.captions import caption_unit
from pipeline.values.cells import cell_amount
from pipeline.values.columns import is_within_term, period_codes, span_years
from pipeline.values.compound import ANY_UNIT, compound
from pipeline.values.funding import source_word
from pipeline.vocabulary import Vocabulary, current, find_label, label_of, lookup

OVER = {"term": "period", "group": "source"}
"""Heads that stand over others and are none themselves, and what kind those others are."""
MOST_HEADS = 4
"""A header has at most so many rows."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head cell and the one thing that it says.

    `kind` is source, period, basis, total, term (임기내), group (지방비), span (2022~2024) or beside (집행률, 추경).
    """

    kind: str
    code: str
    cell: Cell


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
    """The heads of a table, None where no column has a head that says anything of money."""
    header = header_rows([_own_texts(grid, row) for row in range(min(MOST_HEADS + 1, grid.rows))])
    if header is None:
        return None
    above = _spans_over_years([_level([grid.at(row, c) for c in range(grid.columns)]) for row in range(header)])
    columns = [_column(grid, header, c, [level[c] for level in above]) for c in range(grid.columns)]
    fields = [_field_over(grid, header, c) for c in range(grid.columns)]
    named = next((c for c, name in enumerate(fields) if name in NAMES and not columns[c].coded), None)
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
    beside = [_level([grid.at(row, c) for row in range(header, grid.rows)]) for c in told if c != named]
    counted = [c for c in labels if c != named and _counts_rows(grid, header, c)]
    beside += [_sums_among(_level([grid.at(row, c) for row in range(header, grid.rows)])) for c in counted]
    if named is not None:
        beside.append(_sums_among(_level([grid.at(row, named) for row in range(header, grid.rows)])))
    rows = [
        replace(
            _line(row, [level[row - header] for level in beside], _names(grid, row, labels)),
            worded=_is_worded(grid, row, labels),
        )
        for row in range(header, grid.rows)
    ]
    shown = tuple(sorted(words))
    return Crosstab(grid, header, tuple(labels), _nested(values), _nested(rows), unknown, shown, named)


def _is_worded(grid: Grid, row: int, labels: Sequence[int]) -> bool:
    """Whether a row is labelled as words (추진내용, 비고) and not as amounts."""
    found = [find_label(grid.text(row, c)) for c in labels if grid.text(row, c).strip()]
    return bool(found) and all(one is not None and one.field in WORDS for one in found[-1:])


def _spans_over_years(levels: list[list[Head | None]]) -> list[list[Head | None]]:
    """2022~2024 with years below it is a head over them, as 임기내 is."""
    done = [list(level) for level in levels]
    for upper, level in enumerate(levels):
        for at, head in enumerate(level):
            below = [lower[at] for lower in levels[upper + 1 :]]
            if head is None or head.kind != "span" or all(one is None or one.cell is head.cell for one in below):
                continue
            for column, one in enumerate(level):
                if one is not None and one.cell is head.cell:
                    done[upper][column] = Head("term", "within_term", head.cell)
    return done


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


def header_rows(rows: Sequence[Sequence[str]]) -> int | None:
    """How many rows of texts head a money table: heads and no amounts in them; None where there is none or nothing else.

    >>> header_rows([["구분", "계획", "", "확보"], ["", "2022", "2023", "2022"], ["국비", "1", "2", "3"]])
    2
    """
    count, years = 0, set[str]()
    for row in rows[: min(MOST_HEADS, len(rows) - 1)]:
        codes = head_codes(row[1:])
        if len(years) > 1:  # below the years bare figures are amounts
            codes = [None if text.strip().isdigit() else code for text, code in zip(row[1:], codes, strict=True)]
        coded = [code for code in codes if code is not None]
        values = any(is_value(text) for text, code in zip(row[1:], codes, strict=True) if code is None)
        if values or len(coded) < (1 if count == 0 else 2):
            break
        years |= {code for kind, code in coded if kind == "period" and code[0].isdigit()}
        count += 1
    return count or None


def is_value(text: str) -> bool:
    """Whether a text is what a cell of amounts may hold: a figure, a dash, 미정 … (a blank is not)."""
    if not text.strip():
        return False
    if compound(text, ANY_UNIT) is not None:
        return True
    found = cell_amount(text.replace("\n", ""), 1)
    return found.state in {"number", "dash", "zero", "not_applicable"} or (
        found.state == "undetermined" and found.problem in {None, "separator_suspect"}
    )


def head_codes(texts: Sequence[str]) -> list[tuple[str, str] | None]:
    """What each head of one row or column says, as kind and code."""
    book, periods = current(), period_codes(list(texts))
    return [_code(book, text, period) for text, period in zip(texts, periods, strict=True)]


@lru_cache(maxsize=4096)  # the same heads are asked for many tables, and several times for each
def _code(book: Vocabulary, text: str, period: str | None) -> tuple[str, str] | None:  # noqa: ARG001 - words depend on it
    if not text.strip():
        return None
    if (basis := lookup("bases").get(text)) is not None:
        return "basis", basis
    if (beside := lookup("beside").get(text)) is not None:
        return "beside", beside
    if period is not None and period != "total":
        return "period", period
    if is_within_term(text):
        return "term", "within_term"
    if lookup("source_groups").get(text) is not None:
        return "group", "group"
    if span_years(text):
        return "span", "span"
    source = source_word(text)
    if source is not None and source != "total":
        return "source", source
    if source == "total" or period == "total":
        return "total", "total"
    label = find_label(text)  # 소요예산(백만원)
    return ("total", "total") if label is not None and label.field == "cost" else None


def _level(cells: Sequence[Cell | None]) -> list[Head | None]:
    """One row of heads, or one column of labels: what each position of it says."""
    codes = _spans_told(cells, head_codes(["" if cell is None else cell.text for cell in cells]))
    kinds = {code[0] for code in codes if code is not None}
    heads: list[Head | None] = []
    for cell, code in zip(cells, codes, strict=True):
        if cell is None or code is None:
            heads.append(None)
        elif code[0] == "total":
            heads.append(Head(_whose_total(kinds), "total", cell))
        else:
            heads.append(Head(*code, cell))
    return heads


def _spans_told(cells: Sequence[Cell | None], codes: list[tuple[str, str] | None]) -> list[tuple[str, str] | None]:
    """The codes; 2022~2024 beside these very years is their subtotal, beside some of them it tells nothing."""
    years = {int(code[:4]) for kind, code in filter(None, codes) if kind == "period" and code[0].isdigit()}
    told = list(codes)
    for at, (cell, code) in enumerate(zip(cells, codes, strict=True)):
        if cell is not None and code is not None and code[0] == "span":
            own = set(span_years(cell.text))
            told[at] = ("term", "within_term") if own <= years else None if own & years else code
    return told


def _whose_total(kinds: set[str]) -> str:
    """What a 계 is the sum of, by the heads in line with it; `total` where they do not tell."""
    time, money = bool({"period", "term"} & kinds), bool({"source", "group"} & kinds)
    return "total" if time == money else "period" if time else "source"


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
