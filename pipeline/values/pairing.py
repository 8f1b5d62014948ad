"""Which row of a list means which pledge: by title, by number, and last by titles that are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.vocabulary import squeeze

Named = tuple[str | None, str | None]
"""Number and title."""

ALIKE = 80
"""Percent that two titles must have in common where no number says that they mean one pledge."""


def pairs_of(rows: Sequence[Named], pledges: Sequence[Named]) -> list[tuple[int, int]]:
    """Row and pledge (by position), each at most once, in the order of the rows.

    >>> pairs_of([("1", "도서관 건립"), ("2", "숲길 조성")], [("2", "숲길 정비"), ("1", "도서관 건립")])
    [(0, 1), (1, 0)]
    """
    found: dict[int, int] = {}
    free = set(range(len(pledges)))
    for part in (1, 0):
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at in sorted(free):
            places[_key(pledges[at][part])].append(at)
        for row, named in enumerate(rows):
            same = places.get(_key(named[part]), []) if row not in found and _key(named[part]) else []
            if same:
                found[row] = same.pop(0)
        free -= set(found.values())
    _alike(rows, pledges, found, free)
    return sorted(found.items())


def _key(text: str | None) -> str:
    return squeeze(text or "")


def _alike(rows: Sequence[Named], pledges: Sequence[Named], found: dict[int, int], free: set[int]) -> None:
    left = [row for row in range(len(rows)) if row not in found and rows[row][1]]
    if not left or not free:
        return
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only lists that differ from their pledges need it

    for row in left:
        titles = {at: _key(pledges[at][1]) for at in sorted(free)}
        best = process.extractOne(_key(rows[row][1]), titles, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            found[row] = best[2]
            free.discard(best[2])
