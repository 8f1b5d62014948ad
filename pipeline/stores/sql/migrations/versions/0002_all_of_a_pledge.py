"""What the first version left out: trees of text, breakdowns, shares, tables cell by cell, labels and their texts."""

import sqlalchemy as sa
from alembic import op

from pipeline.stores.sql.migrations import views, views_0001, views_0002

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("extras", "stated_parts", "texts", "breakdown", "cost_children", "details", "project_lists", "table_cells")
_COLUMNS = (
    ("cost_parts", "child"),
    ("findings", "row_number"),
    ("findings", "column_number"),
    ("findings", "paragraph"),
    ("findings", "sheet"),
    ("findings", "cell"),
    ("pledges", "schedule_granularity"),
    ("pledges", "schedule_start"),
    ("pledges", "schedule_end"),
    ("pledges", "budget_unit_won"),
)


def upgrade() -> None:
    """What is in the store stays; the new tables fill when a document is exported again."""
    views.drop(views_0001)
    _columns()
    _tables()
    views.make(views_0002)


def downgrade() -> None:
    """Back to the first version."""
    views.drop(views_0002)
    for name in reversed(_TABLES):
        op.drop_table(name)
    for table, column in _COLUMNS:
        op.drop_column(table, column)
    views.make(views_0001)


def _columns() -> None:
    op.add_column("cost_parts", sa.Column("child", sa.BigInteger(), nullable=True))
    op.add_column("findings", sa.Column("row_number", sa.BigInteger(), nullable=True))
    op.add_column("findings", sa.Column("column_number", sa.BigInteger(), nullable=True))
    op.add_column("findings", sa.Column("paragraph", sa.BigInteger(), nullable=True))
    op.add_column("findings", sa.Column("sheet", sa.Text(), nullable=True))
    op.add_column("findings", sa.Column("cell", sa.Text(), nullable=True))
    op.add_column("pledges", sa.Column("schedule_granularity", sa.Text(), nullable=True))
    op.add_column("pledges", sa.Column("schedule_start", sa.Text(), nullable=True))
    op.add_column("pledges", sa.Column("schedule_end", sa.Text(), nullable=True))
    op.add_column("pledges", sa.Column("budget_unit_won", sa.BigInteger(), nullable=True))


def _tables() -> None:
    op.create_table(
        "extras",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_extras_pledges",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_extras"),
    )
    op.create_table(
        "stated_parts",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_stated_parts_pledges",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_stated_parts"),
    )
    op.create_table(
        "texts",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("parent", sa.BigInteger(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "parent"],
            ["texts.document_id", "texts.pledge_id", "texts.ordinal"],
            name="fk_texts_texts",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_texts_pledges",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_texts"),
    )
    op.create_table(
        "breakdown",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("parent", sa.BigInteger(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "parent"],
            ["breakdown.document_id", "breakdown.pledge_id", "breakdown.ordinal"],
            name="fk_breakdown_breakdown",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_breakdown_projects",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_breakdown_pledges",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_breakdown"),
    )
    op.create_table(
        "cost_children",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_cost_children_projects",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "project_id", "ordinal", name="pk_cost_children"),
    )
    op.create_table(
        "details",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_details_projects",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "project_id", "ordinal", name="pk_details"),
    )
    op.create_table(
        "project_lists",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_project_lists_projects",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "project_id", "ordinal", name="pk_project_lists"),
    )
    op.create_table(
        "table_cells",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("table_number", sa.BigInteger(), nullable=False),
        sa.Column("row_number", sa.BigInteger(), nullable=False),
        sa.Column("column_number", sa.BigInteger(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_table_cells_projects",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_table_cells_pledges",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "document_id", "pledge_id", "table_number", "row_number", "column_number", name="pk_table_cells"
        ),
    )
