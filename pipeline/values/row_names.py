"""What the name of a row says of its figures: 장서(누계, 권), 쉼터(단위 : 개소)."""

from __future__ import annotations

import re

from pipeline.document import Grid
from pipeline.values.axis import yearly_axis
from pipeline.values.words import quantity_words

_BRACKET = re.compile(r"^(.+?)\s*[(（]\s*(?:단위\s*[:：]\s*)?([^()（）\d]{1,8})\s*[)）]$")


def said_beside(name: str) -> tuple[str, str | None, str | None]:
    """A row's name, the unit in its bracket, and words there that say how it is counted and are no unit.

    >>> said_beside("장서(누계, 권)"), said_beside("장서(누계)"), said_beside("쉼터(단위 : 개소)"), said_beside("쉼터")
    (('장서', '권', '누계'), ('장서', None, '누계'), ('쉼터', '개소', None), ('쉼터', None, None))
    >>> said_beside("쉼터(개 소, 누계)"), said_beside("쉼터(개소, 명)")
    (('쉼터', '개소', '누계'), ('쉼터', '개소, 명', None))
    """
    found = _BRACKET.match(name)
    if found is None:
        return name, None, None
    words = [word for word in re.split(r"\s*[,，]\s*|\s+", found[2]) if word]
    how = [word for word in words if word in quantity_words().before]
    units = [word for word in words if word not in how]
    whole = "".join(units)  # 개 소, broken by a narrow cell
    unit = whole if whole in {*quantity_words().counters, *quantity_words().measures} else ", ".join(units)
    return found[1], unit or None, " ".join(how) or None


def counter_in_bracket(name: str) -> bool:
    """Whether a row's name says by a known counter what its figures are, and not by a unit of money.

    >>> counter_in_bracket("장서(누계, 권)"), counter_in_bracket("사업비(백만원)"), counter_in_bracket("쉼터(가람동)")
    (True, False, False)
    """
    unit = said_beside(name)[1]
    return unit is not None and unit in {*quantity_words().counters, *quantity_words().measures}


def counts_things(grid: Grid) -> bool:
    """Whether years stand over a table in which every row's name says in a bracket what its figures are counted in."""
    axis = yearly_axis(grid)
    if axis is None:
        return False
    before = list(reversed(range(axis.first)))
    rows = range(axis.header_rows, grid.rows)
    names = [next((text for c in before if (text := grid.text(row, c).strip())), "") for row in rows]
    return bool(names) and all(counter_in_bracket(name) for name in names)
