"""Rows of a list that stand over others: what a sector comes to, printed like a row, and pledges whose parts follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.document import Cell, Grid
from pipeline.structure.listings.heads import Heads
from pipeline.structure.listings.record import Record
from pipeline.values.money import cell_amount
from pipeline.values.numbering import number_apart

FEWEST_CLOSED = 0.5
"""At least so many of the rows over others must be their sums, where they have amounts."""


def own_number(record: Record) -> str:
    """The number of a row: in its column, else before its title; empty where it has none."""
    if record.number is not None:
        return "".join(record.number.text.split()).rstrip(".)")
    return "" if record.title is None else _before_title(record.title)


def _before_title(title: Cell) -> str:
    parted = number_apart(title.text)
    return "" if parted is None else "".join(parted[0].split())


def top_rows(pledges: Sequence[Record]) -> list[int]:
    """The positions of the rows that are no part of another: 1-1 and not 1-1-1."""
    numbers = [own_number(record).replace("–", "-") for record in pledges]
    known = set(numbers) - {""}
    return [at for at, number in enumerate(numbers) if number.rpartition("-")[0] not in known]


def sectors_as_totals(records: Sequence[Record], grid: Grid, heads: Heads) -> list[Record]:
    """The records; where each row with a number in its column stands over rows that count on inside their titles, a total.

    `2 | 원도심 | 1,186` over `| 2) 어르신 문화공간 | 1,000` and `| 3) 마을 책방 | 186` names their sector and its sum.
    """
    pledges = [record for record in records if record.total is None]
    over = [record for record in pledges if record.number is not None]
    if heads.of("sector") is not None or not over or len(over) == len(pledges) or pledges[0].number is None:
        return list(records)
    below = {id(one): list(_below(pledges, one)) for one in over}
    children = [child for group in below.values() for child in group]
    if not all(below.values()) or not all(_before_title(child.title) for child in children if child.title is not None):
        return list(records)
    if any(one.title is None or _before_title(one.title) for one in over) or not _count_on(children):
        return list(records)
    closed = [_closes(one, below[id(one)], grid, heads) for one in over]
    told = [one for one in closed if one is not None]
    if sum(told) < len(told) * FEWEST_CLOSED:
        return list(records)
    return list(_renamed(records, over))


def _below(pledges: Sequence[Record], parent: Record) -> Iterator[Record]:
    start = next(at for at, record in enumerate(pledges) if record is parent)
    for record in pledges[start + 1 :]:
        if record.number is not None:
            return
        yield record


def _count_on(children: Sequence[Record]) -> bool:
    """Whether the numbers inside the titles go on from one row over others to the next, and do not begin anew below each."""
    first = [int(number.partition("-")[0]) for child in children if (number := own_number(child))[:1].isdigit()]
    return len(first) == len(children) and all(one <= two for one, two in pairwise(first)) and len(set(first)) > 1


def _closes(parent: Record, children: Sequence[Record], grid: Grid, heads: Heads) -> bool | None:
    """Whether most amounts of a row are the sums of those below it; None where it has none."""
    columns = (column.at for column in heads.columns if column.role == "amount")
    outcomes = [
        sum(_amount(grid, child, at) for child in children) == whole
        for at in columns
        if (whole := _amount(grid, parent, at))
    ]
    return sum(outcomes) * 2 > len(outcomes) if outcomes else None


def _amount(grid: Grid, record: Record, column: int) -> int:
    return cell_amount(grid.text(record.rows[0], column), 1).amount or 0


def _renamed(records: Sequence[Record], over: Sequence[Record]) -> Iterator[Record]:
    sector: Cell | None = None
    parents = {id(one) for one in over}
    for record in records:
        if id(record) in parents:
            sector = record.title
            yield Record(record.rows, sector=sector, total=sector, partial=True)
            continue
        if record.total is None and sector is not None:
            record.sector = sector
        yield record
