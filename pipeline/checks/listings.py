"""The lists of a volume (총괄표) held against its pledges, and their totals against their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.checks.sums import Closing, Entry
from pipeline.checks.words import Words, listing, number, period_word, same, word
from pipeline.document import ListTotal, Read, ReadListing
from pipeline.findings import finding
from pipeline.values.pairing import pairs_of
from pipeline.vocabulary import squeeze
from schemas import BudgetCell, Finding, Pledge

Key = tuple[str, str, str]
"""Source, period and basis of an amount."""


def check_listings(pledges: Sequence[Pledge], listings: Sequence[ReadListing]) -> Iterator[Finding]:
    """Everything that the lists of a document and its pledges say otherwise."""
    for one in listings:
        for total in one.totals:
            yield from _total(total, one)
        if one.totals:
            yield _totals_told(one)
    others = [one for one in listings if one.first is None and one.rows]
    if others and pledges:
        yield from _against(pledges, others)


def _totals_told(one: ReadListing) -> Finding:
    """The rows of totals are no pledges: what they print is held against the rows, and told once."""
    names = [total.read.value.title or "?" for total in one.totals]
    said = listing(map(same, names))
    place = next(iter(one.totals[0].read.evidence.get("/title", ())), None)
    noted = finding("LIST_TOTALS", rows_ko=said.ko, rows_en=said.en, count=len(names))
    return noted if place is None else noted.model_copy(update={"place": place, "raw": "\n".join(names)})


def _against(pledges: Sequence[Pledge], listings: Sequence[ReadListing]) -> Iterator[Finding]:
    named = [(pledge.number, pledge.title) for pledge in pledges]
    matched: set[int] = set()
    once: list[Read[Pledge]] = []
    missing: list[Read[Pledge]] = []
    for one in listings:
        pairs = pairs_of([(row.value.number, row.value.title) for row in one.rows], named)
        told = {squeeze(row.value.title or "") for row in once}
        paired = {row for row, _ in pairs}
        fresh = [at for at, row in enumerate(one.rows) if squeeze(row.value.title or "") not in told]
        once += [one.rows[at] for at in fresh]
        missing += [one.rows[at] for at in fresh if at not in paired]
        matched |= {at for _, at in pairs}
        yield from _dated(one, dict(pairs), pledges)
        yield from _differences([(one.rows[row], pledges[at], at) for row, at in pairs])
    if len(matched) * 2 < max(len(pledges), len(once)):
        missing = missing if len(matched) * 2 >= len(once) else []  # a list of some pledges, or of something else
        yield from map(_not_detailed, missing)
        return
    if len(once) != len(pledges):
        place = listings[0].place
        yield finding("PLEDGE_COUNT_MISMATCH", place=place, pointer="/pledges", listed=len(once), found=len(pledges))
    yield from map(_not_detailed, missing)
    for at, pledge in enumerate(pledges):
        if at not in matched:
            yield finding("PLEDGE_NOT_LISTED", pointer=f"/pledges/{at}", title=pledge.title or pledge.number or "?")


def _dated(one: ReadListing, pairs: Mapping[int, int], pledges: Sequence[Pledge]) -> Iterator[Finding]:
    """The rows of a list that hold a date where a number was, unless the pledge itself says its number."""
    for row, read in enumerate(one.rows):
        at = pairs.get(row)
        if at is not None and pledges[at].number is not None:
            continue
        pointer = None if at is None else f"/pledges/{at}/number"
        for noted in read.findings:
            if noted.code == "PLEDGE_NUMBER_DATED":
                yield noted.model_copy(update={"pointer": pointer})


def _not_detailed(row: Read[Pledge]) -> Finding:
    noted = finding("PLEDGE_NOT_DETAILED", pointer="/pledges", title=row.value.title or row.value.number or "?")
    places = row.evidence.get("/title", ())
    return noted.model_copy(update={"place": places[0], "raw": places[0].raw}) if places else noted


_Part = Callable[[Pledge], str | None]
_PARTS: tuple[tuple[str, Words, _Part], ...] = (
    ("title", Words("공약명", "title"), lambda pledge: pledge.title),
    ("number", Words("번호", "number"), lambda pledge: pledge.number),
    ("sector", Words("분야", "sector"), lambda pledge: pledge.sector),
    ("departments", Words("부서", "department"), lambda pledge: next(iter(pledge.departments.lead), None)),
)


def _differences(pairs: list[tuple[Read[Pledge], Pledge, int]]) -> Iterator[Finding]:
    for name, words, part in _PARTS:
        both = [(row, pledge, at) for row, pledge, at in pairs if part(row.value) and part(pledge)]
        other = [(row, pledge, at) for row, pledge, at in both if not _agree(name, part, row.value, pledge)]
        if name in {"number", "sector"} and len(other) == len(both) > 1:
            continue  # the list counts its rows, or divides them, in a way of its own
        for row, pledge, at in other:
            yield _mismatch(row, f"/{name}", f"/pledges/{at}/{name}", words, part(row.value), part(pledge))
    for row, pledge, at in pairs:
        listed, own = _whole(row.value), _whole(pledge)
        if listed is not None and own is not None and not _rounds(row.value, pledge, listed, own):
            cost = Words("총사업비", "total cost")
            printed = (f"{listed:,}", f"{own:,}")
            yield _mismatch(row, "/budget", f"/pledges/{at}/budget", cost, *printed)


def _agree(name: str, part: _Part, row: Pledge, pledge: Pledge) -> bool:
    one, other = squeeze(part(row) or ""), squeeze(part(pledge) or "")
    if name == "departments":
        known = [squeeze(text) for text in (*pledge.departments.lead, *pledge.departments.supporting)]
        return any(one in text or text in one for text in known)
    return one == other


def _mismatch(
    row: Read[Pledge], inside: str, pointer: str, part: Words, listed: str | None, own: str | None
) -> Finding:
    noted = finding("LIST_MISMATCH", pointer=pointer, part_ko=part.ko, part_en=part.en, listed=listed, found=own)
    places = next((at for pointer, at in row.evidence.items() if pointer.startswith(inside)), ())
    return noted.model_copy(update={"place": places[0], "raw": places[0].raw}) if places else noted


def _amounts(pledge: Pledge) -> dict[Key, BudgetCell]:
    cells = () if pledge.budget is None else pledge.budget.cells
    return {(cell.source, cell.period, cell.basis): cell for cell in cells}


def _whole(pledge: Pledge) -> int | None:
    cell = _amounts(pledge).get(("total", "total", "plan"))
    if cell is not None and cell.state == "number":
        return cell.amount
    stated = None if pledge.budget is None else pledge.budget.stated_total
    return None if stated is None else stated.amount


def _unit(pledge: Pledge) -> int:
    return 1 if pledge.budget is None or pledge.budget.unit is None else pledge.budget.unit.multiplier


def _rounds(row: Pledge, pledge: Pledge, listed: int, own: int) -> bool:
    """Whether the coarser of the two units explains the gap."""
    return abs(listed - own) < max(_unit(row), _unit(pledge))


def closed_scope(total: ListTotal, one: ReadListing, key: Key) -> tuple[int, ...]:
    """The rows over which a printed total closes, where it prints an amount of this kind; else none."""
    tried = _tried(total, one)
    if _amounts(total.read.value).get(key) is None:
        return ()
    closed = (scope for scope, closings in zip(total.scopes, tried, strict=True) if _closes(closings))
    return next(closed, ())


def _total(total: ListTotal, one: ReadListing) -> Iterator[Finding]:
    """The amounts of a total against its rows: those of the first scope that closes, else of the likeliest."""
    tried = _tried(total, one)
    if not tried or any(map(_closes, tried)):
        return
    for closing in tried[0]:
        if closing.outcome in {"mismatch", "blank"}:
            yield _gap(closing, total)


def _closes(closings: Sequence[Closing]) -> bool:
    return all(closing.outcome in {"closed", "rounding"} for closing in closings)


def _tried(total: ListTotal, one: ReadListing) -> list[list[Closing]]:
    """The sums of a total's amounts, scope by scope."""
    rows = [_amounts(row.value) for row in one.rows]
    printed = {key: cell for key, cell in _amounts(total.read.value).items() if cell.amount is not None}
    return [
        [_closing(key, cell, [rows[at] for at in scope], total) for key, cell in printed.items()]
        for scope in total.scopes
    ]


