"""What every reader is, and the habits they share: how characters are cleaned, how large a table may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol

from pipeline.document import Block, Document, Paragraph, Place
from pipeline.errors import LimitExceededError
from pipeline.readers.content import Content
from pipeline.readers.parts import Part
from schemas.document import SourceFormat

MAX_COLUMNS = 1_000
MAX_POSITIONS = 1_000_000
MAX_POSITIONS_OF_ALL = 4_000_000

_NO_WIDTH = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
_BLANKS = "\t\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u3164\uffa0"
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
_TABLE = (
    dict.fromkeys(map(ord, _CONTROLS), None)
    | dict.fromkeys(map(ord, _NO_WIDTH), None)
    | dict.fromkeys(map(ord, _BLANKS), " ")
    | {0x0A: "\n"}
)
_HEAD = re.compile(r"[\s\u200b\ufeff]*")
_BLANK = 0.5
"""Width of a typed blank in ems, for the indent of lines that begin with blanks."""
_ODD = re.compile(f"[{re.escape(''.join(sorted(set(_CONTROLS + _NO_WIDTH + _BLANKS) - {chr(10)})))}]")


class Reader(Protocol):
    """One format: it knows its files by their content, and makes a `Document` of them."""

    format: SourceFormat

    def recognise(self, data: bytes) -> bool:
        """Whether the bytes are of this format, damaged ones included."""
        ...

    def read(self, data: bytes) -> Document:
        """The document. Raises DocumentError where it cannot be read."""
        ...


class InParts(Protocol):
    """A reader whose files several may read, each some pages: what it says is what one would have said."""

    def pages(self, data: Content) -> int:
        """How many pages there are. Raises DocumentError."""
        ...

    def read_part(self, data: Content, part: Part) -> bytes:
        """What the file of a part shall hold. Raises DocumentError."""
        ...


def clean(text: str) -> str:
    r"""NFC; every blank is U+0020, newlines stay, and what has no width (BOM, soft hyphen, bidi marks) or is a control is gone.

    >>> clean("위\u3000치\u00a0:\u200b 사동")
    '위 치 : 사동'
    >>> clean(unicodedata.normalize("NFD", "안산시")) == "안산시"
    True
    """
    if _ODD.search(text) is not None:
        text = text.translate(_TABLE)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def bound_table(rows: int, columns: int, before: int = 0) -> int:
    """The number of positions in all tables so far, with those `before`.

    Raises LimitExceededError for a table that no page can hold, or too many of them: a matrix would fill the memory.
    """
    positions = before + rows * columns
    if columns > MAX_COLUMNS or rows * columns > MAX_POSITIONS or positions > MAX_POSITIONS_OF_ALL:
        raise LimitExceededError(f"{rows:,} × {columns:,}")
    return positions


def typed_indent(raw: str, size: float, tab_stop: float) -> float:
    r"""The width in points of the blanks and tabs that a line in that size begins with.

    >>> typed_indent("  가", 10, 40), typed_indent(" \t나", 10, 40)
    (10.0, 40.0)
    """
    width = 0.0
    head = _HEAD.match(raw)
    for blank in "" if head is None else head[0]:
        if blank == "\t":
            width += tab_stop - width % tab_stop
        elif blank == "\n":
            width = 0.0
        elif blank not in "\u200b\ufeff":
            width += size * (1 if blank == "\u3000" else _BLANK)
    return width


def counted(ordinal: int, within: Place | None) -> Place:
    """The place of a paragraph by its number in the body, or in a cell."""
    if within is None:
        return Place(paragraph=ordinal)
    return Place(table=within.table, row=within.row, column=within.column, paragraph=ordinal)


def paragraphs_of(blocks: Iterable[Block]) -> list[Paragraph]:
    """The paragraphs of blocks, those in the cells of tables in their order."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            for cell in block.cells:
                found += paragraphs_of(cell.blocks)
    return found
