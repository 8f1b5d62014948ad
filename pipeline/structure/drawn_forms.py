"""Forms that a text draws with blanks alone, as an export of a page's layout does: labels in columns, values beside them.

Where a value has several lines, its label stands beside the first of them or half-way down:

                청년이 머무는 도시를 만들기 위한 원도심
    사업명
                청년 창업 공간 조성
    관리번호    2-1                               사업구분    신규

Such a form becomes a table again where only one way of sharing the lines out to the labels is left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.document import Block, Cell, Kept, Paragraph, Place, Table
from pipeline.values.text import strip_marker
from pipeline.vocabulary import find_label

LEAST_LABELS = 2
LEAST_INDENT = 4
MOST_LINES = 120
MOST_BLANK = 2
"""So many blank lines may stand inside a form."""
LONGEST_LABEL = 16
LONGEST_LINE = 400
"""Characters of a line; no page is so wide, and the work grows with the square of its pieces."""
_TOLERANCE = 1
_PIECE = re.compile(r"\S+(?:[ \xa0]\S+)*")

_Width = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between wide blanks, and how far from the margin they begin."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A column of labels and that of their values, by where they begin."""

    label: int
    value: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as its fields see it: the label and the words of the value in each, None and empty where it has none."""

    at: int
    labels: tuple[str | None, ...]
    values: tuple[str, ...]


def with_forms_drawn(kept: Iterable[Kept[Block]]) -> Iterator[Kept[Block]]:
    """The blocks, lines that draw a form with values of several lines made a table; all else as it is."""
    run: list[Kept[Block]] = []
    for one in kept:
        if run and not (_follows(run[-1].member, one.member) and len(run) < MOST_LINES):
            yield from _mended(run)
            run = []
        if _may_belong(one.member):
            run.append(one)
        else:
            yield one
    yield from _mended(run)


def _may_belong(block: Block) -> bool:
    """Whether a line may be one of a form: it begins with a known label, or far from the margin."""
    if not isinstance(block, Paragraph) or block.place.line is None or block.place.table is not None:
        return False
    if len(block.text) > LONGEST_LINE:
        return False
    return block.indent >= LEAST_INDENT or _known(next(_pieces(block, len)).text)


def _follows(above: Block, below: Block) -> bool:
    first, second = above.place.line, below.place.line
    return _may_belong(below) and first is not None and second is not None and second - first <= MOST_BLANK + 1


def _known(words: str) -> bool:
    return len(words) <= LONGEST_LABEL and not strip_marker(words)[0] and find_label(words) is not None


def _pieces(line: Paragraph, width: _Width) -> Iterator[_Piece]:
    for found in _PIECE.finditer(line.text):
        yield _Piece(int(line.indent) + width(line.text[: found.start()]), found.group())


def _shown(text: str) -> int:
    """How wide a text is where each Hangul is as wide as two figures."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _mended(run: list[Kept[Block]]) -> Iterator[Kept[Block]]:
    lines = [one.member for one in run if isinstance(one.member, Paragraph)]
    for width in (len, _shown):
        ends = _forms(lines, width) if len(lines) > 1 else {}
        if ends:
            at = 0
            while at < len(run):
                end, table = ends.get(at, (at + 1, None))
                yield run[at] if table is None else Kept(run[at].at, table, own=True)
                at = end
            return
    yield from run


def _forms(lines: Sequence[Paragraph], width: _Width) -> dict[int, tuple[int, Table]]:
    """The forms among lines: by the first line of each, the line behind its last one and the table."""
    pieces = [list(_pieces(line, width)) for line in lines]
    fields = _fields(pieces)
    if not fields:
        return {}
    rows = [_row(at, one, fields) for at, one in enumerate(pieces)]
    found: dict[int, tuple[int, Table]] = {}
    for stretch in _stretches(rows):
        for form in _parted(stretch, lines):
            shares = _shared(form, len(fields))
            if shares is not None and _is_needed(form):
                found[form[0].at] = (form[-1].at + 1, _table(form, shares, lines))
    return found


def _is_needed(form: Sequence[_Row]) -> bool:
    """Whether lines by themselves would not say it: a value has several, or a label is one in a form only (사업구분)."""
    labels = [find_label(label) for row in form for label in row.labels if label is not None]
    return any(not any(row.labels) for row in form) or any(one is not None and one.role == "cell" for one in labels)


def _fields(pieces: Sequence[Sequence[_Piece]]) -> list[_Field]:
    """The columns of a form, from the labels that have a value beside them; none where these do not stand in columns."""
    pairs = [
        (label.start, value.start)
        for line in pieces
        for label, value in pairwise(line)
        if _known(label.text) and not _known(value.text)
    ]
    if len(pairs) < LEAST_LABELS - 1:
        return []
    fields: list[_Field] = []
    for label, value in sorted(pairs):
        if fields and label - fields[-1].label <= _TOLERANCE:
            if abs(value - fields[-1].value) > _TOLERANCE:
                return []
        else:
            fields.append(_Field(label, value))
    ordered = [start for field in fields for start in (field.label, field.value)]
    return fields if all(b - a > _TOLERANCE for a, b in pairwise(ordered)) else []


def _row(at: int, pieces: Sequence[_Piece], fields: Sequence[_Field]) -> _Row | None:
    """A line by the fields of a form; None where words stand in none of their columns."""
    labels: list[str | None] = [None] * len(fields)
    values: list[list[str]] = [[] for _ in fields]
    latest: int | None = None
    for piece in pieces:
        begun = [n for n, field in enumerate(fields) if abs(field.label - piece.start) <= _TOLERANCE]
        beside = [n for n, field in enumerate(fields) if abs(field.value - piece.start) <= _TOLERANCE]
        if begun and _known(piece.text):
            latest = begun[0]
            labels[latest] = piece.text
        elif beside:
            latest = beside[0]
            values[latest].append(piece.text)
        elif latest is not None and values[latest] and not begun:
            values[latest].append(piece.text)  # a wide blank inside a value
        else:
            return None
    return _Row(at, tuple(labels), tuple("  ".join(words) for words in values))