def _closing(key: Key, cell: BudgetCell, rows: list[dict[Key, BudgetCell]], total: ListTotal) -> Closing:
    unit = _unit(total.read.value)
    where = period_word(key[1]) if key[0] == "total" else word("source", key[0]) + same(" ") + period_word(key[1])
    label = same(total.read.value.title or "")
    parts = tuple(Entry("", same(""), _known(row.get(key))) for row in rows)
    return Closing(where, Entry("", label, cell.amount), parts, unit, unit)


def _known(cell: BudgetCell | None) -> int | None:
    """An amount; what a pledge has no cell for, or a blank one, is nothing of a total."""
    if cell is None or cell.state == "blank":
        return 0
    return cell.amount


def _gap(closing: Closing, total: ListTotal) -> Finding:
    unit = closing.shown
    noted = finding(
        "LIST_TOTAL_MISMATCH",
        pointer=None,
        label=total.read.value.title or "",
        where_ko=closing.where.ko,
        where_en=closing.where.en,
        expected=number(closing.sum, unit),
        printed=number(closing.total.amount or 0, unit),
        gap=number(closing.gap, unit),
        rows=len(closing.parts),
    )
    places = total.read.evidence.get("/title", ())
    return noted.model_copy(update={"place": places[0], "raw": places[0].raw}) if places else noted
