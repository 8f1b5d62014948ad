"""The parts of an HWP 5 file as HWPX has them: python-hwpx reads the compound file and converts its records.

The streams are inflated here, under limits, and only those that hold text or its looks: pictures, scripts, summaries
and whatever else a file brings along are never opened.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hwpx.errors import HwpxError
from hwpx.hwp5.cfb import CompoundFile
from hwpx.hwp5.docinfo import DocInfo, decode_docinfo
from hwpx.hwp5.fileheader import FileHeader, parse_file_header
from hwpx.hwp5.header_xml import build_header
from hwpx.hwp5.owpml import root
from hwpx.hwp5.records import PARA_HEADER, PARA_LINE_SEG, Record, RecordStream
from hwpx.hwp5.section_xml import ConversionReport, SectionWriter
from lxml.etree import _Element as Element

from pipeline.errors import DamagedFileError, EncryptedFileError, LimitExceededError
from pipeline.readers.hancom.names import HH, Parts
from pipeline.readers.hancom.xml import parse
from pipeline.readers.sniff import HWP_LOCKED, HWP_OTHER, HWP_RIGHTS

MAX_INFLATED = 64 << 20
"""Of all streams that are read; the largest volume known has an eighth of it."""
MAX_RATIO = 200
_RATIO_COUNTS_FROM = 1 << 20
MAX_RECORDS = 1_000_000
_MAX_LEVEL = 400
_STEP = 1 << 20
_SECTION = re.compile(r"(BodyText|ViewText)/Section(\d+)")
_INFO = "DocInfo"
_VERSION = 5
_CENTRE, _CENTRE_ACROSS, _CENTRE_DOWN = 1 << 13, 1 << 8, 1 << 9
_WORD = struct.Struct("<I")
_LONG = 0xFFF
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error, zlib.error)
"""What python-hwpx raises besides its own errors on records that are not what they say."""


def unpack(data: bytes) -> Parts:
    """Raises DamagedFileError, EncryptedFileError, LimitExceededError, and UnsupportedFormatError for locked files."""
    with _told():
        return _unpack(data)


@contextmanager
def _told() -> Iterator[None]:
    """Whatever python-hwpx raises is told as the problem of the file that it is."""
    try:
        yield
    except HwpxError as error:
        raise (LimitExceededError if error.code == "hwp5-limit-exceeded" else DamagedFileError)("HWP") from error
    except _MALFORMED as error:
        raise DamagedFileError("HWP") from error


def _unpack(data: bytes) -> Parts:
    compound = CompoundFile(data)
    header = parse_file_header(compound.read("FileHeader"))
    _refuse(header)
    names = _sections(compound, tracked=header.has("track_changes"))
    streams = _Streams(_contents(compound, [_INFO, *names], is_compressed=header.compressed))
    info = decode_docinfo(RecordStream(list(streams.records(_INFO)), []))
    if not info.char_shapes or not info.para_shapes:
        raise DamagedFileError(f"HWP: {_INFO}")
    head = parse(f"HWP: {_INFO}", build_header(info, len(names)))
    _mark_centre_lines(head, info)
    writer = SectionWriter(ConversionReport())
    writer.master_pages = []
    return Parts(
        head,
        (_converted(streams.trees(name), writer) for name in names),
        lambda: (parse("HWP: master page", page) for page in writer.master_pages or ()),
        lambda: tuple(sorted(writer.report.unconverted)),
    )


def _converted(trees: Iterator[Record], writer: SectionWriter) -> Iterator[Element]:
    """A section's paragraphs as OWPML, one at a time: only one is in memory. Memos are left out, as comments are."""
    section: Element = root("hs:sec")
    while True:
        with _told():
            tree = next(trees, None)
            if tree is None:
                return
            if tree.tag != PARA_HEADER:
                continue
            writer.paragraph(section, tree)
        yield section[0]
        section.clear()


def _refuse(header: FileHeader) -> None:
    """Raise for what cannot be read without a key, and for versions that nobody knows."""
    if header.version[0] != _VERSION:
        raise HWP_OTHER.error()
    if header.has("password"):
        raise EncryptedFileError
    if header.has("distribution"):
        raise HWP_LOCKED.error()
    if any(header.has(name) for name in ("drm", "cert_encrypted", "cert_drm")):
        raise HWP_RIGHTS.error()


