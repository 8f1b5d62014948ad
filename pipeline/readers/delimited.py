"""CSV and its kin (`;`, tab, `|`): encoding and delimiter are found; what Excel saves of a sheet is laid out as the sheet.

A text export of a page holds tabs and commas, too. It is CSV only where nearly every line has the same number of
fields; a text with lines between its tables stays text.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.document import Document, Notice, Place
from pipeline.errors import EmptyFileError, LimitExceededError
from pipeline.readers.base import clean
from pipeline.readers.decimal_commas import has_decimal_commas, with_decimal_point
from pipeline.readers.grids import Layout, PlaceOf, Slot
from pipeline.readers.text import bound_lines, damaged, decode
from schemas.document import SourceFormat

MAX_BYTES = 64 << 20
_MAX_RECORDS = 200_000
_MAX_FIELD = 1 << 20
_SAMPLE = 1 << 16
_SAMPLED = 500
_DELIMITERS = ",;|\t"
_STRICT = "\t"
"""A tab divides cells in text exports, too: there every line must be a record of the same width."""
_NARROWEST = 3
_SAME = 0.9
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""A text whose commas stand in figures (12,300) is not divided by them."""
_SPACED = 0.3
"""Commas of prose have a blank behind them; delimiters seldom do."""

_NAMED = re.compile(r"\s*\"?sep=(?P<mark>[^\w\s\"]|\t)\"?[^\S\r\n]*(?=[\r\n])", re.IGNORECASE)
"""sep=; in the first line: it tells Excel the delimiter and is no content."""
_KEPT = re.compile(r'=\s?"(?P<text>(?:[^"]|"")*)"')
"""="1-1": what Excel is to keep as text and not to take for a date."""

csv.field_size_limit(_MAX_FIELD)


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    fields: tuple[str, ...]


class CsvReader:
    """Reads tables of delimited text in UTF-8, UTF-16 and CP949."""

    format: SourceFormat = "csv"

    def recognise(self, data: bytes) -> bool:
        """Whether the lines are records of one width."""
        head = _head(data)
        return head is not None and _delimiter(head) is not None

    def read(self, data: bytes) -> Document:
        """Raises EmptyFileError, DamagedFileError or LimitExceededError."""
        if len(data) > MAX_BYTES:
            raise LimitExceededError(f"CSV > {MAX_BYTES >> 20} MB")
        decoded = decode(data)
        if decoded is None:
            raise damaged(data, "CSV")
        bound_lines(decoded.text)
        notices = (
            [] if decoded.guessed is None else [Notice("ENCODING_GUESSED", facts=(("encoding", decoded.guessed),))]
        )
        delimiter = _delimiter(decoded.text[:_SAMPLE]) or ","
        text = _NAMED.sub("", decoded.text, count=1) if _NAMED.match(decoded.text) else decoded.text
        try:
            records = list(_records(text, delimiter, csv.QUOTE_MINIMAL))
        except csv.Error:
            records = list(_records(text, delimiter, csv.QUOTE_NONE))
            notices.append(Notice("CSV_QUOTES_BROKEN"))
        if delimiter == ";" and has_decimal_commas(field for record in records for field in record.fields):
            records = [_Record(record.line, tuple(map(with_decimal_point, record.fields))) for record in records]
            notices.append(Notice("CSV_DECIMAL_COMMAS"))
        blocks = Layout(by_columns=False, exact=False).blocks(list(_slots(records)), _placer(records))
        if not blocks:
            raise EmptyFileError
        return Document(format=self.format, blocks=tuple(blocks), notices=tuple(notices))


def _head(data: bytes) -> str | None:
    """The beginning of the text, whole lines only."""
    if len(data) <= _SAMPLE:
        decoded = decode(data)
        return None if decoded is None else decoded.text
    cut = data.rfind(b"\n", 0, _SAMPLE)
    cut += 1 + (data[cut + 1 : cut + 2] == b"\0")  # the newline of UTF-16, its lower byte first
    decoded = decode(data[: max(cut, 0)])
    return None if decoded is None else decoded.text


def _delimiter(head: str) -> str | None:
    """The delimiter that the first line names, else the one that gives records of one width; None for what is no table."""
    named = _NAMED.match(head)
    if named is not None and named["mark"] in head[named.end() :]:
        return named["mark"]
    found = [(width, mark) for mark in _DELIMITERS if (width := _width(head, mark))]
    return max(found, key=lambda one: (one[0], -_DELIMITERS.index(one[1])))[1] if found else None


def _width(head: str, mark: str) -> int:
    """The number of fields that nearly all records have; 0 where they have none in common.

    A title above the table may lack its delimiters; tabs are held to every line.
    """
    if mark not in head or (mark == "," and len(_THOUSANDS.findall(head)) >= head.count(mark) * _SAME):
        return 0
    widths = _widths(head, mark)
    if len(widths) < 2:
        return 0
    (width, _), *_ = Counter(widths).most_common(1)
    same = sum(one == width for one in widths)
    if width < _NARROWEST or same < 2 or same < len(widths) * (1 if mark == _STRICT else _SAME) - _titles(widths, mark):
        return 0
    spaced = head.count(f"{mark} ") - head.count(f"{mark} {mark}")
    return width if mark == _STRICT or spaced <= head.count(mark) * _SPACED else 0


def _widths(head: str, mark: str) -> list[int]:
    """The widths of the records; quotes that do not match, as at the end of the sample, end the looking."""
    widths: list[int] = []
    try:
        for record in _sampled(head, mark):
            widths.append(len(record.fields))  # noqa: PERF401 - what came before an error counts
    except csv.Error:
        if len(widths) < 5:
            return [line.count(mark) + 1 for line in head.splitlines()[:_SAMPLED] if line.strip()]
    return widths


def _titles(widths: Sequence[int], mark: str) -> int:
    """How many lines without a delimiter stand above the first record, three at most; none above tabs."""
    count = next((at for at, width in enumerate(widths) if width > 1), 0)
    return 0 if mark == _STRICT or count > 3 else count


def _sampled(head: str, mark: str) -> Iterator[_Record]:
    return (
        record
        for record in islice(_records(head, mark, csv.QUOTE_MINIMAL), _SAMPLED)
        if any(map(str.strip, record.fields))
    )


def _records(text: str, delimiter: str, quoting: int) -> Iterator[_Record]:
    """The records with the line that each begins in. Raises csv.Error where quotes do not match."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
    begin = 1
    for number, fields in enumerate(reader):
        if number >= _MAX_RECORDS:
            raise LimitExceededError(f"CSV > {_MAX_RECORDS:,}")
        yield _Record(begin, tuple(fields))
        begin = reader.line_num + 1


def _slots(records: Sequence[_Record]) -> Iterator[Slot]:
    for row, record in enumerate(records):
        for column, field in enumerate(record.fields):
            kept = _KEPT.fullmatch(field.strip())
            text = clean(field if kept is None else kept["text"].replace('""', '"')).strip("\n")
            if text.strip():
                yield Slot(row, column, text)


def _placer(records: Sequence[_Record]) -> PlaceOf:
    return lambda slot: Place(line=records[slot.row].line)
