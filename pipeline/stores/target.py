"""Where an export goes to, as people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.stores.errors import StoreTargetError

FOLDERS = {"package": None, "jsonl": None, "parquet": "parquet", "xlsx": "xlsx"}
"""Stores that are files, and the extra that each needs; each is a module of its name."""
_DATABASES = ("sqlite", "postgresql")
_PASSWORD = re.compile(r"(?<=:)[^:@/]*(?=@)")
_SCHEME = re.compile(r"(\w+)(?:\+\w+)?:")
_HOW = {
    "sqlite": (
        "a SQLite database is sqlite:///plans.db, with three slashes, and four before a path from the root",
        "SQLite는 sqlite:///plans.db처럼 빗금 셋으로, 절대 경로면 넷으로 적습니다",
    ),
    "postgresql": (
        "a PostgreSQL database is postgresql://USER@HOST/DATABASE",
        "PostgreSQL은 postgresql://사용자@서버/데이터베이스로 적습니다",
    ),
}
_MEANT = {"sqlite3": "sqlite", "postgres": "postgresql", "psql": "postgresql", "pg": "postgresql"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: the kind of store or the address of a database (`to`), and for files the place (`dest`).

    `bom` begins CSV files with a byte order mark; with `evidence` goes where on the page each value stands.
    """

    to: str
    dest: Path | None = None
    bom: bool = False
    evidence: bool = False

    @property
    def shown(self) -> str:
        """For people; without a password."""
        return _PASSWORD.sub("***", self.to) if self.dest is None else str(self.dest)


def is_database(text: str) -> bool:
    """Whether a text is the address of a database rather than a path."""
    return "://" in text and text.split("://", 1)[0].split("+", 1)[0] in _DATABASES


def must_be_one(target: Target) -> None:
    """Raises StoreTargetError that says what is wrong and how it is written."""
    if is_database(target.to):
        file = target.to.split("://", 1)[1]
        if target.to.startswith("sqlite") and (not file.startswith("/") or not file.strip("/")):
            raise StoreTargetError(*_HOW["sqlite"])
        if target.dest is not None:
            raise StoreTargetError("a database has no DEST beside --to", "데이터베이스에는 DEST를 따로 적지 않습니다")
    elif target.to in FOLDERS:
        if target.dest is None:
            raise StoreTargetError(f"gongyak export OUT DEST --to {target.to}")
    else:
        scheme = _SCHEME.match(target.to)
        meant = scheme[1].lower() if scheme else ""
        known = "|".join((*FOLDERS, *(f"{name}://…" for name in _DATABASES)))
        raise StoreTargetError(*_HOW.get(_MEANT.get(meant, meant), (f"--to {known}",)))
