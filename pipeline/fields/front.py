"""Where a document says who it is: labelled values, running heads, headings and the lines of its first page.

Prose is never looked at: a name or a term in a sentence is a mention, not a statement.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Literal, cast

from pipeline.document import Block, Document, Grid, Paragraph, Place, Span, Table
from pipeline.vocabulary import find_label, squeeze
from pipeline.vocabulary.governments import Spelled, named_in, titles
from pipeline.vocabulary.governments.titles import any_of

Where = Literal["government", "region", "election", "constituency", "term", "title", "cover"]

_FIRST_BLOCKS = 12
"""What counts as the first page where the format has no pages."""
_LONGEST_TITLE = 60
_SHORTEST_TITLE = 3
"""`… 공약` at the end of a line is no title."""
_FRAME = 3
"""A table of so few filled cells is a frame around words, not a form."""
_BULLET = re.compile(r"\s*[-–○●□■◇◆◦ㅇㅁ·•▪▶▷※*✓➢]")
_NAME = 0xE000  # private characters that no title has stand for the names in it
_NAMES = "[\ue000-\uefff]"


@dataclass(frozen=True, slots=True)
class Statement:
    """One place that says something: the value of a label, a title, or a line of the cover that is a name or a term."""

    where: Where
    span: Span
    names: tuple[Spelled, ...] = ()
    term: int | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """What a line says as a title. `document` tells whether it names a kind of document (공약실천계획서)."""

    names: tuple[Spelled, ...]
    term: int | None
    document: bool


class Front:
    """Everything that a document says of itself, gathered while its blocks pass."""

    def __init__(self, document: Document) -> None:
        self._found: list[Statement] = []
        self._titles: list[tuple[Span, Title, bool]] = []
        for paragraph in document.furniture:
            self._read(_split(paragraph), heading=True)
        self._early = {id(block): block for block in first_page(document.blocks)}

    def seen(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The same blocks, which are those of the document."""
        before = ""
        for block in blocks:
            inside = id(block) in self._early
            self._found += [
                Statement(meaning, span)
                for meaning, span in _pairs(block)
                if inside or meaning in {"election", "constituency"}  # a sheet of the NEC says them anywhere
            ]
            if isinstance(block, Paragraph):
                if block.heading is not None or (
                    inside and find_label(before) is None
                ):  # a line below a label is its value
                    self._read(_split(block), heading=block.heading is not None)
                before = block.text
            elif inside and sum(1 for cell in block.cells if cell.text.strip()) <= _FRAME:
                self._read(_framed(block), heading=False)
            yield block

    def _read(self, lines: Iterable[Span], *, heading: bool) -> None:
        """Keeps the lines that are titles: a running head and a page number stand on every page."""
        self._titles += [(span, title, heading) for span in lines if (title := title_of(span.text)) is not None]

    def statements(self) -> tuple[Statement, ...]:
        """Labels first, then titles, then the cover."""
        found = list(self._found)
        has_title = any(title.document for _, title, _ in self._titles)
        for span, title, heading in self._titles:
            if not (title.names or title.term):
                continue
            if title.document:
                found.append(Statement("title", span, title.names, title.term))
            elif (has_title or heading) and not _BULLET.match(span.text):
                found.append(Statement("cover", span, title.names, title.term))
        order: tuple[Where, ...] = ("government", "region", "election", "constituency", "term", "title", "cover")
        return tuple(sorted(found, key=lambda one: order.index(one.where)))


def statements(document: Document) -> tuple[Statement, ...]:
    """What `Front` gathers, by a pass of its own."""
    front = Front(document)
    deque(front.seen(document.blocks), maxlen=0)
    return front.statements()


def title_of(line: str) -> Title | None:
    """What a line says as a title; None where it is none.

    A title is made of names, terms, years and words of documents alone; before these a motto may stand if the words
    name a document. Without a document it is nothing but a name or a term.

    >>> title_of("민선 8기 안산시장 공약 실천계획서").term
    8
    >>> [one.name for one in title_of("시민과 함께하는 안산시장 홍길동 공약 추진상황").names]
    ['안산시']
    >>> title_of("안산시 청년정책 공약"), title_of("민선7기 공약으로 시작한 사업"), title_of("제9기 지역사회보장계획")
    (None, None, None)
    """
    if len(line) > 2 * _LONGEST_TITLE:
        return None
    line = _person_pattern().sub(r"\1 ", re.sub(_NAMES, " ", line))  # a font's own signs are no names
    key = squeeze(line)
    if not key or len(key) > _LONGEST_TITLE:
        return None
    names = named_in(line)
    text, starts = _with_names_as_marks(line, key, names)
    for start in starts:
        tail = text[start:]
        if _title_pattern().fullmatch(tail) is None:
            continue
        inside = tuple(names[ord(mark) - _NAME] for mark in re.findall(_NAMES, tail))
        is_document = any(word in tail for word in titles().document)
        if is_document and (inside or len(tail) > _SHORTEST_TITLE):
            return Title(inside, term_number(tail, loose=True), document=True)
        term = term_number(tail)
        if start == 0 and (inside or term) and _bare_pattern().fullmatch(tail):
            return Title(inside, term, document=False)
        return None
    return None


