"""Pages set in two columns, each with headings and tables of its own: read down the left one, then down the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.readers.pdf.columns import halves
from pipeline.readers.pdf.draft import Item
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.paragraphs import marker

_GUTTER = 3.0  # points on each side of the middle where nothing stands
_FEWEST = 5  # lines and tables of each column
_BROAD = 0.3  # of the page's width: the widest line or table of a column
_LARGER = 1.08  # times the usual size of letters: so set is a heading
_SAME = 0.5  # points; letters of one size
_ALIKE = 3  # lines that begin with one word in both columns
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\D*(\d{1,3})\D")


def columns_of(items: Sequence[Item], width: float) -> tuple[tuple[Item, ...], ...]:
    """What stands above two columns, the left one, the right one and what is below; one part where there are none.

    The right column must begin anew: with a heading set as that of the left one, or with the number behind one there; or
    both must have the same labels line by line.
    """
    middle = width / 2
    sides = [_sides(item, middle) for item in items]
    start, end = _longest([side is not None for side in sides])
    left = [half for side in sides[start:end] if side for half in side if half.box[2] <= middle]
    right = [half for side in sides[start:end] if side for half in side if half.box[0] >= middle]
    if not _are_columns(left, right, width):
        return (tuple(items),)
    parts = (tuple(items[:start]), tuple(left), tuple(right), tuple(items[end:]))
    return tuple(part for part in parts if part)


def _sides(item: Item, middle: float) -> tuple[Item, ...] | None:
    """The item, or its pieces to the left and right of the middle; None for what lies across it."""
    if item.box[2] <= middle - _GUTTER or item.box[0] >= middle + _GUTTER:
        return (item,)
    if not isinstance(item, Line) or not item.chunks:
        return None
    found = halves(item, middle)
    clear = all(half.box[2] <= middle - _GUTTER or half.box[0] >= middle + _GUTTER for half in found)
    return found if clear else None


def _longest(clear: Sequence[bool]) -> tuple[int, int]:
    """Start and end of the longest run of items that leave the middle free."""
    best = start = 0
    end = 0
    for at, free in enumerate([*clear, False]):
        if free:
            continue
        if at - start > end - best:
            best, end = start, at
        start = at + 1
    return best, end


def _are_columns(left: Sequence[Item], right: Sequence[Item], width: float) -> bool:
    if min(len(left), len(right)) < _FEWEST:
        return False
    broad = [max(item.box[2] - item.box[0] for item in side) for side in (left, right)]
    if min(broad) < _BROAD * width:
        return False
    first, anew = left[0], right[0]
    if not isinstance(first, Line) or not isinstance(anew, Line):
        return False
    return _both_head(first, anew, [*left, *right]) or _counts_on(left, anew) or _say_alike(left, right)


def _both_head(first: Line, anew: Line, items: Sequence[Item]) -> bool:
    """Whether both columns begin with a line that is set alike, and larger or bolder than the rest."""
    if abs(first.size - anew.size) > _SAME or first.bold != anew.bold:
        return False
    lines = [item for item in items if isinstance(item, Line)]
    sizes = sorted(line.size for line in lines)
    bolder = first.bold and sum(line.bold for line in lines) * 2 < len(lines)
    return bolder or first.size >= _LARGER * sizes[len(sizes) // 2]


def _say_alike(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether lines at one height begin with one word in both columns, as those of two forms do."""
    words = [
        {round(item.box[3]): _first_word(item) for item in side if isinstance(item, Line)} for side in (left, right)
    ]
    return sum(bool(word) and words[1].get(foot) == word for foot, word in words[0].items()) >= _ALIKE


def _first_word(line: Line) -> str:
    """The first word behind a bullet; nothing where it has no letters."""
    mark = marker(line.text) or ""
    word = line.text[len(mark) :].strip().partition(" ")[0]
    return word if _LETTERS.search(word) else ""


def _counts_on(left: Sequence[Item], anew: Line) -> bool:
    """Whether the right column begins with the number behind that of a line of the left one, set alike."""
    number = _number(anew)
    return number is not None and any(
        isinstance(line, Line) and _number(line) == number - 1 and line.bold == anew.bold for line in left
    )


def _number(line: Line) -> int | None:
    found = _NUMBER.match(f"{marker(line.text) or ''} ")
    return int(found[1]) if found else None
