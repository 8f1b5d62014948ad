"""Text boxes and shapes that lie over a sheet, where many a sheet has its title."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from pipeline.readers.base import clean
from pipeline.readers.grids import Slot
from pipeline.readers.xlsx.package import Package

_MAX_BOXES = 1_000


def boxes_of(package: Package, part: str) -> list[Slot]:
    """The boxes with text in the order of the cells that they are anchored at."""
    found: list[Slot] = []
    for link in package.links_of(part):
        if link.kind == "drawing" and package.has(link.name):
            found += _boxes(package.tree(link.name))
    return sorted(found[:_MAX_BOXES], key=lambda slot: (slot.row, slot.column))


def _boxes(root: Element) -> Iterator[Slot]:
    for anchor in root:
        row, column = _whole(anchor, "row"), _whole(anchor, "col")
        for body in anchor.iter("{*}txBody"):
            lines = ("".join(t.text or "" for t in line.iter("{*}t")) for line in body.iterfind("{*}p"))
            text = clean("\n".join(lines)).strip("\n")
            if text.strip():
                yield Slot(row, column, text)


def _whole(anchor: Element, name: str) -> int:
    text = anchor.findtext(f"{{*}}from/{{*}}{name}") or "0"
    return int(text) if text.isdecimal() else 0
