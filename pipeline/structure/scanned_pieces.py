"""Pieces of a table on scanned pages, put one below the other: every sheet lay otherwise on the glass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Box, Cell, Table

MOST = 40.0
"""Points to the left or right by which a sheet may lie otherwise than the one before it."""


def flattened(above: Table, below: Table) -> tuple[Table, Table] | None:
    """Both pieces with their cells where they stand on straightened pages, the edges of all pages at one line.

    None where they are no pieces of scanned pages, or stand too far aside.
    """
    flats = [[cell.place.flat for cell in table.cells] for table in (above, below)]
    if not all(flats) or any(flat is None for piece in flats for flat in piece):
        return None
    lefts = _lefts(above) | _lefts(below)
    return (_moved(above, lefts), _moved(below, lefts)) if max(lefts.values()) - min(lefts.values()) <= MOST else None


def with_places_of(placed: Table, fitted: Table) -> Table:
    """The fitted piece with the places that its cells have on their pages."""
    pairs = zip(fitted.cells, placed.cells, strict=True)
    return replace(fitted, cells=tuple(replace(cell, place=own.place) for cell, own in pairs))


def _lefts(table: Table) -> dict[int | None, float]:
    """Where the table begins on each of its pages."""
    lefts: dict[int | None, float] = {}
    for page, flat in _flats(table):
        lefts[page] = min(flat[0], lefts.get(page, flat[0]))
    return lefts


def _flats(table: Table) -> Iterator[tuple[int | None, Box]]:
    for cell in table.cells:
        if cell.place.flat is not None:
            yield cell.place.page, cell.place.flat


def _moved(table: Table, lefts: dict[int | None, float]) -> Table:
    return replace(table, cells=tuple(_to_the_edge(cell, lefts) for cell in table.cells))


def _to_the_edge(cell: Cell, lefts: dict[int | None, float]) -> Cell:
    if cell.place.flat is None:
        return cell
    x0, top, x1, bottom = cell.place.flat
    left = lefts[cell.place.page]
    return replace(cell, place=replace(cell.place, box=(x0 - left, top, x1 - left, bottom)))
