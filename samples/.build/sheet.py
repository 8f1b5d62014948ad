"""What a plan is made of, whatever it is printed to: lines and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

HEAD = "#DCE6F1"
BAR = "#8DB4E2"


@dataclass(frozen=True)
class Line:
    """A paragraph; `level` is its indent: 0 heading, 1 bullet, 2 and 3 below it."""

    text: str
    level: int = 0
    title: bool = False


@dataclass(frozen=True)
class C:
    """A table cell with its spans; `bar` is a shaded stretch of a road map."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    head: bool = False
    bar: bool = False

    @property
    def fill(self) -> str | None:
        return BAR if self.bar else HEAD if self.head else None


@dataclass(frozen=True)
class Grid:
    """A table as its rows of cells; a cell merged from above is not repeated. `widths` are shares of the page."""

    rows: tuple[tuple[C, ...], ...]
    widths: tuple[float, ...]

    def placed(self) -> Iterator[tuple[int, int, C]]:
        """Every cell with its row and column."""
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (r, column) in taken:
                    column += 1
                yield r, column, cell
                taken |= {(r + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}


@dataclass(frozen=True)
class Break:
    """A new page in print, blank lines in text."""


Block = Line | Grid | Break


def head(*texts: str) -> tuple[C, ...]:
    return tuple(C(text, head=True) for text in texts)


def row(*texts: str) -> tuple[C, ...]:
    return tuple(C(text) for text in texts)


def grid(rows: list[tuple[C, ...]], *widths: float) -> Grid:
    whole = sum(widths)
    made = Grid(tuple(rows), tuple(width / whole for width in widths))
    covered = sum(cell.rows * cell.columns for _, _, cell in made.placed())
    if covered != len(rows) * len(widths):
        raise ValueError(f"{covered} positions covered of {len(rows)} × {len(widths)}")
    return made


def budget(label: str, periods: list[str], sources: dict[str, list[int]], total: str = "계") -> Grid:
    """A budget matrix whose totals are worked out here, so that it always closes; 0 is printed as a dash."""
    sums = [sum(column) for column in zip(*sources.values(), strict=True)]
    merged = (C("구분", columns=2, head=True), *head("총계", *periods))
    rows = [merged, (C(total, columns=2), *amounts(sums))]
    for index, (source, years) in enumerate(sources.items()):
        side = (C("\n".join(label), rows=len(sources)),) if index == 0 else ()
        rows.append((*side, C(source), *amounts(years)))
    return grid(rows, 0.5, 1, *[1.2] * (len(periods) + 1))


def amounts(years: list[int]) -> tuple[C, ...]:
    return row(*(f"{value:,}" if value else "-" for value in (sum(years), *years)))


def road_map(years: list[int], steps: list[str], items: list[tuple[str, list[tuple[int, int]], C | None]]) -> Grid:
    """A road map: `items` are a label, its bars as first and last column, and the remark that starts in its row."""
    count = len(years) * len(steps)
    top = (
        C("세부내용", rows=2, head=True),
        *(C(f"{year}년", columns=len(steps), head=True) for year in years),
        C("비고", rows=2, head=True),
    )
    rows = [top, head(*steps * len(years))]
    for label, bars, remark in items:
        shaded = {column for first, last in bars for column in range(first, last + 1)}
        line = tuple(C(bar=column in shaded) for column in range(count))
        rows.append((C(label), *line, *([remark] if remark else [])))
    return grid(rows, 5, *[1] * count, 4)


def officers(department: str, people: list[tuple[str, str, str]]) -> Grid:
    """공약실명제. Names come from old tales, numbers begin with 000: nobody real is meant."""
    rows = [(C("공약실명제", columns=5, head=True),)]
    for index, person in enumerate(people):
        side = (C("추진부서", rows=len(people)), C(department, rows=len(people))) if index == 0 else ()
        rows.append((*side, *row(*person)))
    return grid(rows, 2, 3, 3, 2, 3)
