"""What kind of document it is, as its own title says: 공약실천계획서, 공약 추진상황, 공약가계부."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from pipeline.document import Document, Paragraph, Read, Span, leaf, nothing
from pipeline.fields.front import first_page
from pipeline.vocabulary import lookup, squeeze
from pipeline.vocabulary.governments import titles

FIRST_LINES = 6
"""A title stands among the first lines of a document, or in its running head."""
_LONGEST = 60
_BEHIND = re.compile(r"(?:[(（\[〔【<〈].*|(?:\d{2,4}[.년].*)|\d{1,2}[분월].*)$")
_SITE = re.compile(r"\s+[|<>:»·–-]\s+")
"""What stands between the title of a page and the name of its site."""


def read_kind(document: Document) -> Read[str | None]:
    """The kind that the title of a document names; None where it has none, or its titles name two."""
    lines = chain(_lines(document.furniture), islice(_lines(_paragraphs(document)), FIRST_LINES))
    found: dict[str, Span] = {}
    for span in lines:
        if (kind := kind_named(span.text)) is not None:
            found.setdefault(kind, span)
    if len(found) != 1:
        return nothing()
    ((kind, span),) = found.items()
    return leaf(kind, span)


def kind_named(title: str) -> str | None:
    """The kind of document that a line names as a title of pledges; None for any other line.

    >>> [kind_named(text) for text in ("민선8기 공약실천계획서", "가온시 공약 추진상황(2024. 6월 말)", "공약가계부 | 가온구")]
    ['action_plan', 'status_report', 'ledger']
    >>> kind_named("연차별 추진계획"), kind_named("공약 추진상황을 점검하기 위함")
    (None, None)
    """
    found = [kind for part in _SITE.split(title.strip()) if (kind := _named(_BEHIND.sub("", part))) is not None]
    return found[0] if len(set(found)) == 1 else None


def _named(part: str) -> str | None:
    key = squeeze(part)
    if not 0 < len(key) <= _LONGEST or not any(squeeze(word) in key for word in titles().document):
        return None
    ends = [word for word in lookup("kinds") if key.endswith(word)]
    return lookup("kinds").words[max(ends, key=len)] if ends else None


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    return (block for block in first_page(document.blocks) if isinstance(block, Paragraph))


def _lines(paragraphs: Iterable[Paragraph]) -> Iterator[Span]:
    for paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            if line.strip():
                yield Span.of(line.strip(), paragraph.place)
