"""What a database knows of the plan of a document: its other files, and under which ids their pledges are kept."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from pipeline.compare import Held
from pipeline.stores.identities import Filed, Given, Whose, given, held
from pipeline.stores.model import TABLES
from pipeline.stores.sql.tables import SQL_TABLES

Record = dict[str, Any]

_PLANS = 0x676F6E68
"""The first half of PostgreSQL's advisory locks under which the files of one plan come one after the other."""
_DOCUMENTS, _PLEDGES = SQL_TABLES["documents"], SQL_TABLES["pledges"]
_PLAN = ("jurisdiction", "term", "candidate")


class Registry:
    """Looks and writes over an open connection, inside the transaction that a document is stored in."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def lock(self, document: Record) -> None:
        """Two exports must not give ids to files of one plan at the same time. SQLite has but one writer."""
        if self._connection.dialect.name == "postgresql":
            plan = zlib.crc32("|".join(str(document[key]) for key in _PLAN).encode())
            self._connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_PLANS, plan - (1 << 31))))

    def given(self, document: Record, pledges: Sequence[Record]) -> Given:
        """The ids of a document's pledges (rows with those of the JSON); those that have to change are changed."""
        named = [self._held(one) for one in pledges]
        new = Filed(document["document_id"], document["path"], _whose(document), tuple(named), {})
        found = given(new, self._known(document))
        for (identity, old), kept in found.moves.items():
            self._move(identity, old, kept)
        return found

    def _known(self, document: Record) -> list[Filed]:
        """The files of the plan, the first stored first."""
        documents = [dict(one) for one in self._connection.execute(_files_of(document)).mappings()]
        wanted = sa.select(*(_PLEDGES.c[name] for name in ("document_id", "pledge_id", "json_id", "number", "title")))
        wanted = wanted.where(_PLEDGES.c.document_id.in_([one["document_id"] for one in documents]))
        of: dict[str, list[Record]] = {one["document_id"]: [] for one in documents}
        for row in self._connection.execute(wanted.order_by(_PLEDGES.c.document_id, _PLEDGES.c.ordinal)).mappings():
            of[row["document_id"]].append(dict(row))
        return [self._filed(one, of[one["document_id"]]) for one in documents]

    def _filed(self, document: Record, pledges: Sequence[Record]) -> Filed:
        named = tuple(self._held(one) for one in pledges)
        ids = {one.pledge["id"]: row["pledge_id"] for one, row in zip(named, pledges, strict=True)}
        return Filed(document["document_id"], document["path"], _whose(document), named, ids)

    def _held(self, row: Record) -> Held:
        return held(row["json_id"] or row["pledge_id"], row["number"], row["title"])

    def _move(self, document: str, old: str, new: str) -> None:
        """Gives a stored pledge another id, with all its rows: what hangs from the old one goes with it."""
        for table in TABLES[1:]:
            made = SQL_TABLES[table.name]
            its = (made.c.document_id == document) & (made.c.pledge_id == old)
            if "pledge_id" in table.key:
                row = [sa.literal(new) if one.name == "pledge_id" else one for one in made.columns]
                self._connection.execute(made.insert().from_select(list(made.columns), sa.select(*row).where(its)))
            else:
                self._connection.execute(made.update().where(its).values(pledge_id=new))
        gone = (_PLEDGES.c.document_id == document) & (_PLEDGES.c.pledge_id == old)
        self._connection.execute(_PLEDGES.delete().where(gone))


def _whose(document: Record) -> Whose | None:
    if document["jurisdiction"] is None:
        return None
    return Whose(document["jurisdiction"], document["jurisdiction_parent"], document["term"], document["candidate"])


def _files_of(document: Record) -> sa.Select[Any]:
    alike = [_DOCUMENTS.c[key].is_not_distinct_from(document[key]) for key in _PLAN]
    names = ("document_id", "path", "jurisdiction_parent", *_PLAN)
    return sa.select(*(_DOCUMENTS.c[name] for name in names)).where(*alike).order_by("recorded", "document_id")
