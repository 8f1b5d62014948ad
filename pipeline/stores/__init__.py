"""Stores that others read: files of tables and databases, all written from one relational model.

Documents are read and written one at a time; each store imports the library it needs when it is opened.
"""

from pipeline.stores.errors import OutdatedError
from pipeline.stores.export import Written, documents_of, export, stood
from pipeline.stores.target import Target, is_database

__all__ = ["OutdatedError", "Target", "Written", "documents_of", "export", "is_database", "stood"]
