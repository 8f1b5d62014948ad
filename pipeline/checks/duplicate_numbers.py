"""Two pledges with one number: both are kept, and both are named."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from schemas import Finding, PledgeDocument


def check(document: PledgeDocument, context: Context) -> Iterator[Finding]:
    """At every pledge that repeats the number of an earlier one; blanks in a number do not count."""
    first: dict[str, int] = {}
    for index, pledge in enumerate(document.pledges):
        key = "".join((pledge.number or "").split())
        if not key:
            continue
        earlier = first.setdefault(key, index)
        if earlier != index:
            titles = (document.pledges[earlier].title or "?", pledge.title or "?")
            yield context.note(
                "DUPLICATE_PLEDGE_NO", f"/pledges/{index}/number", number=pledge.number, one=titles[0], other=titles[1]
            )
