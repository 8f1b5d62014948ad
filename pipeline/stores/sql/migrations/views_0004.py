"""The views of version 0004: two governments of one name (중구) are two; a file hides one of its own name where it holds its pledges."""

from pipeline.stores.sql.migrations import views_0002, views_0003

__all__ = ["KEPT", "PLAIN"]

_NAMED = "d.jurisdiction, d.jurisdiction_parent"
_ONE_PLAN = """
    (w.jurisdiction_parent = o.jurisdiction_parent OR w.jurisdiction_parent IS NULL OR o.jurisdiction_parent IS NULL)
"""


def _with_parent(query: str) -> str:
    """Of a dashboard: what is counted for a government by its name is counted for its 시·도, too."""
    for table in ("l", "d"):
        query = query.replace(f"{table}.jurisdiction,", f"{table}.jurisdiction, {table}.jurisdiction_parent,")
    return query.replace("count(DISTINCT b.pledge_id)", "count(DISTINCT b.document_id || '/' || b.pledge_id)")


_EDITIONS = {
    "document_editions": views_0003.PLAIN["document_editions"].replace(
        "PARTITION BY d.path, d.jurisdiction,",
        "PARTITION BY d.path, d.jurisdiction, coalesce(d.jurisdiction_parent, ''),",
    ),
    "pledge_editions": views_0003.PLAIN["pledge_editions"],
    # An older edition of a file: a later one of its name holds a pledge of it. Two volumes may be called alike, too.
    "replaced_editions": """
        SELECT DISTINCT o.document_id
        FROM pledges p
        JOIN pledges q ON q.pledge_id = p.pledge_id AND q.document_id <> p.document_id
        JOIN documents d ON d.document_id = p.document_id
        JOIN documents e ON e.document_id = q.document_id AND e.path = d.path AND e.jurisdiction = d.jurisdiction
                        AND coalesce(e.jurisdiction_parent, '') = coalesce(d.jurisdiction_parent, '')
                        AND coalesce(e.term, '') = coalesce(d.term, '')
        JOIN document_editions o ON o.document_id = p.document_id
        JOIN document_editions w ON w.document_id = q.document_id AND w.age < o.age
    """,
    # A file of an unknown government that stands once more under another name; of known ones ids tell that.
    "copies": """
        SELECT DISTINCT o.document_id, o.path
        FROM documents o
        JOIN documents w ON w.sha256 = o.sha256 AND w.document_id <> o.document_id
        WHERE o.jurisdiction IS NULL AND (w.jurisdiction IS NOT NULL OR w.path < o.path)
    """,
    "same_plans": views_0003.PLAIN["same_plans"].replace(
        "w.jurisdiction = o.jurisdiction AND w.path > o.path",
        f"(w.jurisdiction = o.jurisdiction OR w.sha256 = o.sha256) AND w.path > o.path AND {_ONE_PLAN}",
    ),
    "replaced_plans": views_0003.PLAIN["replaced_plans"].replace(
        "AND w.kind = o.kind", f"AND w.kind = o.kind AND {_ONE_PLAN}"
    ),
    # The pledges that hold: the newest edition of each, unless a newer edition of its file or plan has dropped it.
    "latest_pledges": """
        SELECT p.*, d.jurisdiction, d.jurisdiction_parent, d.jurisdiction_code, d.term, d.as_of, d.kind, d.path
        FROM pledges p
        JOIN documents d ON d.document_id = p.document_id
        JOIN pledge_editions e ON e.document_id = p.document_id AND e.pledge_id = p.pledge_id
        WHERE e.age = 1
        AND p.document_id NOT IN (SELECT document_id FROM replaced_editions)
        AND p.document_id NOT IN (SELECT document_id FROM replaced_plans)
        AND p.document_id NOT IN (SELECT document_id FROM copies)
    """,
}
PLAIN = _EDITIONS
_QUALITY = (
    """
    SELECT d.jurisdiction, d.jurisdiction_parent, d.term, f.severity, f.code, count(*) AS findings,
           count(DISTINCT f.document_id) AS documents
    FROM findings f
    JOIN documents d ON d.document_id = f.document_id
    JOIN document_editions e ON e.document_id = d.document_id
    WHERE (d.pledge_count = 0 AND e.age = 1) OR d.document_id IN (SELECT document_id FROM latest_pledges)
    GROUP BY d.jurisdiction, d.jurisdiction_parent, d.term, f.severity, f.code
    """,
    "jurisdiction, jurisdiction_parent, term, severity, code",
)
KEPT = {
    name: (_with_parent(query), f"jurisdiction, jurisdiction_parent,{key.removeprefix('jurisdiction,')}")
    for name, (query, key) in views_0002.KEPT.items()
    if name != "data_quality"
} | {"data_quality": _QUALITY}
"""View → its query and the columns that make a row of it unique."""
