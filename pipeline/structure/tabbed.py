"""Forms exported as text: each row stands by itself, since tabs tell nothing of the columns that rows share.

A merged cell that covers columns of its own row is gone there, one that covers rows below leaves empty cells in them.
So rows are read one after another: pairs, labels over values, and runs of rows that are a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Cell, Grid, Table
from pipeline.structure.bands import filled
from pipeline.structure.kinds import is_officers
from pipeline.structure.labels import any_label, by_value, label
from pipeline.structure.runs import OFFICER_WORDS, is_named, names_people, names_periods, names_pledge, names_sources
from pipeline.values.columns import period_code
from pipeline.values.dates import header_subperiod
from pipeline.values.status_marks import is_chosen, offers_states
from pipeline.vocabulary import lookup

Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows that belong together: `pairs`, `heads` (labels and values), `officers`, a `table` with its label, a `label`
    or `group` (words that no label is) whose rows follow, `steps` (two cells a row beside a label).
    """

    kind: str
    rows: tuple[Row, ...] = ()
    label: Cell | None = None
    table: Table | None = None


def pieces_of(table: Table) -> list[Piece]:
    """A text table cut into the pieces of a form; one that is a table and nothing else is one piece without a label."""
    rows = [[cell for cell in table.cells if cell.row == row] for row in range(table.rows)]
    pieces: list[Piece] = []
    at = 0
    while at < len(rows):
        found, at = _pieces(table, rows, at)
        pieces.extend(found)
    return pieces


def _pieces(table: Table, rows: list[Row], at: int) -> tuple[list[Piece], int]:
    """What begins in a row, and the row behind it."""
    row = filled(rows[at])
    if not row:
        return [], at + 1
    if _offers_states(rows, at):
        return [Piece("table", table=_cut(table, rows, at, at + 2))], at + 2
    end = _officers_end(table, rows, at)
    if end > at:
        return [Piece("officers", table=_made(table, _aligned(rows[at:end])))], end
    end = _steps_end(rows, at, row)
    if end > at:
        return [Piece("steps", label=row[0], rows=tuple(filled(one)[-2:] for one in rows[at:end]))], end
    end = _covered_end(rows, at, row)
    if end > at:
        below = filled(rows[at + 1]) if at + 1 < len(rows) else []
        beside = _beside(table, rows, at, end)
        if label(row[0]) is not None and _heads(row[1:], [cell for cell in below if cell.column]):
            return [Piece("table", label=row[0], table=beside)], end
        return [Piece("group" if label(row[0]) is None else "label", label=row[0]), *pieces_of(beside)], end
    piece, end = _piece(table, rows, at)
    return [piece], end


def _piece(table: Table, rows: list[Row], at: int) -> tuple[Piece, int]:
    row = filled(rows[at])
    below = filled(rows[at + 1]) if at + 1 < len(rows) else []
    if _heads(row, below) or _heads_rows(rows, at):
        end = _table_end(rows, at)
        return Piece("table", table=_cut(table, rows, at, end)), end
    if _over(rows, at):
        return Piece("heads", rows=(rows[at], rows[at + 1])), at + 2
    if _under(rows, at):
        return Piece("heads", rows=(rows[at + 1], rows[at])), at + 2
    if (
        (label(row[0]) is not None and row[0].column == 0)
        or (len(row) > 1 and (by_value(row[0], row[1:2]) or by_value(row[0], row[1:])))
        or (any_label(row[0]) is None and any(map(label, row)) and len(row) <= 4)
    ):
        return Piece("pairs", rows=(rows[at],)), at + 1
    end = _table_end(rows, at)
    return Piece("table", table=_cut(table, rows, at, end)), end


