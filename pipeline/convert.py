"""One path → one PledgeDocument."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.assembly import Ending, Piece, Run, placed, whole
from pipeline.document import Document
from pipeline.errors import DocumentError
from pipeline.options import Options
from pipeline.readers import Part, fetch, read_bytes, read_part
from pipeline.readers import pages_apart as count_pages
from pipeline.readers.content import digest
from pipeline.values.file_names import readable
from schemas import PledgeDocument, Source

__all__ = [
    "Conversion",
    "DocumentError",
    "Ending",
    "Options",
    "Part",
    "Piece",
    "Run",
    "convert",
    "convert_measured",
    "pages_apart",
    "part_of",
    "start",
]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted file and how much of it was understood: `characters` of the page without blanks, `unplaced` of them."""

    document: PledgeDocument
    characters: int
    unplaced: int

    @property
    def placed(self) -> float | None:
        """Share of the page's characters that belong to a known part; None where the page has none."""
        return placed(self.characters, self.unplaced)


def convert(path: Path, options: Options | None = None) -> PledgeDocument:
    """Reads one file. Raises DocumentError where it cannot be read; the same bytes give the same document."""
    return convert_measured(path, options).document


def convert_measured(path: Path, options: Options | None = None) -> Conversion:
    """As `convert`, with the figures of the run."""
    run = start(path, options)
    document = whole(run)
    return Conversion(document, run.ending.characters, run.ending.unplaced)


def start(path: Path, options: Options | None = None, parts: Sequence[Part] = ()) -> Run:
    """As `convert`, but pledge by pledge: whoever lets each one go needs memory for a few, however long the file is.

    `parts` are pages that others have read with `part_of`; the result is the same.
    """
    options = options or Options()
    data, inside = fetch(path, options.member)
    key = digest(data)
    document = read_bytes(data, options.ocr, parts)
    source = Source(
        path="/".join(filter(None, (_relative(path, options.root), inside))),
        sha256=key,
        format=document.format,
        bytes=len(data),
        pages=document.pages,
    )
    return Run(document, source, options)


def pages_apart(path: Path, options: Options) -> int:
    """How many pages a file has that several may read, each some of them; 0 for other formats. Raises DocumentError."""
    data, _ = fetch(path, options.member)
    return count_pages(data)


def part_of(path: Path, options: Options, part: Part) -> bytes:
    """Some pages of a file, as `start` takes them from the file of the part. Raises DocumentError."""
    data, _ = fetch(path, options.member)
    return read_part(data, options.ocr, part)


def assemble(document: Document, source: Source, options: Options) -> PledgeDocument:
    """The contract's document from what a reader saw."""
    return whole(Run(document, source, options))


def _relative(path: Path, root: Path | None) -> str:
    """Below the root, with links as they are called there: several may lead to files of one name."""
    real = None if root is None else Path(os.path.realpath(root))
    above = (
        folder for folder in path.absolute().parents if real is not None and Path(os.path.realpath(folder)) == real
    )
    base = next(above, None)
    shown = path.name if base is None else path.absolute().relative_to(base).as_posix()
    return unicodedata.normalize("NFC", readable(shown))
