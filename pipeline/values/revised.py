"""A value before and after a change of the plan in one text: `당초 30억원 → 변경 45억원`."""

from __future__ import annotations

import re

from pipeline.values.brackets import mask_brackets
from pipeline.values.plain import clean, fold
from pipeline.vocabulary import lookup

_ARROW = re.compile(r"\s*(?:→|⇒|➡|⟶|->|=>)\s*")


def revised(text: str) -> tuple[str, ...]:
    """What an arrow parts, each without the word before it (당초, 변경), the last one of which holds; nothing without one.

    >>> revised("당초 30억원 → 변경 45억원"), revised("10개소⇒15개소"), revised("30억원"), revised("설계 → 착공 2027")
    (('30억원', '45억원'), ('10개소', '15개소'), (), ())
    """
    plain = fold(clean(text))
    masked = mask_brackets(plain, "\x00")
    cuts = [found.span() for found in _ARROW.finditer(masked)]
    if not cuts:
        return ()
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(plain)]
    pieces = tuple(_without_word(plain[a:b].strip()) for a, b in zip(starts, ends, strict=True))
    return pieces if all(any(map(str.isdigit, piece)) for piece in pieces) else ()


def _without_word(piece: str) -> str:
    first, _, rest = piece.partition(" ")
    return rest.lstrip(" :") if lookup("revisions").get(first.strip(":()")) is not None else piece
