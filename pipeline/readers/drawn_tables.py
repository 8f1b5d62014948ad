"""Tables that a text draws with blanks or with bars instead of tabs.

Blanks are believed only where every line of a run has the same number of pieces and every line but the first holds
figures; a run in which one line has more or fewer cannot be aligned and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

LEAST_ROWS = 3
LEAST_PIECES = 3
LEAST_FIGURES = 2
_GAP = re.compile(r" {2,}")
_FIGURE = re.compile(r"[△▲(]?-?\d[\d,.]*%?\)?|[-–—ㅡ]")
_BAR = re.compile(r"[|│┃]")
_RULE = re.compile(r"[\s|│┃+\-:=─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬║┠┨┯┷┿╂]+")


def tabbed(lines: list[str]) -> list[str | None]:
    r"""The lines, the rows of drawn tables with tabs between their cells; None for a line that only draws a rule.

    >>> tabbed(["구분   계   2026", "국비   10   10", "시비   5   5"])
    ['구분\t계\t2026', '국비\t10\t10', '시비\t5\t5']
    >>> tabbed(["| 구분 | 계 |", "|---|---|", "| 국비 | 10 |"])
    ['구분\t계', None, '국비\t10']
    """
    done: list[str | None] = []
    for kind, group in groupby(lines, key=_kind):
        run = list(group)
        if kind == "bars" and sum(_is_barred(line) for line in run) > 1:
            done.extend(_between_bars(run))
        elif kind == "gaps" and _is_aligned(run):
            done.extend("\t".join(_pieces(line)) for line in run)
        else:
            done.extend(run)
    return done


def _kind(line: str) -> str | None:
    if "\t" in line or not line.strip():
        return None
    if _is_barred(line) or (_RULE.fullmatch(line) and any(c in line for c in "|│┃+┌└├─━")):
        return "bars"
    return "gaps" if len(_pieces(line)) >= LEAST_PIECES else None


def _is_barred(line: str) -> bool:
    """Whether a line begins and ends with a bar and has a cell between two others at least."""
    words = line.strip()
    ends = len(words) > 1 and _BAR.match(words[0]) is not None and _BAR.match(words[-1]) is not None
    return ends and len(_BAR.findall(words)) >= LEAST_PIECES and _RULE.fullmatch(words) is None


def _between_bars(run: list[str]) -> Iterator[str | None]:
    for line in run:
        yield "\t".join(cell.strip() for cell in _BAR.split(line.strip())[1:-1]) if _is_barred(line) else None


def _is_aligned(run: list[str]) -> bool:
    """Whether all lines have as many pieces, and those below the first are figures for the most part."""
    rows = [_pieces(line) for line in run]
    if len(rows) < LEAST_ROWS or len({len(row) for row in rows}) > 1:
        return False
    return all(sum(_FIGURE.fullmatch(piece) is not None for piece in row) >= LEAST_FIGURES for row in rows[1:])


def _pieces(line: str) -> list[str]:
    return _GAP.split(line.strip())
