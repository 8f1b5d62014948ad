"""Tables cut in two between two rows, as offices cut them at the end of a page: with or without their head again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from generator.sheet import Block, Break, Grid


def cut(blocks: list[Block], rng: Random, *, head_again: bool) -> list[Block]:
    """The same blocks, each table with heads and rows enough in two with a page break between them."""
    return [piece for block in blocks for piece in _pieces(block, rng, head_again=head_again)]


def _pieces(block: Block, rng: Random, *, head_again: bool) -> Iterator[Block]:
    places = _places(block) if isinstance(block, Grid) else []
    if not isinstance(block, Grid) or not places:
        yield block
        return
    at, heads = rng.choice(places), block.head_rows if head_again else 0
    yield replace(block, rows=block.rows[:at])
    yield Break()
    yield replace(block, rows=block.rows[:heads] + block.rows[at:], head_rows=heads)


def _places(grid: Grid) -> list[int]:
    """The rows below the heads and a first one that no merged cell reaches into."""
    if not grid.head_rows:
        return []
    inside = {row for top, _, cell in grid.placed() for row in range(top + 1, top + cell.rows)}
    return [row for row in range(grid.head_rows + 1, len(grid.rows)) if row not in inside]
