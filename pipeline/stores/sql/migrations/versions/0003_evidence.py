"""Where each value stands, decimals as they are printed, and plans that came again under another name."""

import sqlalchemy as sa
from alembic import op

from pipeline.stores.sql.migrations import views, views_0002, views_0003

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_DECIMALS = (("pledges", "rate"), ("measures", "value"), ("targets", "value"))


def upgrade() -> None:
    """What is in the store stays. Decimals lose the zeros that the store added; those printed come with the next export."""
    views.drop(views_0002)
    if op.get_bind().dialect.name == "postgresql":
        for table, column in _DECIMALS:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE NUMERIC USING trim_scale({column})")
    _evidence()
    views.make(views_0003)


def downgrade() -> None:
    """Back to the second version."""
    views.drop(views_0003)
    op.drop_table("evidence")
    if op.get_bind().dialect.name == "postgresql":
        for table, column in _DECIMALS:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE NUMERIC(38, 10)")
    views.make(views_0002)


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pointer", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=True),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("page", "line", "table_number", "row_number")),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("column_number", "paragraph")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("sheet", "cell")),
        *(sa.Column(name, sa.Double(), nullable=True) for name in ("box_x0", "box_top", "box_x1", "box_bottom")),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.document_id"], name="fk_evidence_documents", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_evidence_pledges",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "pointer", "ordinal", name="pk_evidence"),
    )
    op.create_index("ix_evidence_document_id_pledge_id", "evidence", ["document_id", "pledge_id"])
