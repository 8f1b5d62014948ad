"""A cell that holds several bullets → one text for each."""

from __future__ import annotations

import re

from pipeline.values.markers import strip_marker
from pipeline.values.plain import fold
from pipeline.values.words import marks

_MARKS = marks()
_CIRCLED = "①-⑳❶-❿➀-➓㉮-㉻"
_STRONG = rf"(?P<strong>[{re.escape(_MARKS.strong)}\ue000-\uf8ff{_CIRCLED}]|[{_MARKS.jamo}](?= ))"
_WEAK = rf"(?P<weak>[{re.escape(_MARKS.dots)}-](?= ))"
_TIGHT = rf"(?P<tight>[{re.escape(_MARKS.dots)}-])(?=[가-힣A-Za-z(])"
_NOTE = rf"(?P<note>[{re.escape(_MARKS.notes)}]{{1,3}})"
_INLINE = re.compile(rf"(?<=\s)(?:{_STRONG}|{_WEAK}|{_TIGHT}|{_NOTE})(?=\s*[^\s])")
_UNFINISHED_DATE = re.compile(r"(?:19|20)\d\d ?[.년] ?$")
_PAIRS = {")": "(", "]": "[", "】": "【", "」": "「", "〉": "〈", "》": "《"}


def split_inline_bullets(text: str) -> list[str]:
    """The pieces of a cell, each beginning with its marker; a line break before words is a soft wrap and stays inside.

    A dash or a middle dot between blanks begins a piece only where the text itself began with a marker: else it joins.

    >>> split_inline_bullets("· 성과목표 - 기술이전 10건 - 연구소기업 설립: 4개소")
    ['· 성과목표', '- 기술이전 10건', '- 연구소기업 설립: 4개소']
    >>> split_inline_bullets("국도비 - 시비"), split_inline_bullets("보급·확산")
    (['국도비 - 시비'], ['보급·확산'])
    """
    plain = fold(text)
    lines = _line_starts(plain)
    starts = sorted({0, *lines, *_inline_starts(plain, lines[0] if lines else len(plain))})
    pieces = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return _join_doubled([piece for piece in pieces if piece])


def _line_starts(plain: str) -> list[int]:
    """Offsets of the lines that begin with a marker."""
    starts, at, before = [], 0, ""
    for line in plain.splitlines(keepends=True):
        marker, _ = strip_marker(line)
        if marker and not (marker[0].isdigit() and _UNFINISHED_DATE.search(before)):
            starts.append(at + len(line) - len(line.lstrip()))
        before = line.rstrip()
        at += len(line)
    return starts


def _inline_starts(plain: str, begun: int) -> list[int]:
    """Offsets of the markers in the middle of lines; weak ones count from `begun`, the first line with a marker."""
    marked = list(_INLINE.finditer(plain))
    if not marked:
        return []
    depth = _depths(plain)
    own = plain.lstrip()[:1]
    return [
        found.start()
        for found in marked
        if not depth[found.start()]
        and not _between_figures(plain, found.start(), found.end())
        and (not found["tight"] or found["tight"] == own)
        and (found["strong"] or found["note"] or found.start() >= begun)
    ]


def _depths(plain: str) -> list[int]:
    """How many closed brackets each character stands in; a bracket without its partner counts for nothing."""
    steps = [0] * (len(plain) + 1)
    if not any(closing in plain for closing in _PAIRS):
        return steps
    open_at: dict[str, list[int]] = {opening: [] for opening in _PAIRS.values()}
    for at, char in enumerate(plain):
        if char in open_at:
            open_at[char].append(at)
        elif char in _PAIRS and open_at[_PAIRS[char]]:
            steps[open_at[_PAIRS[char]].pop()] += 1
            steps[at + 1] -= 1
    depths, depth = [], 0
    for step in steps:
        depth += step
        depths.append(depth)
    return depths


def _between_figures(plain: str, start: int, end: int) -> bool:
    """A dash of `2022. 3. - 2025. 2.` and the star of `3 * 4`."""
    while start and plain[start - 1].isspace():
        start -= 1
    while end < len(plain) and plain[end].isspace():
        end += 1
    return bool(start) and end < len(plain) and plain[start - 1] in "0123456789." and plain[end] in "0123456789'"


def _join_doubled(pieces: list[str]) -> list[str]:
    """`- ◇ words` is one piece: a marker alone belongs to the piece after it."""
    joined: list[str] = []
    for piece in pieces:
        if joined and len(joined[-1]) == 1 and strip_marker(f"{joined[-1]} {piece}")[0] not in {"", joined[-1]}:
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined
