"""추진상황: where a pledge stands, how far it is, what was done and what comes next."""

from __future__ import annotations

import re

from pipeline.document import Node, Read, Span, build, cell_span, leaf, nothing
from pipeline.fields.items import read_items
from pipeline.fields.parts import Parts, PlacedTable, contents
from pipeline.findings import finding
from pipeline.values.checkboxes import ticked
from pipeline.values.status_marks import chosen_below, offers_states
from pipeline.vocabulary import lookup
from schemas import Finding, Rate, Status

_RATE = re.compile(r"[(（]?\d+(\.\d+)?\s*%[)）]?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%?")


def read_status(parts: Parts) -> Read[Status | None]:
    """The status, or None where the page has no word of it (a plan)."""
    lines = [node.whole for node in contents(parts.section("status")) if node.whole.text and node.table is None]
    stated = next((line for line in lines if _code(line.text) is not None), lines[0] if lines else None)
    stated = stated or next((span for placed in parts.tables if (span := _marked(placed)) is not None), None)
    rates = parts.value("rate")
    rate = next((read for node in rates if (read := _rate(node)) is not None), None)
    if stated is None and rate is None:
        return nothing()
    span = stated if stated is not None else rates[0].span
    code = nothing() if stated is None else leaf(_code(span.text), span)
    return build(
        Status,
        findings=_unknown(span) if stated is not None and code.value is None else (),
        code=code,
        raw=leaf(span.text, span),
        rate=rate or nothing(),
        achievements=read_items(parts.section("achievements")),
        next_steps=read_items(parts.section("next_steps")),
    )


def _marked(placed: PlacedTable) -> Span | None:
    """The state in whose column a mark stands, in a table of states to choose from."""
    grid = placed.table.grid
    for row in range(grid.rows - 1):
        heads = [grid.text(row, column) for column in range(grid.columns)]
        if not offers_states(heads):
            continue
        at = chosen_below(heads, [grid.text(row + 1, column) for column in range(grid.columns)])
        head, mark = (None, None) if at is None else (grid.at(row, at), grid.at(row + 1, at))
        if head is not None and mark is not None:
            return Span.joined([cell_span(head, head.text), cell_span(mark, mark.text)], " ".join(head.text.split()))
    return None


def _unknown(span: Span) -> tuple[Finding, ...]:
    noted = finding(
        "VALUE_NOT_IN_VOCABULARY", place=span.place, raw=span.raw, pointer="/code", label="추진상황", value=span.text
    )
    return (noted,)


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
