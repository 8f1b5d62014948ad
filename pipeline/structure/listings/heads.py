"""The head of a list of pledges: which rows it has, and what each column below it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Cell, Grid
from pipeline.values.columns import basis_code, is_within_term, is_year, period_code, period_codes, span_years
from pipeline.values.money import cell_amount
from pipeline.values.revisions import holding
from pipeline.values.sectors import is_sector
from pipeline.values.status_marks import is_chosen, is_open
from pipeline.vocabulary import find_label, lookup, squeeze
from pipeline.vocabulary.labels import Label

MOST_ROWS_ABOVE = 2
"""Rows that may stand inside the ruling above the head: a caption, a unit."""
MOST_HEAD_ROWS = 4
_BRACKET = re.compile(r"[(（\[].*?[)）\]]")
_FIGURE = re.compile(r"\d{1,2}")
_SHARE = re.compile(r"\d{1,3}%")

TITLES = ("title", "perhaps_title")
FRONT = frozenset({"number", "row_number", "title", "perhaps_title", "sector", "departments", "supporting_departments"})
"""Columns that say which pledge a row is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `role` says how it is read, `path` are its heads from the top down.

    Roles: number, title, sector, field (a label with a value), officer, mark (the head is the value where a mark stands),
    amount, year (words below a year), row (words that tell the rows of a pledge apart), part (names of its parts),
    other. `source`, `period`, `basis` and `group` are the heads of an amount that name these.
    """

    at: int
    role: str
    path: tuple[Cell, ...]
    label: Label | None = None
    source: Cell | None = None
    period: Cell | None = None
    basis: Cell | None = None
    group: Cell | None = None

    @property
    def head(self) -> Cell:
        """The lowest head."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Heads:
    """`top` and `end` are the first row of the head and the first row below it."""

    top: int
    end: int
    columns: tuple[Column, ...]

    def of(self, role: str) -> Column | None:
        """The first column with a role."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def sector(self) -> Column | None:
        """The column of the sectors: one that says so (분야) before one that may stand for it (핵심전략, 목표)."""
        found = [column for column in self.columns if column.role == "sector"]
        own = [column for column in found if (label := find_label(column.head.text)) and label.field == "sector"]
        return next(iter([*own, *found]), None)

    @property
    def words(self) -> tuple[str, ...]:
        """What the heads say, for telling lists of one kind."""
        return tuple(squeeze(" ".join(cell.text for cell in column.path)) for column in self.columns)


def column_word(text: str) -> str | None:
    """What a head says that its column is: one of columns.toml, or the field of a label.

    >>> column_word("연 번"), column_word("공약명"), column_word("담당부서"), column_word("사업명"), column_word("2024년")
    ('number', 'title', 'departments', 'perhaps_title', None)
    """
    for words in (text, _BRACKET.sub("", text)):
        found = lookup("columns").get(words) if words.strip() else None
        if found is not None:
            return found
    label = find_label(text)
    if label is None:
        return None
    return {"project_name": "perhaps_title", "commitments": "perhaps_title", "row_number": "number"}.get(
        label.field, label.field
    )


def find_heads(grid: Grid) -> Heads | None:
    """The head of a table that lists pledges; None where no row of heads names a column of titles among others."""
    for at in range(min(MOST_ROWS_ABOVE + 1, grid.rows - 1)):
        row = grid.row(at)
        words = [column_word(cell.text) for cell in row]
        if not any(word in TITLES for word in words):
            if sum(bool(cell.text.strip()) for cell in row) > 1 and not _groups(grid, at):
                return None
            continue
        titles = [cell for cell, word in zip(row, words, strict=True) if word in TITLES]
        known = sum(word is not None for word in words)
        if known < 2 and not any(period_code(cell.text) for cell in row):
            return None
        top = at - 1 if at and _groups(grid, at - 1) else at
        end = _end(grid, at, titles[0].column)
        return None if end >= grid.rows else Heads(top, end, tuple(_columns(grid, top, end)))
    return None


def _groups(grid: Grid, at: int) -> bool:
    """Whether a row heads the heads below it: its cells span columns that the next row names one by one.

    분야 over 관리번호 and 사업명, 연도별 over years, 재원별(계획) over sources.
    """
    cells = list(grid.starting(at))
    below = list(grid.starting(at + 1)) if at + 1 < grid.rows else []
    wide = [cell for cell in cells if cell.column_span > 1 and cell.row_span == 1]
    if len(wide) < 2 or any(cell.column_span == 1 and cell.row_span == 1 and cell.text.strip() for cell in cells):
        return False
    return len(below) > len(cells) and any(column_word(cell.text) in TITLES for cell in below)


def _end(grid: Grid, top: int, title: int) -> int:
    """The first row below the head: below the head of the titles, and below rows of heads beside an empty cell there."""
    head = grid.at(top, title)
    end = top + 1 if head is None else head.row + head.row_span
    while end < min(grid.rows - 1, top + MOST_HEAD_ROWS):
        cells = [cell for cell in grid.starting(end) if cell.text.strip()]
        if grid.text(end, title).strip() or not cells or not all(is_head(cell.text) for cell in cells):
            break
        end += 1
    return end


def is_head(text: str) -> bool:
    """Whether words stand over a column: a label, a period, a source, a basis, or what else heads amounts."""
    return (
        column_word(text) is not None
        or period_code(text) is not None
        or bool(span_years(text))
        or any(lookup(name).get(text) is not None for name in ("sources", "periods", "statuses", "revisions", "beside"))
        or basis_code(text) is not None
        or lookup("classification").get(text) is not None
    )


def _columns(grid: Grid, top: int, end: int) -> Iterator[Column]:
    paths = [_path(grid, top, end, at) for at in range(grid.columns)]
    years = _years(grid, top, end)
    words = [next((word for cell in reversed(path) if (word := column_word(cell.text))), None) for path in paths]
    title = next((at for name in TITLES for at, word in enumerate(words) if word == name), None)
    number = _best_number(paths, words)
    stale = _stale(paths)
    bodies = [_filled(grid, end, at) for at in range(grid.columns)]
    worded = _worded_years(paths, bodies, years)
    for at, (path, filled) in enumerate(zip(paths, bodies, strict=True)):
        if not path:
            yield Column(at, "other", ())
        elif at == title:
            yield Column(at, "title", path)
        elif at == number:
            yield Column(at, "number", path)
        elif at in stale:
            yield Column(at, "field", path)
        elif at in worded:
            yield Column(at, "year", path)
        else:
            yield _column(at, path, words[at], filled, years)


def _filled(grid: Grid, end: int, at: int) -> list[str]:
    """What stands below the head of a column."""
    cells = ((row, grid.at(row, at)) for row in range(end, grid.rows))
    return [c.text for row, c in cells if c is not None and (c.row, c.column) == (row, at) and c.text.strip()]


def _worded_years(paths: list[tuple[Cell, ...]], bodies: list[list[str]], years: frozenset[int]) -> set[int]:
    """The columns of years of which most say words: one with nothing but dashes, or with a bare figure, is of their kind."""
    amounts = {at: _amount(at, path, years) for at, path in enumerate(paths)}
    plain = {
        at
        for at, amount in amounts.items()
        if amount is not None and amount.period is not None and is_year(period_code(amount.period.text))
        if amount.source is None and amount.basis is None and amount.group is None
    }
    said = [text for at in plain for text in bodies[at] if cell_amount(text, 1).state != "dash"]
    return plain if len(plain) > 1 and sum(map(_is_amount, said)) * 2 < len(said) else set()


def _stale(paths: list[tuple[Cell, ...]]) -> set[int]:
    """Columns of amounts that do not hold: 당초 where 변경 stands beside it, and the difference of the two."""
    said = [next((word for cell in path if (word := lookup("revisions").get(cell.text))), None) for path in paths]
    if (holds := holding(said)) is None:
        return set()
    beside = [any(lookup("beside").get(cell.text) == "amount" for cell in path) for path in paths]
    return {at for at, word in enumerate(said) if word != holds and (word is not None or beside[at])}


def _best_number(paths: list[tuple[Cell, ...]], words: list[str | None]) -> int | None:
    """The column of the pledges' own numbers (관리번호) before one that only counts the rows (연번)."""
    found = [at for at, word in enumerate(words) if word == "number"]
    own = [at for at in found if (label := find_label(paths[at][-1].text)) is not None and label.field == "number"]
    return next(iter([*own, *found]), None)


