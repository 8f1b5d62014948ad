"""A list of pledges (총괄표) as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document.place import Place
from pipeline.document.reading import Read
from schemas import Pledge


@dataclass(frozen=True, slots=True)
class ListTotal:
    """A total with the rows (by position) that it may be that of, the likeliest first."""

    read: Read[Pledge]
    scopes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadListing:
    """Rows and totals. `first` is the position of the first row among the document's pledges, None where the rows only
    list pledges that are described elsewhere.
    """

    rows: tuple[Read[Pledge], ...]
    totals: tuple[ListTotal, ...]
    place: Place
    first: int | None = None
