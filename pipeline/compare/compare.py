"""The walk through both documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.compare.align import align, out_of_order
from pipeline.compare.difference import Difference, step
from pipeline.compare.references import renamed, renumbered
from pipeline.compare.rules import Rules
from pipeline.compare.score import Score, scores

_PLEDGE = 3
"""Steps of a pledge's pointer: "", pledges, its index."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in the order of the expected document, and the score of each part."""

    differences: tuple[Difference, ...]
    parts: Mapping[str, Score]


def compare(expected: Any, actual: Any, rules: Rules | None = None) -> Comparison:
    """Two documents of the contract, or parts of them, as JSON values.

    `required_findings` of the expected document (a list of codes) asks for findings without saying where.

    >>> found = compare({"pledges": [{"title": "가"}, {"title": "나"}]}, {"pledges": [{"title": "나"}]})
    >>> [(one.kind, one.pointer) for one in found.differences]
    [('missing', '/pledges/0')]
    """
    rules = rules or Rules()
    required: list[Difference] = []
    if isinstance(expected, dict) and isinstance(actual, dict):
        required = list(_required(expected.get("required_findings", []), actual))
        expected = {key: value for key, value in expected.items() if key != "required_findings"}
        actual = _as_expected_numbers(expected, actual)
    found = tuple(_values(expected, actual, "", "", rules))
    return Comparison((*found, *required), scores(expected, found, rules))


def _required(codes: list[str], actual: dict[str, Any]) -> Iterator[Difference]:
    there = {finding.get("code") for finding in actual.get("findings", [])}
    for index, code in enumerate(codes):
        if code not in there:
            yield Difference("missing", f"/required_findings/{index}", "/findings", code)


def _as_expected_numbers(expected: dict[str, Any], actual: dict[str, Any]) -> dict[str, Any]:
    """The actual document with its pointers as the expected one would write them."""
    ours, theirs = expected.get("pledges"), actual.get("pledges")
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return actual
    pairs = align(ours, theirs)
    return renumbered(actual, {right: left for left, right in pairs if left is not None and right is not None})


def _values(expected: Any, actual: Any, pointer: str, there: str, rules: Rules) -> Iterator[Difference]:
    if rules.leaves_out(pointer):
        return
    if isinstance(expected, dict) and isinstance(actual, dict):
        if pointer.count("/") == _PLEDGE - 1 and pointer.startswith("/pledges/"):
            actual = renamed(expected, actual)
        yield from _records(expected, actual, pointer, there, rules)
    elif isinstance(expected, list) and isinstance(actual, list):
        yield from _lists(expected, actual, pointer, there, rules)
    elif isinstance(expected, dict | list) or isinstance(actual, dict | list) or not rules.same(expected, actual):
        yield Difference("changed", pointer, there, expected, actual)


def _records(
    expected: dict[str, Any], actual: dict[str, Any], pointer: str, there: str, rules: Rules
) -> Iterator[Difference]:
    for key, value in expected.items():
        here, other = step(pointer, key), step(there, key)
        if key in actual:
            yield from _values(value, actual[key], here, other, rules)
        elif not rules.leaves_out(here):
            yield Difference("missing", here, there, value)
    if rules.keys == "both" or pointer == "/evidence":
        for key, value in actual.items():
            if key not in expected and not rules.leaves_out(step(pointer, key)):
                yield Difference("extra", pointer, step(there, key), actual=value)


def _lists(expected: list[Any], actual: list[Any], pointer: str, there: str, rules: Rules) -> Iterator[Difference]:
    pairs = align(expected, actual)
    for left, right in pairs:
        if left is None and right is not None:
            yield Difference("extra", pointer, step(there, right), actual=actual[right])
        elif left is not None and right is None:
            yield Difference("missing", step(pointer, left), there, expected[left])
        elif left is not None and right is not None:
            yield from _values(expected[left], actual[right], step(pointer, left), step(there, right), rules)
    for left, right in out_of_order(pairs):
        yield Difference("moved", step(pointer, left), step(there, right), expected[left], actual[right])
