"""Which funding source a printed word means; `시비` depends on what stands beside it and on the kind of city."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.vocabulary import lookup, squeeze

OWN_MONEY = {"구비", "군비", "구", "군"}


def city_money(labels: Iterable[str], kind: str | None = None) -> str:
    """`local` where 시비 is the city's own money, `regional` where it is the metropolis's.

    >>> city_money(["국비", "도비", "시비"]), city_money(["국비", "시비", "구비"]), city_money([], "gu")
    ('local', 'regional', 'regional')
    """
    if kind in {"gu", "gun"}:
        return "regional"
    return "regional" if {squeeze(label) for label in labels} & OWN_MONEY else "local"


def source_code(label: str, city: str) -> str | None:
    """The source that a label names, None where nobody knows it.

    >>> source_code("시 비", "local"), source_code("국", "local"), source_code("TP", "local"), source_code("가나", "local")
    ('local', 'national', 'other', None)
    """
    found = lookup("sources").get(label)
    if found is None and "(" in label:
        found = lookup("sources").get(label.split("(", 1)[0])
    return city if found == "city" else found
