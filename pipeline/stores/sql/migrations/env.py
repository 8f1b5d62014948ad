"""Alembic's entry: runs the migrations over the connection that the store has opened."""

from alembic import context

from pipeline.stores.sql.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
