"""How paragraphs, characters and cells look, by the tables of the header part that they refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from lxml.etree import _Element as Element

from pipeline.document.blocks import Drawn
from pipeline.readers.hancom.names import HC, HH, HP, POINT, whole
from pipeline.readers.hancom.numbering import Numbering, bullets, numberings

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_WHITE = "#FFFFFF"
_NO_LINE = frozenset({"NONE", ""})
_ACROSS = frozenset({"VERTICAL", "CROSS"})
"""Hancom names a centre line by where it stands: centred vertically, it runs from side to side."""
_CHARACTER = 5.0
_LEVELS = 10
_Look = TypeVar("_Look")


@dataclass(frozen=True, slots=True)
class CharLook:
    """`size` in points; `font` is the name of the Latin face, which is where symbol fonts are chosen."""

    size: float | None = None
    bold: bool = False
    raised: bool = False
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ParaLook:
    """`indent` of the first line in points. `kind` is OUTLINE, NUMBER, BULLET or NONE, `level` counts from 0."""

    indent: float = 0.0
    kind: str = "NONE"
    listed: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class CellLook:
    """`fill` is '#RRGGBB' or None; `is_painted` tells white paper from no fill at all, through which others show."""

    fill: str | None = None
    is_painted: bool = False
    drawn: Drawn | None = None


class Looks:
    """The header's tables; each entry is worked out when it is first asked for."""

    def __init__(self, head: Element) -> None:
        self._faces = _by_id(
            font for face in head.iter(f"{HH}fontface") if face.get("lang") == "LATIN" for font in face
        )
        self.character = _remembered(head, "charPr", self._char, CharLook())
        self.paragraph = _remembered(head, "paraPr", _para, ParaLook())
        self.cell = _remembered(head, "borderFill", _cell, CellLook())
        self.numberings: dict[str, Numbering] = numberings(head)
        self.bullets: dict[str, str] = bullets(head)

    def _char(self, element: Element) -> CharLook:
        fonts = element.find(f"{HH}fontRef")
        face = None if fonts is None else self._faces.get(fonts.get("latin", ""))
        height = whole(element.get("height"))
        return CharLook(
            size=height / POINT if height > 0 else None,
            bold=element.find(f"{HH}bold") is not None,
            raised=element.find(f"{HH}supscript") is not None,
            font=None if face is None else face.get("face"),
        )


def _by_id(elements: Iterable[Element]) -> dict[str, Element]:
    return {element.get("id", ""): element for element in elements}


def _remembered(
    head: Element, name: str, look: Callable[[Element], _Look], plain: _Look
) -> Callable[[str | None], _Look]:
    """A look by its number; the plain one where the header has no such entry."""
    elements = _by_id(head.iter(f"{HH}{name}"))
    known: dict[str | None, _Look] = {}

    def find(number: str | None) -> _Look:
        if number not in known:
            element = elements.get(number or "")
            known[number] = plain if element is None else look(element)
        return known[number]

    return find


def _para(element: Element) -> ParaLook:
    heading = next(element.iter(f"{HH}heading"), None)
    kind = "NONE" if heading is None else heading.get("type", "NONE")
    return ParaLook(
        indent=_indent(element),
        kind=kind,
        listed="" if heading is None else heading.get("idRef", ""),
        level=0 if heading is None else min(max(whole(heading.get("level")), 0), _LEVELS - 1),
    )


def _indent(element: Element) -> float:
    """Where the first line begins: a hanging indent (negative) moves the other lines, not the first.

    Margins are written doubled; newer programs write them plainly too, in a case for who knows of that.
    """
    case = element.find(f"{HP}switch/{HP}case")
    margin = next((element if case is None else case).iter(f"{HH}margin"), None)
    if margin is None:
        return 0.0
    length = _length(margin, "left") + max(_length(margin, "intent"), 0.0)
    return round(length if case is not None else length / 2, 2)


def _length(margin: Element, name: str) -> float:
    """A length in points. One in hundredths of characters takes them for half the usual size, as letters are."""
    found = margin.find(f"{HC}{name}")
    if found is None:
        return 0.0
    value = whole(found.get("value"))
    return value / 100 * _CHARACTER if found.get("unit") == "CHAR" else value / POINT


def _cell(element: Element) -> CellLook:
    fill, is_painted = _fill(element.find(f"{HC}fillBrush"))
    return CellLook(fill, is_painted, "line" if _has_line_across(element) else None)


def _has_line_across(element: Element) -> bool:
    diagonal = element.find(f"{HH}diagonal")
    return (
        element.get("centerLine") in _ACROSS and diagonal is not None and diagonal.get("type", "NONE") not in _NO_LINE
    )


def _fill(brush: Element | None) -> tuple[str | None, bool]:
    """The colour of a brush and whether it paints at all. Of a gradation its first colour that is not white counts."""
    if brush is None:
        return None, False
    plain = brush.find(f"{HC}winBrush")
    if plain is not None:
        colours = [plain.get("faceColor", "")]
        if plain.get("hatchStyle") is not None:
            colours.append(plain.get("hatchColor", ""))
    else:
        colours = [colour.get("value", "") for colour in brush.iterfind(f"{HC}gradation/{HC}color")]
    found = [f"#{match[1].upper()}" for match in map(_COLOUR.fullmatch, colours) if match is not None]
    return next((colour for colour in found if colour != _WHITE), None), bool(found)
