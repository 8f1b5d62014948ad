"""Small pages for the tests of structure and fields: tables drawn as rows of words, plans as lines of text.

In a row `<` is covered by the cell to its left and `^` by the cell above; a pair is a word and its shading.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from pipeline.document import Cell, Document, Grid, Paragraph, Place, Read, RepairedTable, Span, Table
from pipeline.fields import Context, read_pledge
from pipeline.fields.names import KnownProject, Linker
from pipeline.structure import outline
from pipeline.structure.kinds import kind_of
from pipeline.values.wraps import Unwrapper, unwrapper
from schemas import Pledge

GREY = "#D9D9D9"
PLAIN = Unwrapper((), frozenset())


def table(*rows, spans="exact", page=None, edges=None, cut_above=False, cut_below=False, ordinal=1):
    """`edges` are the left edges of the columns in points, where a test needs boxes."""
    cells = []
    for r, row in enumerate(rows):
        for c, item in enumerate(row):
            text, fill = item if isinstance(item, tuple) else (item, None)
            if text is None or text in {"<", "^"}:
                continue
            box = None if edges is None else (edges[c], 10.0 * r, edges[c] + 20.0, 10.0 * r + 10.0)
            place = Place(page=page, box=box, table=ordinal, row=r + 1, column=c + 1)
            blocks = (Paragraph(text, place),) if text else ()
            right = _run(row, c, "<")
            down = _run([_at(other, c) for other in rows], r, "^")
            cells.append(Cell(r, c, text, place, down, right, fill, None, blocks))
    width = max(map(len, rows))
    return Table(tuple(cells), len(rows), width, Place(page=page, table=ordinal), spans, cut_above, cut_below)


def _at(row: Sequence[object], column: int) -> object:
    return row[column] if column < len(row) else None


def _run(items: Sequence[object], start: int, mark: str) -> int:
    end = start + 1
    while end < len(items) and items[end] == mark:
        end += 1
    return end - start


def tabs(text: str) -> Table:
    """A table as a text file has it: cells apart by `|`, spans lost."""
    rows = [[cell.strip() for cell in line.strip().split("|")] for line in text.strip().splitlines()]
    return table(*rows, spans="lost")


def texts(made: Table) -> list[list[str]]:
    """What covers each position, merged cells filled."""
    grid = Grid(made)
    return [[grid.text(r, c) for c in range(grid.columns)] for r in range(grid.rows)]


def document(*blocks, source="text") -> Document:
    """Strings are lines (their leading blanks the indent), tables are themselves."""
    ordinal = count(1)
    made: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Table):
            made.append(block)
            continue
        for line in block.strip("\n").split("\n"):
            if line.strip():
                indent = float(len(line) - len(line.lstrip()))
                made.append(Paragraph(line.strip(), Place(line=next(ordinal)), indent))
    return Document(source, tuple(made))


def outline_of(*blocks):
    made = document(*blocks)
    return outline(made, unwrapper(made.iter_texts()))


def pledges_of(*blocks) -> list[Read[Pledge]]:
    made = document(*blocks)
    unwrap = unwrapper(made.iter_texts())
    return [read_pledge(one, Context(unwrap)) for one in outline(made, unwrap).pledges]


def pledge_of(*blocks) -> Read[Pledge]:
    """The one pledge of a page. A page without a title gets one."""
    (read,) = pledges_of(*blocks)
    return read


def codes(read) -> list[str]:
    return [finding.code for finding in read.findings]


def repaired(made: Table, caption: str | None = None) -> RepairedTable:
    grid = Grid(made)
    unit = None if caption is None else Span.of(caption, Place(line=1))
    return RepairedTable(kind_of(grid), grid, unit)


def linker(*names: str) -> Linker:
    return Linker([KnownProject(f"p{number}", name) for number, name in enumerate(names, start=1)])


def tree(nodes) -> list[object]:
    """Nodes or items as nested lists: a line without children is its words, one with children a pair."""
    shown = []
    for node in nodes:
        text = getattr(node, "text", None) or getattr(getattr(node, "whole", None), "text", "")
        below = tree(node.children)
        shown.append((text, below) if below else text)
    return shown
