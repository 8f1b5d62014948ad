"""What stands in brackets behind a title in a list's cell and is no part of it: 【임기 내 완료】, [계속]."""

from __future__ import annotations

import re

from pipeline.vocabulary import lookup
from pipeline.vocabulary.labels import Label

_TAG = re.compile(r"\s*[【\[〔〈<]\s*([^【】\[\]〔〕〈〉<>]{2,14}?)\s*[】\]〕〉>]\s*$")


def untagged(text: str) -> tuple[str, str, Label | None]:
    """The title, the tag and the label that says what the tag is; the whole text where it ends in no known word.

    >>> untagged("시장 주차장 【임기 내 완료】")
    ('시장 주차장', '임기 내 완료', Label(field='classification', role='value', heading=None))
    >>> untagged("시장 주차장 【제2단계】")
    ('시장 주차장 【제2단계】', '', None)
    """
    found = _TAG.search(text)
    if found is None or not text[: found.start()].strip():
        return text, "", None
    if lookup("classification").get(found[1]) is not None:
        return text[: found.start()].rstrip(), found[1], Label("classification", "value")
    if lookup("statuses").get(found[1]) is not None:
        return text[: found.start()].rstrip(), found[1], Label("status", "section")
    return text, "", None
