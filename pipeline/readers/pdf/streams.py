"""The streams of page content as they lie in the file, looked at before any library unfolds them.

A library takes of a damaged stream what it can get and says nothing; and a few bytes may unfold to what fills the
memory. Both show in the bytes. What is encrypted, or coded otherwise than by Flate, with its bytes as letters or not,
is not looked at.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from pipeline.errors import LimitExceededError
from pipeline.readers.content import Content, holds, let_go

MOST_BYTES = 24 << 20
"""Of one page's operators, unfolded: several times the densest map."""
MOST_FORMS = 50_000
"""Drawings within drawings that one page may unfold to."""

_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+\Z")
_NUMBERS = 24  # bytes before `obj`
_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_HEAD = 4096  # bytes of a stream's dictionary, at most
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/\w+)")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_NAMED = re.compile(rb"/\w+")
_LETTERS = re.compile(rb"\[?\s*/(?:ASCII85Decode|A85)\b")
_OTHER = re.compile(
    rb"/(?:Length1|FontFile\d?|ObjStm|XRef|Metadata|Image|Predictor|CIDFontType0C|Type1C|OpenType|ICCBased|N|FunctionType|"
    rb"ShadingType|EmbeddedFile|Crypt)\b"
)
_DO = re.compile(rb"/[^\s/<>\[\]()]+\s+Do\b")
_PIECE = 1 << 20  # unfolded at once
_SEEN = 1 << 18  # bytes of a file on disk that memory holds until they are let go


@dataclass(frozen=True, slots=True)
class Survey:
    """Numbers of the objects whose content does not unfold to its end, and whether drawings may unfold beyond measure."""

    damaged: tuple[int, ...]
    unfolds: bool


NOTHING = Survey((), unfolds=False)


def survey(data: Content) -> Survey:
    """Looks at every stream of content. Raises LimitExceededError where one unfolds to more than a page can hold."""
    if holds(data, b"/Encrypt"):
        return NOTHING
    damaged: list[int] = []
    calls: list[int] = []
    for number, head, body, stages in _contents(data):
        coded = _bytes_of(body) if _in_letters(head) else body
        whole, content = _unfolded(coded or b"", stages)
        if not whole or coded is None:
            damaged.append(number)
        if b"/Form" in head:
            calls.append(max(1, len(_DO.findall(content))))
    return Survey(tuple(damaged), unfolds=prod(calls) > MOST_FORMS)


def _contents(data: Content) -> Iterator[tuple[int, bytes, memoryview, int]]:
    """Object number, dictionary, bytes and stages of Flate of each stream that may be page content."""
    view = memoryview(data)
    gone = 0
    for found in _STREAM.finditer(data):
        if found.start() > gone + _SEEN:
            gone = found.start()
            let_go(data)
        start = max(0, found.start() - _HEAD)
        at = data.rfind(b"obj", start, found.start())
        named = _OBJECT.search(data[max(0, at - _NUMBERS) : max(0, at)])
        if named is None:
            continue
        head = data[at : found.start()]
        filters = _FILTERS.search(head)
        stages = 0 if filters is None else len(_FLATE.findall(filters[1]))
        others = 0 if filters is None else len(_NAMED.findall(filters[1])) - stages - _in_letters(head)
        if others or _OTHER.search(head):
            continue
        end = data.find(b"endstream", found.end())
        yield int(named[1]), head, view[found.end() : len(data) if end < 0 else end], stages


def _in_letters(head: bytes) -> bool:
    """Whether the bytes of a stream are first read from letters, four from five (ASCII85)."""
    filters = _FILTERS.search(head)
    return filters is not None and _LETTERS.match(filters[1]) is not None


def _bytes_of(body: memoryview) -> bytes | None:
    """What letters stand for; None where they are damaged. That their end is missing shows in what they unfold to."""
    letters = bytes(body).partition(b"~>")[0].strip().removeprefix(b"<~")
    try:
        return base64.a85decode(letters, ignorechars=b" \t\n\r\f\v\0")
    except ValueError:
        return None


def _unfolded(body: memoryview | bytes, stages: int) -> tuple[bool, bytes]:
    """Whether it unfolds to its end, and what it unfolds to."""
    whole, content = True, bytes(body) if not stages else b""
    for _ in range(stages):
        complete, content = _inflated(body)
        whole, body = whole and complete, content
    return whole, content


def _inflated(body: memoryview | bytes) -> tuple[bool, bytes]:
    """The sum at the end counts where it is there: some writers leave it out, and nothing is lost by that."""
    inflater, pieces, size, total = zlib.decompressobj(-zlib.MAX_WBITS), [], 0, 1
    rest = bytes(body[2:])
    if not rest.strip():
        return True, b""  # an empty page
    try:
        while rest and not inflater.eof:
            piece = inflater.decompress(rest, _PIECE)
            rest = inflater.unconsumed_tail
            pieces.append(piece)
            size, total = size + len(piece), zlib.adler32(piece, total)
            if size > MOST_BYTES:
                raise LimitExceededError(f"PDF: {MOST_BYTES >> 20} MB")
    except zlib.error:
        return False, b"".join(pieces)
    end = inflater.unused_data[:4]
    return inflater.eof and (len(end) < 4 or int.from_bytes(end, "big") == total), b"".join(pieces)
