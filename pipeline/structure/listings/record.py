"""A row of a list, or a block of rows: a pledge, or a total over some."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Cell


@dataclass(slots=True)
class Record:
    """A pledge's rows with the cells that say which one it is. `head` is the cell of a total's label instead."""

    rows: list[int]
    number: Cell | None = None
    title: Cell | None = None
    sector: Cell | None = None
    total: Cell | None = None
    partial: bool = False
