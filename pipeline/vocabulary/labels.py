"""Labels: what a page calls the parts of a pledge."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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
def read_labels() -> Mapping[str, Label]:
    """`labels.toml`: squeezed printed form → label. Raises VocabularyError where one printed form has two owners."""
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
