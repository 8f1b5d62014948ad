"""What every store is: rows go in, document by document; it is whole when it is left without an error."""

from __future__ import annotations

from typing import Protocol

from pipeline.stores.rows import Rows


class Store(Protocol):
    """An open store."""

    def add(self, rows: Rows) -> None:
        """The rows of the next document. Raises StoreError, OutputError."""
