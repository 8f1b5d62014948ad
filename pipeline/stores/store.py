"""What every store is: rows go in, document by document; it is whole when it is left without an error."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from pipeline.stores.identities import Clash
from pipeline.stores.naming import Rows


class Store(Protocol):
    """An open store."""

    def add(self, rows: Rows) -> None:
        """The rows of the next document. Raises StoreError, OutputError."""


@runtime_checkable
class Keeps(Store, Protocol):
    """A store that keeps the editions it has been given, and so gives pledges their ids itself."""

    clashes: list[Clash]
