"""Which member of one list is which of another: by what they say, not by where they stand."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from pipeline.compare.rules import bare

KEYS = (("source", "period"), ("project", "year"), ("code", "pointer"), ("start", "end"), ("source",))
"""Codes that say together what a record is: a budget cell, a target, a finding, a bar, a share of a cost. Two records of
one list with the same codes are told apart by the rest."""

NAMES = ("title", "name", "tasks", "label", "text", "agency", "role")
"""Fields that name a record; the first that both records have counts."""

ALIKE = 60
"""From which likeness of 100 two different members are one that changed, and not one lost and one new."""

_MOST = 2_000
"""Longer rests are paired in their order: a table of all likenesses would not fit."""

Pair = tuple[int | None, int | None]
Scores = NDArray[np.float32]
Scorer = Callable[[list[Any], list[Any]], Scores]


def align(expected: Sequence[Any], actual: Sequence[Any]) -> list[Pair]:
    """Every member of either list once, in the order of the expected one; those only in the actual list come last.

    Equal ones first, then those with the same codes or name, then those alike; what is not alike stays alone.

    >>> align(["가", "나", "다"], ["나", "다"])
    [(0, None), (1, 0), (2, 1)]
    """
    pairs: dict[int, int] = {}
    for form in (_whole, _bare_whole, _identity, _codes_alone):
        _pair_equal(expected, actual, pairs, form)
    _pair_by_score(expected, actual, pairs, _names_alike)
    _pair_by_score(expected, actual, pairs, _contents_alike)
    taken = set(pairs.values())
    found: list[Pair] = [(at, pairs.get(at)) for at in range(len(expected))]
    return [*found, *((None, at) for at in range(len(actual)) if at not in taken)]


def out_of_order(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """The fewest pairs that must move so that the rest stands in one order.

    >>> out_of_order([(0, 1), (1, 2), (2, 0)])
    [(2, 0)]
    """
    both = [(e, a) for e, a in pairs if e is not None and a is not None]
    tails: list[int] = []
    chain: list[tuple[int, int]] = []  # of each pair: its place in the longest rising chain, and its actual index
    for _, at in both:
        place = bisect_left(tails, at)
        tails[place : place + 1] = [at]
        chain.append((place, at))
    wanted, kept = len(tails) - 1, set[int]()
    last = float("inf")
    for place, at in reversed(chain):
        if place == wanted and at < last:
            kept.add(at)
            wanted, last = wanted - 1, at
    return [(e, a) for e, a in both if a not in kept]


def _pair_equal(expected: Sequence[Any], actual: Sequence[Any], pairs: dict[int, int], form: Any) -> None:
    """Pairs free members of one form, in their order."""
    free: dict[str, list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for at in range(len(actual) - 1, -1, -1):
        if at not in taken and (key := form(actual[at])) is not None:
            free[key].append(at)
    for at, member in enumerate(expected):
        if at not in pairs and (key := form(member)) is not None and free.get(key):
            pairs[at] = free[key].pop()


def _whole(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _bare_whole(value: Any) -> str:
    return bare(_whole(value))


def _identity(value: Any) -> str | None:
    """What a record is, as a text; None where only its likeness can say."""
    if not isinstance(value, dict):
        return None
    for names in KEYS:
        if all(name in value for name in names):
            rest = value.get("basis"), value.get("raw") if names[0] == "code" else None
            return _whole([names, *(value[name] for name in names), *rest])
    for name in NAMES:
        if value.get(name):
            return bare(_whole([name, value[name]]))
    return None


def _codes_alone(value: Any) -> str | None:
    """The codes of a record without what else tells it from its twins: a golden may leave that out."""
    names = next((names for names in KEYS if isinstance(value, dict) and all(name in value for name in names)), None)
    return None if names is None else _whole([value[name] for name in names])


def _pair_by_score(expected: Sequence[Any], actual: Sequence[Any], pairs: dict[int, int], score: Scorer) -> None:
    """Pairs what is left by a table of likenesses, the most alike first; of equals the nearest in order."""
    taken = set(pairs.values())
    left = [at for at in range(len(expected)) if at not in pairs]
    right = [at for at in range(len(actual)) if at not in taken]
    if not left or not right:
        return
    if len(left) > _MOST or len(right) > _MOST:
        pairs.update(zip(left, right, strict=False))
        return
    scores = score([expected[at] for at in left], [actual[at] for at in right])
    for flat in np.argsort(-scores, axis=None, kind="stable"):
        row, column = divmod(int(flat), len(right))
        if scores[row, column] < ALIKE:
            return
        if (
            left[row] not in pairs
            and right[column] not in taken
            and _of_one_kind(expected[left[row]], actual[right[column]])
        ):
            pairs[left[row]] = right[column]
            taken.add(right[column])


def _names_alike(expected: list[Any], actual: list[Any]) -> Scores:
    return process.cdist([_said(one) for one in expected], [_said(one) for one in actual], scorer=fuzz.ratio)


def _contents_alike(expected: list[Any], actual: list[Any]) -> Scores:
    """By the share of values that two records have in common, whatever they are called; of the smaller one, since a
    golden may leave out keys.
    """
    ours, theirs = [_values(one) for one in expected], [_values(one) for one in actual]
    shares = [[100 * len(a & b) / max(1, min(len(a), len(b))) for b in theirs] for a in ours]
    return np.array(shares, dtype=np.float32)


def _values(value: Any, key: str = "") -> set[tuple[str, str]]:
    """Words and amounts of a record, each with the name of its field; codes say nothing, and what is no record neither."""
    if isinstance(value, dict):
        return {found for name, member in value.items() for found in _values(member, name)}
    if isinstance(value, list):
        return {found for member in value for found in _values(member, key)}
    silent = value is None or isinstance(value, bool) or _is_code(value) or not key
    return set() if silent else {(key, bare(str(value)))}


def _said(value: Any) -> str:
    """The words by which two members are likened: of a record its name, else all of it."""
    if isinstance(value, dict):
        named = next((value[name] for name in NAMES if value.get(name)), None)
        return bare(_whole(value if named is None else named))[:1_000]
    return bare(_whole(value))[:1_000]


def _of_one_kind(one: Any, other: Any) -> bool:
    """Numbers and codes are equal or not, never alike; records with codes have been paired by them."""
    if isinstance(one, dict) and isinstance(other, dict):
        return not any(all(name in one and name in other for name in names) for names in KEYS)
    return isinstance(one, str | list) and type(one) is type(other) and not _is_code(one) and not _is_code(other)


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and value.isascii()
