"""Pledges whose only amount is one total: nothing of their own can prove it, a printed total over a list's rows may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.listings import closed_scope
from pipeline.checks.words import listing, same
from pipeline.document import ReadListing
from pipeline.findings import finding
from schemas import Finding, Pledge


def check_lone_totals(
    pledges: Sequence[Pledge], alone: Mapping[int, str], listings: Sequence[ReadListing]
) -> Iterator[Finding]:
    """`alone` has the pointers of lone totals by the position of their pledge. One finding for the document, naming the pledges whose lone total no printed sum covers."""
    proven = {one.first + at for one in listings if one.first is not None for at in _covered(one)}
    left = [(at, pointer) for at, pointer in alone.items() if at not in proven]
    if left:
        first, pointer = left[0]
        names = listing(same(pledges[at].title or pledges[at].number or "?") for at, _ in left)
        yield finding(
            "BUDGET_UNPROVED",
            severity="info",
            pointer=f"/pledges/{first}{pointer}",
            cells_ko=names.ko,
            cells_en=names.en,
            count=len(left),
        )


def _covered(one: ReadListing) -> Iterator[int]:
    """The rows whose total some printed total of the list closes over."""
    for total in one.totals:
        yield from closed_scope(total, one, ("total", "total", "plan"))
