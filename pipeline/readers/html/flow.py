"""Running text of a page or a cell: pieces of text to lines, with the marks of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipeline.document import Block, Paragraph, Place
from pipeline.readers.base import clean
from pipeline.readers.html.css import Css
from pipeline.readers.html.grid import RawCell
from pipeline.readers.symbols import raised

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\0"
"""The end of a line inside a paragraph, which no page can write."""
_BLANK = 5.0
_STEP = 20.0
_MARKS = ("• ", "◦ ", "▪ ")
_MARKED = re.compile(r"[^\w\s\"'(<「『【《]|[ㅇㅁoｏοΟоО〇]\s|[\d가-하]{1,2}[.)]|\(\d{1,2}\)")
"""A line that bears its own mark needs none of the list's."""
_INDENTED = frozenset({"ul", "ol", "menu", "dir", "blockquote"})


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item, None where its items bear bullets."""

    number: int | None
    level: int


@dataclass(slots=True)
class Flow:
    """The text that is open, and the blocks that are done. `cell` is the table cell that it fills."""

    cell: RawCell | None = None
    blocks: list[Block] = field(default_factory=list)
    icon: str = ""
    bold: int = 0
    raised: int = 0
    _pieces: list[str] = field(default_factory=list)
    _bold_length: int = 0
    _lists: list[_List] = field(default_factory=list)
    _indents: list[tuple[str, float]] = field(default_factory=list)
    _mark: str = ""
    _pre: int = 0
    _skipped: list[Element] = field(default_factory=list)

    def text(self, words: str | None) -> None:
        """Words of an element or behind it."""
        if words:
            words = words.replace(_BREAK, "")
            words = raised(words) if self.raised > 0 else words
            self._pieces.append(words.replace("\n", _BREAK) if self._pre else words)
            self._bold_length += len(words) if self.bold > 0 else 0

    def skip(self, element: Element) -> None:
        """An element whose inside is not read; its end is still to come."""
        self._skipped.append(element)

    def left(self, element: Element) -> bool:
        """Whether the element that ends is one that was skipped."""
        if self._skipped and self._skipped[-1] is element:
            self._skipped.pop()
            return True
        return False

    def start(self, element: Element, tag: str, css: Css) -> None:
        """An element of running text begins."""
        if tag == "br":
            self._pieces.append(_BREAK)
        elif tag == "img":
            self.icon = self.icon or clean(element.get("alt", "")).strip()
        elif tag == "input" and element.get("type", "").lower() in {"checkbox", "radio"}:
            self._pieces.append("☐" if element.get("checked") is None else "☑")
        elif tag in {"ul", "ol"}:
            begin = element.get("start", "1")
            number = int(begin) if begin.lstrip("-").isdecimal() and len(begin) < 6 else 1
            self._lists.append(_List(number if tag == "ol" else None, len(self._lists)))
        elif tag == "li" and self._lists:
            self._item(self._lists[-1])
        elif tag == "pre":
            self._pre += 1
        step = _STEP if tag in _INDENTED else 0.0
        if tag not in {"br", "img", "input"}:
            self._indents.append((tag, step + css.indent(element)))

    def end(self, tag: str) -> None:
        """An element of running text ends; ends without a beginning are nothing."""
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        self._pre -= tag == "pre" and self._pre > 0
        if any(name == tag for name, _ in self._indents):
            while self._indents.pop()[0] != tag:
                pass

    def _item(self, of: _List) -> None:
        if of.number is None:
            self._mark = _MARKS[min(of.level, len(_MARKS) - 1)]
        else:
            self._mark, of.number = f"{of.number}. ", of.number + 1

    def finish(self) -> Iterator[Paragraph]:
        """The lines that were open. Line breaks part them, since authors break lines to begin new ones."""
        words = "".join(self._pieces)
        bold = self._bold_length * 2 > len(words)
        self._pieces, self._bold_length = [], 0
        for raw in words.split(_BREAK):
            line = clean(_SPACES.sub(" ", raw.strip(" \t\r\n\f")) if not self._pre else raw)
            text = line.strip()
            if text:
                mark = "" if _MARKED.match(text) else self._mark
                self._mark = ""
                indent = sum(step for _, step in self._indents) + _BLANK * (len(line) - len(line.lstrip()))
                yield Paragraph(mark + text, Place(), indent=round(indent, 2), bold=bold)
