"""What readers give and everything after them works on: pages as paragraphs and tables, with places."""

from pipeline.document.blocks import Block, Cell, Document, Notice, Paragraph, Table
from pipeline.document.grid import Grid
from pipeline.document.place import Box, Place, union
from pipeline.document.reading import Read, build, leaf, nothing, sequence
from pipeline.document.span import Span
from pipeline.document.tree import Node, Section

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Document",
    "Grid",
    "Node",
    "Notice",
    "Paragraph",
    "Place",
    "Read",
    "Section",
    "Span",
    "Table",
    "build",
    "leaf",
    "nothing",
    "sequence",
    "union",
]
