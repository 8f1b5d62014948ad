"""What tables are made of, and how those of the model are spelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "won", "decimal", "real", "boolean"]
"""`won` is a whole number of won, `real` a measure on the page that need not be exact; dates are texts at the precision printed (2022, 2022-03, 2022-Q1)."""


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


def real(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "real", ko, meaning)


def code(name: str, ko: str, meaning: str = "") -> Column:
    return Column(name, "text", ko, meaning, required=True)


DOCUMENT = code("document_id", "문서", "one edition of one file: from `source.path` and `source.sha256`")
PLEDGE = code("pledge_id", "공약 ID", "goes on through the re-issues of a plan; `pledges.json_id` is that of the JSON")
THE_PROJECT = code("project_id", "세부사업")
PROJECT = text("project_id", "세부사업", "`p1`, `p2` …; null where the page does not say")
ORDINAL = number("ordinal", "순번", "from 1, in page order")
PARENT = Column("parent", "integer", "상위", "ordinal of the line above it in the tree; null at the top")
LEVEL = number("level", "단계", "from 1")
TO_DOCUMENT = Reference(("document_id",), "documents", ("document_id",))
TO_PLEDGE = Reference(("document_id", "pledge_id"), "pledges", ("document_id", "pledge_id"))
OF_PROJECT = ("document_id", "pledge_id", "project_id")
TO_PROJECT = Reference(OF_PROJECT, "projects", OF_PROJECT, optional=True)
IN_PROJECT = Reference(OF_PROJECT, "projects", OF_PROJECT)
AMOUNT = won("amount", "금액(원)")
SOURCE = code("source", "재원")
NAME = code("name", "이름")
TEXT = code("text", "내용")
VALUE = decimal("value", "값")
UNIT = text("unit", "단위")
DATES = (text("period_start", "시작"), text("period_end", "종료"))
PERIOD = (
    *DATES,
    Column("period_open_end", "boolean", "계속"),
    text("recurrence", "반복"),
    text("period_raw", "기간 원문"),
)
PLACE = (
    *(Column(name, "integer", ko) for name, ko in (("page", "쪽"), ("line", "줄"), ("table_number", "표"))),
    *(
        Column(name, "integer", ko)
        for name, ko in (("row_number", "행"), ("column_number", "열"), ("paragraph", "문단"))
    ),
    text("sheet", "시트"),
    text("cell", "셀"),
)
"""Where something stands, as far as the format tells."""


def below(name: str) -> Reference:
    """A row of a tree hangs from another of the same table."""
    return Reference(
        ("document_id", "pledge_id", "parent"), name, ("document_id", "pledge_id", "ordinal"), optional=True
    )


def of_pledge(
    name: str, ko: str, meaning: str, *columns: Column, key: tuple[str, ...] = (), to: tuple[Reference, ...] = ()
) -> Table:
    """A table of which each row belongs to a pledge; without a `key` of its own columns it has an ordinal there."""
    own = columns if key else (ORDINAL, *columns)
    return Table(
        name,
        ko,
        meaning,
        (DOCUMENT, PLEDGE, *own),
        ("document_id", "pledge_id", *(key or ("ordinal",))),
        (TO_PLEDGE, *to),
    )


def of_project(name: str, ko: str, meaning: str, *columns: Column) -> Table:
    """A table of which each row belongs to a project and has an ordinal there."""
    return Table(
        name, ko, meaning, (DOCUMENT, PLEDGE, THE_PROJECT, ORDINAL, *columns), (*OF_PROJECT, "ordinal"), (IN_PROJECT,)
    )
