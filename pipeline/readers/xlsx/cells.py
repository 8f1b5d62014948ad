"""One sheet's XML to its cells: what each shows, which are merged, which rows and columns are hidden."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import LimitExceededError
from pipeline.readers.archive import Member
from pipeline.readers.base import clean
from pipeline.readers.symbols import raised
from pipeline.readers.xlsx.numbers import Change, shown, shown_text
from pipeline.readers.xlsx.stream import walk
from pipeline.readers.xlsx.styles import Styles

MAX_CELLS = 300_000
"""Of one workbook, with text; the longest ledgers known have a fifth of it."""
MAX_SEEN = 8_000_000
_MAX_MERGES = 100_000
_MAX_LETTERS = 16 << 20
"""Of all cells of a sheet: a shared string may stand in each of them."""
COLUMNS, _ROWS = 16_384, 1_048_576
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

Rectangle = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@dataclass(frozen=True, slots=True)
class Held:
    """A cell with text; `row` and `column` count from 0."""

    row: int
    column: int
    text: str
    style: int


@dataclass(slots=True)
class Sheet:
    """What a sheet's part holds. `seen` are empty cells that show a fill or a border: position and style, flat."""

    cells: list[Held] = field(default_factory=list)
    seen: array[int] = field(default_factory=lambda: array("Q"))
    merges: list[Rectangle] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    """Addresses of formulas without a result."""
    changed: dict[Change, list[tuple[str, str, str]]] = field(default_factory=dict)
    """Cells that show another number than they hold: address, what is shown, what is held."""
    conditional: bool = False
    """Whether fills depend on conditions, which nobody evaluates here."""


def address(row: int, column: int) -> str:
    """The name of a cell.

    >>> address(0, 0), address(6, 27)
    ('A1', 'AB7')
    """
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def position(name: str) -> tuple[int, int] | None:
    """Row and column of a cell's name; None for what is none.

    >>> position("AB7")
    (6, 27)
    """
    match = _ADDRESS.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if 0 < row <= _ROWS and column <= COLUMNS else None


def read_sheet(
    member: Member, name: str, strings: Sequence[str], styles: Styles, *, from_1904: bool, room: int = MAX_CELLS
) -> Sheet:
    """Raises DamagedFileError, or LimitExceededError where more than `room` cells hold text."""
    reader = _Cells(strings, styles, from_1904, room)
    walk(member, name, reader.start, reader.end, reader.text)
    return reader.sheet


@dataclass(slots=True)
class _Cells:
    """Follows the stream: `at` is the cell that is open, `wanted` whether text belongs to its value."""

    strings: Sequence[str]
    styles: Styles
    from_1904: bool
    room: int
    sheet: Sheet = field(default_factory=Sheet)
    row: int = -1
    column: int = -1
    style: int = 0
    kind: str = "n"
    value: list[str] = field(default_factory=list)
    wanted: bool = False
    has_value: bool = False
    has_formula: bool = False
    aside: int = 0
    raised: bool = False
    zeros: bool = True
    letters: int = 0

    def start(self, tag: str, of: Mapping[str, str]) -> None:
        if tag == "c":
            self._open(of)
        elif tag in {"v", "t"}:
            self.wanted = not self.aside
            self.has_value = True
        elif tag == "f":
            self.has_formula = True
        elif tag == "row":
            self._row(of)
        elif tag == "rPh":
            self.aside += 1
        elif tag == "r":
            self.raised = False
        elif tag == "vertAlign":
            self.raised = of.get("val") == "superscript"
        elif tag == "mergeCell":
            self._merge(of.get("ref", ""))
        else:
            self._rest(tag, of)

    def end(self, tag: str) -> None:
        self.wanted = False
        if tag == "c":
            self._close()
        self.aside -= tag == "rPh"
        self.raised = self.raised and tag != "r"

    def text(self, data: str) -> None:
        if self.wanted:
            self.value.append(raised(data) if self.raised else data)

    def _row(self, of: Mapping[str, str]) -> None:
        number = of.get("r", "")
        self.row = int(number) - 1 if number.isdecimal() and 0 < int(number) <= _ROWS else self.row + 1
        self.column = -1
        if of.get("hidden") in {"1", "true"}:
            self.sheet.hidden_rows.add(self.row)

    def _rest(self, tag: str, of: Mapping[str, str]) -> None:
        if tag == "col" and of.get("hidden") in {"1", "true"}:
            first, last = of.get("min", ""), of.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.sheet.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif tag == "sheetView":
            self.zeros = of.get("showZeros", "1") not in {"0", "false"}
        elif tag == "cfRule":
            number = of.get("dxfId", "")
            painted = number.isdecimal() and int(number) in self.styles.painted
            self.sheet.conditional = self.sheet.conditional or painted or of.get("type") in {"colorScale", "dataBar"}

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        start, end = position(first), position(last or first)
        if start is not None and end is not None and start <= end and start[1] <= end[1]:
            self.sheet.merges.append((*start, *end))
        if len(self.sheet.merges) > _MAX_MERGES:
            raise LimitExceededError(f"XLSX: > {_MAX_MERGES:,} merged cells")

    def _open(self, of: Mapping[str, str]) -> None:
        at = position(of.get("r", ""))
        self.row, self.column = at or (max(self.row, 0), self.column + 1)
        style = of.get("s", "0")
        self.style = int(style) if style.isdecimal() else 0
        self.kind = of.get("t", "n")
        self.value = []
        self.has_value = self.has_formula = False

    def _close(self) -> None:
        text = clean(self._text("".join(self.value))).strip("\n") if self.has_value else ""
        if self.has_formula and not (self.has_value and "".join(self.value).strip()) and self.kind != "str":
            self.sheet.uncounted.append(address(self.row, self.column))
        self.letters += len(text)
        if self.letters > _MAX_LETTERS:
            raise LimitExceededError(f"XLSX: > {_MAX_LETTERS >> 20} MB of text")
        if text.strip():
            if len(self.sheet.cells) >= self.room:
                raise LimitExceededError(f"XLSX: > {MAX_CELLS:,} cells")
            self.sheet.cells.append(Held(self.row, self.column, text, self.style))
        elif self.styles.look(self.style).is_seen:
            if len(self.sheet.seen) >= 2 * MAX_SEEN:
                raise LimitExceededError(f"XLSX: > {MAX_SEEN:,} formatted cells")
            self.sheet.seen.extend((self.row * COLUMNS + self.column, self.style))

    def _text(self, raw: str) -> str:
        """What the cell shows."""
        code = self.styles.look(self.style).code
        if self.kind == "s":
            raw = self.strings[int(raw)] if raw.isdecimal() and int(raw) < len(self.strings) else ""
        if self.kind in {"s", "str", "inlineStr"}:
            done = shown_text(_ESCAPE.sub(_unescaped, raw), code)
        elif self.kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        elif self.kind in {"e", "d"}:
            return raw
        elif not self.zeros and raw.strip() in {"0", "-0", "0.0"}:
            return ""
        else:
            done = shown(raw.strip(), code, from_1904=self.from_1904) if raw.strip() else shown_text("", code)
        if done.change is not None:
            told = (address(self.row, self.column), done.text, raw.strip())
            self.sheet.changed.setdefault(done.change, []).append(told)
        return done.text


def _unescaped(match: re.Match[str]) -> str:
    """A control character that OOXML writes as _x000D_; carriage returns are no text beside their newline."""
    return "" if match[1].upper() == "000D" else chr(int(match[1], 16))
