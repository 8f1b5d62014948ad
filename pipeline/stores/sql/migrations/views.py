"""The views of a version, made and taken away again."""

from types import ModuleType

from alembic import op


def drop(views: ModuleType) -> None:
    """Those that others are made from last."""
    kept = "MATERIALIZED " if op.get_bind().dialect.name == "postgresql" else ""
    for name in reversed(views.KEPT):
        op.execute(f"DROP {kept}VIEW {name}")
    for name in reversed(views.PLAIN):
        op.execute(f"DROP VIEW {name}")


def make(views: ModuleType) -> None:
    """In PostgreSQL some are kept, each with a unique index, by which they are refreshed without stopping readers."""
    kept = op.get_bind().dialect.name == "postgresql"
    for name, query in views.PLAIN.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    for name, (query, key) in views.KEPT.items():
        op.execute(f"CREATE {'MATERIALIZED ' if kept else ''}VIEW {name} AS {query}")
        if kept:
            op.execute(f"CREATE UNIQUE INDEX ux_{name} ON {name} ({key})")
