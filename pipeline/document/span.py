"""A piece of page text with the places it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.document.place import Place
from pipeline.document.quick import quick
from pipeline.document.spool import Compact
from schemas.evidence import Evidence


@quick
@dataclass(frozen=True, slots=True)
class Span(Compact):
    """`text` is the cleaned value, `sources` the verbatim pieces of the page with their places, in order."""

    text: str
    sources: tuple[tuple[Place, str], ...] = ()
    _evidence: list[tuple[Evidence, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, text: str, place: Place, raw: str | None = None) -> Span:
        """A span read from one place; `raw` is the page's spelling where cleaning changed it."""
        return cls(text, ((place, text if raw is None else raw),))

    def reworded(self, text: str, raw: str | None = None) -> Span:
        """A part of this span: other text at the same places (with `raw`, if given, as what stands there)."""
        if raw is None:
            return Span(text, self.sources)
        return Span(text, tuple((place, raw) for place, _ in self.sources[:1]) + self.sources[1:])

    @property
    def place(self) -> Place | None:
        """The first place."""
        return self.sources[0][0] if self.sources else None

    @property
    def raw(self) -> str:
        """The page's own words, pieces joined by a newline."""
        return "\n".join(raw for _, raw in self.sources)

    def evidence(self) -> tuple[Evidence, ...]:
        """The places as the contract writes them."""
        if not self._evidence:  # many values of one line share its span
            self._evidence.append(tuple(evidence_of(place, raw) for place, raw in self.sources))
        return self._evidence[0]

    @classmethod
    def joined(cls, spans: Iterable[Span], text: str) -> Span:
        """Several pieces read as one value."""
        return cls(text, tuple(source for span in spans for source in span.sources))


def evidence_of(place: Place, raw: str) -> Evidence:
    """A place and its words as the contract writes them; boxes are rounded to a hundredth of a point."""
    known = _MADE.get(id(place))
    if known is not None and known[0] is place and known[1] == raw:
        return known[2]
    made = _made(place, raw)
    if len(_MADE) >= _KEPT:
        _MADE.clear()
    _MADE[id(place)] = (place, raw, made)
    return made


_KEPT = 512
_MADE: dict[int, tuple[Place, str, Evidence]] = {}
"""What was made last, by the identity of the place: the values of one cell, its state and its findings share it."""


def _made(place: Place, raw: str) -> Evidence:
    box = place.box
    return Evidence(
        page=place.page,
        box=None if box is None else (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)),
        line=place.line,
        paragraph=place.paragraph,
        table=place.table,
        row=place.row,
        column=place.column,
        sheet=place.sheet,
        cell=place.cell,
        confidence=place.confidence,
        raw=raw,
    )
