"""Blocks that were read from a picture, each with how sure its words are and where it lay before it was straightened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.document import Block, Cell, Paragraph, Place
from pipeline.readers.ocr.reading import Scan


def located(blocks: Iterable[Block], scan: Scan | None) -> Iterator[Block]:
    """The blocks of a page with their places as the page lay; unchanged where it was not read from a picture."""
    if scan is None:
        yield from blocks
        return
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, place=_placed(block.place, scan))
        else:
            cells = tuple(_cell(cell, scan) for cell in block.cells)
            yield replace(block, cells=cells, place=_placed(block.place, scan))


def _cell(cell: Cell, scan: Scan) -> Cell:
    return replace(cell, place=_placed(cell.place, scan), blocks=tuple(located(cell.blocks, scan)))


def _placed(place: Place, scan: Scan) -> Place:
    if place.box is None:
        return place
    return replace(place, box=scan.as_it_lay(place.box), confidence=scan.within(place.box))


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in ascending order, runs of them put together.

    >>> ranges([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