def _stretches(rows: Sequence[_Row | None]) -> Iterator[list[_Row]]:
    """The lines that stand in the columns, without labels at the end that stand over something else."""
    stretch: list[_Row] = []
    for row in (*rows, None):
        if row is not None:
            stretch.append(row)
            continue
        while stretch and not any(stretch[-1].values):
            stretch.pop()
        if stretch:
            yield stretch
        stretch = []


def _parted(rows: list[_Row], lines: Sequence[Paragraph]) -> Iterator[list[_Row]]:
    """All rows where they can be shared out; else those between blank lines, as few of these together as can be."""
    if _shared(rows, len(rows[0].labels)) is not None:
        yield rows
        return
    open_rows: list[_Row] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        open_rows.append(row)
        apart = after is None or _line(lines[after.at]) - _line(lines[row.at]) > 1
        if apart and _shared(open_rows, len(row.labels)) is not None:
            yield open_rows
            open_rows = []


def _line(line: Paragraph) -> int:
    return line.place.line or 0


def _shared(rows: Sequence[_Row], fields: int) -> list[list[tuple[int, int]]] | None:
    """For each field the first and the last row of each of its labels' values; None where that is not certain."""
    shares = [_shares(rows, field) for field in range(fields)]
    if any(share is None for share in shares) or sum(len(share or ()) for share in shares) < LEAST_LABELS:
        return None
    return [share for share in shares if share is not None]


def _shares(rows: Sequence[_Row], field: int) -> list[tuple[int, int]] | None:
    """As `_shared`, of one field: the label stands half-way down in all of its values, or beside the first line of all."""
    labelled = [n for n, row in enumerate(rows) if row.labels[field] is not None]
    loose = [n for n, row in enumerate(rows) if row.labels[field] is None and row.values[field]]
    if not labelled:
        return None if loose else []
    bounds = pairwise([-1, *labelled, len(rows)])
    between = [[n for n in loose if above < n < below] for above, below in bounds]
    found = [way for way in (_centred(rows, field, labelled, between), _on_top(rows, field, labelled, between)) if way]
    return found[0] if found and all(way == found[0] for way in found) else None


def _centred(
    rows: Sequence[_Row], field: int, labelled: Sequence[int], between: Sequence[Sequence[int]]
) -> list[tuple[int, int]] | None:
    """As many lines of the value above each label as below it."""
    found: list[tuple[int, int]] = []
    above = list(between[0])
    for label, under in zip(labelled, between[1:], strict=True):
        if len(under) < len(above) or (not above and _stands_alone(rows[label], field)):
            return None
        if above and _marked(rows[under[0]], field) and not _marked(rows[above[0]], field):
            return None  # a heading with its items
        found.append((min([*above, label]), max([label, *under[: len(above)]])))
        above = list(under[len(above) :])
    return None if above else found


def _on_top(
    rows: Sequence[_Row], field: int, labelled: Sequence[int], between: Sequence[Sequence[int]]
) -> list[tuple[int, int]] | None:
    """All lines of a value beside its label and below it."""
    if between[0] or any(_stands_alone(rows[label], field) for label in labelled):
        return None
    if any(under and not rows[label].values[field] for label, under in zip(labelled, between[1:], strict=True)):
        return None
    return [(label, max([label, *under])) for label, under in zip(labelled, between[1:], strict=True)]


def _stands_alone(row: _Row, field: int) -> bool:
    """Whether a label has nothing beside it on its line."""
    return not any(row.values) and not any(label for n, label in enumerate(row.labels) if n != field)


def _marked(row: _Row, field: int) -> bool:
    return bool(strip_marker(row.values[field])[0])


def _table(rows: Sequence[_Row], shares: Sequence[Sequence[tuple[int, int]]], lines: Sequence[Paragraph]) -> Table:
    """The form as a table: a row for each line with a label, a pair of columns for each field."""
    labelled = [n for n, row in enumerate(rows) if any(row.labels)]
    columns = 2 * len(shares)
    cells: list[Cell] = []
    for height, at in enumerate(labelled):
        printed = [n for n, label in enumerate(rows[at].labels) if label is not None]
        start = 0
        for n, field in enumerate(printed):
            if start < 2 * field:
                cells.append(_cell(height, start, [], lines[rows[at].at].place, 2 * field - start))
            start = columns if n + 1 == len(printed) else 2 * printed[n + 1]
            label = [(rows[at].labels[field] or "", lines[rows[at].at])]
            first, last = next(share for share in shares[field] if share[0] <= at <= share[1])
            words = [
                (row.values[field], lines[row.at])
                for row in rows[first : last + 1]
                if row.values[field] and (row is rows[at] or row.labels[field] is None)
            ]
            cells.append(_cell(height, 2 * field, label, lines[rows[at].at].place, 1))
            cells.append(_cell(height, 2 * field + 1, words, lines[rows[at].at].place, start - 2 * field - 1))
    place = Place(line=_line(lines[rows[0].at]))
    return Table(tuple(cells), rows=len(labelled), columns=columns, place=place)


def _cell(row: int, column: int, words: Sequence[tuple[str, Paragraph]], beside: Place, width: int) -> Cell:
    place = replace(words[0][1].place if words else beside, row=row + 1, column=column + 1)
    blocks = tuple(Paragraph(text, line.place) for text, line in words)
    text = "\n".join(text for text, _ in words)
    return Cell(row, column, text, place, column_span=width, blocks=blocks)
