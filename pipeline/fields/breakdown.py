"""사업별 내역: `name : amount` lines as a tree, by their depth or, where the page lost it, by their sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from pipeline.document import Node, Span
from pipeline.fields.money import cost_value
from pipeline.values.columns import period_code, span_years
from pipeline.values.funding import source_word


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
    if node.label is None or node.field is not None or node.table is not None or names_money(node.label.text):
        return None
    value = cost_value(node.span, unit)
    if value is None or value.amount is None or value.per != "total":
        return None
    return Share(node.label, node.span, value.amount)


def names_money(label: str) -> bool:
    """Whether a label is a period or a source: what stands behind it is a cell of the budget and no project's share."""
    return period_code(label) is not None or bool(span_years(label)) or source_word(label) is not None


def proved(shares: Sequence[Share], total: int) -> bool:
    """Whether the shares add up to the total, and each one's children to it."""
    return sum(share.amount for share in shares) == total and all(
        not share.children or proved(share.children, share.amount) for share in shares
    )


def nested_by_sums(shares: Sequence[Share], total: int) -> list[Share] | None:
    """The one tree over a flat list in which every sum closes; None where there is none or more than one.

    A share heads the run of two or more shares right behind it that add up to it exactly.
    """
    amounts = [share.amount for share in shares]
    if not shares or any(share.children for share in shares) or len(shares) > LONGEST or min(amounts) < 0:
        return None
    search = _Search(amounts)
    found = search.trees(0, len(amounts), total)
    return _nested(found[0], shares) if len(found) == 1 and search.steps < MOST_STEPS else None


LONGEST = 40
"""A longer list has too many trees to be told apart by sums."""
MOST_STEPS = 20_000
"""A search that takes longer has met a list whose sums tell nothing."""

Tree = tuple[tuple[int, "Tree"], ...]
"""Roots by their place in the list, each with the tree below it."""


class _Search:
    """Every way to nest a part of the list so that its roots add up to a total; two of a kind are enough."""

    def __init__(self, amounts: Sequence[int]) -> None:
        self.amounts = amounts
        self.sums = list(accumulate(amounts, initial=0))
        self.known: dict[tuple[int, int, int], list[Tree]] = {}
        self.steps = 0

    def trees(self, start: int, end: int, total: int) -> list[Tree]:
        """Up to two trees over the places from `start` to before `end`."""
        if start == end:
            return [()] if total == 0 else []
        if not 0 <= total <= self.sums[end] - self.sums[start] or self.steps >= MOST_STEPS:
            return []
        key = (start, end, total)
        if key not in self.known:
            self.steps += 1
            self.known[key] = list(islice(self._found(start, end, total), 2))
        return self.known[key]

    def _found(self, start: int, end: int, total: int) -> Iterator[Tree]:
        head = self.amounts[start]
        for tail in self.trees(start + 1, end, total - head):
            yield ((start, ()), *tail)
        for stop in range(start + 3, end + 1):
            if self.sums[stop] - self.sums[start + 1] >= head and (tails := self.trees(stop, end, total - head)):
                for below in self.trees(start + 1, stop, head):
                    for tail in tails:
                        yield ((start, below), *tail)


def _nested(tree: Tree, shares: Sequence[Share]) -> list[Share]:
    return [Share(shares[at].name, shares[at].span, shares[at].amount, _nested(below, shares)) for at, below in tree]
