"""What no part of a pledge knows: kept with its label, and told."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Node, Read, build, leaf, sequence
from pipeline.fields.classification import says_when
from pipeline.fields.departments import OFFICER_LABELS, officers_in
from pipeline.fields.own_period import period_by_value
from pipeline.fields.parts import Parts
from pipeline.findings import finding
from pipeline.vocabulary import CANDIDATE_FIELDS, nearest_label, squeeze
from schemas import Extra

PLACED_SECTIONS = frozenset(
    {
        "commitments",
        "goals",
        "overview",
        "plan",
        "schedule",
        "targets",
        "budget",
        "funding",
        "support_requests",
        "effects",
        "issues",
        "officers",
        "departments",
        "supporting_departments",
        "status",
        "achievements",
        "next_steps",
    }
)
"""Sections that a field reads."""

PLACED_VALUES = CANDIDATE_FIELDS | frozenset(
    {
        "number",
        "title",
        "sector",
        "project_name",
        "period",
        "horizon_or_period",
        "cost",
        "scale",
        "location",
        "agency",
        "continuity",
        "classification",
        "budget_kind",
        "completion",
        "authority",
        "horizon",
        "rate",
        "as_of",
        "description",
        "target_group",
    }
)
"""Values that a field reads."""


def read_extras(parts: Parts) -> Read[tuple[Extra, ...]]:
    """Labels outside the parts above, and loose lines, in page order as far as their kind allows."""
    reads: list[Read[Extra]] = []
    for name, nodes in parts.sections.items():
        if name not in PLACED_SECTIONS:
            reads.extend(read for node in nodes for read in _known(node))
    for name, nodes in parts.values.items():
        if name not in PLACED_VALUES:
            reads.extend(read for node in nodes for read in _known(node))
    period = period_by_value(parts)
    for node in parts.value("completion"):
        if says_when(node) and node is not period:
            reads.extend(_known(node))
    for node in parts.loose:
        if node.label is not None and squeeze(node.label.text) in OFFICER_LABELS and officers_in(node.span):
            continue
        reads.extend(_loose(node))
    return sequence(reads)


def _known(node: Node) -> Iterator[Read[Extra]]:
    """A label that the vocabulary knows but the contract has no part for."""
    label = node.label or node.whole
    if node.span.text:
        yield build(Extra, label=leaf(label.text, label), text=leaf(node.span.text, node.span))
    for child in _texts(node):
        yield build(Extra, label=leaf(label.text, label), text=leaf(child.whole.text, child.whole))


def _loose(node: Node) -> Iterator[Read[Extra]]:
    """A line that stands under no heading; one with a label or with lines below it is a label nobody knows."""
    label = node.label
    if label is None and not node.children:
        noted = finding("TEXT_UNPLACED", place=node.whole.place, raw=node.whole.raw, pointer="")
        yield build(Extra, findings=[noted], label=leaf("", node.whole), text=leaf(node.whole.text, node.whole))
        return
    printed = label or node.whole
    noted = finding(
        "LABEL_UNKNOWN",
        place=printed.place,
        raw=node.whole.raw,
        pointer="/label",
        label=printed.text,
        suggestion=nearest_label(printed.text),
    )
    if label is not None and node.span.text:
        yield build(Extra, findings=[noted], label=leaf(label.text, label), text=leaf(node.span.text, node.span))
    for child in _texts(node):
        yield build(
            Extra, findings=[noted], label=leaf(printed.text, printed), text=leaf(child.whole.text, child.whole)
        )
        noted = noted.model_copy(update={"severity": "info"})


def _texts(node: Node) -> Iterator[Node]:
    return (below for child in node.children for below in child.walk() if below.whole.text and below.table is None)
