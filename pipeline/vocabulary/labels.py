"""Labels: what a page calls the parts of a pledge."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.errors import VocabularyError
from pipeline.vocabulary.squeeze import squeeze

_ROLES = frozenset({"section", "value", "cell", "heading"})


CANDIDATE_FIELDS = frozenset({"election", "constituency", "candidate_name", "ballot_number", "party"})
"""What an election sheet repeats at the head of every pledge; the document has it once."""


@dataclass(frozen=True, slots=True)
class Label:
    """A known label: its canonical field and the role that it plays.

    `section` may open a part of the pledge as a heading of its own; `value` stands before a value on a line or in a
    form; `cell` is known inside tables alone, since in prose it is an ordinary word. `heading` is the field of the
    section that a value label opens when it stands alone as a numbered heading (2. 사업내용), None where it opens none.
    """

    field: str
    role: str
    heading: str | None = None


@cache
def _labels() -> Mapping[str, Label]:
    table = tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
    known: dict[str, Label] = {}
    headings = {squeeze(p): field for field, forms in table.pop("heading", {}).items() for p in forms}
    for role, fields in table.items():
        if role not in _ROLES:
            raise VocabularyError(f"labels.toml: [{role}] is none of {sorted(_ROLES)}")
        for field, printed_forms in fields.items():
            for printed in printed_forms:
                owner = known.setdefault(squeeze(printed), Label(field, role, headings.get(squeeze(printed))))
                if owner.field != field:
                    raise VocabularyError(f"labels.toml: {printed!r} is both {owner.field} and {field}")
    return MappingProxyType(known)


def label_of(text: str) -> Label | None:
    """The label that a text is, as a whole, or None.

    >>> label_of("사 업 기 간").field
    'period'
    >>> label_of("사업개요(현황)").field, label_of("사업기간이 길다")
    ('overview', None)
    """
    if len(text) > 80:  # no label is that long; this keeps whole paragraphs out of the squeezer
        return None
    return _labels().get(squeeze(text))


@lru_cache(maxsize=16_384)
def find_label(text: str) -> Label | None:
    """As `label_of`, but a bracketed remark at the end may be unknown: `추진계획(세부)`, `총사업비(백만원)`.

    >>> find_label("정부(가온도) 도움 필요 여부").field
    'support_requests'
    """
    whole = label_of(text)
    if whole is not None or len(text) > 80:
        return whole
    bare = _without_brackets(text)
    return label_of(bare) if bare and bare != text else None


def _without_brackets(text: str) -> str:
    kept: list[str] = []
    depth = 0
    for character in text:
        if character in "([（［〈<【":
            depth += 1
        elif character in ")]）］〉>】":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(character)
    return "".join(kept).strip()


def nearest_label(text: str) -> str | None:
    """The known label most like an unknown one, or None where none is near: a hint for who extends the vocabulary."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only findings about unknown labels need it

    found = process.extractOne(squeeze(text), list(_labels()), scorer=fuzz.ratio, score_cutoff=60)
    return None if found is None else str(found[0])
