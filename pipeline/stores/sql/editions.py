"""Documents out of a database again, as they stood on a day: what `gongyak diff` compares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pipeline.stores.ages import last_day
from pipeline.stores.errors import StoreMissingError, StoreUnreadableError
from pipeline.stores.model import PARTS, PLEDGES
from pipeline.stores.sql.database import connected, reason
from pipeline.stores.sql.rebuild import pledge_of
from pipeline.stores.sql.tables import SQL_TABLES

Record = dict[str, Any]


def stood(address: str, day: str | None) -> list[tuple[str, dict[str, Any]]]:
    """The newest edition of every file, with its path, as JSON values of the contract (without evidence and findings).

    With a `day` (2024, 2024-06, 2024-06-30) only editions count that are dated no later; one without a date of its own is of
    the day on which it was stored. Raises StoreMissingError, StoreUnreadableError.
    """
    file = sa.make_url(address).database if address.startswith("sqlite") else None
    if file and not Path(file).is_file():  # asking must not make one
        raise StoreMissingError(file)
    engine = connected(address)
    try:
        with engine.connect() as connection:
            documents = [dict(one) for one in connection.execute(sa.select(SQL_TABLES["documents"])).mappings()]
            pledges = SQL_TABLES["pledges"]
            ids: defaultdict[str, set[str]] = defaultdict(set)
            for document, pledge in connection.execute(sa.select(pledges.c.document_id, pledges.c.pledge_id)):
                ids[document].add(pledge)
            held = _holding(_newest(documents, day, ids), ids)
            return [(one["path"], _document(connection, one)) for one in held]
    except DBAPIError as error:
        raise StoreUnreadableError(reason(error)) from None
    except SQLAlchemyError as error:
        raise StoreUnreadableError(str(error).splitlines()[0]) from None
    finally:
        engine.dispose()


def _newest(documents: Iterable[Record], day: str | None, ids: Mapping[str, set[str]]) -> list[Record]:
    """Without those of which a later one of the same name holds pledges, as in the view `replaced_editions`."""
    files: defaultdict[tuple[Any, ...], list[Record]] = defaultdict(list)
    for one in sorted(documents, key=_age):
        if day is None or _date(one)[: len(day)] <= day:
            nobody = one["document_id"] if one["jurisdiction"] is None else None
            files[one["path"], one["jurisdiction"], one["jurisdiction_parent"] or "", one["term"], nobody].append(one)
    held = (
        one
        for editions in files.values()
        for at, one in enumerate(editions)
        if not any(ids[one["document_id"]] & ids[later["document_id"]] for later in editions[at + 1 :])
    )
    return sorted(held, key=lambda one: (one["path"], one["document_id"]))


def _holding(newest: list[Record], ids: Mapping[str, set[str]]) -> list[Record]:
    """Without those that came again under another name, as in the view `replaced_plans`."""
    return [one for one in newest if not any(_replaces(other, one, ids) for other in newest)]


def _replaces(later: Record, one: Record, ids: Mapping[str, set[str]]) -> bool:
    parents = {one["jurisdiction_parent"], later["jurisdiction_parent"]} - {None}
    alike = len(parents) < 2 and all(
        one[key] is not None and one[key] == later[key] for key in ("jurisdiction", "term", "kind")
    )
    if not alike or not one["as_of"] or not later["as_of"] or _date(later) <= _date(one):
        return False
    own = ids.get(one["document_id"], set())
    return bool(own) and len(own & ids.get(later["document_id"], set())) * 4 >= len(own) * 3


def _age(one: Record) -> tuple[bool, str, str, str]:
    return one["as_of"] is not None, _date(one), str(one["recorded"]), one["document_id"]


def _date(one: Record) -> str:
    return last_day(str(one["as_of"] or one["recorded"]))


def _document(connection: sa.Connection, document: Record) -> dict[str, Any]:
    rows: defaultdict[str, defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for table in (PLEDGES, *PARTS):
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
    return f"{value:f}" if isinstance(value, Decimal) else value
