"""Body text set in two columns, and tables without rules: both show as wide gaps at the same place in line after line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.pdf.draft import CellDraft, Item, TableDraft
from pipeline.readers.pdf.lines import Chunk, Line
from pipeline.readers.pdf.paragraphs import marker

_FEWEST_LINES = 6  # lines side by side that make two columns of text; fewer may be a list of names
_WIDEST_SHARE = 0.25  # of the page's width: a column of prose is no narrower
_ALIGNED = 3.0  # points: starts of lines of one column lie together to within this
_MOST = 0.7  # share of the lines that must agree
_ROWS, _FIELDS = 3, 3  # the smallest table without rules that is certain: fewer may be chance
_PITCH = 2.5  # of the font size: rows of one table are no further apart


def segments(items: Sequence[Item], width: float) -> tuple[tuple[Item, ...], ...]:
    """The items parted in the order of reading: what is above, the left column, the right one, what is below."""
    lines = [item for item in items if isinstance(item, Line)]
    gutter = _gutter(lines, width)
    if gutter is None:
        return (tuple(items),)
    sided = [line for line in lines if _gap_at(line, gutter)]
    top, bottom = min(line.box[1] for line in sided), max(line.box[3] for line in sided)
    above = [item for item in items if item.box[3] <= top + 1]
    below = [item for item in items if item.box[1] >= bottom - 1]
    within = [item for item in items if item not in above and item not in below]
    if any(_crosses(item, gutter) for item in within):
        return (tuple(items),)
    left: list[Item] = []
    right: list[Item] = []
    for item in within:
        halves = _halves(item, gutter) if isinstance(item, Line) else (item,)
        for half in halves:
            (left if half.box[0] < gutter else right).append(half)
    return tuple(tuple(part) for part in (above, left, right, below) if part)


def with_unruled(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with runs of lines that are columns of an unruled table put together to one."""
    found: list[Item] = []
    run: list[Line] = []
    for item in [*items, None]:
        if isinstance(item, Line) and (not run or _continues(run[-1], item)) and _is_row(item):
            run.append(item)
            continue
        found += [_table(run)] if len(run) >= _ROWS else run
        run = [item] if isinstance(item, Line) and _is_row(item) else []
        if item is not None and not run:
            found.append(item)
    return tuple(found)


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The x of the white band between two columns of prose, None where the page has but one."""
    pairs = [line.chunks for line in lines if len(line.chunks) == 2]
    wide = [
        (left, right) for left, right in pairs if min(left.x1 - left.x0, right.x1 - right.x0) >= _WIDEST_SHARE * width
    ]
    if len(wide) < _FEWEST_LINES:
        return None
    starts = sorted(right.x0 for _, right in wide)
    start = starts[len(starts) // 2]
    agreeing = [left for left, right in wide if abs(right.x0 - start) <= _ALIGNED]
    if len(agreeing) < max(_FEWEST_LINES, _MOST * len(wide)):
        return None
    end = max(left.x1 for left in agreeing)
    return (end + start) / 2 if end < start else None


def _gap_at(line: Line, x: float) -> bool:
    return any(left.x1 <= x <= right.x0 for left, right in pairwise(line.chunks))


def _crosses(item: Item, x: float) -> bool:
    if isinstance(item, Line):
        return any(piece.x0 < x < piece.x1 for piece in item.pieces)
    return item.box[0] < x < item.box[2]


def _halves(line: Line, x: float) -> tuple[Line, ...]:
    sides = ([p for p in line.pieces if p.x1 <= x], [p for p in line.pieces if p.x0 >= x])
    if not all(sides):
        return (line,)
    return tuple(_cut(line, side) for side in sides)


def _cut(line: Line, pieces: list[Chunk]) -> Line:
    text = " ".join(piece.text for piece in pieces)
    first, last = pieces[0], pieces[-1]
    word = len(text.split(" ", 1)[0]) / max(len(text), 1) * (last.x1 - first.x0)
    return line._replace(
        text=text,
        box=(round(first.x0, 2), line.box[1], round(last.x1, 2), line.box[3]),
        first_word=word,
        chunks=tuple(pieces) if len(pieces) > 1 else (),
    )


def _is_row(line: Line) -> bool:
    return len(line.chunks) >= _FIELDS and marker(line.text) is None


def _continues(last: Line, line: Line) -> bool:
    """Whether a line has the columns of the one before it, close below."""
    if len(last.chunks) != len(line.chunks) or line.box[3] - last.box[3] > _PITCH * line.size:
        return False
    return (
        all(
            min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) <= _ALIGNED
            for a, b in zip(last.chunks, line.chunks, strict=True)
        )
        and sum(abs(a.x0 - b.x0) <= _ALIGNED for a, b in zip(last.chunks, line.chunks, strict=True)) >= 2
    )


def _table(rows: list[Line]) -> TableDraft:
    cells = [
        CellDraft(
            row=row,
            column=column,
            row_span=1,
            column_span=1,
            box=(round(chunk.x0, 2), line.box[1], round(chunk.x1, 2), line.box[3]),
            fill=None,
            drawn=None,
            items=(_cut(line, [chunk]),),
        )
        for row, line in enumerate(rows)
        for column, chunk in enumerate(line.chunks)
    ]
    box = (
        min(cell.box[0] for cell in cells),
        rows[0].box[1],
        max(cell.box[2] for cell in cells),
        rows[-1].box[3],
    )
    return TableDraft(box=box, rows=len(rows), columns=len(rows[0].chunks), cells=tuple(cells))