def _heads(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether cells head a table of periods or of sources."""
    if len(row) < 2:
        return False
    if names_periods(row, []) or _two_rows(row, below) or _counts_parts(row):
        return True
    return names_sources(row) and bool(below) and period_code(below[0].text) is not None


def _counts_parts(row: Sequence[Cell]) -> bool:
    """Whether a row heads months or quarters whose year stands elsewhere: 세부내용 | 1월 | 2월 | 3월."""
    return len(row) > LEAST_PARTS and all(header_subperiod(cell.text) is not None for cell in row[1:])


LEAST_PARTS = 3


def _offers_states(rows: list[Row], at: int) -> bool:
    """Whether states to choose from stand over one row with nothing but a mark."""
    below = filled(rows[at + 1]) if at + 1 < len(rows) else []
    return bool(below) and all(is_chosen(cell.text) for cell in below) and offers_states([c.text for c in rows[at]])


def _two_rows(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a head 임기내 stands over the years in the row below."""
    within = any(lookup("periods").get(cell.text) == "within_term" for cell in row)
    return within and names_periods(below, [])


def _heads_rows(rows: list[Row], at: int) -> bool:
    """Whether a row of labels heads two rows of values or more, each as long as itself."""
    if not _are_labels(rows[at]):
        return False
    values = 0
    for row in rows[at + 1 :]:
        if len(row) != len(rows[at]) or not _are_values(row):
            break
        values += 1
    return values >= 2


def _over(rows: list[Row], at: int) -> bool:
    """Whether a row of labels stands over the row of its values."""
    return (
        at + 1 < len(rows)
        and _are_labels(rows[at])
        and [cell.column for cell in filled(rows[at])] == [cell.column for cell in filled(rows[at + 1])]
        and _are_values(rows[at + 1])
    )


def _under(rows: list[Row], at: int) -> bool:
    """Whether the values stand over their labels, as they then do to the end of the form."""
    rest = rows[at:]
    if len(rest) % 2 or any(label(cell) is not None for cell in rows[at]):
        return False
    return all(
        _are_values(one) and _are_labels(two) and len(one) == len(two)
        for one, two in zip(rest[::2], rest[1::2], strict=True)
    )


def _are_labels(row: Sequence[Cell]) -> bool:
    """Whether a row is labels, at most half of them unknown."""
    cells = filled(row)
    known = sum(label(cell) is not None for cell in cells)
    return (
        len(cells) >= 2
        and bool(row[0].text.strip())
        and known * 2 > len(cells)
        and any_label(cells[0]) is not None
        and all(len(cell.text) <= 30 for cell in cells)
    )


def _are_values(row: Sequence[Cell]) -> bool:
    cells = filled(row)
    return bool(cells) and label(row[0]) is None and sum(label(cell) is not None for cell in cells) * 2 < len(cells)


def _table_end(rows: list[Row], at: int) -> int:
    """The end of the table whose header is row `at`: where a row of labels and values begins."""
    width = len(filled(rows[at]))
    end = at + 1
    while end < len(rows):
        row = filled(rows[end])
        if row and ((end > at + 1 and names_periods(row, [])) or names_pledge(row)):
            break
        if (
            row
            and label(row[0]) is not None
            and row[0].column == 0
            and (_ends_table(row, width) or _holds_rows(row, filled(rows[end + 1]) if end + 1 < len(rows) else []))
        ):
            break
        end += 1
    return end


def _ends_table(row: Sequence[Cell], width: int) -> bool:
    return len(row) < max(4, width - 1) or any(label(cell) is not None for cell in row[1:])


def _covered_end(rows: list[Row], at: int, head: Sequence[Cell]) -> int:
    """The end of the rows that words in row `at` cover: empty cells stand below them until the next words come.

    `at` itself where they cover none: then they head a column, or a single row.
    """
    below = filled(rows[at + 1]) if at + 1 < len(rows) else []
    if head[0].column or len(head) < 3 or not _holds_rows(head, below):
        return at
    found = label(head[0])
    end = at + 1
    while end < len(rows) and (not filled(rows[end]) or filled(rows[end])[0].column > 0):
        end += 1
    if end == at + 1:
        inside = any_label(head[1])
        corner = inside is not None and inside.field == "division"
        if found is None:
            return end if len(head) % 2 else at
        return _table_end(rows, at) if found.role == "section" and corner and not _heads_column(rows, at) else at
    last = end == len(rows) or any_label(filled(rows[end])[0]) is not None or _holds_rows(filled(rows[end]))
    return end if last else at


def _heads_column(rows: list[Row], at: int) -> bool:
    """Whether the first words of row `at` head a column: a row below has an empty cell there, or as many columns."""
    below = (row for row in rows[at + 1 : _table_end(rows, at)] if filled(row) and len(row) == len(rows[at]))
    return any(not row[0].text.strip() or bool(row[-1].text.strip()) for row in below)


def _holds_rows(head: Sequence[Cell], below: Sequence[Cell] = ()) -> bool:
    """Whether words stand before labels, or a label before the head of a table."""
    if len(head) < 3:
        return False
    if label(head[0]) is not None:
        return (
            label(head[1]) is not None
            or _heads(head[1:], below)
            or all(any_label(cell) is not None for cell in head[1:])
        )
    return any_label(head[0]) is None and label(head[1]) is not None and label(head[2]) is None


def _beside(table: Table, rows: list[Row], at: int, end: int) -> Table:
    """The rows without the label and without the empty cells that it leaves below itself."""
    gaps = [filled(row)[0].column for row in rows[at + 1 : end] if filled(row)]
    gap = min(gaps, default=1)
    cut = [
        [cell for cell in rows[at] if cell.column > 0],
        *([c for c in row if c.column >= gap] for row in rows[at + 1 : end]),
    ]
    return _made(table, cut)


def _cut(table: Table, rows: list[Row], at: int, end: int) -> Table:
    return _made(table, rows[at:end])


def _made(table: Table, rows: Sequence[Row]) -> Table:
    """Rows as a text table, each pushed to the left edge by as much as its first cell stands off it in all of them."""
    cells = []
    for number, row in enumerate(rows):
        shift = row[0].column if row else 0
        cells += [replace(cell, row=number, column=cell.column - shift) for cell in row]
    width = max((cell.column + 1 for cell in cells), default=1)
    return Table(tuple(cells), len(rows), width, cells[0].place if cells else table.place, "lost")


def _officers_end(table: Table, rows: list[Row], at: int) -> int:
    """The end of the rows that name officers, a caption and a header among them; `at` itself where there are none."""
    end = at
    while end < len(rows) and _heads_officers(rows[end]) and not _is_officers(table, rows[end]):
        end += 1
    first = end
    while end < len(rows) and (_is_officers(table, rows[end]) or (end > at and _below_heads(rows[end - 1], rows[end]))):
        end += 1
    return at if end == first else end


def _below_heads(above: Row, row: Row) -> bool:
    """Whether a row goes on below the header of an officers' table: as long as it, with a name and without labels."""
    cells = filled(row)
    return len(cells) > 2 and len(filled(above)) == len(cells) and is_named(cells) and not any(map(any_label, cells))


def _steps_end(rows: list[Row], at: int, head: Sequence[Cell]) -> int:
    """The end of the two cells a row that stand beside a label over several rows: `추진계획 | 2026년 | 설계`."""
    found = label(head[0])
    end = at + 1
    if found is None or found.role != "section" or len(head) != 3 or head[0].column or any(map(any_label, head[1:])):
        return at
    while (
        end < len(rows)
        and len(filled(rows[end])) == 2
        and filled(rows[end])[0].column
        and not any(map(any_label, filled(rows[end])))
    ):
        end += 1
    return end if end > at + 1 else at


def _aligned(rows: Sequence[Row]) -> list[Row]:
    """Rows of people with as many empty cells before them as they have less than the longest row, and no more."""
    width = max(len(filled(row)) for row in rows)
    done = []
    for row in rows:
        cells = filled(row)
        if (
            row
            and not row[0].text.strip()
            and len(cells) < width
            and cells[-1].column - cells[0].column + 1 == len(cells)
        ):
            gap = width - len(cells)
            blanks = [replace(cell, column=at) for at, cell in enumerate(row[:gap])]
            done.append([*blanks, *(replace(cell, column=gap + at) for at, cell in enumerate(cells))])
        else:
            done.append(row)
    return done


def _is_officers(table: Table, row: Row) -> bool:
    cells = filled(row)
    if any((found := label(cell)) is not None and found.field == "supporting_departments" for cell in cells):
        return False
    return len(cells) > 1 and (is_officers(Grid(_made(table, [row]))) or names_people(cells))


def _heads_officers(row: Row) -> bool:
    found = [any_label(cell) for cell in filled(row)]
    if len(found) == 1:
        return found[0] is not None and found[0].field == "officers"
    return len(found) > 2 and all(one is not None and one.field in OFFICER_WORDS for one in found)
