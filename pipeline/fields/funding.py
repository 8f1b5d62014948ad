"""재원조달방안: lines and rows below its heading, and what a plan of the money says in words beside its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.document import Node, Read, chained, sequence
from pipeline.fields.breakdown import names_money
from pipeline.fields.items import item_of, read_items, row_items
from pipeline.fields.parts import Parts, contents
from pipeline.fields.unplaced import Told, is_told, told_by
from pipeline.findings import finding
from pipeline.values.amounts import find_amounts
from pipeline.values.compound import ANY_UNIT
from pipeline.values.money import caption_unit
from pipeline.values.money_lines import said_in
from pipeline.values.plain import fold
from pipeline.vocabulary import lookup
from schemas import Finding, Item


def read_funding(parts: Parts, money: Iterable[Read[object]]) -> Read[tuple[Item, ...]]:
    """Where the money comes from, in words. `money` is what the budget has taken of its own lines."""
    told = told_by(money)
    beside = (_told(item_of(node), node) for node in _in_words(contents(parts.section("budget")), told))
    return chained([read_items(parts.section("funding")), row_items(parts.tables_in("funding")), sequence(beside)])


def _told(item: Read[Item], node: Node) -> Read[Item]:
    """The words, with a finding where they name an amount and several years: amounts that no year of the budget has.

    Amounts of sources whose unit nobody says are told, too.
    """
    text = fold(node.whole.text)
    if any(one.amount for one in said_in(None, text, ANY_UNIT)) and all(
        amount.unit is None for amount in find_amounts(text)
    ):
        return item.noting(finding("MONEY_UNIT_MISSING", place=node.whole.place, raw=node.whole.raw, pointer=""))
    if not _is_yearly(node):
        return item
    value = node.span.text or node.whole.text
    noted = finding(
        "MONEY_UNREADABLE", place=node.whole.place, raw=node.whole.raw, pointer="", value=value, problem="several"
    )
    return item.noting(noted)


def lines_unread(parts: Parts, money: Iterable[Read[object]]) -> Iterator[Finding]:
    """What is to be said of a budget beside which lines of amounts over several years could not be read: it may lack them."""
    for node in _in_words(contents(parts.section("budget")), told_by(money)):
        if _is_yearly(node):
            yield finding("BUDGET_LINE_UNREAD", place=node.whole.place, raw=node.whole.raw, pointer="")


def _is_yearly(node: Node) -> bool:
    """Whether a line names an amount and several years."""
    text = fold(node.whole.text)
    return len(set(_YEAR.findall(text))) > 1 and any(amount.unit is not None for amount in find_amounts(text))


_YEAR = re.compile(r"(?<!\d)(?:20|')(\d\d)(?!\d)")


def _in_words(nodes: Iterable[Node], told: Told) -> Iterator[Node]:
    """The lines, with all below them, of which the budget has nothing. A year or source of its own stays the budget's."""
    for node in nodes:
        lines = list(node.walk())
        if any(line.table is not None or is_told(line.whole, told) or _is_money(line) for line in lines):
            yield from _in_words(node.children, told)
        elif node.whole.text:
            yield node


def _is_money(line: Node) -> bool:
    """Whether a line is the budget's alone: an amount of a year or a source, a cost, a unit, a caption."""
    text = line.whole.text
    if line.field is not None or caption_unit(text) is not None or lookup("phrases").get(text) is not None:
        return True
    return line.label is not None and names_money(line.label.text) and any(map(str.isdigit, line.span.text))
