"""JSON lines: a file a table, a record a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO

from pipeline.stores.folders import whole_folder
from pipeline.stores.model import TABLES
from pipeline.stores.naming import Rows, Value
from pipeline.stores.target import Target


@contextmanager
def open_store(target: Target) -> Iterator[JsonLines]:
    """Files `TABLE.jsonl` in `target.dest`. Decimals are strings, so that no float rounds them."""
    with ExitStack() as stack:
        folder = stack.enter_context(whole_folder(target.dest or Path()))
        yield JsonLines(
            {
                table.name: stack.enter_context(
                    (folder / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n")
                )
                for table in TABLES
            }
        )


class JsonLines:
    """An open store."""

    def __init__(self, files: dict[str, IO[str]]) -> None:
        self._files = files

    def add(self, rows: Rows) -> None:
        """The rows of the next document."""
        for table in TABLES:
            for row in rows[table.name]:
                record = {name: _plain(value) for name, value in zip(table.names, row, strict=True)}
                self._files[table.name].write(json.dumps(record, ensure_ascii=False) + "\n")


def _plain(value: Value) -> Value:
    return f"{value:f}" if isinstance(value, Decimal) else value
