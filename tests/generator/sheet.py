"""What a page is made of, whatever it is printed to: lines, tables and page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

HEAD = "#DCE6F1"
BAR = "#8DB4E2"


@dataclass(frozen=True)
class Line:
    """A paragraph; `level` is its indent: 0 heading, 1 bullet, 2 and 3 below it."""

    text: str
    level: int = 0
    big: bool = False


@dataclass(frozen=True)
class C:
    """A cell with its spans. Its text holds line breaks; `lines` and an `inner` table stand below the text."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    head: bool = False
    bar: bool = False
    lines: tuple[Line, ...] = ()
    inner: Grid | None = None

    @property
    def fill(self) -> str | None:
        return BAR if self.bar else HEAD if self.head else None


@dataclass(frozen=True)
class Grid:
    """A table as rows of cells; a cell merged from above is not repeated. `head_rows` may be printed again on each page.

    A form has no columns of its own: its cells are as wide as they need be, and a text export tells nothing of it.
    """

    rows: tuple[tuple[C, ...], ...]
    widths: tuple[float, ...]
    head_rows: int = 1
    small: bool = False

    @property
    def form(self) -> bool:
        return not self.head_rows

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
    """A new page in print, a blank line in text."""


Block = Line | Grid | Break


def head(*texts: str) -> tuple[C, ...]:
    return tuple(C(text, head=True) for text in texts)


def row(*texts: str) -> tuple[C, ...]:
    return tuple(C(text) for text in texts)


def grid(rows: list[tuple[C, ...]], *widths: float, head_rows: int = 1) -> Grid:
    """A table whose cells cover every position once; raises ValueError where they do not."""
    whole = sum(widths)
    made = Grid(tuple(rows), tuple(width / whole for width in widths), head_rows, small=len(widths) > 10)
    covered = sum(cell.rows * cell.columns for _, _, cell in made.placed())
    if covered != len(rows) * len(widths):
        raise ValueError(f"{covered} positions covered of {len(rows)} × {len(widths)}")
    return made


def widened(inner: Grid, columns: int) -> list[tuple[C, ...]]:
    """The rows of a table laid out on more columns: the last column of each row takes what is left over."""
    shares = [columns // len(inner.widths)] * len(inner.widths)
    shares[-1] += columns - sum(shares)
    rows: list[list[C]] = [[] for _ in inner.rows]
    for r, at, cell in inner.placed():
        rows[r].append(replace(cell, columns=sum(shares[at : at + cell.columns])))
    return [tuple(cells) for cells in rows]
