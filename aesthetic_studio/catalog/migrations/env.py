"""Runs migrations on the connection that `catalog.opening` hands over."""

from alembic import context

from aesthetic_studio.catalog.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a table's columns in place
)
with context.begin_transaction():
    context.run_migrations()
