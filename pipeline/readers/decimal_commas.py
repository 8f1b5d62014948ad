"""Figures as sheets write them where a comma stands before the decimals (1.500,5), which Excel parts by semicolons in CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable

FEWEST = 2
"""Figures that can be nothing else: one may be a list (1,2)."""
_FIGURE = re.compile(r"\s*(?P<sign>[-△▲]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<decimals>\d+))?\s*")
_DECIMAL = re.compile(r"\s*[-△▲]?(?:\d+,(?:\d{1,2}|\d{4,})|0\d*,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+)\s*")
_THOUSANDS = re.compile(r"\s*[-△▲]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+|(?<=,\d{3},\d{3}))\s*")


def has_decimal_commas(fields: Iterable[str]) -> bool:
    """Whether several figures of a file have a comma before their decimals, and none has one between thousands.

    >>> has_decimal_commas(["2,5", "1.500,5", "800"]), has_decimal_commas(["1,500", "2,5"]), has_decimal_commas(["1,500"])
    (True, False, False)
    >>> has_decimal_commas(["2,5", "0,700", "1,500,000"])
    False
    """
    found = 0
    for field in fields:
        if _THOUSANDS.fullmatch(field):
            return False
        found += _DECIMAL.fullmatch(field) is not None
    return found >= FEWEST


def with_decimal_point(field: str) -> str:
    """A figure with a point before its decimals and none between thousands; any other text as it is.

    >>> with_decimal_point("1.500,50"), with_decimal_point("1,500"), with_decimal_point("-0,70"), with_decimal_point("1-1")
    ('1500.5', '1.5', '-0.7', '1-1')
    """
    found = _FIGURE.fullmatch(field)
    if found is None or ("." not in found["whole"] and found["decimals"] is None):
        return field
    decimals = (found["decimals"] or "").rstrip("0")
    whole = found["whole"].replace(".", "")
    return f"{found['sign']}{whole}.{decimals}" if decimals else f"{found['sign']}{whole}"
