"""Two rows of heads in a table that lost its merged cells: which lower heads stand below which upper one.

Converters keep a merged head's lost cells as empty ones, or let them go to the end of the row. Each is a reading; a
reading holds only where every column gets its heads and equal groups have equal heads below them. Two readings that
differ leave the table in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Cell
from pipeline.values.columns import is_year, period_codes, subperiod_axis
from pipeline.values.dates import header_subperiod
from pipeline.values.money_heads import head_codes
from pipeline.vocabulary import label_of

Row = list[Cell | None]


@dataclass(frozen=True, slots=True)
class Heads:
    """`labels` columns of labels, then each value's upper and lower head; `corner` are the heads over the labels."""

    labels: int
    corner: tuple[Cell, ...]
    columns: tuple[tuple[Cell, Cell | None], ...]

    def placed(self, labels: int) -> tuple[list[Row], dict[tuple[int, int], tuple[int, int]]]:
        """Both rows of heads over so many columns of labels, and which head covers each position that is empty."""
        width = labels + len(self.columns)
        rows: list[Row] = [[None] * width, [None] * width]
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for c in range(labels):
            at = min(c, len(self.corner) - 1)
            if at == c:
                rows[0][c] = self.corner[c]
            owner |= {(0, c): (0, at), (1, c): (0, at)} if self.corner else {}
        first = labels
        for c, (upper, lower) in enumerate(self.columns, start=labels):
            if c == labels or upper is not self.columns[c - labels - 1][0]:
                first = c
                rows[0][c] = upper
            rows[1][c] = lower
            owner[0, c] = (0, first)
            if lower is None:
                owner[1, c] = (0, first)
        return rows, owner


def two_rows(upper: Row, lower: Row) -> Heads | None:
    """The heads of both rows put together; None where that cannot be done, or in two ways."""
    readings = [*_one_over_years(upper, lower)] or [*_kept(upper, lower), *_collapsed(upper, lower)]
    same = all([*map(_ids, one.columns)] == [*map(_ids, readings[0].columns)] for one in readings)
    return readings[0] if readings and same else None


def _ids(column: tuple[Cell, Cell | None]) -> tuple[int, int]:
    return id(column[0]), id(column[1])


def _kinds(cells: Sequence[Cell | None]) -> list[tuple[str, str] | None]:
    """What each head says; quarters, months and halves are parts of a year where nothing else stands in their row."""
    texts = ["" if cell is None else cell.text for cell in cells]
    filled = [text for text in texts if text.strip()]
    if len(filled) > 1 and subperiod_axis(filled) is not None:
        return [("part", text) if text.strip() else None for text in texts]
    return head_codes(texts)


def _at(row: Row, index: int) -> Cell | None:
    return row[index] if index < len(row) else None


def _kept(upper: Row, lower: Row) -> Iterator[Heads]:
    """Every head where it stands, an upper head over all columns up to the next one."""
    codes = _kinds(upper)
    below = [c for c, cell in enumerate(lower) if cell is not None]
    tops = [c for c, code in enumerate(codes) if c and code is not None]
    if not tops or not below:
        return
    first = min(tops[0], below[0])
    columns: list[tuple[Cell, Cell | None]] = []
    above: Cell | None = None
    last = max(n for n, cell in enumerate(upper) if cell is not None)
    for c in range(first, max(last, tops[-1], below[-1]) + 1):
        above = _at(upper, c) or above
        sub = _at(lower, c)
        if above is None or (sub is None and _at(upper, c) is None):
            return
        columns.append((above, sub))
        if sub is None:
            above = None
    corner = tuple(cell for cell in upper[:first] if cell is not None)
    if first and _sound(columns):
        yield Heads(first, corner, tuple(columns))


