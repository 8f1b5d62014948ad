"""HTML: pages and tables that somebody saved from a site, also as MHTML, or as an .xls that is HTML. Nothing is fetched.

markup → bytes to a tree; css → fills and what is hidden; furniture → menus, heads and feet; grid → a table's cells;
walk → blocks in reading order.
"""

from __future__ import annotations

from pipeline.document import Document
from pipeline.readers.sniff import may_be_html
from schemas.document import SourceFormat


class HtmlReader:
    """Reads HTML and XHTML, and MHTML archives of a page."""

    format: SourceFormat = "html"

    def recognise(self, data: bytes) -> bool:
        """Whether the bytes begin as a page, a part of a page, or a saved archive of one."""
        return may_be_html(data)

    def read(self, data: bytes) -> Document:
        """Raises EmptyFileError, DamagedFileError or LimitExceededError."""
        from pipeline.readers.html.markup import parse  # noqa: PLC0415  (lxml is slow to import)
        from pipeline.readers.html.walk import document  # noqa: PLC0415

        return document(*parse(data))
