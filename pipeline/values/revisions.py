"""당초 beside 변경 or 최종: which of the columns holds."""

from __future__ import annotations

from collections.abc import Sequence


def holding(said: Sequence[str | None]) -> str | None:
    """The kind of head that holds among the kinds (revisions.toml) of heads side by side; None where none is out of date.

    >>> holding(["old", "new", None]), holding(["old", "new", "last"]), holding(["new", "last"])
    ('new', 'last', None)
    """
    holds = "last" if "last" in said else "new"
    return holds if "old" in said and holds in said else None
