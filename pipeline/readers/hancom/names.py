"""Names in OWPML, and how its attribute values are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

_OWPML = "http://www.hancom.co.kr/hwpml/2011/"
HP: Final = f"{{{_OWPML}paragraph}}"
HH: Final = f"{{{_OWPML}head}}"
HC: Final = f"{{{_OWPML}core}}"
NAMESPACE: Final = _OWPML.encode()

PARAGRAPH: Final = f"{HP}p"
RUN: Final = f"{HP}run"
TEXT: Final = f"{HP}t"
CONTROL: Final = f"{HP}ctrl"
TABLE: Final = f"{HP}tbl"
SUBLIST: Final = f"{HP}subList"
SECTION_PROPERTIES: Final = f"{HP}secPr"

POINT: Final = 100.0
"""HWP units in a point."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A document's header, and its sections in reading order as their paragraphs, which are made as they are asked for.

    The roots of master pages, and the kinds of content that a conversion could not carry over, are known after that.
    """

    head: Element
    sections: Iterator[Iterator[Element]]
    masters: Callable[[], Iterator[Element]]
    left_out: Callable[[], tuple[str, ...]] = tuple


def whole(value: str | None, default: int = 0) -> int:
    """A whole number; the default where there is none. HWPX writes some negative ones without their sign.

    >>> whole("12"), whole("4294967295"), whole("wide"), whole(None, 1)
    (12, -1, 0, 1)
    """
    try:
        number = default if value is None else int(value)
    except ValueError:
        return default
    return number - (1 << 32) if 1 << 31 <= number < 1 << 32 else number


def is_on(value: str | None) -> bool:
    """Whether a switch is on."""
    return value in {"1", "true"}
