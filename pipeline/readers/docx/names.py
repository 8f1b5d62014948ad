"""Names in WordprocessingML, and how its attribute values are written."""

from __future__ import annotations

import re
from typing import Final

from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

PARAGRAPH: Final = f"{W}p"
TABLE: Final = f"{W}tbl"
ROW: Final = f"{W}tr"
CELL: Final = f"{W}tc"
RUN: Final = f"{W}r"
CONTROL: Final = f"{W}sdt"
TEXT_BOX: Final = f"{W}txbxContent"
ALTERNATE: Final = f"{MC}AlternateContent"
VAL: Final = f"{W}val"

_MEASURE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|cm|mm|in|pc|pi)?\s*")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
_TWIP = 1 / 20


def attribute(parent: Element | None, child: str, name: str = VAL) -> str | None:
    """An attribute of a child element; None where either is missing."""
    found = None if parent is None else parent.find(child)
    return None if found is None else found.get(name)


def switch(element: Element) -> bool:
    """Whether an on/off property is on: it is, unless its value says no."""
    return element.get(VAL, "1") not in {"0", "false", "off"}


def points(value: str | None, unit: float = _TWIP) -> float | None:
    """A measure in points: a bare number counts `unit` points each, others name their unit; None for anything else.

    >>> points("720"), points("1cm"), points("wide")
    (36.0, 28.346456692913385, None)
    """
    match = None if value is None else _MEASURE.fullmatch(value)
    if match is None:
        return None
    return float(match[1]) * (_POINTS[match[2]] if match[2] else unit)


def breaks_page(paragraph: Element) -> bool:
    """Whether a page begins in, before or right after a paragraph because its author said so."""
    if next((True for line in paragraph.iter(f"{W}br") if line.get(f"{W}type") == "page"), False):
        return True
    properties = paragraph.find(f"{W}pPr")
    before = None if properties is None else properties.find(f"{W}pageBreakBefore")
    section = None if properties is None else properties.find(f"{W}sectPr")
    goes_on = attribute(section, f"{W}type") in {"continuous", "nextColumn"}
    return (before is not None and switch(before)) or (section is not None and not goes_on)


def whole(value: str | None, default: int) -> int:
    """A whole number, or the default where there is none.

    >>> whole("3", 1), whole("three", 1), whole(None, 1)
    (3, 1, 1)
    """
    try:
        return default if value is None else int(value)
    except ValueError:
        return default


def branch(alternate: Element) -> Element | None:
    """The branch of an mc:AlternateContent to read: the choice, or the fallback where only that has text."""
    choice, fallback = alternate.find(f"{MC}Choice"), alternate.find(f"{MC}Fallback")
    if choice is None or (fallback is not None and not _has_text(choice) and _has_text(fallback)):
        return fallback
    return choice


def _has_text(element: Element) -> bool:
    return next(element.iter(f"{W}t"), None) is not None


def flow(container: Element, *wanted: str) -> list[Element]:
    """The wanted children in order, those inside content controls, insertions and other wrappers included.

    What a tracked change deleted or moved away is left out, as are placeholders that nobody filled in.
    """
    found: list[Element] = []
    for child in container:
        tag = child.tag
        if tag in wanted:
            found.append(child)
        elif tag in _WRAPPERS:
            found += flow(child, *wanted)
        elif tag == CONTROL:
            content = filled(child)
            found += [] if content is None else flow(content, *wanted)
        elif tag == ALTERNATE:
            chosen = branch(child)
            found += [] if chosen is None else flow(chosen, *wanted)
    return found


_WRAPPERS = frozenset({f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"})


def filled(control: Element) -> Element | None:
    """The content of a content control (w:sdt); None where it shows its placeholder."""
    placeholder = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return None if placeholder is not None and switch(placeholder) else control.find(f"{W}sdtContent")
