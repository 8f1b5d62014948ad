"""Ids that go on through re-issues; two governments of one name; files of one name that are no editions of each other."""

import sqlalchemy as sa
from alembic import op

from pipeline.stores.sql.migrations import views, views_0003, views_0004

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is in the store keeps its ids."""
    views.drop(views_0003)
    op.add_column("pledges", sa.Column("json_id", sa.Text(), nullable=True))
    op.execute("UPDATE pledges SET json_id = pledge_id")
    op.create_index("ix_pledges_json_id", "pledges", ["json_id"])
    views.make(views_0004)


def downgrade() -> None:
    """Back to the third version."""
    views.drop(views_0004)
    op.drop_index("ix_pledges_json_id", "pledges")
    op.drop_column("pledges", "json_id")
    views.make(views_0003)
