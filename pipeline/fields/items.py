"""Bullet trees: 공약사항, 정책목표, 재원조달방안, 기대효과, 문제점."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import Cell, Node, Read, RepairedTable, Span, build, cell_span, leaf, sequence
from pipeline.fields.parts import contents
from pipeline.values.text import clean
from pipeline.vocabulary import find_label
from schemas import Item


def read_items(sections: list[Node]) -> Read[tuple[Item, ...]]:
    """The items of some sections, in page order."""
    return sequence(_items(contents(sections)))


def item_of(node: Node) -> Read[Item]:
    """One node with everything below it."""
    return build(Item, text=leaf(node.whole.text, node.whole), children=sequence(_items(node.children)))


def row_items(tables: Iterable[RepairedTable]) -> Read[tuple[Item, ...]]:
    """The rows of tables that say in cells what others say in lines, one item for each; heads are left out."""
    return sequence(item for table in tables for item in _rows(table))


def _rows(table: RepairedTable) -> Iterable[Read[Item]]:
    for number in range(table.grid.rows):
        cells = [cell for cell in table.grid.row(number) if cell.text.strip()]
        if not cells or (number == 0 and _are_heads(cells, table.grid.rows)):
            continue
        spans = [cell_span(cell, clean(cell.text)) for cell in cells]
        words = Span.joined(spans, " : ".join(span.text for span in spans))
        yield build(Item, text=leaf(words.text, words), children=sequence(()))


def _are_heads(cells: list[Cell], rows: int) -> bool:
    """Whether a first row names the columns: a label in each, or one over values (재원구분 | 재원조달방안)."""
    known = [find_label(cell.text) is not None for cell in cells]
    return all(known) or (rows > 1 and len(cells) > 1 and known[-1])


def _items(nodes: Iterable[Node]) -> Iterable[Read[Item]]:
    for node in nodes:
        if node.table is None and node.whole.text:
            yield item_of(node)
