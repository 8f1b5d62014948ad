"""추진상황: where a pledge stands, how far it is, what was done and what comes next."""

from __future__ import annotations

import re

from pipeline.document import Node, Read, Span, build, leaf, nothing
from pipeline.fields.items import read_items
from pipeline.fields.parts import Parts
from pipeline.values.checkboxes import ticked
from pipeline.vocabulary import lookup
from schemas import Rate, Status

_RATE = re.compile(r"[(（]?\d+(\.\d+)?\s*%[)）]?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%?")


def read_status(parts: Parts) -> Read[Status | None]:
    """The status, or None where the page has no word of it (a plan)."""
    stated = next((node for node in parts.section("status") if node.span.text), None)
    rates = parts.value("rate")
    rate = next((read for node in rates if (read := _rate(node)) is not None), None)
    if stated is None and rate is None:
        return nothing()
    span = stated.span if stated is not None else rates[0].span
    return build(
        Status,
        code=leaf(_code(span.text), span) if stated is not None else nothing(),
        raw=leaf(span.text, span),
        rate=rate or nothing(),
        achievements=read_items(parts.section("achievements")),
        next_steps=read_items(parts.section("next_steps")),
    )


def _code(text: str) -> str | None:
    """The one status that the words name or the boxes tick."""
    checked = ticked(text)
    words = [text] if checked is None else list(checked)
    return lookup("statuses").get(_RATE.sub("", words[0])) if len(words) == 1 else None


def _rate(node: Node) -> Read[Rate] | None:
    found = _PERCENT.fullmatch(node.span.text.strip())
    if found is None or node.label is None:
        return None
    label: Span = node.label
    return build(Rate, value=leaf(found.group(1), node.span), label=leaf(label.text, label))
