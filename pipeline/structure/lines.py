"""A printed line taken apart: its bullet, its label, its value, and the notes behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.document import Place, Span
from pipeline.structure.levels import family_of
from pipeline.values.bullets import split_inline_bullets
from pipeline.values.text import strip_marker
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import find_label, lookup
from pipeline.vocabulary.labels import Label

SHORTEST_TITLE_LABEL = 2

LABEL_LENGTH = 40
"""A longer text before a colon is a sentence, not a label."""

_NOTE = re.compile(r"(?<=\S)\s+(?=※)")
_COLON = re.compile(r"\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `indent` is in points or blanks; `heading` the level that the source declares; `form` a form's cell.

    `whole` is the text without its bullet; `label` and `value` its halves at the colon (`label` None where there is
    none, `known` the vocabulary's word for it).
    """

    marker: str
    indent: float
    whole: Span
    label: Span | None
    known: Label | None
    value: Span
    heading: int | None = None
    size: float | None = None
    bold: bool | None = None
    form: bool = False
    note: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether the line is a known section label and nothing else."""
        return self.known is not None and self.known.role == "section" and not self.value.text


def lines_of(
    text: str,
    place: Place,
    unwrap: Unwrapper,
    *,
    indent: float = 0.0,
    heading: int | None = None,
    size: float | None = None,
    bold: bool | None = None,
) -> Iterator[Line]:
    """The lines of one paragraph: usually one, and one more for each ※ note behind it."""
    for number, raw in enumerate(_NOTE.split(text)):
        marker, rest = strip_marker(raw)
        is_note = number > 0 or raw.lstrip().startswith("※")
        line = _line(marker, rest, raw, place, unwrap)
        yield replace(line, indent=indent, heading=heading, size=size, bold=bold, note=is_note)


def cell_lines(text: str, place: Place, unwrap: Unwrapper) -> Iterator[Line]:
    """The lines of a cell: split at bullets alone, since a cell wraps anywhere."""
    for piece in split_inline_bullets(text):
        yield from lines_of(piece, place, unwrap)


def _line(marker: str, rest: str, raw: str, place: Place, unwrap: Unwrapper) -> Line:
    if not marker and (bare_number := _BARE_NUMBER.match(rest)) is not None and _is_section(bare_number[2]):
        marker, rest = f"{bare_number[1]}.", bare_number[2]  # `1 사업개요`, a heading that lost its dot
    whole = Span.of(unwrap.clean(rest), place, raw.strip())
    bare = unwrap.clean(rest.rstrip(" :："))
    known = find_label(bare)
    if known is not None and known.role != "cell":
        return Line(marker, 0.0, whole, whole.reworded(bare), _heading(known, marker), whole.reworded(""))
    cut = label_cut(rest) or _line_cut(rest) or _title_cut(rest)
    if cut is None:
        return Line(marker, 0.0, whole, None, None, whole)
    printed, value = rest[: cut[0]], rest[cut[1] :]
    label = whole.reworded(unwrap.clean(printed), printed.strip())
    found = find_label(label.text)
    return Line(
        marker,
        0.0,
        whole,
        label,
        None if found is None or found.role == "cell" else found,
        whole.reworded(unwrap.clean(value), value.strip()),
    )


def _line_cut(text: str) -> tuple[int, int] | None:
    """The line break behind a first line that is a section's label and nothing else."""
    first, newline, _ = text.partition("\n")
    found = find_label(first) if newline else None
    return (len(first), len(first) + 1) if found is not None and found.role in {"section", "value"} else None


def _title_cut(text: str) -> tuple[int, int] | None:
    """The blank behind a title's label that stands without a colon (제목 새벽 어린이병원)."""
    first, blank, rest = text.partition(" ")
    if not blank or not rest.strip() or len(first) < SHORTEST_TITLE_LABEL:
        return None
    is_mark = lookup("phrases").get(first) == "title_mark"
    return (len(first), len(first) + 1) if is_mark else None


_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(\S.*)", re.DOTALL)


def _is_section(text: str) -> bool:
    found = find_label(text)
    return found is not None and found.role == "section"


def _heading(known: Label, marker: str) -> Label:
    """The section that a value's label opens when it stands alone as a heading, else the label itself."""
    if known.heading is not None and family_of(marker) in {"", "roman", "number.", "□"}:
        return Label(known.heading, "section")
    return known


def label_cut(text: str) -> tuple[int, int] | None:
    """Start and end of the colon that ends a label: outside brackets, not inside a time or an address.

    >>> label_cut("위 치 : 상록구")
    (3, 6)
    >>> label_cut("회의(10:30 시작)"), label_cut("https://a.kr"), label_cut("운영시간 10:30")
    (None, None, None)
    """
    depth = 0
    for match in re.finditer(r"[()（）\[\]「」]|\s*[:：]\s*", text):
        mark = match.group().strip()
        if mark in "(（[「":
            depth += 1
        elif mark in ")）]」":
            depth = max(0, depth - 1)
        elif depth == 0:
            start, end = match.span()
            if start == 0 or start > LABEL_LENGTH or text[end : end + 2] == "//":
                return None
            if text[start - 1].isdigit() and text[end : end + 1].isdigit() and end - start == 1:
                return None
            return start, end
    return None
