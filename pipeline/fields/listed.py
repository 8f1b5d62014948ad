"""Lists of pledges read row by row, and what they tell of a pledge that its own page does not say."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import Listing, ListTotal, Read, ReadListing
from pipeline.fields.context import Context
from pipeline.fields.pledge import read_pledge
from pipeline.findings import finding
from pipeline.vocabulary import squeeze
from schemas import Departments, Pledge
from schemas.evidence import Evidence


def read_listing(listing: Listing, context: Context) -> ReadListing:
    """Every row and total of a list as a pledge of its own; for checking, not for the output."""
    return ReadListing(
        tuple(read_pledge(row, context) for row in listing.rows),
        tuple(ListTotal(read_pledge(total.outline, context), total.scopes) for total in listing.totals),
        listing.place,
        listing.first,
    )


class Filler:
    """Adds sector and departments from the lists to pledges whose own pages say none."""

    def __init__(self, listings: Iterable[ReadListing]) -> None:
        rows = [row for listing in listings if listing.first is None for row in listing.rows]
        self._by_title = _unique(rows, "title")
        self._by_number = _unique(rows, "number")

    def filled(self, read: Read[Pledge]) -> Read[Pledge]:
        """The pledge with what its row says; the evidence is the row's."""
        pledge = read.value
        row = self._by_title.get(squeeze(pledge.title or "")) or self._by_number.get(squeeze(pledge.number or ""))
        if row is None:
            return read
        update: dict[str, object] = {}
        evidence = dict(read.evidence)
        if pledge.sector is None and row.value.sector is not None:
            update["sector"] = row.value.sector
            evidence |= _of(row, "/sector")
        if not pledge.departments.lead and row.value.departments.lead:
            own = pledge.departments.supporting
            update["departments"] = Departments(lead=row.value.departments.lead, supporting=own)
            evidence |= _of(row, "/departments/lead")
        if not update:
            return read
        notes = (finding("FILLED_FROM_LIST", pointer=f"/{name}") for name in update)
        return Read(pledge.model_copy(update=update), evidence, read.notes).noting(*notes)


def _of(row: Read[Pledge], pointer: str) -> dict[str, tuple[Evidence, ...]]:
    return {at: places for at, places in row.evidence.items() if at == pointer or at.startswith(f"{pointer}/")}


def _unique(rows: Iterable[Read[Pledge]], field: str) -> dict[str, Read[Pledge]]:
    """The rows by a field, without those that share it with another pledge."""
    found: dict[str, Read[Pledge]] = {}
    twice: set[str] = set()
    for row in rows:
        key = squeeze(getattr(row.value, field) or "")
        if key in found and not _say_the_same(found[key].value, row.value):
            twice.add(key)
        found.setdefault(key, row)
    return {key: row for key, row in found.items() if key and key not in twice}


def _say_the_same(one: Pledge, other: Pledge) -> bool:
    return squeeze(one.title or "") == squeeze(other.title or "") and one.sector in {other.sector, None}
