"""How paragraphs and runs look, through direct formatting, styles and the document's defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from pipeline.readers.docx.names import VAL, W, attribute, points, switch, whole
from pipeline.readers.docx.numbering import Level, Numbering, level_of

_DEPTH = 20
_HALF_POINT = 0.5
_BODY_TEXT = 9
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CHARACTER = 10.0
"""Width of a character where an indent is counted in characters and no size is known."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """`size` in points; `bold` None where nothing says; `raised` is superscript; `font` as far as it holds symbols."""

    bold: bool | None = None
    size: float | None = None
    hidden: bool = False
    raised: bool = False
    font: str | None = None

    def under(self, properties: Element | None) -> RunLook:
        """The look with a w:rPr laid over it."""
        if properties is None:
            return self
        bold, size, hidden, raised, font = self.bold, self.size, self.hidden, self.raised, self.font
        for child in properties:
            tag = child.tag
            if tag == _BOLD:
                bold = switch(child)
            elif tag == _SIZE:
                size = points(child.get(VAL), _HALF_POINT) or size
            elif tag == _VANISH:
                hidden = switch(child)
            elif tag == _RAISED:
                raised = child.get(VAL) == "superscript"
            elif tag == _FONTS:
                font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi") or font
        return RunLook(bold, size, hidden, raised, font)


_BOLD, _SIZE, _VANISH, _RAISED, _FONTS = f"{W}b", f"{W}sz", f"{W}vanish", f"{W}vertAlign", f"{W}rFonts"


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """`left` and `first` in points, the first line being at their sum; `heading` from 1; `level` counts from 0."""

    run: RunLook
    left: float = 0.0
    first: float = 0.0
    heading: int | None = None
    number: str | None = None
    level: int = 0

    @property
    def indent(self) -> float:
        return self.left + self.first

    def indented(self, properties: Element | None) -> ParagraphLook:
        """The look with the w:ind of a w:pPr laid over it."""
        ind = None if properties is None else properties.find(f"{W}ind")
        if ind is None:
            return self
        width = (self.run.size or _CHARACTER) / 100
        left = _either(ind, width, "leftChars", "startChars", "left", "start")
        hanging = _either(ind, width, "hangingChars", "hanging")
        first = _either(ind, width, "firstLineChars", "firstLine") if hanging is None else -hanging
        return replace(self, left=self.left if left is None else left, first=self.first if first is None else first)


def _either(ind: Element, width: float, *names: str) -> float | None:
    """The first measure that is there. Those in characters (hundredths) give way to points where they are zero."""
    for name in names:
        value = points(ind.get(W + name), width if name.endswith("Chars") else 1 / 20)
        if value is not None and (value or not name.endswith("Chars")):
            return value
    return None


class Styles:
    """Every style resolved once, from the document's defaults down."""

    def __init__(self, root: Element | None, numbering: Numbering) -> None:
        self._numbering = numbering
        styles = [] if root is None else root.findall(f"{W}style")
        self._by_id = {(style.get(f"{W}type"), style.get(f"{W}styleId")): style for style in styles}
        self._default = next(
            (s.get(f"{W}styleId") for s in styles if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in _YES),
            None,
        )
        defaults = None if root is None else root.find(f"{W}docDefaults")
        base = RunLook().under(None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr"))
        plain = ParagraphLook(run=base)
        self._base = plain.indented(None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr"))
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._characters: dict[tuple[RunLook, str], RunLook] = {}

    def paragraph(self, properties: Element | None) -> ParagraphLook:
        """The look of a paragraph by its w:pPr."""
        style = attribute(properties, f"{W}pStyle") or self._default
        look = self._style(style)
        return look if properties is None else self._laid(look, properties, style)

    def run(self, base: RunLook, properties: Element | None) -> RunLook:
        """The look of a run by its w:rPr in a paragraph that looks like `base`."""
        style = attribute(properties, f"{W}rStyle")
        if style is not None:
            key = (base, style)
            if key not in self._characters:
                self._characters[key] = self._character(base, style)
            base = self._characters[key]
        return base.under(properties)

    def chain(self, kind: str, style: str | None) -> list[Element]:
        """A style and those it is based on, the most basic first."""
        found: list[Element] = []
        while style is not None and len(found) < _DEPTH:
            element = self._by_id.get((kind, style))
            if element is None:
                break
            found.append(element)
            style = attribute(element, f"{W}basedOn")
        return found[::-1]

    def _style(self, style: str | None) -> ParagraphLook:
        if style not in self._paragraphs:
            look = self._base
            for element in self.chain("paragraph", style):
                look = replace(look, run=look.run.under(element.find(f"{W}rPr")))
                name = _HEADING.fullmatch(attribute(element, f"{W}name") or "")
                if name is not None:
                    look = replace(look, heading=int(name[1]))
                properties = element.find(f"{W}pPr")
                if properties is not None:
                    look = self._laid(look, properties, element.get(f"{W}styleId"))
            self._paragraphs[style] = look
        return self._paragraphs[style]

    def _character(self, base: RunLook, style: str) -> RunLook:
        for element in self.chain("character", style):
            base = base.under(element.find(f"{W}rPr"))
        return base

    def _laid(self, look: ParagraphLook, properties: Element, style: str | None) -> ParagraphLook:
        """A look with a w:pPr laid over it: its list, the indent of the list's level, its own indent and outline."""
        number, index = level_of(properties)
        if number is not None or index is not None:
            number = look.number if number is None else number
            listed = self._numbering.list(number)
            levels = {} if listed is None else listed.levels
            index = _level_for(levels, style, look.level) if index is None else index
            look = replace(look, number=None if listed is None else number, level=index)
            look = look.indented(levels[index].properties if index in levels else None)
        outline = attribute(properties, f"{W}outlineLvl")
        if outline is not None:
            level = whole(outline, _BODY_TEXT)
            look = replace(look, heading=level + 1 if 0 <= level < _BODY_TEXT else None)
        return look.indented(properties)


_YES = frozenset({"1", "true", "on"})


def _level_for(levels: dict[int, Level], style: str | None, otherwise: int) -> int:
    """The level of a list that belongs to a paragraph style."""
    return next((at for at, level in levels.items() if style is not None and level.belongs_to == style), otherwise)
