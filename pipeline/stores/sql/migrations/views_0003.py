"""The views of version 0003: a pledge that a later edition under another file name has dropped holds no more."""

from pipeline.stores.sql.migrations import views_0002
from pipeline.stores.sql.migrations.views_0002 import KEPT

__all__ = ["KEPT", "PLAIN"]


def _as_of(table: str) -> str:
    """As late as the last month of a quarter or a half."""
    text = f"{table}.as_of"
    for part, last in {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12", "H1": "06", "H2": "12"}.items():
        text = f"replace({text}, '{part}', '{last}-99')"
    return text


_REPLACED = {
    # An older edition of a plan that came again under another name: of the same government, term and kind, earlier by its
    # own date, and three quarters of its pledges stand in the later one. Volumes of one plan share hardly any.
    "replaced_plans": f"""
        SELECT o.document_id, o.path, o.as_of, o.pledge_count, w.document_id AS later_id, w.path AS later_path,
               w.as_of AS later_as_of, count(*) AS shared
        FROM pledges p
        JOIN pledges q ON q.pledge_id = p.pledge_id AND q.document_id <> p.document_id
        JOIN documents o ON o.document_id = p.document_id
        JOIN documents w ON w.document_id = q.document_id AND w.jurisdiction = o.jurisdiction AND w.term = o.term
                        AND w.kind = o.kind AND w.path <> o.path AND {_as_of("w")} > {_as_of("o")}
        GROUP BY o.document_id, o.path, o.as_of, o.pledge_count, w.document_id, w.path, w.as_of
        HAVING count(*) * 4 >= o.pledge_count * 3
    """,  # noqa: S608 - our own words
}
_LATEST = {
    # The pledges that hold: the newest edition of each, unless a newer edition of its plan has dropped it.
    "latest_pledges": f"""
        {views_0002.PLAIN["latest_pledges"]}
        AND p.document_id NOT IN (SELECT document_id FROM replaced_plans)
    """,  # noqa: S608 - our own words
}
PLAIN = {name: query for name, query in views_0002.PLAIN.items() if name != "latest_pledges"} | _REPLACED | _LATEST
