"""The text of a paragraph, run by run, and what stands in it: tables, shapes, notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipeline.readers.hancom.looks import CharLook, Looks
from pipeline.readers.hancom.names import CONTROL, HP, RUN, SUBLIST, TABLE, TEXT, is_on, whole
from pipeline.readers.hancom.numbering import spelled
from pipeline.readers.hancom.signs import framed, read_signs
from pipeline.readers.symbols import raised

_GIVEN = {f"{HP}tab": "\t", f"{HP}lineBreak": "\n", f"{HP}nbSpace": " ", f"{HP}fwSpace": " ", f"{HP}hyphen": "-"}
_NOTES = frozenset({f"{HP}footNote", f"{HP}endNote"})
_FURNITURE = frozenset({f"{HP}header", f"{HP}footer"})
_DELETED, _DELETED_TO = f"{HP}deleteBegin", f"{HP}deleteEnd"
_COMMENT = f"{HP}hiddenComment"
_BOXES = {f"{HP}checkBtn": ("☑", "□"), f"{HP}radioBtn": ("◉", "○")}
_PAGE_NUMBERS = frozenset({"PAGE", "TOTAL_PAGE"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text with its look."""

    text: str
    look: CharLook


@dataclass(slots=True)
class Gathered:
    """What stands in a paragraph in its order; `hidden` if text was left out."""

    items: list[Piece | Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    furniture: list[Element] = field(default_factory=list)
    hidden: bool = False


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def bold(pieces: list[Piece]) -> bool:
    """Whether most of the characters are bold."""
    weights: Counter[bool] = Counter()
    for piece in pieces:
        weights[piece.look.bold] += _weight(piece.text)
    return weights[True] > weights[False]


def size(pieces: list[Piece]) -> float | None:
    """The size of most of the characters, the first of equals; None where nothing says."""
    weights: Counter[float | None] = Counter()
    for piece in pieces:
        weights[piece.look.size] += _weight(piece.text)
    return max(weights, key=weights.__getitem__, default=None)


def _weight(text: str) -> int:
    return len(text) - text.count(" ")


def gather(paragraph: Element, looks: Looks) -> Gathered:
    """What a person sees in a paragraph who has accepted every tracked change."""
    found = Gathered()
    walk = _Walk(found)
    for run in paragraph.iterfind(RUN):
        walk.run(run, looks.character(run.get("charPrIDRef")))
    return found


class _Walk:
    """The state that goes from run to run: whether a deletion is open, and where fields began."""

    def __init__(self, into: Gathered) -> None:
        self._into = into
        self._deleted = 0
        self._fields: list[tuple[int, str]] = []

    def run(self, run: Element, look: CharLook) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._text(child, look)
            elif tag == CONTROL:
                for control in child:
                    self._control(control, look)
            elif tag == TABLE or next(child.iter(SUBLIST), None) is not None:
                self._into.items.append(child)
            else:
                self._put(_written(child), look)
                self._mark(child)

    def _text(self, element: Element, look: CharLook) -> None:
        self._put(element.text or "", look)
        for child in element:
            self._mark(child)
            self._put(_GIVEN.get(child.tag, ""), look)
            self._put(child.tail or "", look)

    def _mark(self, element: Element) -> None:
        if element.tag == _DELETED:
            self._deleted += 1
        elif element.tag == _DELETED_TO and self._deleted:
            self._deleted -= 1

    def _put(self, text: str, look: CharLook) -> None:
        if not text:
            return
        if self._deleted:
            self._into.hidden = self._into.hidden or bool(text.strip())
            return
        text = read_signs(text, look.font)
        self._into.items.append(Piece(raised(text) if look.raised else text, look))

    def _control(self, control: Element, look: CharLook) -> None:
        tag = control.tag
        if tag in _NOTES:
            self._into.notes.append(control)
        elif tag in _FURNITURE:
            self._into.furniture.append(control)
        elif tag == _COMMENT:
            self._into.hidden = self._into.hidden or any((text.text or "").strip() for text in control.iter(TEXT))
        elif tag == f"{HP}autoNum":
            self._put(_number(control), look)
        elif tag == f"{HP}fieldBegin":
            self._fields.append((len(self._into.items), _direction(control)))
        elif tag == f"{HP}fieldEnd" and self._fields:
            self._unfilled(*self._fields.pop())

    def _unfilled(self, begun: int, direction: str) -> None:
        """Take out the text of a field that shows only what to write into it."""
        shown = self._into.items[begun:]
        pieces = [item for item in shown if isinstance(item, Piece)]
        if direction and len(pieces) == len(shown) and text_of(pieces).strip() == direction:
            del self._into.items[begun:]


def _direction(field_begin: Element) -> str:
    """What a click-here field asks for; empty for other fields."""
    if field_begin.get("type") != "CLICK_HERE":
        return ""
    found = (
        item for item in field_begin.iterfind(f"{HP}parameters/{HP}stringParam") if item.get("name") == "Direction"
    )
    return next((item.text or "" for item in found), "").strip()


def _number(auto: Element) -> str:
    """The number of a caption or note with what stands around it; page numbers are no content."""
    if auto.get("numType") in _PAGE_NUMBERS:
        return ""
    shape = auto.find(f"{HP}autoNumFormat")
    number = whole(auto.get("num"), 1)
    if shape is None:
        return str(number)
    said = spelled(number, shape.get("type", "DIGIT"))
    return f"{shape.get('prefixChar', '')}{said}{shape.get('suffixChar', '')}"


def _written(element: Element) -> str:
    """The text of a control that stands in a line: overlapped characters, ruby, a formula, a field of a form."""
    tag = element.tag
    if tag == f"{HP}compose":
        return framed(element.get("composeText", ""), element.get("circleType", ""))
    if tag == f"{HP}dutmal":
        return element.findtext(f"{HP}mainText") or ""
    if tag == f"{HP}equation":
        return element.findtext(f"{HP}script") or ""
    if tag in _BOXES:
        ticked, empty = _BOXES[tag]
        return f"{ticked if element.get('value') == 'CHECKED' else empty}{element.get('caption', '')}"
    if tag == f"{HP}edit":
        return element.findtext(f"{HP}text") or ""
    if tag == f"{HP}comboBox":
        return element.get("selectedValue", "")
    return ""


def is_floating(element: Element) -> bool:
    """Whether a table or shape stands beside the line that holds it, not in it like a letter."""
    position = element.find(f"{HP}pos")
    return position is not None and not is_on(position.get("treatAsChar"))
