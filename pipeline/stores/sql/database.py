"""An open database: migrated, then fed one document a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from pipeline.stores.errors import StoreError, StoreExtraError, StoreTakenError, StoreTargetError
from pipeline.stores.identities import Clash
from pipeline.stores.model import TABLES
from pipeline.stores.naming import Row, Rows, called
from pipeline.stores.sql.registry import Registry
from pipeline.stores.sql.tables import SQL_TABLES
from pipeline.stores.target import Target

MATERIALIZED = ("budget_by_year_source", "budget_by_sector", "status_counts", "data_quality")
"""Views that PostgreSQL keeps, and that are made anew at the end of an export."""
_WAIT = 60
"""Seconds that SQLite waits for another writer."""
_LOCK = 0x676F6E67
"""PostgreSQL's advisory lock under which the store is migrated."""


@contextmanager
def open_store(target: Target) -> Iterator[Database]:
    """The database at `target.to`, brought to the newest version. Raises StoreError."""
    engine = connected(target.to)
    try:
        migrate(engine)
        yield Database(engine)
        _refresh(engine)
    except DBAPIError as error:
        raise StoreError(reason(error)) from None  # the error's own words hold the row
    except (SQLAlchemyError, CommandError) as error:
        raise StoreError(str(error).splitlines()[0]) from None
    finally:
        engine.dispose()


class Database:
    """Keeps every edition: a document is replaced where it is the same file with the same content, and else added.

    `clashes` are files whose pledges are kept apart though they are called alike.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._insert: Any = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}[engine.dialect.name]
        self._as_text = engine.dialect.name == "sqlite"
        self.clashes: list[Clash] = []

    def add(self, rows: Rows) -> None:
        """The rows of the next document, all or none."""
        (document,) = self._records("documents", rows["documents"])
        identity = document["document_id"]
        with self._engine.begin() as connection:
            Registry(connection).lock(document)
            self._upsert(connection, "documents", [document | {"recorded": datetime.now(UTC)}], keep={"recorded"})
            given = Registry(connection).given(document, self._records("pledges", rows["pledges"]))
            rows = called(rows, given.ids)
            pledges = self._records("pledges", rows["pledges"])
            kept = [pledge["pledge_id"] for pledge in pledges]
            for table in reversed(TABLES[2:]):
                one = SQL_TABLES[table.name]
                connection.execute(one.delete().where(one.c.document_id == identity))
            old = SQL_TABLES["pledges"]
            connection.execute(old.delete().where(old.c.document_id == identity, old.c.pledge_id.not_in(kept)))
            self._upsert(connection, "pledges", pledges)
            for table in TABLES[2:]:
                if rows[table.name]:
                    connection.execute(SQL_TABLES[table.name].insert(), self._records(table.name, rows[table.name]))
        self.clashes += given.clashes

    def _upsert(
        self,
        connection: sa.Connection,
        name: str,
        records: list[dict[str, Any]],
        keep: frozenset[str] | set[str] = frozenset(),
    ) -> None:
        """Puts records in, or over those of the same key; what is to be kept stays as it first was."""
        if not records:
            return
        table = SQL_TABLES[name]
        keys = [column.name for column in table.primary_key]
        made = self._insert(table)
        changed = {c.name: made.excluded[c.name] for c in table.columns if c.name not in {*keys, *keep}}
        connection.execute(made.on_conflict_do_update(index_elements=keys, set_=changed), records)

    def _records(self, name: str, rows: list[Row]) -> list[dict[str, Any]]:
        names = next(table.names for table in TABLES if table.name == name)
        return [
            {
                key: f"{value:f}" if self._as_text and isinstance(value, Decimal) else value
                for key, value in zip(names, row, strict=True)
            }
            for row in rows
        ]


def migrate(engine: sa.Engine, version: str = "head") -> None:
    """Brings the tables and views to the newest version, or to another; one run at a time does it."""
    config = Config()
    config.set_main_option("script_location", "pipeline.stores.sql:migrations")
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # SQLite's driver begins nothing before tables are made
        _must_be_ours(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def _must_be_ours(connection: sa.Connection) -> None:
    """Raises StoreTakenError where tables of our names stand that no migration made."""
    there = set(sa.inspect(connection).get_table_names())
    foreign = there & {table.name for table in SQL_TABLES.values()}
    if foreign and "alembic_version" not in there:
        raise StoreTakenError(", ".join(sorted(foreign)))


def connected(address: str) -> sa.Engine:
    """An engine for the address of a database. Raises StoreTargetError."""
    try:
        url = sa.make_url(address)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() == "sqlite":
            return _sqlite(url)
        return sa.create_engine(url, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise StoreExtraError("sql") from error
    except (ArgumentError, sa.exc.NoSuchModuleError) as error:
        raise StoreTargetError(str(error).splitlines()[0]) from None


def _sqlite(url: sa.URL) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        raise StoreTargetError("sqlite:///FILE")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(error.strerror or type(error).__name__) from error
    engine = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": _WAIT})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is replaced must not stay in free pages of the file

    return engine


def _refresh(engine: sa.Engine) -> None:
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            for name in MATERIALIZED:
                connection.execute(sa.text(f"REFRESH MATERIALIZED VIEW CONCURRENTLY {name}"))


def reason(error: DBAPIError) -> str:
    """In one line, without the statement and its values."""
    return (str(error.orig).splitlines() or [type(error.orig).__name__])[0]
