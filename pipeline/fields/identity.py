"""What a pledge is called for ever: an id that a corrected edition of the plan gives again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.document import PledgeOutline, Read
from pipeline.fields.parts import Parts, labelled_parts
from pipeline.fields.pledge import number_of
from pipeline.findings import finding
from pipeline.values.names import squeeze_name
from schemas import Candidate, Jurisdiction, Pledge, Term


class Numbers:
    """How often each number stands in the document, counted while the outlines of the pledges pass."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def counted(self, outlines: Iterable[PledgeOutline]) -> Iterator[Parts]:
        """The parts of the pledges, in order."""
        for outline in outlines:
            parts = labelled_parts(outline.nodes)
            self._counts[squeeze_name(number_of(outline, parts) or "")] += 1
            yield parts

    def is_unique(self, number: str) -> bool:
        """Whether one pledge alone has this (squeezed) number."""
        return bool(number) and self._counts[number] == 1


class Identities:
    """Gives pledges their ids: from whose plan it is, and the number or the squeezed title; twins get a serial number.

    A number is enough where one pledge alone has it, so that a corrected title changes no id. Where nobody says whose
    plan it is, the first pledge of every city would be one: there the title belongs to the id, too.
    """

    def __init__(
        self, jurisdiction: Jurisdiction | None, term: Term | None, candidate: Candidate | None, numbers: Numbers
    ) -> None:
        self._known = jurisdiction is not None
        filed = (candidate.name or "", candidate.ballot_number or "") if candidate else ()
        self._head = (jurisdiction.name if jurisdiction else "", term.label if term else "", *filed)
        self._numbers = numbers
        self._seen: Counter[str] = Counter()

    def named(self, one: Read[Pledge]) -> Read[Pledge]:
        """The same pledge with its id."""
        pledge = one.value
        number, title = squeeze_name(pledge.number or ""), squeeze_name(pledge.title or "")
        alone = self._known and self._numbers.is_unique(number)
        words = (*self._head, number, "" if alone else title)
        key = hashlib.sha256("|".join(words).encode()).hexdigest()[:12]
        self._seen[key] += 1
        twin = self._seen[key] > 1
        identity = f"{key}-{self._seen[key]}" if twin else key
        numbered = Read(pledge.model_copy(update={"id": identity}), one.evidence, one.notes)
        return numbered.noting(finding("DUPLICATE_ID", pointer="/id")) if twin else numbered
