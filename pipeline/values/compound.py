"""A cell of a money table that says more than one amount: `1,000(국500 도200 시300)`, `국비 500 도비 200`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.values.cells import CellAmount, cell_amount
from pipeline.values.costs import PartValue, parse_cost
from pipeline.values.funding import source_word
from pipeline.vocabulary import Vocabulary, current

ANY_UNIT = 100_000_000
"""A unit in which every printed figure is whole won, for asking whether a cell says amounts before its unit is known."""
_LONGEST = 120
"""Characters of a cell; a longer one is prose."""
_WORDED = re.compile(r"\d.*[가-힣]|[가-힣].*\d", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Compound:
    """The amount of the cell as a whole, None where it says its parts alone, and its parts by the source they name."""

    amount: int | None
    parts: tuple[PartValue, ...]


def compound(text: str, unit: int | None) -> Compound | None:
    r"""The amounts of a cell that names sources; None for any other cell, and where anything in it is not understood.

    >>> found = compound("1,000(국500 도200 시300)", 1)
    >>> found.amount, [(part.label, part.amount) for part in found.parts]
    (1000, [('국', 500), ('도', 200), ('시', 300)])
    >>> found = compound("민자 1,000 기타 500", 1)
    >>> found.amount, [(part.label, part.amount) for part in found.parts]
    (None, [('민자', 1000), ('기타', 500)])
    >>> found = compound("500(시비)", 1)
    >>> found.amount, [(part.label, part.amount) for part in found.parts]
    (500, [('시비', 500)])
    >>> found = compound("1,530,000(국\n1,220,000, 기금310,00\n0)", 1)  # a narrow cell cuts a figure: the parts prove it
    >>> found.amount, [(part.label, part.amount) for part in found.parts]
    (1530000, [('국', 1220000), ('기금', 310000)])
    >>> compound("1,530,000(국\n1,220,000, 기금300,00\n0)", 1)
    >>> compound("1,000", 1), compound("시비 협의중", 1), compound("3개소 500", 1)
    (None, None, None)
    """
    if len(text) > _LONGEST or _WORDED.search(text) is None:
        return None
    return _compound(current(), text, unit)


@lru_cache(maxsize=4096)
def _compound(book: Vocabulary, text: str, unit: int | None) -> Compound | None:  # noqa: ARG001 - words depend on it
    single = _FROM_ONE.fullmatch(" ".join(text.split()))
    if single is not None and source_word(single["source"]) not in {None, "total"}:
        whole = cell_amount(single["amount"], unit)
        return Compound(whole.amount, (PartValue(single["source"], whole.amount),)) if whole.amount else None
    found = _parted(" ".join(text.split()), unit)
    if "\n" in text and not _closes(found):
        joined = _parted("".join(line.strip() for line in text.split("\n")), unit)
        return joined if _closes(joined) else found
    return found


def _closes(found: Compound | None) -> bool:
    """Whether the parts add up to the whole."""
    return found is not None and found.amount == sum(part.amount or 0 for part in found.parts)


def _parted(words: str, unit: int | None) -> Compound | None:
    value = parse_cost(_NESTED_DASH.sub("", words), unit)
    if value is None or not value.parts or value.rest or value.problem or value.per != "total" or value.approximate:
        return None
    if (value.min, value.max) != (None, None) or any(part.amount is None for part in value.parts):
        return None
    if any(source_word(part.label) is None for part in value.parts):
        return None
    wholes = [part.amount for part in value.parts if source_word(part.label) == "total"]
    if len(wholes) > 1 or (wholes and value.amount is not None):
        return None
    own = tuple(part for part in value.parts if source_word(part.label) != "total")
    return Compound(wholes[0] if wholes else value.amount, own) if own else None


_FROM_ONE = re.compile(r"(?P<amount>\d[\d,.]*\s?[십백천만억조]{0,3}\s?원?)\s?\(\s?(?P<source>[가-힣]{1,8})\s?\)")
"""`500(시비)`: all of it from one source."""
_NESTED_DASH = re.compile(r"[,·/]?\s*[가-힣]{1,4}\s?[-–—](?=[\s,)·/]|$)")
"""`기타 -` among the parts of a bracket: nothing of it."""


def whole_amount(text: str, unit: int | None) -> CellAmount:
    """What a cell says as a whole; the sum is never made of its parts.

    >>> whole_amount("1,000(국500 도200 시300)", 1).amount, whole_amount("86,360", 1).amount
    (1000, 86360)
    """
    found = compound(text, unit)
    if found is None:
        return cell_amount(text.replace("\n", ""), unit)
    return CellAmount(found.amount, "undetermined" if found.amount is None else "number" if found.amount else "zero")
