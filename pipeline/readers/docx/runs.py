"""The text of a paragraph, run by run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipeline.readers.docx.names import ALTERNATE, CONTROL, PARAGRAPH, RUN, TEXT_BOX, M, W, attribute, branch, filled
from pipeline.readers.docx.styles import RunLook, Styles
from pipeline.readers.symbols import in_font, raised, symbol

_TAKEN_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_PROPERTIES = frozenset({f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}fldData"})
_GIVEN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_TEXT = frozenset({f"{W}t", f"{M}t"})
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_HOLDERS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_LINE_BREAKS = re.compile(r"[\r\n\t]+")
_FRACTION, _MATH_PARTS = f"{M}f", frozenset({f"{M}sup", f"{M}sub", f"{M}den", f"{M}lim", f"{M}mr"})
_INSTRUCTION, _RESULT = "instruction", "result"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote or an endnote; `custom` marks are printed as text of the paragraph."""

    kind: str
    identity: str
    custom: bool


@dataclass(slots=True)
class Gathered:
    """What stands in a paragraph: pieces of text with their looks, text boxes, note marks; `hidden` if text was left out."""

    pieces: list[tuple[str, RunLook]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    hidden: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    def bold(self) -> bool:
        """Whether most of its characters are bold."""
        weights: Counter[bool] = Counter()
        for text, look in self.pieces:
            weights[look.bold is True] += _weight(text)
        return weights[True] > weights[False]

    def size(self) -> float | None:
        """The size of most of its characters, the first of equals; None where nothing says."""
        weights: Counter[float | None] = Counter()
        for text, look in self.pieces:
            weights[look.size] += _weight(text)
        return max(weights, key=weights.__getitem__, default=None)


def _weight(text: str) -> int:
    return len(text) - text.count(" ")


class Runs:
    """Gathers the text of paragraphs as a person sees it who has accepted every tracked change."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def gather(self, paragraph: Element, look: RunLook, into: Gathered) -> None:
        """Add what stands in a paragraph."""
        self._walk(paragraph, look, into, [])

    def _walk(self, parent: Element, look: RunLook, into: Gathered, fields: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, look, into, fields)
            elif tag in _TAKEN_OUT:
                into.hidden = into.hidden or _is_visible(child)
            elif tag == CONTROL:
                content = filled(child)
                if content is not None:
                    self._walk(content, look, into, fields)
            elif tag == ALTERNATE:
                chosen = branch(child)
                if chosen is not None:
                    self._walk(chosen, look, into, fields)
            elif tag in _HOLDERS:
                into.boxes += _boxes(child)
            elif tag in _TEXT:
                into.pieces.append((child.text or "", look))
            elif isinstance(tag, str) and tag not in _PROPERTIES:
                self._math(tag, child, look, into)
                self._walk(child, look, into, fields)

    @staticmethod
    def _math(tag: str, element: Element, look: RunLook, into: Gathered) -> None:
        """A fraction is written with a stroke, and no part of a formula runs into the one before it."""
        if tag in _MATH_PARTS:
            parent = element.getparent()
            stroke = tag == f"{M}den" and parent is not None and parent.tag == _FRACTION
            into.pieces.append(("/" if stroke else " ", look))

    def _run(self, run: Element, base: RunLook, into: Gathered, fields: list[str]) -> None:
        properties = run.find(f"{W}rPr")
        look = base if properties is None else self._styles.run(base, properties)
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                _step(child.get(f"{W}fldCharType"), fields)
                box = None if look.hidden else _check_box(child)
                if box is not None:
                    into.pieces.append((box, look))
            elif _INSTRUCTION in fields:
                continue
            elif look.hidden:
                into.hidden = into.hidden or _is_visible(child)
            else:
                self._piece(child, look, into, fields)

    def _piece(self, child: Element, look: RunLook, into: Gathered, fields: list[str]) -> None:
        tag = child.tag
        if tag in _TEXT:
            text = in_font(_LINE_BREAKS.sub(" ", child.text or ""), look.font)
            into.pieces.append((raised(text) if look.raised else text, look))
        elif tag in _GIVEN:
            into.pieces.append((_GIVEN[tag], look))
        elif tag == f"{W}sym":
            into.pieces.append((_symbol(child), look))
        elif tag in _NOTES:
            custom = child.get(f"{W}customMarkFollows", "0") not in {"0", "false", "off"}
            into.notes.append(NoteMark(_NOTES[tag], child.get(f"{W}id", ""), custom))
        elif tag in _HOLDERS:
            into.boxes += _boxes(child)
        elif tag == ALTERNATE:
            chosen = branch(child)
            for inner in () if chosen is None else chosen:
                self._piece(inner, look, into, fields)
        elif tag == f"{W}ruby":
            for base in child.findall(f"{W}rubyBase"):
                self._walk(base, look, into, fields)


def _is_visible(element: Element) -> bool:
    """Whether there are characters in what is left out."""
    if element.tag in {f"{W}t", f"{W}delText"}:
        return bool((element.text or "").strip())
    return any((found.text or "").strip() for found in element.iter(f"{W}t", f"{W}delText"))


def _step(kind: str | None, fields: list[str]) -> None:
    """Follow the parts of a complex field: between `begin` and `separate` stands its instruction, not its text."""
    if kind == "begin":
        fields.append(_INSTRUCTION)
    elif kind == "separate" and fields:
        fields[-1] = _RESULT
    elif kind == "end" and fields:
        fields.pop()


def _check_box(field_character: Element) -> str | None:
    """The box of a form field, ticked or not; None for other fields."""
    box = field_character.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return None
    checked = box.find(f"{W}checked")
    state = attribute(box, f"{W}default") or "0" if checked is None else checked.get(f"{W}val", "1")
    return "□" if state in {"0", "false", "off"} else "☑"


def _symbol(sym: Element) -> str:
    try:
        return symbol(sym.get(f"{W}font"), int(sym.get(f"{W}char", ""), 16))
    except ValueError:
        return ""


def _boxes(holder: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing, each once."""
    for child in holder:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _boxes(chosen)
        elif child.tag != PARAGRAPH:
            yield from _boxes(child)
