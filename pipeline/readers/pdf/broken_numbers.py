"""Numbers that a narrow cell broke over its lines, made whole where the cell's width shows that it had to break them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.document import Box, union
from pipeline.readers.pdf.lines import Line

_WIDEST_PAD = 6.0  # points between a cell's wall and its text; Word and LibreOffice leave 5.4
_DIGIT, _COMMA = 0.9, 0.45  # of a digit's width: no letter that did not fit is narrower
_WIDEST_DIGIT = 0.65  # of the font size
_HEAD = re.compile(r"[(△▲▽▼+-]?[\d,.]*[\d,.]")
_REST = re.compile(r"[\d,.]")
_WHOLE = re.compile(r"[(△▲▽▼+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{3}|\d{1,3}\.\d{1,2}|(?:19|20)\d\d)(?![\d,.]*\d)")


def mended(lines: Sequence[Line], cell: Box, pad: float) -> list[Line]:
    """The lines of a cell, each broken number on one. `pad` is the room between the table's walls and its text in points.

    A number is put together only where every line but its last is full and nothing but digits, and where the whole is
    written as numbers are: two amounts one under another stay two.
    """
    room = max(cell[2] - cell[0] - 2 * pad, *(_width(line) for line in lines))
    digit = max((_width(line) / len(line.text) for line in lines if _HEAD.fullmatch(line.text)), default=0.0)
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at, room, digit)
        found.append(_joined(lines[at:end]) if end > at + 1 else lines[at])
        at = end
    return found


def padding(cells: Iterable[tuple[Box, Line]]) -> float:
    """The least room on the left of a text in its cell, in points."""
    return min(_WIDEST_PAD, *(max(0.0, line.box[0] - box[0]) for box, line in cells))


def may_be_broken(lines: Sequence[Line]) -> bool:
    """Whether a line of nothing but digits stands over one that begins with a digit."""
    return any(_HEAD.fullmatch(above.text) and _REST.match(below.text) for above, below in pairwise(lines))


def _end(lines: Sequence[Line], at: int, room: float, digit: float) -> int:
    """Behind the last line of the number that begins on a line."""
    end = at + 1
    while (
        end < len(lines)
        and _HEAD.fullmatch(lines[end - 1].text)
        and _REST.match(lines[end].text)
        and _is_full(lines[end - 1], lines[end], room, digit)
    ):
        end += 1
    return end if _WHOLE.match("".join(line.text for line in lines[at:end])) else at + 1


def _is_full(line: Line, following: Line, room: float, digit: float) -> bool:
    """Whether the next line's first letter did not fit on this one."""
    least = _DIGIT if following.text[0].isdigit() else _COMMA
    return room - _width(line) < least * min(digit, _WIDEST_DIGIT * line.size)


def _joined(lines: Sequence[Line]) -> Line:
    text = "".join(line.text for line in lines)
    return lines[0]._replace(text=text, box=union(line.box for line in lines) or lines[0].box)


def _width(line: Line) -> float:
    return line.box[2] - line.box[0]
