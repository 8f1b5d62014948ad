"""A department in brackets: behind a title (`시민 정원 조성 (공원과)`), or on a line of its own below one."""

from __future__ import annotations

import re

from pipeline.values.names import names_departments
from pipeline.vocabulary import find_label

_ALONE = re.compile(r"[(（\[【〔<〈]\s*([^()（）\[\]【】]{2,30}?)\s*[)）\]】〕>〉]")
_BEHIND = re.compile(rf"(?P<title>\S.*?)\s*{_ALONE.pattern}$")


def department_alone(text: str) -> str | None:
    """The department that a bracket by itself names.

    >>> department_alone("(보건정책과)"), department_alone("[담당부서 : 도로과]"), department_alone("(단위 : 백만원)")
    ('보건정책과', '도로과', None)
    """
    found = _ALONE.fullmatch(text.strip())
    return None if found is None else _department(found[1])


def without_department(title: str) -> tuple[str, str] | None:
    """A title and the department in brackets behind it; None where there is none.

    >>> without_department("시민 정원 조성 (공원과)"), without_department("도서관 건립(신축)")
    (('시민 정원 조성', '공원과'), None)
    """
    found = _BEHIND.fullmatch(title.strip())
    department = None if found is None else _department(found[2])
    return None if found is None or department is None else (found["title"], department)


def _department(words: str) -> str | None:
    head, _, value = words.partition(":") if ":" in words else words.partition("：")
    if value:
        label = find_label(head)
        words = value.strip() if label is not None and label.field == "departments" else ""
    return words if words and names_departments(words) else None
