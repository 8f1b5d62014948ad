"""The views of version 0001, in SQL that SQLite and PostgreSQL both understand."""

_NEWEST_FIRST = """
    CASE WHEN d.as_of IS NULL THEN 0 ELSE 1 END DESC, d.as_of DESC, d.recorded DESC, d.document_id DESC
"""

PLAIN = {
    # Every edition of every file; age 1 is the newest. Files of unknown governments replace nobody: two may share a name.
    "document_editions": f"""
        SELECT d.document_id, d.path, d.sha256, d.jurisdiction, d.term, d.as_of, d.recorded,
               row_number() OVER (
                   PARTITION BY d.path, d.jurisdiction, d.term,
                                CASE WHEN d.jurisdiction IS NULL THEN d.document_id ELSE '' END
                   ORDER BY {_NEWEST_FIRST}
               ) AS age
        FROM documents d
    """,  # noqa: S608 - our own words
    # Every edition of every pledge; age 1 is the newest.
    "pledge_editions": f"""
        SELECT p.pledge_id, p.document_id, p.title, d.path, d.jurisdiction, d.term, d.as_of, d.recorded, e.age AS document_age,
               row_number() OVER (
                   PARTITION BY p.pledge_id, CASE WHEN d.jurisdiction IS NULL THEN d.path ELSE '' END
                   ORDER BY {_NEWEST_FIRST}
               ) AS age
        FROM pledges p
        JOIN documents d ON d.document_id = p.document_id
        JOIN document_editions e ON e.document_id = p.document_id
    """,  # noqa: S608 - our own words
    # The pledges that hold: the newest edition of each, unless a newer edition of its file has dropped it.
    "latest_pledges": """
        SELECT p.*, d.jurisdiction, d.jurisdiction_code, d.term, d.as_of, d.kind, d.path
        FROM pledges p
        JOIN documents d ON d.document_id = p.document_id
        JOIN pledge_editions e ON e.document_id = p.document_id AND e.pledge_id = p.pledge_id
        WHERE e.age = 1 AND e.document_age = 1
    """,
}

KEPT = {
    "budget_by_year_source": (
        """
        SELECT l.jurisdiction, l.term, b.period, b.source, b.basis, sum(b.amount) AS amount, count(DISTINCT b.pledge_id) AS pledges
        FROM budget_cells b
        JOIN latest_pledges l ON l.document_id = b.document_id AND l.pledge_id = b.pledge_id
        WHERE b.amount IS NOT NULL
        GROUP BY l.jurisdiction, l.term, b.period, b.source, b.basis
        """,
        "jurisdiction, term, period, source, basis",
    ),
    "budget_by_sector": (
        """
        SELECT l.jurisdiction, l.term, l.sector, sum(l.budget_total) AS amount, count(*) AS pledges,
               count(l.budget_total) AS pledges_with_budget
        FROM latest_pledges l
        GROUP BY l.jurisdiction, l.term, l.sector
        """,
        "jurisdiction, term, sector",
    ),
    "status_counts": (
        """
        SELECT l.jurisdiction, l.term, l.status_code, count(*) AS pledges
        FROM latest_pledges l
        GROUP BY l.jurisdiction, l.term, l.status_code
        """,
        "jurisdiction, term, status_code",
    ),
    "data_quality": (
        """
        SELECT d.jurisdiction, d.term, f.severity, f.code, count(*) AS findings, count(DISTINCT f.document_id) AS documents
        FROM findings f
        JOIN documents d ON d.document_id = f.document_id
        WHERE d.pledge_count = 0 OR d.document_id IN (SELECT document_id FROM latest_pledges)
        GROUP BY d.jurisdiction, d.term, f.severity, f.code
        """,
        "jurisdiction, term, severity, code",
    ),
}
"""View → its query and the columns that make a row of it unique."""
