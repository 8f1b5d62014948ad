"""What a word before a value means where the value alone tells it: 예산 : 예산사업, 예산 : 30억원, 추진단계 : 정상추진."""

from __future__ import annotations

import re

from pipeline.values.checkboxes import ticked
from pipeline.values.costs import parse_cost
from pipeline.values.names import begins_with_department
from pipeline.vocabulary import find_label, lookup
from pipeline.vocabulary.labels import Label

_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
"""What stands behind a state: 정상추진(추진율 65%)."""


def meant_by(words: str, value: str) -> Label | None:
    """The label that undecided words are before this value; None where the value does not tell.

    >>> meant_by("예산", "비예산").field, meant_by("예산", "30억원").field, meant_by("추진단계", "정상추진").field
    ('budget_kind', 'cost', 'status')
    >>> meant_by("예산", "의회 승인"), meant_by("위치", "비예산"), meant_by("담당", "팀장 홍길동")
    (None, None, None)
    >>> meant_by("담당", "노인복지과 노인여가팀").field, meant_by("이행기한", "임기 내 (√) / 임기 후 ( )").field
    ('departments', 'classification')
    """
    if not value.strip():
        return None
    if lookup("undecided").get(words) is None:
        chosen = None if find_label(words) is not None else ticked(value)
        known_choice = bool(chosen) and all(lookup("classification").get(word) for word in chosen or ())
        return Label("classification", "value") if known_choice else None
    kind = lookup("classification").get(value)
    if kind is not None and kind.startswith("budget_kind."):
        return Label("budget_kind", "value")
    if lookup("statuses").get(_BEHIND.sub("", value)) is not None:
        return Label("status", "section")
    known = find_label(words)
    if known is not None and known.field == "officer":
        return Label("departments", "section") if begins_with_department(value) else None
    if (known is None or known.role == "cell") and parse_cost(value, None) is not None:
        return Label("cost", "value")
    return None
