"""Parquet: a folder a table, partitioned by term and jurisdiction as Hive does it, so that Spark, DuckDB and Trino read it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.stores.folders import whole_folder
from pipeline.stores.model import TABLES, Table
from pipeline.stores.naming import Row, Rows
from pipeline.stores.target import Target

_HELD = 50_000
"""Rows that wait in memory until the largest partitions are written."""
_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "won": pa.int64(),
    "decimal": pa.decimal128(38, 10),
    "real": pa.float64(),
    "boolean": pa.bool_(),
}
_PARTED = ("term", "jurisdiction")
_NONE = "__HIVE_DEFAULT_PARTITION__"
_UNSAFE = re.compile(r"""[\x00-\x1f"#%'*/:=?\\\x7f{\[\]^]""")


@contextmanager
def open_store(target: Target) -> Iterator[Parquet]:
    """Files `TABLE/term=…/jurisdiction=…/part-N.parquet` in `target.dest`. A table without rows is a file without rows."""
    with whole_folder(target.dest or Path()) as folder:
        store = Parquet(folder)
        yield store
        store.finish()


def schema_of(table: Table) -> pa.Schema:
    """Columns of the files; the two of the partition stand in their paths."""
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.type],
                nullable=not (column.required or column.name in table.key),
                metadata={"ko": column.ko},
            )
            for column in table.columns
            if column.name not in _PARTED
        ]
    )


class Parquet:
    """An open store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        self._held = 0
        self._parts: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._schemas = {table.name: schema_of(table) for table in TABLES}
        self._kept = {
            table.name: [at for at, name in enumerate(table.names) if name not in _PARTED] for table in TABLES
        }

    def add(self, rows: Rows) -> None:
        """The rows of the next document."""
        document = dict(zip(_DOCUMENTS.names, rows["documents"][0], strict=True))
        partition = "/".join(f"{name}={_safe(document[name])}" for name in _PARTED)
        for name, members in rows.items():
            if members:
                self._waiting[name, partition] += members
                self._held += len(members)
        if self._held > _HELD:
            self._relieve()

    def finish(self) -> None:
        """Writes what waits, and an empty file where a table has no rows at all."""
        for at in sorted(self._waiting):
            self._write(*at)
        written = {name for name, _ in self._parts}
        for name in self._schemas.keys() - written:
            self._write(name, "/".join(f"{part}={_NONE}" for part in _PARTED))

    def _relieve(self) -> None:
        for at in sorted(self._waiting, key=lambda at: (-len(self._waiting[at]), at)):
            self._held -= len(self._waiting[at])
            self._write(*at)
            if self._held <= _HELD // 2:
                return

    def _write(self, name: str, partition: str) -> None:
        rows = self._waiting.pop((name, partition), [])
        schema = self._schemas[name]
        columns = [
            pa.array([row[at] for row in rows], field.type) for at, field in zip(self._kept[name], schema, strict=True)
        ]
        self._parts[name, partition] += 1
        file = self._folder / name / partition / f"part-{self._parts[name, partition]:05}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_arrays(columns, schema=schema), file, compression="zstd")


_DOCUMENTS = next(table for table in TABLES if table.name == "documents")


def _safe(value: object) -> str:
    """A value as a part of a path, as Hive writes it."""
    return _NONE if value in {None, ""} else _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", str(value))
