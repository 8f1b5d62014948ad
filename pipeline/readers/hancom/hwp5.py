"""The parts of an HWP 5 file as HWPX has them: python-hwpx reads the compound file and converts its records.

The streams are inflated here, under limits, and only those that hold text or its looks: pictures, scripts, summaries
and whatever else a file brings along are never opened.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

from hwpx.errors import HwpxError
from hwpx.hwp5.cfb import CompoundFile
from hwpx.hwp5.docinfo import DocInfo, decode_docinfo
from hwpx.hwp5.fileheader import FileHeader, parse_file_header
from hwpx.hwp5.header_xml import build_header
from hwpx.hwp5.owpml import root
from hwpx.hwp5.records import PARA_LINE_SEG, Record, RecordStream
from hwpx.hwp5.section_xml import ConversionReport, SectionWriter
from lxml.etree import _Element as Element

from pipeline.errors import DamagedFileError, DocumentError, EncryptedFileError, LimitExceededError
from pipeline.readers.hancom.names import HH, Parts
from pipeline.readers.hancom.xml import parse
from pipeline.readers.sniff import HWP_LOCKED, HWP_OTHER, HWP_RIGHTS

MAX_INFLATED = 64 << 20
"""Of all streams that are read; the largest volume known has an eighth of it."""
MAX_RATIO = 400
_RATIO_COUNTS_FROM = 4 << 20
MAX_RECORDS = 1_000_000
_MAX_LEVEL = 400
_STEP = 1 << 20
_SECTION = re.compile(r"(BodyText|ViewText)/Section(\d+)")
_VERSION = 5
_CENTRE, _CENTRE_ACROSS, _CENTRE_DOWN = 1 << 13, 1 << 8, 1 << 9
_WORD = struct.Struct("<I")
_LONG = 0xFFF
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error, zlib.error)
"""What python-hwpx raises besides its own errors on records that are not what they say."""


def unpack(data: bytes) -> Parts:
    """Raises DamagedFileError, EncryptedFileError, LimitExceededError, and UnsupportedFormatError for locked files."""
    try:
        return _unpack(data)
    except HwpxError as error:
        raise _translated(error) from error
    except _MALFORMED as error:
        raise DamagedFileError("HWP") from error


def _translated(error: HwpxError) -> DocumentError:
    if error.code == "hwp5-limit-exceeded":
        return LimitExceededError("HWP")
    return DamagedFileError("HWP")


def _unpack(data: bytes) -> Parts:
    compound = CompoundFile(data)
    header = parse_file_header(compound.read("FileHeader"))
    _refuse(header)
    streams = _Streams(compound, is_compressed=header.compressed)
    info = decode_docinfo(streams.records("DocInfo"))
    names = _sections(compound, tracked=header.has("track_changes"))
    report = ConversionReport()
    masters: list[bytes] = []
    sections = tuple(_section(streams.records(name), report, masters) for name in names)
    head = parse("HWP: DocInfo", build_header(info, len(sections)))
    _mark_centre_lines(head, info)
    return Parts(
        head,
        sections,
        tuple(parse("HWP: master page", blob) for blob in masters),
        tuple(sorted(report.unconverted)),
    )


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


@dataclass(slots=True)
class _Streams:
    """The streams that are read; all together stay within one budget of bytes and one of records."""

    compound: CompoundFile
    is_compressed: bool
    budget: int = MAX_INFLATED
    records_left: int = MAX_RECORDS

    def records(self, name: str) -> RecordStream:
        """A stream as a tree of records."""
        raw = self.compound.read(name)
        data = self._inflated(name, raw) if self.is_compressed else raw
        tree = _Tree(name, self.records_left)
        tree.grow(data)
        self.records_left -= len(tree.records)
        return RecordStream(tree.records, tree.roots)

    def _inflated(self, name: str, raw: bytes) -> bytes:
        """The stream inflated step by step; it is dropped at the first byte above a limit."""
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        limit = min(self.budget, max(_RATIO_COUNTS_FROM, MAX_RATIO * len(raw)))
        pieces: list[bytes] = []
        size = 0
        while not inflater.eof and (piece := inflater.decompress(raw, _STEP)):
            pieces.append(piece)
            size += len(piece)
            raw = inflater.unconsumed_tail
            if size > limit:
                raise LimitExceededError(f"HWP: {name} > {limit >> 20} MB")
        self.budget -= size
        return b"".join(pieces)


class _Tree:
    """Records linked by their levels. The cached lines of nested paragraphs are left out: nothing is read of them."""

    def __init__(self, name: str, limit: int) -> None:
        self._name = name
        self._limit = limit
        self.records: list[Record] = []
        self.roots: list[Record] = []

    def grow(self, data: bytes) -> None:
        """Each record has a word of tag (10 bits), level (10) and size (12; all ones: the next word is the size)."""
        path: list[Record] = []
        at, end = 0, len(data)
        while at < end:
            if at + 4 > end:
                raise DamagedFileError(f"HWP: {self._name}")
            (word,) = _WORD.unpack_from(data, at)
            at += 4
            size = word >> 20
            if size == _LONG:
                (size,) = _WORD.unpack_from(data, at)
                at += 4
            if at + size > end:
                raise DamagedFileError(f"HWP: {self._name}")
            self._add(Record(word & 0x3FF, word >> 10 & 0x3FF, data[at : at + size]), path)
            at += size

    def _add(self, record: Record, path: list[Record]) -> None:
        if len(self.records) >= self._limit:
            raise LimitExceededError(f"HWP: {self._name} > {MAX_RECORDS:,}")
        if record.level > _MAX_LEVEL:
            raise LimitExceededError(f"HWP: {self._name}: > {_MAX_LEVEL}")
        while path and path[-1].level >= record.level:
            path.pop()
        if record.tag != PARA_LINE_SEG or record.level == 1:
            (path[-1].children if path else self.roots).append(record)
        path.append(record)
        self.records.append(record)


def _section(stream: RecordStream, report: ConversionReport, masters: list[bytes]) -> Element:
    """A section as OWPML; its memos are left out, as comments are."""
    section: Element = root("hs:sec")
    writer = SectionWriter(report)
    writer.master_pages = masters
    writer.paragraphs(section, stream.roots)
    return section


def _mark_centre_lines(head: Element, info: DocInfo) -> None:
    """Tell of the lines through the middle of cells, which python-hwpx leaves out of the borders it converts."""
    for element, fill in zip(head.iter(f"{HH}borderFill"), info.border_fills, strict=False):
        if fill.props & _CENTRE:
            across, down = fill.props & _CENTRE_ACROSS, fill.props & _CENTRE_DOWN
            element.set("centerLine", "CROSS" if across and down else "HORIZONTAL" if down else "VERTICAL")
