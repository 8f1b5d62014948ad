"""Tables cut in two between two rows, as offices cut them at the end of a page: with or without their head again, or
pasted together again with the head left inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Literal

from generator.sheet import Block, Break, Grid, Line

Cuts = Literal["none", "head again", "no head", "head inside", "caption again"]


def cut(blocks: list[Block], rng: Random, *, how: Cuts) -> list[Block]:
    """The same blocks, each table with heads and rows enough in two with a page break between them."""
    if how == "none":
        return blocks
    over = [None, *blocks[:-1]]
    return [piece for block, above in zip(blocks, over, strict=True) for piece in _pieces(block, above, rng, how=how)]


def _pieces(block: Block, above: Block | None, rng: Random, *, how: Cuts) -> Iterator[Block]:
    places = _places(block) if isinstance(block, Grid) else []
    if not isinstance(block, Grid) or not places:
        yield block
        return
    at = rng.choice(places)
    heads = block.rows[: block.head_rows]
    if how == "head inside":
        yield replace(block, rows=block.rows[:at] + heads + block.rows[at:])
        return
    again = () if how == "no head" else heads
    yield replace(block, rows=block.rows[:at])
    yield Break()
    if how == "caption again":
        yield from (
            (Line(f"{above.text} (계속)"),) if isinstance(above, Line) and above.level == 0 else (Line("<계속>"),)
        )
    yield replace(block, rows=again + block.rows[at:], head_rows=len(again))


def _places(grid: Grid) -> list[int]:
    """The rows below the heads and a first one that no merged cell reaches into."""
    if not grid.head_rows:
        return []
    inside = {row for top, _, cell in grid.placed() for row in range(top + 1, top + cell.rows)}
    return [row for row in range(grid.head_rows + 1, len(grid.rows)) if row not in inside]
