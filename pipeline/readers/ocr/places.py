"""Blocks that were read from a picture, each with how sure its words are and where it lay before it was straightened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.document import Block, Box, Cell, Paragraph, Place
from pipeline.readers.ocr.reading import Scan


def located(blocks: Iterable[Block], scan: Scan | None, doubtful: tuple[Box, ...] = ()) -> Iterator[Block]:
    """The blocks of a page with their places as the page lay, and how sure they are.

    Unchanged where the page was not read from a picture and nothing on it is doubtful.
    """
    if scan is None and not doubtful:
        yield from blocks
        return
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, place=_placed(block.place, scan, doubtful))
        else:
            cells = tuple(_cell(cell, scan, doubtful) for cell in block.cells)
            yield replace(block, cells=cells, place=_placed(block.place, scan, ()))


def _cell(cell: Cell, scan: Scan | None, doubtful: tuple[Box, ...]) -> Cell:
    blocks = tuple(located(cell.blocks, scan, doubtful))
    return replace(cell, place=_placed(cell.place, scan, doubtful), blocks=blocks)


def _placed(place: Place, scan: Scan | None, doubtful: tuple[Box, ...]) -> Place:
    if place.box is None:
        return place
    confidence = 0.0 if any(_overlap(place.box, box) for box in doubtful) else None
    if scan is None:
        return place if confidence is None else replace(place, confidence=confidence)
    box = scan.as_it_lay(place.box)
    confidence = scan.within(place.box) if confidence is None else confidence
    return replace(place, box=box, confidence=confidence, flat=place.box)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
