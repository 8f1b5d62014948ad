"""A pledge in parts (7, then 7-1 and 7-2): its budget is theirs, so it must be their sum and must not be added to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.sums import Closing, Entry, judge
from pipeline.checks.words import Words, listing, same
from schemas import Finding, Pledge, PledgeDocument

_PART = re.compile(r"(.+)-(\d+)[.)]?")


def check(document: PledgeDocument, context: Context) -> Iterator[Finding]:
    """Each pledge whose number others extend by one: that it has parts, and whether their totals make up its own."""
    numbers = ["".join((pledge.number or "").split()).rstrip(".)") for pledge in document.pledges]
    below: dict[str, list[int]] = {}
    for at, number in enumerate(numbers):
        below.setdefault(_parent(number) or "", []).append(at)
    for at, number in enumerate(numbers):
        parts = below.get(number, []) if number else []
        whole = _total(document.pledges[at])
        if len(parts) < 2 or whole is None:
            continue
        yield context.note(
            "PLEDGE_HAS_PARTS", f"/pledges/{at}", parts=listing([same(numbers[other]) for other in parts])
        )
        totals = [(other, _total(document.pledges[other])) for other in parts]
        entries = tuple(
            Entry(f"/pledges/{other}/budget", same(numbers[other]), None if found is None else found[0])
            for other, found in totals
        )
        yield from judge(
            Closing(
                Words(f"공약 {number}의 총사업비", f"total cost of pledge {number}"),
                Entry(f"/pledges/{at}/budget", same(number), whole[0]),
                entries,
                max([whole[1], *(found[1] for _, found in totals if found is not None)]),
                whole[1],
            ),
            context,
        )


def _parent(number: str) -> str | None:
    found = _PART.fullmatch(number)
    return found[1] if found else None


def _total(pledge: Pledge) -> tuple[int, int] | None:
    """The planned total of a pledge and the unit it is printed in; None where it has none."""
    budget = pledge.budget
    if budget is None:
        return None
    unit = 1 if budget.unit is None else budget.unit.multiplier
    for cell in budget.cells:
        if (cell.source, cell.period, cell.basis) == ("total", "total", "plan") and cell.amount is not None:
            return cell.amount, unit
    stated = budget.stated_total
    return None if stated is None or stated.amount is None else (stated.amount, unit)
