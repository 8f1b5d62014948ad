"""Which 시·도 a plan counts on for money: what tells 부산의 동구 from the others where no heading prints the 시·도.

A name in a sentence says nothing of whose plan it is. A line on where the money comes from does: the 시·도 that pays for
a 구 or 군 is its own. Even so it is believed only where the whole text names no other 시·도 that has one of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.document import Document, Node, PledgeOutline, Span
from pipeline.vocabulary.governments import family, named_in
from pipeline.vocabulary.governments.table import regions

_MONEY = frozenset({"funding", "budget"})
_OWN_MONEY = re.compile(r"(?<=[시도])비(?![가-힣])")
"""부산시비 is 부산시's money."""


class Payers:
    """The 시·도 that lines on the money name, each with its first line; gathered while the outlines of the pledges pass."""

    def __init__(self) -> None:
        self.named: dict[str, Span] = {}

    def heard(self, outlines: Iterable[PledgeOutline]) -> Iterator[PledgeOutline]:
        """The same outlines."""
        for outline in outlines:
            for node in _about_money(outline.nodes):
                for region in _regions_in(_OWN_MONEY.sub(" 비", node.whole.text)):
                    self.named.setdefault(region, node.whole)
            yield outline

    def parent(self, possible: Iterable[str], document: Document) -> tuple[str, Span] | None:
        """The one 시·도 of several that pays, with its line; None where none does, or the text names another of them."""
        families = [family(name) for name in possible]
        paying = [region for region in self.named if any(region in one for one in families)]
        if len({family(region) for region in paying}) != 1:
            return None
        own = family(paying[0])
        others = {name for one in families for name in one} - own
        if any(region in others for text in document.iter_texts() for region in _regions_in(text)):
            return None
        return paying[0], self.named[paying[0]]


def _about_money(nodes: Iterable[Node]) -> Iterator[Node]:
    """The lines below 재원조달방안 or a plan of the money, wherever such a heading stands."""
    for node in nodes:
        if node.field in _MONEY and node.role == "section":
            yield from (below for below in node.walk() if below.table is None)
        else:
            yield from _about_money(node.children)


def _regions_in(text: str) -> Iterator[str]:
    """Official names of the 시·도 that a text names, alone or before one of their own (부산 동구)."""
    known = regions()
    for one in named_in(text):
        if one.name in known:
            yield one.name
        elif one.parent is not None:
            yield from family(one.parent) & known.keys()
