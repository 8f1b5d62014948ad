"""기준일: the day that a document says it tells of, on a line of its own or behind its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Document, Paragraph, Read, Span, leaf, nothing
from pipeline.fields.front import first_page
from pipeline.values.dates import parse_date
from pipeline.values.money import caption_unit
from pipeline.values.text import strip_marker
from pipeline.vocabulary import lookup

_BEFORE = re.compile(r"^(?:(?:작성|보고|점검|조사|자료|평가)\s*)?기\s*준\s*(?:일\s*자?|시\s*점)?\s*[:：]\s*(.+)$")
_BEHIND = re.compile(r"^(\d.*\S)\s*(?:기\s*준|현\s*재)$")
_BETWEEN = re.compile(r"\s+[/|]\s+|\s*[,;]\s+")
_BRACKET = re.compile(r"^(.*\S)\s*[(（\[]([^()（）\[\]]+)[)）\]]$")


def read_as_of(document: Document) -> Read[str | None]:
    """The one date, to the month or the day, that the first page says it tells of; None where it says two.

    Prose is not looked at: `인구(2022. 12월 기준)` dates a figure, not the document.
    """
    spans = [span for block in first_page(document.blocks) if isinstance(block, Paragraph) for span in _said(block)]
    dates = {span.text for span in spans}
    return leaf(spans[0].text, spans[0]) if len(dates) == 1 else nothing()


def _said(paragraph: Paragraph) -> Iterator[Span]:
    for line in paragraph.text.split("\n"):
        words = strip_marker(line.strip())[1].strip()
        bracketed = _BRACKET.match(words)
        inner = bracketed[2] if bracketed is not None and _dates_page(*bracketed.groups()) else words.strip("()（）[] ")
        for part in _BETWEEN.split(inner):  # 기준: 2025. 9월 말 / 단위: 백만원
            found = _BEFORE.match(part.strip()) or _BEHIND.match(part.strip())
            date = None if found is None else parse_date(found[1])
            if date is not None and "-" in date:
                yield Span.of(date, paragraph.place, line.strip())


def _dates_page(before: str, inner: str) -> bool:
    """Whether a bracket tells of the page: behind the document's title, or together with the unit of its money."""
    return _is_title(before) or any(caption_unit(part) is not None for part in _BETWEEN.split(inner))


def _is_title(text: str) -> bool:
    return lookup("phrases").ends(text, "document_heading")
