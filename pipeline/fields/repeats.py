"""A label that a pledge has once, printed again with another value: the first one stands, the others are kept and told."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.fields.parts import Parts
from pipeline.findings import finding
from pipeline.vocabulary import squeeze
from schemas import Finding

ONCE = (
    "number", "title", "sector", "period", "cost", "budget_kind", "completion", "authority", "horizon", "continuity", "rate",
)  # fmt: skip
"""Labelled values of which a pledge has one."""


def repeated(parts: Parts) -> Iterator[Finding]:
    """A finding for every value that differs from the first one of its label."""
    for field in ONCE:
        nodes = [node for node in parts.value(field) if node.span.text]
        for node in nodes[1:]:
            if squeeze(node.span.text) != squeeze(nodes[0].span.text):
                yield finding(
                    "LABEL_REPEATED",
                    place=node.span.place,
                    raw=node.whole.raw,
                    pointer="",
                    label=node.label.text if node.label is not None else field,
                    first=nodes[0].span.text,
                    value=node.span.text,
                )
