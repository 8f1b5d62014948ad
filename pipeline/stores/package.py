"""A Frictionless data package: CSV files, and `datapackage.json` that says what they hold."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from pipeline.stores.folders import whole_folder
from pipeline.stores.model import TABLES, Column, Table
from pipeline.stores.naming import Rows, Value
from pipeline.stores.target import Target

_TYPES = {
    "text": "string",
    "integer": "integer",
    "won": "integer",
    "decimal": "number",
    "real": "number",
    "boolean": "boolean",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the begin of a formula; Korean and Japanese ones take the wide signs, too."""


@contextmanager
def open_store(target: Target) -> Iterator[Package]:
    """Files `TABLE.csv` in `target.dest`: UTF-8, on demand with a byte order mark, by which Excel knows it."""
    encoding = "utf-8-sig" if target.bom else "utf-8"
    with whole_folder(target.dest or Path()) as folder:
        with ExitStack() as files:
            yield Package(
                {
                    table.name: files.enter_context(
                        (folder / f"{table.name}.csv").open("w", encoding=encoding, newline="")
                    )
                    for table in TABLES
                }
            )
        text = json.dumps(descriptor(encoding), ensure_ascii=False, indent=2) + "\n"
        (folder / "datapackage.json").write_text(text, encoding="utf-8")


class Package:
    """An open package."""

    def __init__(self, files: dict[str, IO[str]]) -> None:
        self._writers = {name: csv.writer(file, lineterminator="\r\n") for name, file in files.items()}
        for table in TABLES:
            self._writers[table.name].writerow(table.names)

    def add(self, rows: Rows) -> None:
        """The rows of the next document."""
        for name, members in rows.items():
            self._writers[name].writerows([[_cell(value) for value in row] for row in members])


def _cell(value: Value) -> str | int | float | None:
    """Text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def descriptor(encoding: str) -> dict[str, Any]:
    """What `datapackage.json` holds."""
    return {
        "name": "gongyak-pledges",
        "title": "공약 실천계획",
        "description": "Texts that begin with =, +, -, @, a tab or a return have an apostrophe before them. CSV does not "
        "tell an empty text from none.",
        "resources": [_resource(table, encoding) for table in TABLES],
    }


def _resource(table: Table, encoding: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [one for one in table.references if not one.optional]
    if keys:
        schema["foreignKeys"] = [
            {"fields": list(one.columns), "reference": {"resource": one.table, "fields": list(one.key)}} for one in keys
        ]
    return {
        "name": table.name,
        "title": table.ko,
        "description": table.meaning,
        "type": "table",
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "title": column.ko}
    if column.meaning:
        field["description"] = column.meaning
    if column.name in table.key or (column.required and column.type != "text"):
        field["constraints"] = {"required": True}
    return field
