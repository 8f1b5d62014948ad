"""From a Document to pledges as trees of labelled nodes; after this nothing knows the layout."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Document, Outline
from pipeline.structure.contents import part_contents
from pipeline.structure.joining import join_tables
from pipeline.structure.listings import find_listings
from pipeline.structure.stream import StreamReader
from pipeline.structure.volumes import read_volume
from pipeline.values.wraps import Unwrapper

BLANK_WIDTH = 5.0
"""Points that a blank at the head of a line in a text file stands for."""


def outline(document: Document, unwrap: Unwrapper) -> Outline:
    """The pledges of a document."""
    parted = part_contents(document.blocks)
    joined = join_tables(parted.blocks)
    width = BLANK_WIDTH if document.format == "text" else 1.0
    lists = find_listings(joined.blocks)
    entries = StreamReader(unwrap, joined.findings, width, lists).entries(joined.blocks)
    volume = read_volume(entries, lists.values(), parted.entries, unwrap)
    return replace(volume, findings=(*parted.findings, *volume.findings), contents=parted.entries)


__all__ = ["outline"]
