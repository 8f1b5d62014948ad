"""Two labels in one with a value for each: `(기간/장소) 2026. 10. ~ 2030. 6. / 관내 경로당`."""

from __future__ import annotations

import re

from pipeline.structure.pairs import label_cut
from pipeline.vocabulary import find_label

_IN_BRACKETS = re.compile(r"[(（【\[〔]\s*([^()（）【】\[\]〔〕]{2,30})[)）】\]〕]\s*[:：]?\s*(?=\S)")
_LABELS = re.compile(r"\s*[/·ㆍ,]\s*")
_VALUES = re.compile(r"\s*/\s+|\s+/\s*")


def joined_values(text: str) -> list[tuple[str, str]]:
    """Each label with its value; nothing where the words are no labels of values or do not part as the labels do.

    >>> joined_values("(기간/장소) 2026. 10. ~ 2030. 6. / 관내 경로당"), joined_values("기간·위치 : 2026년 / 가람동 3/4")
    ([('기간', '2026. 10. ~ 2030. 6.'), ('장소', '관내 경로당')], [('기간', '2026년'), ('위치', '가람동 3/4')])
    >>> joined_values("기간/장소 : 2026년, 가람동"), joined_values("신규/계속 : 신규 / 계속")
    ([], [])
    """
    if "/" not in text:
        return []
    found = _IN_BRACKETS.match(text)
    cut = (found.end(1), found.end()) if found is not None else label_cut(text)
    if cut is None:
        return []
    labels = _LABELS.split(text[found.start(1) if found is not None else 0 : cut[0]].strip())
    if len(labels) < 2:
        return []
    known = [find_label(label) for label in labels]
    fields = {one.field for one in known if one is not None and one.role == "value"}
    values = [value.strip() for value in _VALUES.split(text[cut[1] :])]
    if len(fields) < len(labels) or len(values) != len(labels) or not all(values):
        return []
    return list(zip(labels, values, strict=True))
