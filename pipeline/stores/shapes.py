"""What tables are made of, and how those of the model are spelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "won", "decimal", "boolean"]
"""`won` is a whole number of won; dates are texts at the precision printed (2022, 2022-03, 2022-Q1)."""


@dataclass(frozen=True, slots=True)
class Column:
    """`ko` heads it where people read it. A `required` one is never null."""

    name: str
    type: Type
    ko: str
    meaning: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key; `optional` where one of its columns may be null and the rest not, which SQL alone can say."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`key` is its primary key."""

    name: str
    ko: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def text(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "text", ko, meaning)


def number(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "integer", ko, meaning, required=True)


def won(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "won", ko, meaning)


def decimal(name: str, ko: str) -> Column:
    return Column(name, "decimal", ko, "null where it has more than 28 digits before or 10 behind the point")


def code(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "text", ko, meaning, required=True)


DOCUMENT = code("document_id", "문서", "one edition of one file: from `source.path` and `source.sha256`")
PLEDGE = code("pledge_id", "공약 ID", "stable across re-issues of the same plan")
PROJECT = text("project_id", "세부사업", "`p1`, `p2` …; null where the page does not say")
ORDINAL = number("ordinal", "순번", "from 1, in page order")
PARENT = Column("parent", "integer", "상위", "ordinal of the line above it in the tree; null at the top")
LEVEL = number("level", "단계", "from 1")
TO_DOCUMENT = Reference(("document_id",), "documents", ("document_id",))
TO_PLEDGE = Reference(("document_id", "pledge_id"), "pledges", ("document_id", "pledge_id"))
OF_PROJECT = ("document_id", "pledge_id", "project_id")
TO_PROJECT = Reference(OF_PROJECT, "projects", OF_PROJECT, optional=True)
IN_PROJECT = Reference(OF_PROJECT, "projects", OF_PROJECT)
PERIOD = (
    text("period_start", "시작"),
    text("period_end", "종료"),
    Column("period_open_end", "boolean", "계속"),
    text("recurrence", "반복"),
    text("period_raw", "기간 원문"),
)


def below(name: str) -> Reference:
    """A row of a tree hangs from another of the same table."""
    return Reference(
        ("document_id", "pledge_id", "parent"), name, ("document_id", "pledge_id", "ordinal"), optional=True
    )


def of_pledge(name: str, ko: str, meaning: str, *columns: Column, to: tuple[Reference, ...] = ()) -> Table:
    """A table of which each row belongs to a pledge and has an ordinal there."""
    key = ("document_id", "pledge_id", "ordinal")
    return Table(name, ko, meaning, (DOCUMENT, PLEDGE, ORDINAL, *columns), key, (TO_PLEDGE, *to))


def of_project(name: str, ko: str, meaning: str, *columns: Column) -> Table:
    """A table of which each row belongs to a project and has an ordinal there."""
    head = (DOCUMENT, PLEDGE, code("project_id", "세부사업"), ORDINAL)
    return Table(name, ko, meaning, (*head, *columns), (*OF_PROJECT, "ordinal"), (IN_PROJECT,))
