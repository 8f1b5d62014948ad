"""What the pages of a file refer to: asked only where something is wrong with the streams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.errors import LimitExceededError
from pipeline.readers.content import Content, as_file
from pipeline.readers.pdf.streams import MOST_FORMS, Survey

_DEEPEST = 30


def pages_of(data: Content, found: Survey) -> tuple[int, ...]:
    """The pages whose own content is damaged; empty where that cannot be told.

    Raises LimitExceededError where the drawings of one page hold each other more often than a page can.
    """
    damaged = set(found.damaged)
    pages: list[int] = []
    try:
        for number, attributes in enumerate(_pages(data), 1):
            content, forms = _content(attributes), _Forms()
            if found.unfolds:
                _bound(forms.counted(attributes.get("Resources"), 0))
            if damaged & content:
                pages.append(number)
    except LimitExceededError:
        raise
    except Exception:  # noqa: BLE001 - of a damaged file; that something is damaged is told all the same
        return ()
    return tuple(pages)


def _bound(forms: int) -> None:
    if forms > MOST_FORMS:
        raise LimitExceededError(f"PDF: > {MOST_FORMS:,} XObjects")


def _pages(data: Content) -> Iterator[dict[str, Any]]:
    # Imported when needed, as the library is by a second opinion
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    for page in PDFPage.create_pages(PDFDocument(PDFParser(as_file(data)))):
        yield page.attrs


def _content(attributes: dict[str, Any]) -> set[int]:
    """The object numbers of a page's own streams."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415

    said = attributes.get("Contents")
    listed = resolve1(said)
    return set(_numbers(listed if isinstance(listed, list) else [said]))


def _numbers(references: Iterable[Any]) -> Iterator[int]:
    return (one.objid for one in references if hasattr(one, "objid"))


class _Forms:
    """How many drawings a page unfolds to, each counted once however often it is asked for."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def counted(self, resources: Any, depth: int) -> int:
        """Those below some resources, as often as the content that has them may draw them."""
        from pdfminer.pdftypes import resolve1  # noqa: PLC0415

        named = resolve1((resolve1(resources) or {}).get("XObject")) or {}
        return sum(self._below(reference, depth) for reference in named.values())

    def _below(self, reference: Any, depth: int) -> int:
        from pdfminer.pdftypes import resolve1  # noqa: PLC0415

        number = getattr(reference, "objid", 0)
        if number not in self._known and depth < _DEEPEST:
            self._known[number] = MOST_FORMS  # as long as it is open: one that holds itself may be drawn for ever
            form = resolve1(reference)
            if form is None or getattr(form.get("Subtype"), "name", "") != "Form":
                self._known[number] = 1
            else:
                calls = max(1, form.get_data().count(b" Do"))
                self._known[number] = 1 + calls * self.counted(form.get("Resources"), depth + 1)
        return self._known.get(number, 1)
