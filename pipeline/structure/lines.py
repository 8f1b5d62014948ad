"""A printed line taken apart: its bullet, its label, its value, and the notes behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.document import Compact, Place, Span
from pipeline.document.quick import quick
from pipeline.structure.joined_labels import joined_values
from pipeline.structure.levels import family_of
from pipeline.structure.meanings import meant_by
from pipeline.structure.pairs import (
    blank_cut,
    bullets_apart,
    gaps_apart,
    label_cut,
    labels_apart,
    numbers_apart,
    pairs_apart,
    without_unit,
    years_apart,
)
from pipeline.structure.title_brackets import department_alone
from pipeline.values.bullets import split_inline_bullets
from pipeline.values.columns import without_brackets
from pipeline.values.text import strip_marker
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import find_label, lookup
from pipeline.vocabulary.labels import Label

SHORTEST_TITLE_LABEL = 2

_HEADING_MARKS = frozenset({"roman", "number.", "□", "■"})

_PLEDGE_HEAD = re.compile(r"\n(?=[\[【〔]?공약\s*\d{1,3}\s*[\]】〕.:：)]\s*\S)")
"""A print may run a pledge's heading on from the line above; no sentence wraps before `공약 3.`."""
_NOTE = re.compile(r"(?<=\S)\s+(?=※)")
_COLON = re.compile(r"\s*[:：]\s*")


@quick
@dataclass(frozen=True, slots=True)
class Line(Compact):
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
        is_note = number > 0 or raw.lstrip().startswith("※")
        first = ""
        pieces = (
            [raw]
            if is_note
            else [one for gap in gaps_apart(raw) for pair in pairs_apart(gap) for one in years_apart(pair)]
        )
        for at, one in enumerate(pieces):
            marker, rest = strip_marker(one)
            first = first if at else marker
            for line in _apart(_line(first, rest, one, place, unwrap), rest, unwrap):
                if (indent, heading, size, bold, is_note) != (0.0, None, None, None, False):
                    line = _set(line, indent, heading, size, bold=bold, note=is_note)  # noqa: PLW2901
                yield line


def _set(line: Line, indent: float, heading: int | None, size: float | None, *, bold: bool | None, note: bool) -> Line:
    """The line as its paragraph is set."""
    marker, whole, label, known, value = line.marker, line.whole, line.label, line.known, line.value
    return Line(marker, indent, whole, label, known, value, heading, size, bold, line.form, note)


def _apart(line: Line, rest: str, unwrap: Unwrapper) -> Iterator[Line]:
    """The line, or one for each of the labels that it joins."""
    pairs = joined_values(rest) if line.known is None else []
    for label, value in pairs:
        known, whole = find_label(label), line.whole
        yield replace(line, label=whole.reworded(label), known=known, value=whole.reworded(unwrap.clean(value), value))
    if not pairs:
        yield line


def paragraph_lines(
    text: str,
    place: Place,
    unwrap: Unwrapper,
    *,
    indent: float = 0.0,
    heading: int | None = None,
    size: float | None = None,
    bold: bool | None = None,
    flat: bool = False,
) -> Iterator[Line]:
    """As `lines_of`, with the bullets apart that an export set one behind the other: `○ 소득 보장 ○ 건강 증진`.

    `flat`: the paragraph was a cell, in which a dash begins an item as well.
    """
    pieces = split_inline_bullets(text) if flat and strip_marker(text)[0] else bullets_apart(text)
    for piece in (one for bullet in pieces for one in _PLEDGE_HEAD.split(bullet)):
        yield from lines_of(piece, place, unwrap, indent=indent, heading=heading, size=size, bold=bold)


def cell_lines(text: str, place: Place, unwrap: Unwrapper) -> Iterator[Line]:
    """The lines of a cell: split at bullets, and before known labels, since a cell wraps anywhere."""
    for piece in (one for bullet in split_inline_bullets(text) for one in numbers_apart(bullet)):
        for line in labels_apart(piece):
            yield from lines_of(line, place, unwrap)


def is_tab(place: Place | None) -> bool:
    """Whether a place is the tab of a workbook's sheet, and no cell on it."""
    return place is not None and place.sheet is not None and place.cell is None