def _sections(compound: CompoundFile, *, tracked: bool) -> list[str]:
    """The streams of the body. A file that tracks changes keeps it in ViewText; its BodyText is a stand-in."""
    found: dict[str, dict[int, str]] = {"BodyText": {}, "ViewText": {}}
    for path in compound.stream_paths():
        match = _SECTION.fullmatch(path)
        if match is not None:
            found[match[1]][int(match[2])] = path
    body, view = found["BodyText"], found["ViewText"]
    chosen = view if tracked and view.keys() == body.keys() else body
    if not chosen or sorted(chosen) != list(range(len(chosen))):
        raise DamagedFileError("HWP: BodyText")
    return [chosen[number] for number in sorted(chosen)]


def _contents(compound: CompoundFile, names: list[str], *, is_compressed: bool) -> dict[str, bytes]:
    """What the streams hold. All of them are inflated before any is read, so that a bomb costs nothing else."""
    contents: dict[str, bytes] = {}
    packed = inflated = 0
    for name in names:
        raw = compound.read(name)
        packed += len(raw)
        limit = min(MAX_INFLATED, max(_RATIO_COUNTS_FROM, MAX_RATIO * packed)) - inflated
        contents[name] = _inflated(name, raw, limit) if is_compressed else raw
        inflated += len(contents[name])
    return contents


def _inflated(name: str, raw: bytes, limit: int) -> bytes:
    """A stream inflated step by step; it is dropped at the first step above the limit."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    while not inflater.eof and (piece := inflater.decompress(raw, _STEP)):
        pieces.append(piece)
        raw = inflater.unconsumed_tail
        limit -= len(piece)
        if limit < 0:
            raise LimitExceededError(f"HWP: {name}")
    return b"".join(pieces)


@dataclass(slots=True)
class _Streams:
    """Inflated streams as records, of which there may be so many in all."""

    contents: dict[str, bytes]
    records_left: int = MAX_RECORDS

    def trees(self, name: str) -> Iterator[Record]:
        """The records of a stream that stand on the lowest level, each with those below it.

        The cached lines of nested paragraphs are left out: nothing is read of them.
        """
        path: list[Record] = []
        for record in self.records(name):
            while path and path[-1].level >= record.level:
                finished = path.pop()
                if not path:
                    yield finished
            if path and (record.tag != PARA_LINE_SEG or record.level == 1):
                path[-1].children.append(record)
            path.append(record)
        yield from path[:1]

    def records(self, name: str) -> Iterator[Record]:
        """The records of a stream, each with a word of tag (10 bits), level (10), size (12; all ones: the next word)."""
        data = self.contents[name]
        at, end = 0, len(data)
        while at < end:
            word, size, at = _header(data, at)
            if at + size > end:
                raise DamagedFileError(f"HWP: {name}")
            self.records_left -= 1
            level = word >> 10 & 0x3FF
            if self.records_left < 0 or level > _MAX_LEVEL:
                raise LimitExceededError(f"HWP: {name}: > {MAX_RECORDS:,}, {_MAX_LEVEL}")
            yield Record(word & 0x3FF, level, data[at : at + size])
            at += size


def _header(data: bytes, at: int) -> tuple[int, int, int]:
    """A record's first word, the size of what follows, and where that begins."""
    (word,) = _WORD.unpack_from(data, at)
    size = word >> 20
    if size != _LONG:
        return word, size, at + 4
    (size,) = _WORD.unpack_from(data, at + 4)
    return word, size, at + 8


def _mark_centre_lines(head: Element, info: DocInfo) -> None:
    """Tell of the lines through the middle of cells, which python-hwpx leaves out of the borders it converts."""
    for element, fill in zip(head.iter(f"{HH}borderFill"), info.border_fills, strict=False):
        if fill.props & _CENTRE:
            across, down = fill.props & _CENTRE_ACROSS, fill.props & _CENTRE_DOWN
            element.set("centerLine", "CROSS" if across and down else "HORIZONTAL" if down else "VERTICAL")
