"""From a file to a `Document`. A format is one module here and one row in `ROWS`; the content decides, never the suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from pipeline.document import Document
from pipeline.errors import (
    EmptyFileError,
    FileMissingError,
    LimitExceededError,
    NotAFileError,
    UnreadableFileError,
)
from pipeline.readers import sniff
from pipeline.readers.base import Reader

__all__ = ["MAX_BYTES", "ROWS", "Reader", "Row", "read", "read_bytes"]

MAX_BYTES = 512 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """A format: a cheap look at the bytes that spares the import of other formats' libraries, and its reader."""

    may_be: Callable[[bytes], bool]
    module: str
    reader: str

    def load(self) -> Reader:
        """The reader; its module is imported here and not before."""
        return cast("Reader", getattr(import_module(self.module), self.reader)())


ROWS = (
    Row(sniff.may_be_pdf, "pipeline.readers.pdf", "PdfReader"),
    Row(sniff.may_be_zip, "pipeline.readers.docx", "DocxReader"),
    Row(sniff.may_be_zip, "pipeline.readers.hancom", "HwpxReader"),
    Row(sniff.may_be_hwp, "pipeline.readers.hancom", "HwpReader"),
    Row(sniff.may_be_text, "pipeline.readers.text", "TextReader"),
)
"""In the order of asking: text comes last, since it has no signature."""


def read(path: Path) -> tuple[Document, bytes]:
    """The document in a file, and the file's bytes. Raises DocumentError."""
    data = _bytes_of(path)
    return read_bytes(data), data


def read_bytes(data: bytes) -> Document:
    """The document in the bytes of a file. Raises DocumentError."""
    if not data:
        raise EmptyFileError
    for row in ROWS:
        if row.may_be(data):
            reader = row.load()
            if reader.recognise(data):
                return _read_with(reader, data)
    raise sniff.refusal(data)


def _read_with(reader: Reader, data: bytes) -> Document:
    try:
        return reader.read(data)
    except (RecursionError, MemoryError) as error:
        raise LimitExceededError(f"{reader.format}: {type(error).__name__}") from error


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            raise FileMissingError
        if not path.is_file():
            raise NotAFileError
        if path.stat().st_size > MAX_BYTES:
            raise LimitExceededError(f"> {MAX_BYTES >> 20} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissingError from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(getattr(error, "strerror", None) or "") from error