def _path(grid: Grid, top: int, end: int, at: int) -> tuple[Cell, ...]:
    cells = [cell for row in range(top, end) if (cell := grid.at(row, at)) is not None and cell.text.strip()]
    return tuple({id(cell): cell for cell in cells}.values())


def _years(grid: Grid, top: int, end: int) -> frozenset[int]:
    """The head cells (by identity) that name a period, a bare `23` only beside other years; 임기내 where no year stands."""
    named, dated, terms = set(), False, set()
    for row in range(top, end):
        codes = period_codes([grid.text(row, c) for c in range(grid.columns)])
        dated = dated or any(code is not None and code[0].isdigit() for code in codes)
        terms |= {id(grid.at(row, c)) for c in range(grid.columns) if is_within_term(grid.text(row, c))}
        named |= {
            id(grid.at(row, c)) for c, code in enumerate(codes) if code is not None or span_years(grid.text(row, c))
        }
    return frozenset(named if dated else named | terms)


def _column(at: int, path: tuple[Cell, ...], word: str | None, filled: list[str], years: frozenset[int]) -> Column:
    if (found := _row_words(filled)) is not None and word in {"row", None, "sector"}:
        return Column(at, "row", path, group=path[-1] if found else None)
    if word == "row":  # 구분 over words of any other kind
        if (kind := _one_kind(filled)) is not None:
            return Column(at, "field", path, kind)
        word = "sector"
    if word == "perhaps_title":
        return Column(at, "part", path)
    marked = next((cell for cell in path if _marked_field(cell.text) is not None), None)
    dashes = marked is not None and period_code(marked.text) is not None and not any(map(is_mark, filled))
    if marked is not None and filled and not dashes and all(is_mark(text) or is_open(text) for text in filled):
        field = _marked_field(marked.text) or ""
        return Column(at, "mark", path, Label(field, "section" if field == "status" else "value"), group=marked)
    amount = _amount(at, path, years)
    if amount is not None and sum(map(_is_amount, filled)) * 2 >= len(filled):
        return amount
    if amount is not None and amount.period is not None and is_year(period_code(amount.period.text)):
        return Column(at, "year", path)
    if word == "sector" and sum(map(is_sector, filled)) * 2 >= len(filled):
        return Column(at, "sector", path)
    if word == "sector" and (kind := _one_kind(filled)) is None:
        return Column(at, "field", path)  # quantities, amounts or sources: the head alone does not make them a sector
    if word == "officer":
        return Column(at, "officer", path)
    if word == "departments":
        return Column(at, "field", path, Label("departments", "section"))
    label = next((named for cell in reversed(path) if (named := find_label(cell.text)) is not None), _one_kind(filled))
    if label is not None and label.role == "cell":
        return Column(at, "other", path)
    return Column(at, "field", path, label)


