"""The first version of the store. A migration is never changed once it is released: the next one changes the tables."""

import sqlalchemy as sa
from alembic import op

from pipeline.stores.sql.migrations.views_0001 import KEPT, PLAIN

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_DECIMAL = sa.Numeric(38, 10).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Tables, indexes, views."""
    _tables()
    _indexes()
    for name, query in PLAIN.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    kept = op.get_bind().dialect.name == "postgresql"
    for name, (query, key) in KEPT.items():
        op.execute(f"CREATE {'MATERIALIZED ' if kept else ''}VIEW {name} AS {query}")
        if kept:
            op.execute(f"CREATE UNIQUE INDEX ux_{name} ON {name} ({key})")


def _indexes() -> None:
    op.create_index("ix_documents_jurisdiction_term_path", "documents", ["jurisdiction", "term", "path"])
    op.create_index("ix_pledges_pledge_id", "pledges", ["pledge_id"])
    op.create_index("ix_pledges_sector", "pledges", ["sector"])
    op.create_index("ix_pledges_status_code", "pledges", ["status_code"])
    op.create_index("ix_budget_cells_period_source", "budget_cells", ["period", "source"])
    op.create_index("ix_findings_document_id_pledge_id", "findings", ["document_id", "pledge_id"])
    op.create_index("ix_findings_code", "findings", ["code"])
    op.create_index("ix_mentions_name", "mentions", ["name"])


def _tables() -> None:
    op.create_table(
        "documents",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("jurisdiction", sa.Text(), nullable=True),
        sa.Column("jurisdiction_parent", sa.Text(), nullable=True),
        sa.Column("jurisdiction_level", sa.Text(), nullable=True),
        sa.Column("jurisdiction_kind", sa.Text(), nullable=True),
        sa.Column("jurisdiction_code", sa.Text(), nullable=True),
        sa.Column("jurisdiction_basis", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=True),
        sa.Column("term_start", sa.Text(), nullable=True),
        sa.Column("term_end", sa.Text(), nullable=True),
        sa.Column("term_basis", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("candidate", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("ballot_number", sa.Text(), nullable=True),
        sa.Column("election", sa.Text(), nullable=True),
        sa.Column("constituency", sa.Text(), nullable=True),
        sa.Column("pledge_count", sa.BigInteger(), nullable=False),
        sa.Column("schema_version", sa.Text(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_documents"),
    )
    op.create_table(
        "pledges",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("period_open_end", sa.Boolean(), nullable=True),
        sa.Column("recurrence", sa.Text(), nullable=True),
        sa.Column("period_raw", sa.Text(), nullable=True),
        sa.Column("continuity", sa.Text(), nullable=True),
        sa.Column("budget_kind", sa.Text(), nullable=True),
        sa.Column("completion", sa.Text(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("horizon", sa.Text(), nullable=True),
        sa.Column("commitments", sa.Text(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("funding", sa.Text(), nullable=True),
        sa.Column("effects", sa.Text(), nullable=True),
        sa.Column("issues", sa.Text(), nullable=True),
        sa.Column("status_code", sa.Text(), nullable=True),
        sa.Column("status_raw", sa.Text(), nullable=True),
        sa.Column("rate", _DECIMAL, nullable=True),
        sa.Column("rate_label", sa.Text(), nullable=True),
        sa.Column("achievements", sa.Text(), nullable=True),
        sa.Column("next_steps", sa.Text(), nullable=True),
        sa.Column("budget_unit", sa.Text(), nullable=True),
        sa.Column("budget_total", sa.BigInteger(), nullable=True),
        sa.Column("stated_total", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", name="pk_pledges"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.document_id"], name="fk_pledges_documents", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "projects",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("period_open_end", sa.Boolean(), nullable=True),
        sa.Column("recurrence", sa.Text(), nullable=True),
        sa.Column("period_raw", sa.Text(), nullable=True),
        sa.Column("locations", sa.Text(), nullable=True),
        sa.Column("agencies", sa.Text(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("cost_min", sa.BigInteger(), nullable=True),
        sa.Column("cost_max", sa.BigInteger(), nullable=True),
        sa.Column("cost_per", sa.Text(), nullable=True),
        sa.Column("cost_raw", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "project_id", name="pk_projects"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_projects_pledges",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "cost_parts",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "project_id", "ordinal", name="pk_cost_parts"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_cost_parts_projects",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "measures",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("value", _DECIMAL, nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "project_id", "ordinal", name="pk_measures"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_measures_projects",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "plan",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_plan"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_plan_pledges",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_plan_projects",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "schedule",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("segment", sa.BigInteger(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("tasks", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("granularity", sa.Text(), nullable=False),
        sa.Column("segment_start", sa.Text(), nullable=True),
        sa.Column("segment_end", sa.Text(), nullable=True),
        sa.Column("segment_text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "item", "segment", name="pk_schedule"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_schedule_pledges",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_schedule_projects",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "targets",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=False),
        sa.Column("indicator", sa.BigInteger(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("milestones", sa.Text(), nullable=True),
        sa.Column("indicator_name", sa.Text(), nullable=True),
        sa.Column("value", _DECIMAL, nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "target", "indicator", name="pk_targets"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_targets_pledges",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id", "project_id"],
            ["projects.document_id", "projects.pledge_id", "projects.project_id"],
            name="fk_targets_projects",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "budget_cells",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_budget_cells"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_budget_cells_pledges",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "departments",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_departments"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_departments_pledges",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "officers",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_officers"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_officers_pledges",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "support_requests",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_support_requests"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_support_requests_pledges",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "mentions",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pointer", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "pledge_id", "ordinal", name="pk_mentions"),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_mentions_pledges",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "findings",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message_ko", sa.Text(), nullable=False),
        sa.Column("message_en", sa.Text(), nullable=False),
        sa.Column("pointer", sa.Text(), nullable=True),
        sa.Column("page", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.BigInteger(), nullable=True),
        sa.Column("table_number", sa.BigInteger(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=True),
        sa.Column("suggestion", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "ordinal", name="pk_findings"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.document_id"], name="fk_findings_documents", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "pledge_id"],
            ["pledges.document_id", "pledges.pledge_id"],
            name="fk_findings_pledges",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Nothing stays."""
    kept = op.get_bind().dialect.name == "postgresql"
    for name in reversed(KEPT):
        op.execute(f"DROP {'MATERIALIZED ' if kept else ''}VIEW {name}")
    for name in reversed(PLAIN):
        op.execute(f"DROP VIEW {name}")
    op.drop_table("findings")
    op.drop_table("mentions")
    op.drop_table("support_requests")
    op.drop_table("officers")
    op.drop_table("departments")
    op.drop_table("budget_cells")
    op.drop_table("targets")
    op.drop_table("schedule")
    op.drop_table("plan")
    op.drop_table("measures")
    op.drop_table("cost_parts")
    op.drop_table("projects")
    op.drop_table("pledges")
    op.drop_table("documents")
