"""Page breaks that an author set, in formats that know no pages: they part the tables that stand right before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.document import Block, Table


def with_cuts(blocks: list[Block], breaks: Iterable[int]) -> list[Block]:
    """The blocks, two tables with nothing but a page break between them told to be cut there.

    `breaks` are the ordinals of the blocks, from 0, before which a page begins.
    """
    made = list(blocks)
    for at in sorted(set(breaks)):
        if not 0 < at < len(made):
            continue
        above, below = made[at - 1], made[at]
        if isinstance(above, Table) and isinstance(below, Table):
            made[at - 1], made[at] = replace(above, cut_below=True), replace(below, cut_above=True)
    return made
