"""What readers give and everything after them works on: pages as paragraphs and tables, with places."""

from pipeline.document.blocks import Block, Cell, Document, Notice, PagedBlocks, Paragraph, Table
from pipeline.document.grid import Grid, StowedGrid
from pipeline.document.listed import ListTotal, ReadListing
from pipeline.document.place import Box, Place, union
from pipeline.document.reading import Read, build, chained, leaf, nothing, sequence
from pipeline.document.span import Span
from pipeline.document.spool import Spool
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
    "ContentsEntry",
    "Document",
    "Grid",
    "ListTotal",
    "Listing",
    "Node",
    "Notice",
    "Outline",
    "PagedBlocks",
    "Paragraph",
    "Place",
    "PledgeOutline",
    "Read",
    "ReadListing",
    "RepairedTable",
    "Span",
    "Spool",
    "StowedGrid",
    "Table",
    "Total",
    "build",
    "cell_span",
    "chained",
    "leaf",
    "nothing",
    "sequence",
    "union",
]
