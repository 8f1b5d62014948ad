"""Plain text, as exported from a page: lines are paragraphs, lines with tabs are the rows of tables.

A tab-separated table has lost its merged cells, so its `spans` are `lost`: every cell stands in the column where its
tabs put it, empty ones included, and rows may differ in width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.document import Block, Cell, Document, Notice, Paragraph, Place, Table
from pipeline.errors import DamagedFileError, EmptyFileError, LimitExceededError
from pipeline.readers.base import bound_table, clean
from pipeline.readers.drawn_tables import tabbed
from pipeline.readers.page_breaks import with_cuts
from schemas.document import SourceFormat

MAX_BYTES = 64 << 20
_TAB_STOP = 4
"""How many blanks a leading tab counts as an indent."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_IN = 500
"""One stray control character in so many is a blemish of a text; more are a binary file."""
_MAX_LINES = 1_000_000
_MAX_TABS = 2_000_000
_MAX_LINE = 1_000_000
_HANGUL = re.compile(r"[가-힣]")
_KOREAN = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ\u2000-\u27ff\u3000-\u303f\u3200-\u33ff\uff00-\uffef·×÷°±§¶´¸¨]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 1 << 16
_UNMAPPED = re.compile(r"(?:\(cid:\d+\) ?)+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the encoding where it had to be guessed."""

    text: str
    guessed: str | None = None


class TextReader:
    """Reads text in UTF-8, UTF-16 and CP949."""

    format: SourceFormat = "text"

    def recognise(self, data: bytes) -> bool:
        """Whether the bytes are text throughout; text with a few broken characters is (damaged) text."""
        seen = data[:_SAMPLE] if len(data) > MAX_BYTES else data
        return decode(seen) is not None or _broken(seen) is not None

    def read(self, data: bytes) -> Document:
        """Raises EmptyFileError, DamagedFileError or LimitExceededError."""
        if len(data) > MAX_BYTES:
            raise LimitExceededError(f"text > {MAX_BYTES >> 20} MB")
        decoded = decode(data)
        if decoded is None:
            raise damaged(data, "text")
        if decoded.text.count("\n") > _MAX_LINES or decoded.text.count("\t") > _MAX_TABS:
            raise LimitExceededError(f"text > {_MAX_LINES:,}")
        bound_lines(decoded.text)
        text, unmapped = without_unmapped(decoded.text)
        blocks = tuple(_blocks(text))
        if not blocks:
            raise EmptyFileError
        notices = [_guessed(decoded.guessed)] if decoded.guessed is not None else []
        notices += [Notice("TEXT_UNMAPPED", Place(line=line), raw=raw) for line, raw in unmapped]
        return Document(format=self.format, blocks=blocks, notices=tuple(notices))


def damaged(data: bytes, name: str) -> DamagedFileError:
    """The error for bytes that are no text throughout: which line is broken, where that is known."""
    broken = _broken(data)
    if broken is None:
        return DamagedFileError(name)
    encoding, line = broken
    return DamagedFileError(
        f"line {line} holds a character that is none in {encoding}; get the file again or save it anew as UTF-8",
        f"{line}번째 줄에 {encoding}로 읽을 수 없는 글자가 있습니다. 파일을 다시 받거나 UTF-8로 다시 저장하십시오",
    )


def bound_lines(text: str) -> None:
    """Raises LimitExceededError for a line that no plan has: whatever looks at a line looks at all of it."""
    if max(map(len, text.replace("\r", "\n").split("\n"))) > _MAX_LINE:
        raise LimitExceededError(f"text: line > {_MAX_LINE:,}")


def _guessed(encoding: str) -> Notice:
    return Notice("ENCODING_GUESSED", facts=(("encoding", encoding),))


def without_unmapped(text: str) -> tuple[str, list[tuple[int, str]]]:
    r"""The text with a mark of damage (U+FFFD) for what a PDF's export left of glyphs without a letter; a line of such
    alone becomes a blank one. The lines that had any come back too, by number (from 1).

    >>> without_unmapped(" - (cid:12)(cid:7)\n 3(cid:9)억원")
    ('\n 3�억원', [(1, ' - (cid:12)(cid:7)'), (2, ' 3(cid:9)억원')])
    """
    if "(cid:" not in text:
        return text, []
    lines = text.split("\n")
    noted = [(number, line) for number, line in enumerate(lines, start=1) if _UNMAPPED.search(line)]
    for number, line in noted:
        rest = _UNMAPPED.sub("\ufffd", line)
        lines[number - 1] = rest if "\t" in line or any(map(str.isalnum, rest)) else ""
    return "\n".join(lines), noted


# ── bytes to text ────────────────────────────────────────────────────────────────────────────────────────────────


def decode(data: bytes) -> Decoded | None:
    """The text of a file, by its mark (BOM), then UTF-8, UTF-16 by its zeros, CP949, a guess; None for other bytes."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strict(data.removeprefix(mark), encoding)
            return None if text is None else Decoded(text)
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text)
    if b"\0" in data:
        return _utf16_without_mark(data)
    if _broken(data) is not None:
        return None
    text = _strict(data, "cp949")
    if text is not None and _is_korean(text):
        return Decoded(text, "CP949")
    return _by_statistics(data)


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, None where the bytes are not valid in the encoding or are no text in it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    text = text.removesuffix("\x1a")
    if "\0" in text:
        return None
    controls = sum(1 for _ in _CONTROL.finditer(text))
    return None if controls * _CONTROLS_IN > len(text) else text


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 that reads as Korean or English from one end only. (Zeros alone do not tell: 가 is U+AC00.)"""
    found = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is not None and _is_korean(text) and (" " in text or "\n" in text):
            found.append(Decoded(text, encoding.upper()))
    return found[0] if len(found) == 1 else None


def _is_korean(text: str) -> bool:
    """Whether most of what is beyond ASCII is such as Korean pages are written with.

    Chinese read as CP949 is half Hanja, Japanese half rare Hangul, so neither passes.
    """
    foreign = sum(1 for _ in _FOREIGN.finditer(text))
    hangul = "".join(_HANGUL.findall(text))
    common = len(hangul.encode("euc_kr", errors="ignore")) // 2
    return sum(1 for _ in _KOREAN.finditer(text)) * 4 >= foreign * 3 and common * 10 >= len(hangul) * 9


def _broken(data: bytes) -> tuple[str, int] | None:
    """Encoding and line of the first invalid byte in a text that is sound but for a few bytes; None for all else.

    CP949 is never taken for broken UTF-8: its Hangul begins with bytes that cannot begin a character of UTF-8.
    """
    for encoding in ("utf-8", "cp949"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            text = data.decode(encoding, errors="replace")
            rare = text.count("\ufffd") * 20 < len(_HANGUL.findall(text))
            controls = sum(1 for _ in _CONTROL.finditer(text))
            if rare and controls * _CONTROLS_IN <= len(text) and _is_korean(text):
                line = data.count(b"\n", 0, error.start) + 1
                return encoding.upper(), line
    return None


def _by_statistics(data: bytes) -> Decoded | None:
    """The last resort for Korean in encodings of other times."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (rarely needed, and slow to import)

    best = from_bytes(data[:_SAMPLE]).best()
    text = None if best is None else _strict(data, best.encoding)
    if best is None or text is None or not _HANGUL.search(text) or not _is_korean(text):
        return None
    return Decoded(text, best.encoding.upper().replace("_", "-"))


# ── text to blocks ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: str

    @property
    def kind(self) -> str:
        if "\t" in self.raw:
            return "table"
        return "paragraph" if self.raw.strip() else "blank"


def _blocks(text: str) -> list[Block]:
    """The blocks; blank lines between two tables may be what is left of a page break."""
    tables = positions = 0
    made: list[Block] = []
    blanks: list[int] = []
    for kind, group in groupby(_drawn(list(_lines(text))), key=lambda line: line.kind):
        lines = list(group)
        if kind == "table" and not _is_indented_prose(lines):
            tables += 1
            columns = max(line.raw.count("\t") for line in lines) + 1
            positions = bound_table(len(lines), columns, positions)
            made.append(_table(lines, columns, tables))
        elif kind == "blank":
            blanks.append(len(made))
        else:
            made += [_paragraph(line) for line in lines if line.raw.strip()]
    return with_cuts(made, blanks)


def _lines(text: str) -> Iterator[_Line]:
    """Lines as editors count them; every blank but the tab is U+0020."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, raw in enumerate(normal.split("\n"), start=1):
        yield _Line(number, "\t".join(map(clean, raw.split("\t"))))


def _drawn(lines: list[_Line]) -> Iterator[_Line]:
    """The lines with tabs in the tables that blanks or bars draw, and without the rules of these."""
    for line, raw in zip(lines, tabbed([line.raw for line in lines]), strict=True):
        if raw is not None:
            yield line if raw == line.raw else _Line(line.number, raw)


def _is_indented_prose(lines: Iterable[_Line]) -> bool:
    """Whether tabs stand at the head of the lines only, so that nothing is divided into cells."""
    return all("\t" not in line.raw.lstrip() for line in lines)


def _paragraph(line: _Line) -> Paragraph:
    head = line.raw[: len(line.raw) - len(line.raw.lstrip())]
    return Paragraph(line.raw.strip(), Place(line=line.number), indent=float(len(head.expandtabs(_TAB_STOP))))


def _table(lines: list[_Line], columns: int, ordinal: int) -> Table:
    """The cells between the tabs."""
    rows = (_row(line, index, ordinal) for index, line in enumerate(lines))
    return Table(
        cells=tuple(cell for row in rows for cell in row),
        rows=len(lines),
        columns=columns,
        place=Place(line=lines[0].number, table=ordinal),
        spans="lost",
    )


def _row(line: _Line, row: int, table: int) -> Iterator[Cell]:
    for column, raw in enumerate(line.raw.split("\t")):
        text = raw.strip()
        place = Place(line=line.number, table=table, row=row + 1, column=column + 1)
        yield Cell(row, column, text, place, blocks=(Paragraph(text, place),) if text else ())
