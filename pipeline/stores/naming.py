"""What documents and pledges are called in a store, and rows under those names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from pipeline.stores.model import TABLES
from schemas import PledgeDocument

Value = str | int | bool | float | Decimal | None
Row = tuple[Value, ...]
Rows = Mapping[str, list[Row]]
"""The rows of one document by the names of their tables."""

_BY_NAME = {table.name: table for table in TABLES}


def document_id(path: str, sha256: str) -> str:
    """One edition of one file: other content or another place is another document."""
    return hashlib.sha256(f"{path}\0{sha256}".encode()).hexdigest()[:16]


def identity_of(document: PledgeDocument) -> str:
    """Its `document_id`."""
    return document_id(document.source.path, document.source.sha256)


def called(rows: Rows, ids: Mapping[str, str]) -> Rows:
    """The same rows with pledges under the ids of a store, by those of the JSON."""
    if all(own == kept for own, kept in ids.items()):
        return rows
    renamed: dict[str, list[Row]] = {}
    for name, members in rows.items():
        names = _BY_NAME[name].names
        at = names.index("pledge_id") if "pledge_id" in names else None
        renamed[name] = members if at is None else [(*row[:at], _id(row[at], ids), *row[at + 1 :]) for row in members]
    return renamed


def _id(own: Value, ids: Mapping[str, str]) -> Value:
    return ids.get(own, own) if isinstance(own, str) else own
