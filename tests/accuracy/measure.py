"""Print, read back, compare: one document, and many added up."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from generator.documents import FORMATS, Printed, applies, printed

from accuracy.compare import Comparison, Score, compare
from pipeline.convert import convert
from schemas import PledgeDocument


@dataclass(frozen=True)
class Reading:
    """One document and how it was read."""

    document: Printed
    result: Comparison


def read(document: Printed) -> PledgeDocument:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{FORMATS.get(document.format, '.pdf')}"
        path.write_bytes(document.data)
        return convert(path)


def read_back(document: Printed) -> Comparison:
    return compare(read(document), document.truth)


def readings(layouts: Iterable[str], formats: Iterable[str], pledges: int, seed: int) -> Iterator[Reading]:
    """Documents of every layout and format, each with an equal share of the pledges; the last may bring a few more."""
    kinds = [(layout, form) for layout, form in product(layouts, formats) if applies(layout, form)]
    share = -(-pledges // len(kinds))
    for layout, form in kinds:
        done = number = 0
        while done < share:
            document = printed(layout, form, f"{seed}-{number}")
            yield Reading(document, read_back(document))
            done += len(document.truth)
            number += 1


def total(results: Iterable[Comparison]) -> Comparison:
    """The sum of several comparisons."""
    parts: dict[str, Score] = {}
    pledges = right = 0
    unflagged: list[str] = []
    differences = []
    for result in results:
        for part, score in result.parts.items():
            parts[part] = parts.get(part, Score()) + score
        pledges += result.pledges
        right += result.right
        unflagged += result.unflagged
        differences += result.differences
    return Comparison(parts, pledges, right, tuple(differences), tuple(unflagged))


def overall(result: Comparison) -> Score:
    """All parts together."""
    return sum(result.parts.values(), Score())
