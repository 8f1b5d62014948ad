"""기호 of a sheet whose box is blank, from the name of its file: the election office puts it before the jurisdiction's.

The name is believed only where its next two words are the jurisdiction and the candidate that the page names; it is
told, since a file is renamed by anybody. Where the box says something, whatever it is, the page holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pipeline.document import Read
from pipeline.fields.parts import Parts
from pipeline.findings import finding
from pipeline.vocabulary import squeeze
from schemas import Candidate, Jurisdiction

_LARGEST = 20
_BETWEEN = re.compile(r"[-_\s]+")


class BallotBox:
    """Whether the pledges' heads have a box 기호, and whether any of them says something; gathered as they pass."""

    def __init__(self) -> None:
        self._seen = self._said = False

    @property
    def blank(self) -> bool:
        """There is a box, and nothing stands in any."""
        return self._seen and not self._said

    def heard(self, pledges: Iterable[Parts]) -> Iterator[Parts]:
        """The same pledges."""
        for parts in pledges:
            for node in parts.value("ballot_number"):
                self._seen = True
                self._said = self._said or bool(node.span.text.strip())
            yield parts

    def filled(
        self, candidate: Read[Candidate | None], path: str, printed: Jurisdiction | None
    ) -> Read[Candidate | None]:
        """The candidate with the number of the file's name where the box is blank; `printed` is whom the page names."""
        person = candidate.value
        if person is None or person.name is None or printed is None or not self.blank:
            return candidate
        number = number_in(path, printed.name, person.name)
        if number is None:
            return candidate
        note = finding("BALLOT_NUMBER_FROM_PATH", pointer="/ballot_number", raw=path, number=number)
        numbered = person.model_copy(update={"ballot_number": number})
        return Read[Candidate | None](numbered, candidate.evidence, candidate.notes).noting(note)


def number_in(path: str, jurisdiction: str, name: str) -> str | None:
    """The ballot number that the name of a file begins with, before a jurisdiction's and a candidate's name.

    >>> number_in("sheets/5-가평군-홍길동-100.pdf", "가평군", "홍길동"), number_in("5-가평군-심청.pdf", "가평군", "홍길동")
    ('5', None)
    """
    words = _BETWEEN.split(PurePosixPath(path).stem)
    figures, named = words[0], [squeeze(word) for word in words[1:3]]
    if not re.fullmatch(r"[0-9]{1,2}", figures) or named != [squeeze(jurisdiction), squeeze(name)]:
        return None
    return str(int(figures)) if 1 <= int(figures) <= _LARGEST else None
