"""From a folder of JSON to a store."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import GongyakError
from pipeline.privacy import Officers, veiled
from pipeline.stores.errors import NotOursError, StoreExtraError, StoreTargetError
from pipeline.stores.folders import MARK
from pipeline.stores.rows import rows_of
from pipeline.stores.store import Store
from schemas import PledgeDocument

_FOLDERS = {"package": None, "jsonl": None, "parquet": "parquet", "xlsx": "xlsx"}
"""Stores that are files, and the extra that each needs; each is a module of its name."""
_DATABASES = ("sqlite", "postgresql")
_NEEDED = {"parquet": ("pyarrow",), "xlsx": ("xlsxwriter",), "sql": ("sqlalchemy", "alembic", "psycopg")}
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_PASSWORD = re.compile(r"(?<=:)[^:@/]*(?=@)")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: the kind of store or the address of a database (`to`), and for files the place (`dest`)."""

    to: str
    dest: Path | None = None
    bom: bool = False

    @property
    def shown(self) -> str:
        """For people; without a password."""
        return _PASSWORD.sub("***", self.to) if self.dest is None else str(self.dest)


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote."""

    documents: int
    pledges: int
    rows: int


def documents_of(out: Path, dest: Path | None = None) -> Iterator[Path]:
    """The JSON files below an output folder (or the file itself), by name; hidden ones, `dest` and other exports left out."""
    if out.is_file():
        yield out
        return
    skipped = None if dest is None else dest.resolve()
    for folder, inside, names in os.walk(out):
        here = Path(folder)
        inside[:] = sorted(
            name
            for name in inside
            if not name.startswith(".") and not (here / name / MARK).exists() and (here / name).resolve() != skipped
        )
        yield from (here / name for name in sorted(names) if name.endswith(".json") and not name.startswith("."))


def export(
    files: Iterable[Path], target: Target, officers: Officers, refused: Callable[[Path, GongyakError], None]
) -> Written:
    """Writes every document into the store; one that cannot be read is handed to `refused`.

    Raises StoreError, OutputError where the store cannot be written.
    """
    documents = pledges = rows = 0
    with ExitStack() as stack:
        store = stack.enter_context(_opened(target))
        for file in files:
            try:
                document = veiled(_read(file), officers)
                made = rows_of(document)
            except NotOursError as error:
                refused(file, error)
                continue
            store.add(made)
            documents, pledges = documents + 1, pledges + len(document.pledges)
            rows += sum(map(len, made.values()))
    return Written(documents, pledges, rows)


def _read(file: Path) -> PledgeDocument:
    try:
        return PledgeDocument.model_validate_json(file.read_bytes())
    except OSError as error:
        raise NotOursError(error.strerror or type(error).__name__) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = "/".join(map(str, first["loc"]))
        raise NotOursError(f"{where or '/'} ({first['type']})") from None  # its message would quote the file


def _opened(target: Target) -> AbstractContextManager[Store]:
    scheme = target.to.split("://", 1)[0].split("+", 1)[0]
    if "://" in target.to and scheme in _DATABASES:
        if target.dest is not None:
            raise StoreTargetError(f"{target.shown}: --to {scheme}://…")
        module = _module("sql", "sql")
    elif target.to in _FOLDERS:
        if target.dest is None:
            raise StoreTargetError(f"--to {target.to} DEST")
        module = _module(target.to, _FOLDERS[target.to])
    else:
        raise StoreTargetError(f"--to {'|'.join((*_FOLDERS, *(f'{name}://…' for name in _DATABASES)))}")
    opened: AbstractContextManager[Store] = module.open_store(target)
    return opened


def is_database(text: str) -> bool:
    """Whether a text is the address of a database rather than a path."""
    return "://" in text and text.split("://", 1)[0].split("+", 1)[0] in _DATABASES


def stood(address: str) -> list[tuple[str, dict[str, Any]]]:
    """The documents of a database with their paths; `…#2024-06-30` as they stood on that day. Raises StoreError."""
    database, _, day = address.partition("#")
    if day and not _DAY.fullmatch(day):
        raise StoreTargetError(f"#{day}: #2024-06-30")
    _module("sql", "sql")
    found: list[tuple[str, dict[str, Any]]] = _module("sql.editions", "sql").stood(database, day or None)
    return found


def _module(name: str, extra: str | None) -> Any:
    """The module of a store. Raises StoreExtraError where what it needs is not installed."""
    try:
        return import_module(f"pipeline.stores.{name}")
    except ModuleNotFoundError as error:
        if extra is None or (error.name or "").split(".")[0] not in _NEEDED[extra]:
            raise
        raise StoreExtraError(extra) from error
