"""Bullet trees: 공약사항, 정책목표, 재원조달방안, 기대효과, 문제점."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import Node, Read, build, leaf, sequence
from pipeline.fields.parts import contents
from schemas import Item


def read_items(sections: list[Node]) -> Read[tuple[Item, ...]]:
    """The items of some sections, in page order."""
    return sequence(_items(contents(sections)))


def item_of(node: Node) -> Read[Item]:
    """One node with everything below it."""
    return build(Item, text=leaf(node.whole.text, node.whole), children=sequence(_items(node.children)))


def _items(nodes: Iterable[Node]) -> Iterable[Read[Item]]:
    for node in nodes:
        if node.table is None and node.whole.text:
            yield item_of(node)