def _row_words(filled: list[str]) -> bool | None:
    """Whether a column holds words that tell the rows of a pledge apart (재원, 계획/집행, 연도); None where it does not."""
    if not filled:
        return None
    known = sum(map(is_row_word, filled))
    telling = {squeeze(text) for text in filled if lookup("sources").get(text) != "total"}
    return True if known * 5 >= len(filled) * 4 and telling else None


def is_row_word(text: str) -> bool:
    """Whether a word tells the rows of one pledge apart: a source, a basis, a rate, a year (a bare `23` is a figure)."""
    return (
        lookup("sources").get(text) is not None
        or lookup("beside").get(text) is not None
        or basis_code(text) is not None
        or (period_code(text) is not None and not _FIGURE.fullmatch(text.strip()))
    )


def _one_kind(filled: list[str]) -> Label | None:
    """The label of a column whose words are all states (완료, 정상추진) or all classes (신규, 계속)."""
    if filled and all(lookup("statuses").get(text) is not None for text in filled):
        return Label("status", "section")
    if filled and all(lookup("classification").get(text) is not None for text in filled):
        return Label("classification", "value")
    return None


def is_mark(text: str) -> bool:
    """Whether a cell says that the choice in its head is that of its row: a mark, or how much of it is done."""
    return is_chosen(text) or _SHARE.fullmatch(text.strip()) is not None


def _marked_field(text: str) -> str | None:
    """The field whose value a head names: 완료 is a status, 신규 a continuity."""
    if lookup("statuses").get(text) is not None:
        return "status"
    found = lookup("classification").get(text)
    return None if found is None else found.split(".")[0]


def _amount(at: int, path: tuple[Cell, ...], years: frozenset[int]) -> Column | None:
    """The column as one of amounts by what its heads name; a word for a total counts where nothing else does."""
    source = period = basis = group = None
    within = any(lookup("periods").get(cell.text) == "within_term" for cell in path)
    for cell in path:
        code = lookup("sources").get(cell.text)
        if code not in {None, "total"}:
            source = cell
        elif id(cell) in years and period_code(cell.text) != "total":
            period = cell
        elif basis_code(cell.text) is not None:
            basis = cell
        elif code == "total" or period_code(cell.text) == "total" or _is_money(cell.text):
            group = cell
    if (source is None and period is None and basis is None and group is None) or (within and period is None):
        return None  # what the years of the term come to is not the total of all
    return Column(at, "amount", path, None, source, period, basis, group)


def _is_money(text: str) -> bool:
    label = find_label(text)
    return label is not None and label.field in {"cost", "budget"}


def _is_amount(text: str) -> bool:
    found = cell_amount(text, 100_000_000)  # in 억원 a share has decimals
    return found.problem in {None, "separator_suspect"}
