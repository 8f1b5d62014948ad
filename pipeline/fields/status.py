"""추진상황: where a pledge stands, how far it is, what was done and what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Node, Read, Span, build, cell_span, chained, leaf, nothing, sequence
from pipeline.fields.items import item_of, read_items
from pipeline.fields.parts import Parts, PlacedTable, contents
from pipeline.findings import finding
from pipeline.values.checkboxes import ticked
from pipeline.values.dates import parse_period
from pipeline.values.status_marks import chosen_below, offers_states
from pipeline.vocabulary import find_label, lookup
from schemas import Finding, Rate, Status

_RATE = re.compile(r"[(（\[]?\s*(?P<label>[가-힣 ]{0,8}?)\s*[:：]?\s*(?P<value>\d+(?:\.\d+)?)\s*%\s*[)）\]]?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%?\s*(?:[(（\[]([^()（）\[\]%]*)[)）\]])?")
LONGEST_STATE = 20
"""Longer words behind 추진상황 are no state but what was done."""


def read_status(parts: Parts) -> Read[Status | None]:
    """The status, or None where the page has no word of it (a plan)."""
    sections = parts.section("status")
    nodes = [node for node in contents(sections) if node.whole.text and node.table is None]
    stated = _stated(nodes, parts)
    rates = parts.value("rate")
    rate = next((read for node in rates if (read := _rate(node)) is not None), None)
    if rate is None and stated is not None:
        rate = _rate_inside(stated, sections)
    done = [node for node in nodes if stated is None or node.whole is not stated]
    past, coming = parts.section("achievements"), parts.section("next_steps")
    said = [node for node in contents([*past, *coming]) if node.whole.text and node.table is None]
    if stated is None and rate is None and not done and not said:
        return nothing()
    span = stated or (rates[0].span if rate is not None else _heading([*sections, *past, *coming], said))
    worded = stated or next((found for node in rates if (found := _beside_rate(node)) is not None), None)
    code = nothing() if worded is None else leaf(_code(worded.text), worded)
    return build(
        Status,
        findings=_noted(span, stated, code=code.value, rate=rate is not None),
        code=code,
        raw=leaf(span.text, span),
        rate=rate or nothing(),
        achievements=chained([sequence(map(item_of, done)), read_items(past)]),
        next_steps=read_items(coming),
    )


def _stated(nodes: list[Node], parts: Parts) -> Span | None:
    """The words for the state: a line that is one, a mark below one, or a lone short line that may be one."""
    lines = [node.whole for node in nodes]
    states = [line for line in lines if _code(line.text) is not None]
    if len({_code(line.text) for line in states}) > 1:
        return None  # states to choose from, of which nothing says which one holds
    known = next(iter(states), None)
    known = known or next((span for placed in parts.tables if (span := _marked(placed)) is not None), None)
    if known is not None or len(nodes) != 1 or nodes[0].children:
        return known
    text = lines[0].text
    short = len(text) <= LONGEST_STATE or ticked(text) is not None
    return lines[0] if short and parse_period(text) is None else None


def _heading(sections: list[Node], said: list[Node]) -> Span:
    """The words of the heading over what was done or comes next, where the page names no state."""
    return next((node.label for node in sections if node.label is not None), said[0].whole if said else Span(""))


def _noted(span: Span, stated: Span | None, *, code: str | None, rate: bool) -> Iterator[Finding]:
    if stated is not None and code is None:
        yield finding(
            "VALUE_NOT_IN_VOCABULARY",
            place=span.place,
            raw=span.raw,
            pointer="/code",
            label="추진상황",
            value=span.text,
        )
    elif stated is None and code is None and not rate:
        yield finding("STATUS_NOT_STATED", place=span.place, raw=span.raw, pointer="/code", heading=span.text)


def _beside_rate(node: Node) -> Span | None:
    """A state in brackets behind a rate: `이행률 : 100%(완료)`."""
    found = _PERCENT.fullmatch(node.span.text.strip())
    words = None if found is None else found.group(2)
    return node.span.reworded(words.strip()) if words and _code(words) is not None else None


def _rate_inside(stated: Span, sections: list[Node]) -> Read[Rate] | None:
    """A rate behind the state: `정상추진(이행률 65%)`; without a word of its own it has the label of the state."""
    found = _RATE.search(stated.text)
    if found is None or _code(stated.text) is None:
        return None
    own = found["label"].strip()
    known = find_label(own) if own else None
    label = stated.reworded(own) if known is not None and known.field == "rate" else None
    if label is None:
        label = next((node.label for node in sections if node.label is not None), None) if not own else None
    return None if label is None else build(Rate, value=leaf(found["value"], stated), label=leaf(label.text, label))


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
