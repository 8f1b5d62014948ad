"""A document, or one pledge of it, as far as it may be seen. Pure; the only place where this is decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeVar, get_args

from pipeline.privacy.cover import coverer, name_covered, path_covered, phone_covered
from pipeline.privacy.people import People
from schemas import Evidence, Finding, Model, Officer, Pledge, PledgeDocument

Officers = Literal["full", "masked", "roles", "none"]
"""full: as printed; masked: 홍○○ and 000-000-****; roles: without names and numbers; none: without officers."""

MODES: tuple[Officers, ...] = get_args(Officers)

M = TypeVar("M", bound=Model)
_BELOW = re.compile(r"(?P<list>/pledges/\d+/officers)(?:/\d+(?P<field>/\w+)?)?")
_REPLACED = "OCR_SYLLABLES_REPLACED"
_PAIR = re.compile(r"[^\s,]+ → ([^\s,]+)")
_SAYING = ("OFFICER_", "PHONE_")
"""Findings whose words on the page are those of an officers' table, read or not."""


class Veil:
    """Shows as much of the officers as `mode` allows. `people` are those whom the whole document names.

    In any mode but full, names and numbers are covered in every text, too; texts keep their length.
    """

    def __init__(self, mode: Officers, people: People) -> None:
        self.mode = mode
        self._people = people
        self._cover = lru_cache(65_536)(coverer(people, first=mode == "masked"))

    def pledge(self, pledge: Pledge) -> Pledge:
        """The pledge; what it is known by (`id`) stays."""
        if self.mode == "full":
            return pledge
        officers = () if self.mode == "none" else tuple(map(self._officer, pledge.officers))
        mentions = tuple(one for one in pledge.mentions if self.mode != "none" or not _BELOW.match(one.pointer))
        bare = pledge.model_copy(update={"officers": (), "mentions": mentions})
        return self._shown(bare).model_copy(update={"officers": officers})

    def head(self, document: PledgeDocument) -> PledgeDocument:
        """The document with the name of its file covered."""
        path = path_covered(document.source.path, self._people, first=self.mode == "masked")
        return document.model_copy(update={"source": document.source.model_copy(update={"path": path})})

    def evidence(self, evidence: Mapping[str, tuple[Evidence, ...]]) -> dict[str, tuple[Evidence, ...]]:
        """Evidence; that of a name, of a number and of what is left out goes."""
        if self.mode == "full":
            return dict(evidence)
        kept: dict[str, tuple[Evidence, ...]] = {}
        for pointer, places in evidence.items():
            below = _BELOW.fullmatch(pointer)
            if below is None:
                kept[pointer] = tuple(map(self._shown, places))
            elif self.mode != "none" and below["field"] not in {"/name", "/phone"}:
                kept[pointer] = tuple(place.model_copy(update={"raw": ""}) for place in places)
        return kept

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """All findings; of those about officers the page's own words go."""
        return tuple(findings) if self.mode == "full" else tuple(map(self._finding, findings))

    def _finding(self, one: Finding) -> Finding:
        one = self._replaced(one) if one.code == _REPLACED else one
        below = _BELOW.fullmatch(one.pointer or "")
        if below is None and not one.code.startswith(_SAYING):
            return self._shown(one)
        place = None if one.place is None else one.place.model_copy(update={"raw": ""})
        pointer = below["list"] if below is not None and self.mode == "none" else one.pointer
        return self._shown(one.model_copy(update={"raw": None, "place": place, "pointer": pointer}))

    def _replaced(self, one: Finding) -> Finding:
        """Without what text recognition made of a name that is covered: it is nearly the name."""

        def pair(found: re.Match[str]) -> str:
            covered = self._cover(found[1])
            return found[0] if covered == found[1] else covered

        said = {name: _PAIR.sub(pair, getattr(one, name)) for name in ("message_ko", "message_en")}
        return one.model_copy(update=said)

    def _officer(self, officer: Officer) -> Officer:
        kept = self._shown(officer)
        masked = self.mode == "masked"
        name = name_covered(officer.name) if masked and officer.name else None
        phone = phone_covered(officer.phone) if masked and officer.phone else None
        return kept.model_copy(update={"name": name, "phone": phone})

    def _shown(self, model: M) -> M:
        """The same record with every text covered; codes and pointers hold no Hangul and no number of a person."""
        return model.model_copy(update={name: self._value(name, value) for name, value in model})

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return value if name in _CODES else self._cover(value)
        if isinstance(value, tuple):
            return tuple(self._value(name, one) for one in value)
        return self._shown(value) if isinstance(value, Model) else value


_CODES = frozenset(
    {"id", "pointer", "code", "severity", "state", "basis", "source", "start", "end", "value", "year", "project"}
    | {"granularity", "recurrence", "per", "type", "periods", "sources", "cell", "authority", "schema_version"}
)
"""Fields that hold what gongyak itself says, and dates and decimals."""


def veiled(document: PledgeDocument, mode: Officers) -> PledgeDocument:
    """A whole document as far as `mode` allows; full is the document itself."""
    if mode == "full":
        return document
    people = People()
    for pledge in document.pledges:
        people.add(pledge)
    people.hear(document.findings)
    veil = Veil(mode, people)
    return veil.head(document).model_copy(
        update={
            "pledges": tuple(map(veil.pledge, document.pledges)),
            "findings": veil.findings(document.findings),
            "evidence": veil.evidence(document.evidence),
        }
    )
