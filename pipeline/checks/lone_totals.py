"""Pledges whose only amount is one total: nothing of their own can prove it, a printed total over a list's rows may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.budget_unproved import lone_total
from pipeline.checks.listings import closed_scope
from pipeline.checks.words import listing, same
from pipeline.document import ReadListing
from pipeline.findings import finding
from schemas import Finding, Pledge


def check_lone_totals(pledges: Sequence[Pledge], listings: Sequence[ReadListing]) -> Iterator[Finding]:
    """One finding for the document, naming the pledges whose lone total no printed sum covers."""
    proven = {one.first + at for one in listings if one.first is not None for at in _covered(one)}
    left = [
        (at, entry)
        for at, pledge in enumerate(pledges)
        if at not in proven and (entry := lone_total(pledge)) is not None
    ]
    if left:
        first, entry = left[0]
        names = listing(same(pledges[at].title or pledges[at].number or "?") for at, _ in left)
        yield finding(
            "BUDGET_UNPROVED",
            severity="info",
            pointer=f"/pledges/{first}{entry.pointer}",
            cells_ko=names.ko,
            cells_en=names.en,
            count=len(left),
        )


def _covered(one: ReadListing) -> Iterator[int]:
    """The rows whose total some printed total of the list closes over."""
    for total in one.totals:
        yield from closed_scope(total, one, ("total", "total", "plan"))
