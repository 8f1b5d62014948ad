"""From a Document to pledges as trees of labelled nodes; after this nothing knows the layout."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Document, Edited, Noted, Outline
from pipeline.structure.contents import Contents, without_contents
from pipeline.structure.heads_within import with_heads_once
from pipeline.structure.joining import with_joined, with_sheets_joined
from pipeline.structure.listings import ListFinder
from pipeline.structure.stream import StreamReader
from pipeline.structure.volumes import read_volume
from pipeline.structure.wide_sheets import with_bands_joined
from pipeline.values.wraps import Unwrapper
from schemas.evidence import Finding

BLANK_WIDTH = 5.0
"""Points that a blank at the head of a line in a text file stands for."""

_HELD = 32
"""Tables whose findings wait in memory until their turn comes."""


def outline(document: Document, unwrap: Unwrapper) -> Outline:
    """The pledges of a document."""
    contents, lists = Contents(), ListFinder()
    joined: Noted[int, tuple[Finding, ...]] = Noted(_HELD)
    parted = without_contents(document.blocks, contents)
    whole = with_bands_joined(with_heads_once(with_joined(parted, joined), joined), joined)
    passing = lists.seen(with_sheets_joined(whole, joined))
    blocks = Edited(document.blocks, passing)
    width = BLANK_WIDTH if document.format == "text" else 1.0
    listings = lists.listings
    entries = StreamReader(unwrap, joined, width, listings).entries(blocks)
    volume = read_volume(entries, listings.values(), contents.entries, unwrap, len(document.blocks))
    return replace(volume, findings=(*contents.findings, *volume.findings), contents=tuple(contents.entries))


__all__ = ["outline"]
