"""What readers give and everything after them works on: pages as paragraphs and tables, with places."""

from pipeline.document.blocks import Block, Cell, Document, Notice, Paragraph, Table, texts_of
from pipeline.document.edited import Edited, Kept, as_printed
from pipeline.document.grid import Grid, transposed
from pipeline.document.listed import ListTotal, ReadListing
from pipeline.document.paged import Paged
from pipeline.document.place import Box, Place, union
from pipeline.document.reading import Read, build, chained, leaf, nothing, sequence
from pipeline.document.span import Span
from pipeline.document.spool import Compact, Noted, Spool, at_hand
from pipeline.document.tree import (
    Amount,
    ContentsEntry,
    Listing,
    Node,
    Outline,
    PledgeOutline,
    RepairedTable,
    Total,
    cell_span,
)

__all__ = [
    "Amount",
    "Block",
    "Box",
    "Cell",
    "Compact",
    "ContentsEntry",
    "Document",
    "Edited",
    "Grid",
    "Kept",
    "ListTotal",
    "Listing",
    "Node",
    "Noted",
    "Notice",
    "Outline",
    "Paged",
    "Paragraph",
    "Place",
    "PledgeOutline",
    "Read",
    "ReadListing",
    "RepairedTable",
    "Span",
    "Spool",
    "Table",
    "Total",
    "as_printed",
    "at_hand",
    "build",
    "cell_span",
    "chained",
    "leaf",
    "nothing",
    "sequence",
    "texts_of",
    "transposed",
    "union",
]
