"""Campaign sheets rank their pledges 1, 2, 3 …: a rank that is missing is a page that was lost."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.words import listing, same
from schemas import Finding, PledgeDocument


def check(document: PledgeDocument, context: Context) -> Iterator[Finding]:
    """Only in campaign sheets whose numbers are all plain numerals."""
    numbers = [pledge.number or "" for pledge in document.pledges]
    if document.kind != "campaign_sheet" or not all(n.isascii() and n.isdigit() and len(n) < 3 for n in numbers):
        return
    ranks = {int(number) for number in numbers}
    missing = sorted(set(range(1, max(ranks, default=0) + 1)) - ranks)
    if missing:
        yield context.note("PLEDGE_NUMBER_GAP", "/pledges", numbers=listing(same(str(n)) for n in missing))
