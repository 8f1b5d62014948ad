"""What structure makes of a document: labelled nodes, in which a numbered section and a form look alike."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document.grid import Grid
from pipeline.document.span import Span
from schemas.evidence import Finding


@dataclass(frozen=True, slots=True)
class Node:
    """A line of a bullet tree, a form's value cell, or a table.

    `label` is the printed label before the value, `field` its canonical name in the vocabulary; both are None where
    the item has no label, and `field` alone is None where nobody knows the label. `span` is the value without bullet
    and label. `marker` is the bullet or number as printed, `level` the depth among its siblings, 0 the outermost.
    """

    span: Span
    field: str | None = None
    label: Span | None = None
    marker: str = ""
    level: int = 0
    children: tuple[Node, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a pledge under one heading or label: its canonical field, the heading, and what stands below it."""

    field: str | None
    heading: Span | None
    nodes: tuple[Node, ...]
    findings: tuple[Finding, ...] = ()
