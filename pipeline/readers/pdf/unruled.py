"""Tables without rules: lines close together whose pieces stand one under another in columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.readers.pdf.draft import CellDraft, Item, TableDraft
from pipeline.readers.pdf.lines import Chunk, Line, cut
from pipeline.readers.pdf.paragraphs import marker

_ALIGNED = 3.0  # points: pieces of one column begin, end or have their middles together to within this
_ROWS, _FIELDS = 3, 3  # the smallest table that is certain: fewer may be chance
_SURE = 2  # columns that begin together, or hold figures that end together: fewer may be chance
_PITCH = 2.5  # of the font size: rows of one table are no further apart
_FIGURE = re.compile(r"[(△▲▽▼+−-]*[\d,.]+\s?[%원명개건]?\)?|[-–—−]|0")


class _Column(NamedTuple):
    """From where to where the pieces of a column reach."""

    x0: float
    x1: float


def with_unruled(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with runs of lines that are rows of an unruled table put together to one."""
    found: list[Item] = []
    run: list[Line] = []
    for item in items:
        if isinstance(item, Line) and _is_row(item):
            if run and not _is_near(run[-1], item):
                found += _read(run)
                run = []
            run.append(item)
            continue
        found += _read(run)
        run = []
        found.append(item)
    return (*found, *_read(run))


def _is_row(line: Line) -> bool:
    return len(line.chunks) > 1 and marker(line.text) is None


def _is_near(last: Line, line: Line) -> bool:
    return line.box[3] - last.box[3] <= _PITCH * line.size


def _read(run: list[Line]) -> list[Item]:
    """The lines as they are, or those that are a table as one."""
    counts = Counter(len(line.chunks) for line in run if len(line.chunks) >= _FIELDS)
    for fields, _ in sorted(counts.items(), key=lambda count: (-count[1], -count[0])):
        full = [line for line in run if len(line.chunks) == fields]
        if len(full) < _ROWS:
            break
        columns = _columns(full)
        if len(columns) == fields and _are_aligned(full):
            return _parted(run, full, columns)
    return list(run)


def _columns(rows: list[Line]) -> list[_Column]:
    """Where the pieces of the rows stand; pieces that overlap are of one column."""
    found: list[_Column] = []
    for piece in sorted(piece for row in rows for piece in row.chunks):
        if found and piece.x0 < found[-1].x1:
            found[-1] = _Column(found[-1].x0, max(found[-1].x1, piece.x1))
        else:
            found.append(_Column(piece.x0, piece.x1))
    return found


def _are_aligned(rows: list[Line]) -> bool:
    """Whether every column begins, ends or has its middle at one place, and enough of them so that it is no chance.

    The head over a column of figures may stand anywhere above them.
    """
    body = rows[1:]
    figures = sum(all(_FIGURE.fullmatch(row.chunks[at].text) for row in body) for at in range(len(rows[0].chunks)))
    if figures >= _SURE:
        return all(any(_together(body, at)) for at in range(len(rows[0].chunks)))
    aligned = [_together(rows, at) for at in range(len(rows[0].chunks))]
    return all(map(any, aligned)) and sum(begin for begin, _, _ in aligned) >= _SURE


def _together(rows: list[Line], at: int) -> tuple[bool, bool, bool]:
    """Whether the pieces of a column begin together, end together, have their middles together."""
    pieces = [row.chunks[at] for row in rows]
    begins, ends, middles = (
        max(values) - min(values) <= _ALIGNED
        for values in (
            [piece.x0 for piece in pieces],
            [piece.x1 for piece in pieces],
            [(piece.x0 + piece.x1) / 2 for piece in pieces],
        )
    )
    return begins, ends, middles


def _parted(run: list[Line], full: list[Line], columns: list[_Column]) -> list[Item]:
    """The lines above, the table, the lines below; rows with empty cells or heads of several columns are of the table."""
    places = [_places(line, columns) for line in run]
    first = next(at for at, line in enumerate(run) if line is full[0])
    last = next(at for at, line in enumerate(run) if line is full[-1])
    while first > 0 and places[first - 1] is not None:
        first -= 1
    while last < len(run) - 1 and places[last + 1] is not None:
        last += 1
    if any(place is None for place in places[first : last + 1]):
        return list(run)
    rows = [(line, place) for line, place in zip(run[first : last + 1], places[first : last + 1], strict=True) if place]
    return [*run[:first], _table(rows, len(columns)), *run[last + 1 :]]


def _places(line: Line, columns: list[_Column]) -> list[tuple[int, int]] | None:
    """First and end column of every piece of a line; None where two would share a column."""
    found: list[tuple[int, int]] = []
    for piece in line.pieces:
        over = [at for at, column in enumerate(columns) if piece.x0 < column.x1 and piece.x1 > column.x0]
        if not over:
            return None
        found.append((over[0], over[-1] + 1))
    return found if all(left[1] <= right[0] for left, right in pairwise(found)) else None


def _table(rows: list[tuple[Line, list[tuple[int, int]]]], columns: int) -> TableDraft:
    cells = [
        cell
        for row, (line, places) in enumerate(rows)
        for cell in _row(row, line, dict(zip(places, line.pieces, strict=True)), columns)
    ]
    lines = [line for line, _ in rows]
    box = (
        min(line.box[0] for line in lines),
        lines[0].box[1],
        max(line.box[2] for line in lines),
        lines[-1].box[3],
    )
    return TableDraft(box=box, rows=len(rows), columns=columns, cells=tuple(cells))


def _row(row: int, line: Line, pieces: dict[tuple[int, int], Chunk], columns: int) -> list[CellDraft]:
    covered = {at for first, end in pieces for at in range(first, end)}
    cells = [
        CellDraft(
            row=row,
            column=first,
            row_span=1,
            column_span=end - first,
            box=(round(piece.x0, 2), line.box[1], round(piece.x1, 2), line.box[3]),
            fill=None,
            drawn=None,
            items=(cut(line, [piece]),),
        )
        for (first, end), piece in pieces.items()
    ]
    empty = [
        CellDraft(row, at, 1, 1, (line.box[2], line.box[1], line.box[2], line.box[3]), None, None, ())
        for at in range(columns)
        if at not in covered
    ]
    return sorted([*cells, *empty], key=lambda cell: cell.column)