def term_number(text: str, *, loose: bool = False) -> int | None:
    """The number of a term in squeezed or printed words; without 민선 only where it must be one (`loose`).

    >>> term_number("민선 제8기"), term_number("제9기"), term_number("9기", loose=True)
    (8, None, 9)
    """
    key = squeeze(text)
    found = set(re.findall(r"민선제?(\d)기", key)) or (set(re.findall(r"제?(\d)기", key)) if loose else set())
    return int(found.pop()) if len(found) == 1 else None


_SPAN_OF_TIME = r"(?:20)?\d{2}년도?|20\d\d|\d{1,2}월|\d{1,2}일|\d{1,2}분기"


@cache
def _title_pattern() -> re.Pattern[str]:
    words = titles()
    office = f"{_NAMES}{any_of(words.office)}?"
    holder = any_of(words.holder)
    number = r"제\d{1,2}[대차회]|\d{1,3}[대개]"
    parts = (r"민선제?\d기", r"제?\d기", number, _SPAN_OF_TIME, office, holder)
    return re.compile(f"(?>{'|'.join(parts)}|{any_of((*words.document, *words.other))})++")


@cache
def _person_pattern() -> re.Pattern[str]:
    """A head of government with a person's name between the office and the document (안산시장 홍길동 공약)."""
    words = titles()
    return re.compile(rf"({any_of(words.holder)})\s+[가-힣]{{2,4}}\s+(?={any_of((*words.document, '민선'))})")


@cache
def _bare_pattern() -> re.Pattern[str]:
    words = titles()
    return re.compile(
        f"(?:민선제?\\d기|제\\d{{1,2}}대|{_SPAN_OF_TIME}|{_NAMES}{any_of(words.office)}?|{any_of(words.holder)})+"
    )


def _with_names_as_marks(line: str, key: str, names: list[Spelled]) -> tuple[str, list[int]]:
    """The squeezed line with a mark for each name, and the places where a word begins in it."""
    begins: set[int] = set()
    position = 0
    for word in line.split():
        begins.add(position)
        position += len(squeeze(word))
    text = ""
    starts: list[int] = []
    at = 0
    marks = {one.start: (index, one.end) for index, one in enumerate(names)}
    while at < len(key):
        if at in begins or at in marks:
            starts.append(len(text))
        if at in marks:
            index, at = marks[at]
            text += chr(_NAME + index)
        else:
            text += key[at]
            at += 1
    return text, starts


def first_page(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of the first page that has any; where the format has no pages, the first few blocks."""
    first: int | None = None
    for index, block in enumerate(blocks):
        page = block.place.page
        if first is None and page is not None:
            first = page
        if page != first or (first is None and index >= _FIRST_BLOCKS):
            return
        yield block


def _pairs(block: Block) -> Iterator[tuple[Where, Span]]:
    if isinstance(block, Paragraph):
        yield from _pairs_in_text(block.text, block.place)
        return
    labels = titles().labels
    if any(_has_colon(cell.text) or squeeze(cell.text) in labels for cell in block.cells):  # few tables say anything
        yield from _pairs_in_grid(Grid(block), labels)
    for cell in block.cells:
        for table in cell.tables:
            yield from _pairs(table)


def _pairs_in_grid(grid: Grid, labels: Mapping[str, str]) -> Iterator[tuple[Where, Span]]:
    for row in range(grid.rows):
        cells = list(grid.starting(row))
        for cell, beside in zip_longest(cells, cells[1:]):
            meaning = labels.get(squeeze(cell.text))
            if meaning is None:
                yield from _pairs_in_text(cell.text, cell.place)
            elif beside is not None and squeeze(beside.text) and squeeze(beside.text) not in labels:
                yield cast("Where", meaning), Span.of(beside.text, beside.place)


def _has_colon(text: str) -> bool:
    return ":" in text or "\uff1a" in text


def _pairs_in_text(text: str, place: Place) -> Iterator[tuple[Where, Span]]:
    if not _has_colon(text):
        return
    for line in text.split("\n"):
        label, colon, value = line.replace("\uff1a", ":").partition(":")
        meaning = titles().labels.get(squeeze(label)) if colon and len(label) < _LONGEST_TITLE else None
        if meaning is not None and squeeze(value):
            yield cast("Where", meaning), Span.of(value.strip(), place, line)


def _split(paragraph: Paragraph) -> Iterator[Span]:
    lines = paragraph.text.split("\n")
    whole = Span.of(" ".join(lines), paragraph.place, paragraph.text)
    yield whole
    if len(lines) > 1:
        yield from (Span.of(line, paragraph.place) for line in lines)


def _framed(table: Table) -> Iterator[Span]:
    for cell in table.cells:
        lines = cell.text.split("\n")
        if len(lines) > 1:
            yield Span.of(" ".join(lines), cell.place, cell.text)
        yield from (Span.of(line, cell.place) for line in lines if line.strip())
