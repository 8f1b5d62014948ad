"""Lines beside the heading of a document that say whose and of when it is, and name no pledge: 가람시, 2027. 3., 민선 9기."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.entries import Break, Entry
from pipeline.structure.lines import Line
from pipeline.structure.titles import apart, heads_document, is_announced, is_plain
from pipeline.values.dates import parse_period
from pipeline.vocabulary import squeeze

_OFFICE = re.compile(r"(?:[가-힣]{1,5}도\s+)?[가-힣]{1,5}(?:특별자치시|특별자치도|특별시|광역시|시|군|구)(?:청)?")
_THING = re.compile(r".*(?:도시|[가-힣]지구|연구|기구)")
"""Words that end as names of governments do: 문화도시, 혁신지구."""
_TERM = re.compile(r"민선제?\d{1,2}기")


def cover_lines(entries: Sequence[Entry]) -> list[Line]:
    """Those lines of a pledge's head that stand beside the document's heading, where another line is left for the title."""
    head = _head(entries)
    at = next((n for n, line in enumerate(head) if heads_document(line)), None)
    if at is None:
        return []
    found: list[Line] = []
    for run in (reversed(head[:at]), head[at + 1 :]):
        for line in run:
            if not (is_plain(line) and _says_whose_or_when(line.whole.text)):
                if heads_document(line):
                    continue
                break
            found.append(line)
    left = [line for line in head if not heads_document(line) and not any(line is one for one in found)]
    return found if any(_may_be_title(line) for line in left) else []


def _head(entries: Sequence[Entry]) -> list[Line]:
    """The lines before the first part, table or form."""
    head: list[Line] = []
    for entry in entries:
        if isinstance(entry, Break):
            continue
        if not isinstance(entry, Line) or (entry.is_heading and not heads_document(entry)):
            break
        head.append(entry)
    return head


def _may_be_title(line: Line) -> bool:
    titled = line.known is not None and line.known.field == "title" and bool(line.value.text)
    return titled or is_plain(line) or is_announced(line) or (line.label is None and apart(line)[0] is not None)


def _says_whose_or_when(text: str) -> bool:
    """Whether a line is the name of an office, a date or a term and nothing else.

    >>> [_says_whose_or_when(text) for text in ("가람시", "솔빛도 가람군청", "2027. 3.", "민선 9기", "문화도시", "2030 청년 주택")]
    [True, True, True, True, False, False]
    """
    words = " ".join(text.split())
    if _TERM.fullmatch(squeeze(words)) or (_OFFICE.fullmatch(words) and not _THING.fullmatch(words)):
        return True
    period = parse_period(words)
    return period is not None and period.start is not None and period.start == period.end and not period.rest
