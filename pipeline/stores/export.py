"""From a folder of JSON to a store."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from pipeline.stores.heads import oldest_first
from pipeline.stores.identities import Clash, settled
from pipeline.stores.naming import called, identity_of
from pipeline.stores.rows import rows_of
from pipeline.stores.store import Keeps, Store
from pipeline.stores.target import FOLDERS, Target, is_database, must_be_one
from schemas import PledgeDocument

_NEEDED = {"parquet": ("pyarrow",), "xlsx": ("xlsxwriter",), "sql": ("sqlalchemy", "alembic", "psycopg")}
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote; `clashes` are files whose pledges are kept apart though they are called alike, and `repeated` files
    that hold the same document as one before them (one name in two spellings, or twice in an archive).
    """

    documents: int
    pledges: int
    rows: int
    clashes: tuple[Clash, ...] = ()
    repeated: int = 0


def documents_of(out: Path, dest: Path | None = None) -> Iterator[Path]:
    """The JSON files below an output folder (or the file itself), by name; hidden ones, `dest` and other exports left out.

    Folders that cannot be looked into are given as they are, last.
    """
    if out.is_file():
        yield out
        return
    skipped = None if dest is None else dest.resolve()
    closed: list[Path] = []
    for folder, inside, names in os.walk(out, onerror=lambda error: closed.append(Path(error.filename))):
        here = Path(folder)
        inside[:] = sorted(
            name
            for name in inside
            if not name.startswith(".")
            and not os.path.exists(here / name / MARK)  # noqa: PTH110 - that of a path raises in a closed folder
            and (here / name).resolve() != skipped
        )
        yield from (here / name for name in sorted(names) if name.endswith(".json") and not name.startswith("."))
    yield from closed  # trying to read them says why


def export(
    files: Sequence[Path], target: Target, officers: Officers, refused: Callable[[Path, GongyakError], None]
) -> Written:
    """Writes every document into the store; one that cannot be read is handed to `refused`.

    Files are gone through twice, since the ids of a pledge depend on the other editions of its plan. Raises StoreError,
    OutputError where the store cannot be written.
    """
    documents = pledges = rows = repeated = 0
    stored: set[str] = set()
    with ExitStack() as stack:
        store = stack.enter_context(_opened(target))
        heads = oldest_first(files)
        ids: dict[str, Mapping[str, str]] = {}
        clashes: Sequence[Clash] = ()
        if isinstance(store, Keeps):  # it knows the editions that it has, and gives ids itself
            files = [one.file for one in heads]
        else:
            ids, clashes = settled({one.filed.document: one.filed for one in heads if one.filed is not None}.values())
        for file in files:
            try:
                document = _read(file)
                made = rows_of(veiled(document, officers), identity=identity_of(document), evidence=target.evidence)
            except NotOursError as error:
                refused(file, error)
                continue
            identity = identity_of(document)
            if identity in stored:
                repeated += 1
                continue
            stored.add(identity)
            store.add(called(made, ids.get(identity, {})))
            documents, pledges = documents + 1, pledges + len(document.pledges)
            rows += sum(map(len, made.values()))
        clashes = store.clashes if isinstance(store, Keeps) else clashes
    return Written(documents, pledges, rows, tuple(clashes), repeated)


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
    """Raises StoreTargetError where that is no store."""
    must_be_one(target)
    module = _module("sql", "sql") if is_database(target.to) else _module(target.to, FOLDERS[target.to])
    opened: AbstractContextManager[Store] = module.open_store(target)
    return opened


def stood(address: str) -> list[tuple[str, dict[str, Any]]]:
    """The documents of a database with their paths; `…#2024-06-30` as they stood on that day. Raises StoreError."""
    database, _, day = address.partition("#")
    if day and not _DAY.fullmatch(day):
        raise StoreTargetError(
            f"#{day}; a day is written #2024-06-30, #2024-06 or #2024",
            f"#{day}; 날짜는 #2024-06-30, #2024-06, #2024처럼 적습니다",
        )
    must_be_one(Target(database))
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