def _one_over_years(upper: Row, lower: Row) -> Iterator[Heads]:
    """A last head of any word over years, every other head over an empty cell: 지표명 | 단위 | 목표 over 2026, 2027."""
    tops = [c for c, cell in enumerate(upper) if cell is not None]
    below = [c for c, cell in enumerate(lower) if cell is not None]
    if len(tops) < 2 or len(below) < 2 or tops != list(range(len(tops))) or below[0] != tops[-1]:
        return
    codes = period_codes([cell.text for cell in lower if cell is not None])
    if below != list(range(below[0], below[0] + len(below))) or not all(map(is_year, codes)):
        return
    over = upper[tops[-1]]
    if over is None or head_codes([over.text]) != [None]:
        return
    columns = tuple((over, lower[c]) for c in below)
    yield Heads(tops[-1], tuple(cell for cell in upper[: tops[-1]] if cell is not None), columns)


def over_years(upper: Row, lower: Row) -> bool:
    """Whether a single head stands over years."""
    return next(_one_over_years(upper, lower), None) is not None


def _collapsed(upper: Row, lower: Row) -> Iterator[Heads]:
    """The upper heads side by side: those that can stand over others take the lower ones, in equal shares."""
    heads = [cell for cell in upper if cell is not None]
    subs = [cell for cell in lower if cell is not None]
    begin = next((c for c, cell in enumerate(lower) if cell is not None), 0)
    if any(cell is None for cell in upper[: len(heads)]) or any(c is None for c in lower[begin : begin + len(subs)]):
        return
    codes = _kinds(heads)
    first = next((n for n, code in enumerate(codes) if n and code is not None), None)
    if first is None:
        return
    plain = {n for n in range(first, len(heads)) if _is_remark(heads[n])}
    groups = {n for n in range(first, len(heads)) if (codes[n] or ("term", ""))[0] in {"term", "group"}} - plain
    for over in (groups, set(range(first, len(heads))) - plain):
        if not over or len(subs) % len(over):
            continue
        share = len(subs) // len(over)
        rest = iter(subs)
        columns: list[tuple[Cell, Cell | None]] = []
        for n in range(first, len(heads)):
            columns += [(heads[n], next(rest)) for _ in range(share)] if n in over else [(heads[n], None)]
        singles = min(over) - first
        labels = begin - singles if begin else first
        if labels >= first and _sound(columns):
            yield Heads(labels, tuple(heads[:first]), tuple(columns))


def _is_remark(cell: Cell) -> bool:
    found = label_of(cell.text)
    return found is not None and found.field == "remark"


def _sound(columns: Sequence[tuple[Cell, Cell | None]]) -> bool:
    """Whether every upper head may stand over its lower ones, and heads of one kind over equal ones."""
    below: dict[int, list[str]] = {}
    uppers: dict[int, Cell] = {}
    for upper, lower in columns:
        uppers[id(upper)] = upper
        if lower is not None:
            below.setdefault(id(upper), []).append("".join(lower.text.split()))
    lows = _kinds([lower for _, lower in columns])
    kinds = {code[0] for code in lows if code is not None and code[0] != "total"}
    if not below or len(kinds) != 1 or any(code is None for (_, low), code in zip(columns, lows, strict=True) if low):
        return False
    if any(_is_remark(uppers[key]) for key in below):
        return False
    of = {key: (_kinds([uppers[key]])[0] or ("term", ""))[0] for key in below}
    if any(kind in kinds or (kind == "term" and kinds != {"period"}) for kind in of.values()):
        return False
    terms = {id(upper) for upper, _ in columns if (_kinds([upper])[0] or ("", ""))[0] == "term"}
    if kinds == {"period"} and terms and not below.keys() <= terms:
        return False  # the years of the term stand below 임기내, not below 총계
    if kinds == {"part"}:
        return _parts_count_up(list(below.values()))
    return len({tuple(words) for words in below.values()}) == 1


def _parts_count_up(years: Sequence[Sequence[str]]) -> bool:
    """Whether the parts of every year follow each other and every year but the first and the last is whole."""
    read = [[part[1] for text in words if (part := header_subperiod(text)) is not None] for words in years]
    whole = max((run[-1] for run in read if run), default=0)
    return all(
        bool(run)
        and run == list(range(run[0], run[0] + len(run)))
        and (at == 0 or run[0] == 1)
        and (at == len(read) - 1 or run[-1] == whole)
        for at, run in enumerate(read)
    )
