"""The model as SQLAlchemy's tables. Migrations make them; a test holds the two together."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from pipeline.stores.model import TABLES, Column, Table

DECIMAL = sa.Numeric().with_variant(sa.Text(), "sqlite")
"""As printed, zeros at the end and all: without a scale PostgreSQL keeps them. SQLite has no decimals; a text keeps them."""

_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.Text(),
    "integer": sa.BigInteger(),
    "won": sa.BigInteger(),
    "decimal": DECIMAL,
    "real": sa.Double(),
    "boolean": sa.Boolean(),
}
INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("documents", ("jurisdiction", "term", "path")),
    ("pledges", ("pledge_id",)),
    ("pledges", ("json_id",)),
    ("pledges", ("sector",)),
    ("pledges", ("status_code",)),
    ("budget_cells", ("period", "source")),
    ("findings", ("document_id", "pledge_id")),
    ("findings", ("code",)),
    ("evidence", ("document_id", "pledge_id")),
    ("mentions", ("name",)),
)

metadata = sa.MetaData()


def _made(table: Table) -> sa.Table:
    parts: list[sa.schema.SchemaItem] = [_column(column, table) for column in table.columns]
    if table.name == "documents":  # when this store first had the edition; files know nothing of it
        parts.append(sa.Column("recorded", sa.DateTime(timezone=True), nullable=False))
    parts.append(sa.PrimaryKeyConstraint(*table.key, name=f"pk_{table.name}"))
    parts += [
        sa.ForeignKeyConstraint(
            one.columns,
            [f"{one.table}.{name}" for name in one.key],
            name=f"fk_{table.name}_{one.table}",
            ondelete="CASCADE",
        )
        for one in table.references
    ]
    parts += [sa.Index(f"ix_{name}_{'_'.join(columns)}", *columns) for name, columns in INDEXES if name == table.name]
    return sa.Table(table.name, metadata, *parts)


def _column(column: Column, table: Table) -> sa.Column[object]:
    return sa.Column(column.name, _TYPES[column.type], nullable=not (column.required or column.name in table.key))


SQL_TABLES = {table.name: _made(table) for table in TABLES}
