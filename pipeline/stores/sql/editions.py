"""Documents out of a database again, as they stood on a day: what `gongyak diff` compares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pipeline.stores.errors import StoreError
from pipeline.stores.model import TABLES
from pipeline.stores.sql.database import connected, reason
from pipeline.stores.sql.rebuild import pledge_of
from pipeline.stores.sql.tables import SQL_TABLES

_PARTS = ("Q1", "03"), ("Q2", "06"), ("Q3", "09"), ("Q4", "12"), ("H1", "06"), ("H2", "12")

Record = dict[str, Any]


def stood(address: str, day: str | None) -> list[tuple[str, dict[str, Any]]]:
    """The newest edition of every file, with its path, as JSON values of the contract (without evidence and findings).

    With a `day` (2024, 2024-06, 2024-06-30) only editions count that are dated no later; one without a date of its own is of
    the day on which it was stored. Raises StoreError.
    """
    file = sa.make_url(address).database if address.startswith("sqlite") else None
    if file and not Path(file).is_file():  # asking must not make one
        raise StoreError(file)
    engine = connected(address)
    try:
        with engine.connect() as connection:
            documents = [dict(one) for one in connection.execute(sa.select(SQL_TABLES["documents"])).mappings()]
            return [(one["path"], _document(connection, one)) for one in _newest(documents, day)]
    except DBAPIError as error:
        raise StoreError(reason(error)) from None
    except SQLAlchemyError as error:
        raise StoreError(str(error).splitlines()[0]) from None
    finally:
        engine.dispose()


def _newest(documents: Iterable[Record], day: str | None) -> list[Record]:
    found: dict[tuple[Any, ...], Record] = {}
    for one in sorted(documents, key=_age):
        if day is None or _date(one)[: len(day)] <= day:
            nobody = one["document_id"] if one["jurisdiction"] is None else None
            found[one["path"], one["jurisdiction"], one["term"], nobody] = one
    return sorted(found.values(), key=lambda one: (one["path"], one["document_id"]))


def _age(one: Record) -> tuple[bool, str, str, str]:
    return one["as_of"] is not None, _date(one), str(one["recorded"]), one["document_id"]


def _date(one: Record) -> str:
    """A quarter and a half are as late as their last month, as in the views."""
    date = str(one["as_of"] or one["recorded"])
    for part, month in _PARTS:
        date = date.replace(part, f"{month}-99")
    return date[:10]


def _document(connection: sa.Connection, document: Record) -> dict[str, Any]:
    rows: defaultdict[str, defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for table in TABLES[1:-1]:  # neither documents nor findings
        made = SQL_TABLES[table.name]
        query = sa.select(made).where(made.c.document_id == document["document_id"]).order_by(*made.primary_key.columns)
        for row in connection.execute(query).mappings():
            rows[row["pledge_id"]][table.name].append({key: _plain(value) for key, value in row.items()})
    ordered = sorted(rows.values(), key=lambda held: held["pledges"][0]["ordinal"])
    return {
        "jurisdiction": _named("name", document["jurisdiction"]),
        "term": _named("label", document["term"]),
        "candidate": _named("name", document["candidate"]),
        "pledges": [pledge_of(held) for held in ordered],
    }


def _named(key: str, value: str | None) -> Mapping[str, str] | None:
    return None if value is None else {key: value}


def _plain(value: Any) -> Any:
    """PostgreSQL fills decimals up with zeros."""
    if not isinstance(value, Decimal):
        return value
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
