"""From a file to a `Document`. A format is one module here and one row in `ROWS`; the content decides, never the suffix."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pipeline.errors import (
    DamagedFileError,
    EmptyFileError,
    FileMissingError,
    LimitExceededError,
    NotAFileError,
    UnreadableFileError,
)
from pipeline.readers import sniff
from pipeline.readers.content import IN_MEMORY, Content, Mapped, copied
from pipeline.readers.members import Member, documents_in, take
from pipeline.readers.ocr import OcrMode
from pipeline.readers.parts import Part

if TYPE_CHECKING:  # whoever only looks into archives loads no document
    from pipeline.document import Document
    from pipeline.readers.base import InParts, Reader

__all__ = [
    "MAX_BYTES",
    "ROWS",
    "Member",
    "OcrMode",
    "Part",
    "Row",
    "fetch",
    "pages_apart",
    "read",
    "read_bytes",
    "read_part",
]

MAX_BYTES = 512 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """A format: a cheap look at the bytes that spares the import of other formats' libraries, and its reader.

    `sees` tells that the reader can read from pictures, `parts` that several may read one file.
    """

    may_be: Callable[[bytes], bool]
    module: str
    reader: str

    sees: bool = False
    parts: bool = False

    def load(self, ocr: OcrMode = "auto", parts: Sequence[Part] = ()) -> Reader:
        """The reader; its module is imported here and not before."""
        made = getattr(import_module(self.module), self.reader)
        if self.parts:
            return cast("Reader", made(ocr=ocr, parts=tuple(parts)))
        return cast("Reader", made(ocr=ocr) if self.sees else made())


ROWS = (
    Row(sniff.may_be_pdf, "pipeline.readers.pdf", "PdfReader", sees=True, parts=True),
    Row(sniff.may_be_image, "pipeline.readers.ocr.images", "ImageReader", sees=True),
    Row(sniff.may_be_zip, "pipeline.readers.docx", "DocxReader"),
    Row(sniff.may_be_zip, "pipeline.readers.hancom", "HwpxReader"),
    Row(sniff.may_be_hwp, "pipeline.readers.hancom", "HwpReader"),
    Row(sniff.may_be_zip, "pipeline.readers.xlsx", "XlsxReader"),
    Row(sniff.may_be_html, "pipeline.readers.html", "HtmlReader"),
    Row(sniff.may_be_text, "pipeline.readers.delimited", "CsvReader"),
    Row(sniff.may_be_text, "pipeline.readers.text", "TextReader"),
)
"""In the order of asking: text comes last, since it has no signature."""


def read(path: Path, ocr: OcrMode = "auto") -> tuple[Document, Content]:
    """The document in a file, and the file's bytes. Raises DocumentError."""
    data, _ = fetch(path)
    return read_bytes(data, ocr), data


def fetch(path: Path, member: Member | None = None) -> tuple[Content, str]:
    """The bytes of a document and its name inside an archive, "" where it is a file of its own. Raises DocumentError.

    An archive that holds one document alone stands for it; of several, `member` says which.
    """
    if member is not None:
        _check(path)
        return take(path, member), member.name
    data = _content_of(path)
    if isinstance(data, Mapped):
        return data, ""
    held = _members_of(data) if sniff.may_be_zip(data) and not sniff.is_package(data) else None
    if held is None:
        return data, ""
    if len(held) > 1:
        raise sniff.several(len(held))
    return take(data, held[0]), held[0].name


def _members_of(data: bytes) -> tuple[Member, ...] | None:
    """The documents in an archive; None for a zip that is a document, damaged ones included: their readers say more."""
    try:
        return documents_in(data)
    except DamagedFileError:
        return None


def pages_apart(data: Content) -> int:
    """How many pages there are that several may read, each some of them; 0 for other formats. Raises DocumentError."""
    reader = _in_parts(data, "never")
    return 0 if reader is None else reader.pages(data)


def read_part(data: Content, ocr: OcrMode, part: Part) -> bytes:
    """What the file of a part shall hold: `read_bytes` takes the pages out of it. Raises DocumentError."""
    reader = _in_parts(data, ocr)
    if reader is None:
        raise sniff.refusal(bytes(data))
    return reader.read_part(data, part)


def _in_parts(data: Content, ocr: OcrMode) -> InParts | None:
    if isinstance(data, Mapped):  # nothing but a PDF waits on disk
        return cast("InParts", ROWS[0].load(ocr))
    fitting = (row.load(ocr) for row in ROWS if row.parts and row.may_be(data))
    return next((cast("InParts", reader) for reader in fitting if reader.recognise(data)), None)


def read_bytes(data: Content, ocr: OcrMode = "auto", parts: Sequence[Part] = ()) -> Document:
    """The document in the bytes of a file; `parts` are pages of it that others have read. Raises DocumentError."""
    if isinstance(data, Mapped):
        return _read_with(ROWS[0].load(ocr, parts), cast("bytes", data))  # the reader of PDF takes either
    if not data:
        raise EmptyFileError
    for row in ROWS:
        if row.may_be(data):
            reader = row.load(ocr, parts)
            if reader.recognise(data):
                return _read_with(reader, data)
    raise sniff.refusal(data)


def _read_with(reader: Reader, data: bytes) -> Document:
    try:
        return reader.read(data)
    except RecursionError as error:
        raise LimitExceededError(
            f"{reader.format}: nested too deeply", f"{reader.format}: 너무 깊이 겹쳐 있습니다"
        ) from error


def _content_of(path: Path) -> Content:
    """All of a file; a large PDF waits on disk, since it is read page by page."""
    _check(path)
    try:
        with path.open("rb") as file:
            head = file.read(IN_MEMORY)
            if len(head) < IN_MEMORY or not sniff.may_be_pdf(head):
                return head + file.read()
            del head
            file.seek(0)
            return copied(file)
    except FileNotFoundError as error:
        raise FileMissingError from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(getattr(error, "strerror", None) or "") from error


def _check(path: Path) -> None:
    """Raises DocumentError for what is no file that can be read."""
    try:
        if not path.exists():
            raise FileMissingError
        if path.is_dir():
            os.scandir(os.path.join(path, ".")).close()  # noqa: PTH118 - a path drops the dot, which asks for entry
        if not path.is_file():
            raise NotAFileError
        if path.stat().st_size > MAX_BYTES:
            raise LimitExceededError(f"> {MAX_BYTES >> 20} MB")
    except (OSError, ValueError) as error:
        raise UnreadableFileError(getattr(error, "strerror", None) or "") from error
