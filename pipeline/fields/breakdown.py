"""사업별 내역: `name : amount` lines as a tree, by their depth or, where the page lost it, by their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.document import Node, Span
from pipeline.fields.money import cost_value


@dataclass(slots=True)
class Share:
    """One line of a breakdown."""

    name: Span
    span: Span
    amount: int
    children: list[Share] = field(default_factory=list)


def shares_of(nodes: Sequence[Node], unit: int | None) -> list[Share]:
    """The `name : amount` lines of a tree of nodes, nested as printed."""
    found: list[Share] = []
    for node in nodes:
        share = _share(node, unit)
        below = shares_of(node.children, unit)
        if share is None:
            found.extend(below)
        else:
            share.children = below
            found.append(share)
    return found


def _share(node: Node, unit: int | None) -> Share | None:
    if node.label is None or node.field is not None or node.table is not None:
        return None
    value = cost_value(node.span, unit)
    if value is None or value.amount is None or value.per != "total":
        return None
    return Share(node.label, node.span, value.amount)


def proved(shares: Sequence[Share], total: int) -> bool:
    """Whether the shares add up to the total, and each one's children to it."""
    return sum(share.amount for share in shares) == total and all(
        not share.children or proved(share.children, share.amount) for share in shares
    )


def nested_by_sums(shares: Sequence[Share], total: int) -> list[Share] | None:
    """The one tree over a flat list in which every sum closes; None where there is none or more than one.

    A share heads the run of two or more shares right behind it that add up to it exactly.
    """
    if not shares or any(share.children for share in shares) or len(shares) > LONGEST:
        return None
    found = _trees(list(shares), total, limit=2)
    return found[0] if len(found) == 1 else None


LONGEST = 40
"""A longer list has too many trees to be told apart by sums."""


def _trees(shares: list[Share], total: int, limit: int) -> list[list[Share]]:
    """Up to `limit` ways to nest the whole list so that its roots add up to the total."""
    if not shares:
        return [[]] if total == 0 else []
    if shares[0].amount > total >= 0:
        return []
    head, rest = shares[0], shares[1:]
    results = [[Share(head.name, head.span, head.amount), *tail] for tail in _trees(rest, total - head.amount, limit)]
    running = 0
    for size, share in enumerate(rest, start=1):
        running += share.amount
        if size >= 2 and len(results) < limit:
            for children in _trees(rest[:size], head.amount, 1) if running >= head.amount else []:
                results += [
                    [Share(head.name, head.span, head.amount, children), *tail]
                    for tail in _trees(rest[size:], total - head.amount, limit - len(results))
                ]
    return results[:limit]
