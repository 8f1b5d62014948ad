"""The views of version 0002, in SQL that SQLite and PostgreSQL both understand."""

_AS_OF = "d.as_of"
for _part, _last in {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12", "H1": "06", "H2": "12"}.items():
    _AS_OF = f"replace({_AS_OF}, '{_part}', '{_last}-99')"
# Quarters and halves are as late as their last month: 2024-Q1 is before 2024-06-30.
_NEWEST_FIRST = f"""
    CASE WHEN d.as_of IS NULL THEN 0 ELSE 1 END DESC, {_AS_OF} DESC, d.recorded DESC, d.document_id DESC
"""
_MOST = 1_000_000_000_000_000
"""No plan of a city has an amount as large as this: what has was misread, has its finding, and would drown all sums."""

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
    # Two files that hold the same pledges: one plan in two formats, or a file under another name. Their pledges count once.
    "same_plans": """
        SELECT o.document_id, o.path, o.format, o.pledge_count, w.document_id AS other_id, w.path AS other_path,
               w.format AS other_format, w.pledge_count AS other_pledge_count, count(*) AS shared
        FROM pledges p
        JOIN pledges q ON q.pledge_id = p.pledge_id AND q.document_id <> p.document_id
        JOIN documents o ON o.document_id = p.document_id
        JOIN documents w ON w.document_id = q.document_id AND w.jurisdiction = o.jurisdiction AND w.path > o.path
        JOIN document_editions a ON a.document_id = o.document_id AND a.age = 1
        JOIN document_editions b ON b.document_id = w.document_id AND b.age = 1
        GROUP BY o.document_id, o.path, o.format, o.pledge_count, w.document_id, w.path, w.format, w.pledge_count
    """,
}

KEPT = {
    "budget_by_year_source": (
        f"""
        SELECT l.jurisdiction, l.term, b.period, b.source, b.basis, sum(b.amount) AS amount, count(DISTINCT b.pledge_id) AS pledges
        FROM budget_cells b
        JOIN latest_pledges l ON l.document_id = b.document_id AND l.pledge_id = b.pledge_id
        WHERE abs(b.amount) < {_MOST}
        GROUP BY l.jurisdiction, l.term, b.period, b.source, b.basis
        """,  # noqa: S608 - our own words
        "jurisdiction, term, period, source, basis",
    ),
    "budget_by_sector": (
        f"""
        SELECT l.jurisdiction, l.term, l.sector, sum(CASE WHEN abs(l.budget_total) < {_MOST} THEN l.budget_total END) AS amount,
               count(*) AS pledges, count(CASE WHEN abs(l.budget_total) < {_MOST} THEN 1 END) AS pledges_with_budget
        FROM latest_pledges l
        GROUP BY l.jurisdiction, l.term, l.sector
        """,  # noqa: S608 - our own words
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
        JOIN document_editions e ON e.document_id = d.document_id AND e.age = 1
        WHERE d.pledge_count = 0 OR d.document_id IN (SELECT document_id FROM latest_pledges)
        GROUP BY d.jurisdiction, d.term, f.severity, f.code
        """,
        "jurisdiction, term, severity, code",
    ),
}
"""View → its query and the columns that make a row of it unique."""
