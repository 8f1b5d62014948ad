"""A cost whose amount or shares stand on lines of their own, below it or right behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Node, Read
from pipeline.fields.money import read_child, read_cost
from pipeline.values.funding import source_word
from schemas import Cost, CostChild


def with_value(node: Node) -> Node:
    """A cost whose amount stands on the first line below its label: `소요재원 ⏎ - 총 36억원(도비 12억원, …)`."""
    first = node.children[0] if node.children and not node.span.text else None
    if first is None or first.table is not None or read_cost(first.whole, None, None) is None:
        return node
    if first.label is not None and first.field is None and source_word(first.label.text) != "total":
        return node  # a share with a name of its own
    return replace(node, span=first.whole, children=(*first.children, *node.children[1:]))


def is_fuller(first: Cost, again: Cost, node: Node) -> bool:
    """Whether a second statement of a cost says the first's amount, and its sources besides."""
    bare = not first.parts and not first.children and not node.children
    return bare and bool(again.parts) and again.amount is not None and again.amount == first.amount


def shares_below(nodes: Sequence[Node], kind: str | None) -> list[Read[CostChild]] | None:
    """The lines below a cost as named shares; None where one of them is none."""
    reads = [read_child(node.label, node.span, None, kind) if node.label is not None else None for node in nodes]
    found = [read for read in reads if read is not None]
    return found if len(found) == len(nodes) else None


def shares_behind(nodes: Sequence[Node], amount: int | None, kind: str | None) -> tuple[list[Read[CostChild]], int]:
    """The run of `name : amount` lines right behind a cost that adds up to it exactly."""
    found: list[Read[CostChild]] = []
    for node in nodes:
        read = None if node.label is None or node.field is not None else read_child(node.label, node.span, None, kind)
        if read is None:
            break
        found.append(read)
        if len(found) > 1 and amount is not None and sum(r.value.amount or 0 for r in found) == amount:
            return found, len(found)
    return [], 0


def is_cost(node: Node) -> bool:
    """A cost by its label, or a scale (사업규모) whose value is money."""
    return node.field == "cost" or (node.field == "scale" and read_cost(node.span, None, None) is not None)
