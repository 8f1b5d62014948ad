"""A database through SQLAlchemy: SQLite in a file, or PostgreSQL for many users."""

from pipeline.stores.sql.database import Database, open_store

__all__ = ["Database", "open_store"]
