"""사업권한 against where the money comes from: 국가, 도, 자체 ⇔ 국비, 도비, 시비 (R17)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.matrix import TOTAL, planned
from pipeline.checks.words import Words, listing, word
from schemas import Finding, Pledge

_LEVELS = {
    "national": "national",
    "special_grant": "national",
    "balance": "national",
    "regional": "regional",
    "local": "local",
}
"""Which authority a source speaks for; funds, debt, private and other money speak for none."""


def check(pledge: Pledge, context: Context) -> Iterator[Finding]:
    """An authority without money, or money without its authority; info, since neither has to be an error."""
    stated = pledge.classification.authority
    paying = _paying(pledge)
    if not stated or not paying or set(stated) == paying:
        return
    yield context.note(
        "AUTHORITY_CONFLICT",
        "/classification/authority",
        stated=_named(list(stated)),
        paying=_named([level for level in ("national", "regional", "local") if level in paying]),
    )


def _paying(pledge: Pledge) -> set[str]:
    """The levels that pay something in total; empty where the matrix does not tell."""
    matrix = planned(pledge.budget)
    if matrix is None or TOTAL not in matrix.columns:
        return set()
    totals = {row: matrix.entry(row, TOTAL).amount for row in matrix.sources}
    if any(amount is None for amount in totals.values()):
        return set()
    return {_LEVELS[source] for (source, _), amount in totals.items() if amount and source in _LEVELS}


def _named(levels: list[str]) -> Words:
    return listing(word("authority", level) for level in levels)