def name_line(text: str, place: Place, unwrap: Unwrapper, *, heading: int) -> Line:
    """The name on a sheet's tab as a line: it finds the sheet and is never a label of what the sheet says."""
    marker, rest = strip_marker(text)
    whole = Span.of(unwrap.clean(rest), place, text.strip())
    return Line(marker, 0.0, whole, None, None, whole, heading=heading)


def line_of(text: str, place: Place, unwrap: Unwrapper) -> Line:
    """One text as one line, notes behind it included."""
    marker, rest = strip_marker(text)
    return _line(marker, rest, text, place, unwrap)


def _line(marker: str, rest: str, raw: str, place: Place, unwrap: Unwrapper) -> Line:
    if not marker and (bare_number := _BARE_NUMBER.match(rest)) is not None and _is_section(bare_number[2]):
        marker, rest = (
            f"{bare_number[1]}.",
            bare_number[2],
        )  # `1 사업개요`, a heading that lost its dot; `제1장 사업개요`
    if not marker and (serial := _SERIAL_COLON.match(rest)) is not None:
        marker, rest = serial[1], rest[serial.end() :]  # `3-2 : 도서관 건립`, a number and no label
    whole = Span.of(unwrap.clean(rest), place, raw.strip())
    if (department := department_alone(whole.text)) is not None:
        words = whole.reworded("")
        return Line(marker, 0.0, whole, words, Label("departments", "section"), whole.reworded(department))
    bare = unwrap.clean(rest.rstrip(" :："))
    known = find_label(bare) or find_label(without_unit(bare))
    if (known is None or known.role == "cell") and family_of(marker) in _HEADING_MARKS:
        opened = lookup("headings").get(without_brackets(bare))
        known = known if opened is None else Label(opened, "section")
    if known is not None and known.role != "cell":
        return Line(marker, 0.0, whole, whole.reworded(bare), _heading(known, marker), whole.reworded(""))
    cut = _bracket_cut(rest) or _line_cut(rest) or label_cut(rest) or _title_cut(rest) or blank_cut(rest)
    if cut is None:
        return Line(marker, 0.0, whole, None, None, whole)
    printed, value = rest[: cut[0]], rest[cut[1] :]
    label = whole.reworded(unwrap.clean(printed), printed.strip())
    found = meant_by(label.text.strip("()（） "), value) or find_label(label.text)
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


def _bracket_cut(text: str) -> tuple[int, int] | None:
    """The end of a known label in brackets before its value: `【추진부서】 도로과`, `(위치) 장터길 12`.

    Round brackets hold words of a sentence as well, so only a value's label stands in them.
    """
    found = _IN_BRACKETS.match(text) or _IN_ROUND.match(text)
    proved = None if found is None else meant_by(found[1], text[found.end() :])
    known = proved if found is None or proved is not None else find_label(found[1])
    if found is None or known is None or known.role == "cell":
        return None
    if proved is None and known.role == "section" and text[0] in "(（":
        return None
    return found.end(1) + 1, found.end()


_IN_ROUND = re.compile(r"[(（]\s*([^()（）]{2,20})[)）]\s*[:：]?\s*(?=\S)")
_IN_BRACKETS = re.compile(r"[【\[〔〈<]\s*([^】\]〕〉>]{2,20})[】\]〕〉>]\s*[:：]?\s*(?=\S)")


def _title_cut(text: str) -> tuple[int, int] | None:
    """The blank behind a title's label that stands without a colon (제목 새벽 어린이병원)."""
    first, blank, rest = text.partition(" ")
    if not blank or not rest.strip() or len(first) < SHORTEST_TITLE_LABEL:
        return None
    is_mark = lookup("phrases").get(first) == "title_mark"
    return (len(first), len(first) + 1) if is_mark else None


_SERIAL_COLON = re.compile(r"(\d{1,2}(?:-\d{1,2}){1,2})\s*[:：]\s*(?=[^\d\s])")
_BARE_NUMBER = re.compile(r"(?:제\s?(?=\d{1,2}\s?[장절]\s))?(\d{1,2})(?:\s?[장절])?\s+(\S.*)", re.DOTALL)


def _is_section(text: str) -> bool:
    found = find_label(text)
    return found is not None and (found.role == "section" or found.heading is not None)


def _heading(known: Label, marker: str) -> Label:
    """The section that a value's label opens when it stands alone as a heading, else the label itself."""
    if known.heading is not None and family_of(marker) in {"", "roman", "number.", "□"}:
        return Label(known.heading, "section")
    return known
