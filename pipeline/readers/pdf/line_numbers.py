"""Numbers in the margin that count the lines of a page: they are no part of the lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.objects import Booleans, Glyphs
from pipeline.readers.pdf.paragraphs import marker

_FEWEST = 5  # numbers that count a page's lines; fewer may be a list
_STEPS = frozenset({1, 2, 5, 10})
_PLACE = 3.0  # points; the numbers of a page end together to within this
_MARKED = 0.3  # share of the lines that begin with a bullet of their own behind the number: those of a list have none
_SLACK = 0.5  # points


def line_numbers(lines: Sequence[Line], glyphs: Glyphs, apart: int) -> Booleans:
    """Which glyphs are numbers of lines. `lines` are those of the page; `apart` is the group of what stands in no cell."""
    found = np.zeros(len(glyphs), dtype=bool)
    for counted in _columns(line for line in lines if line.group == apart and _number(line).isdecimal()):
        if _counts(counted) and _is_outermost(counted, lines):
            x, y = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2, (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
            for line in counted:
                x0, top, _, bottom = line.box
                end = x0 + line.first_word
                found |= (x >= x0 - _SLACK) & (x <= end + _SLACK) & (y >= top - _SLACK) & (y <= bottom + _SLACK)
            break
    return found


def _number(line: Line) -> str:
    return line.text.split(" ", 1)[0]


def _columns(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines whose first words end together, or begin together, most of them first."""
    by_place: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        by_place[0, round(line.box[0] / _PLACE)].append(line)
        by_place[1, round((line.box[0] + line.first_word) / _PLACE)].append(line)
    return sorted((found for found in by_place.values() if len(found) >= _FEWEST), key=len, reverse=True)


def _counts(lines: list[Line]) -> bool:
    """Whether the numbers count from line to line, and the lines behind them have bullets of their own."""
    down = sorted(lines, key=_top)
    steps = {int(_number(below)) - int(_number(above)) for above, below in pairwise(down)}
    if len(steps) != 1 or not steps <= _STEPS:
        return False
    rests = [line.text.partition(" ")[2] for line in down]
    return sum(not rest or marker(rest) is not None for rest in rests) >= _MARKED * len(rests)


def _top(line: Line) -> float:
    return line.box[1]


def _is_outermost(counted: list[Line], lines: Sequence[Line]) -> bool:
    """Whether nothing else stands as far to the left as the numbers do."""
    ends = max(line.box[0] + line.first_word for line in counted)
    mine = {id(line) for line in counted}
    top, bottom = min(line.box[1] for line in counted), max(line.box[3] for line in counted)
    return not any(id(line) not in mine and line.box[0] < ends and top < line.box[1] < bottom for line in lines)
