"""Cells that are labels: by the vocabulary, or by standing where the form's other labels stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import Cell, cell_span
from pipeline.structure.lines import Line
from pipeline.structure.meanings import meant_by
from pipeline.structure.pairs import label_cut, without_unit
from pipeline.values.checkboxes import ticked
from pipeline.values.dates import parse_period
from pipeline.values.funding import source_word
from pipeline.values.money import caption_unit
from pipeline.values.numbering import NUMBER
from pipeline.values.text import strip_marker
from pipeline.values.wraps import Unwrapper
from pipeline.vocabulary import find_label, lookup
from pipeline.vocabulary.labels import Label

LONGEST_UNKNOWN = 15
"""A longer text where a label could stand is a value."""


def label(cell: Cell) -> Label | None:
    """The label that a form's cell is, with or without a bullet or a number before it."""
    found = any_label(cell)
    return None if found is None or found.role == "cell" else found


def any_label(cell: Cell) -> Label | None:
    """As `label`, words included that are labels inside tables alone."""
    text = cell.text.strip()
    if not text or ticked(text) is not None or cell.tables:
        return None
    return find_label(_bare(text)) or find_label(without_unit(text))


def _bare(text: str) -> str:
    """The words of a label without its bullet and without a unit on a line of its own."""
    marker, rest = strip_marker(text)
    first, newline, below = rest.partition("\n")
    if newline and caption_unit(below) is not None and find_label(first) is not None:
        return first
    return rest if marker and find_label(rest) is not None else text


_WORDS = re.compile(r"\s*[,/·]\s*")


def by_value(head: Cell, values: Sequence[Cell]) -> Label | None:
    """What a word that is a label inside tables alone means beside its value: 번호 before 5-3, 구분 before 신규."""
    found = any_label(head)
    if found is not None and found.field == "division" and _are_shares(values):
        return Label("budget", "section")
    text = values[0].text.strip() if len(values) == 1 else ""
    if (meant := meant_by(head.text, text)) is not None:
        return meant
    if found is None or found.role != "cell" or not text:
        return None
    if found.field == "row_number" and NUMBER.match(text):
        return Label("number", "value")
    if found.field == "division" and all(lookup("classification").get(word) is not None for word in _WORDS.split(text)):
        return Label("classification", "value")
    return None


def _are_shares(values: Sequence[Cell]) -> bool:
    """Whether cells say each what one source gives: 합계 3,750 | 국비 1,000 | 시비 2,750."""
    shares = [_SHARE.fullmatch(" ".join(cell.text.split())) for cell in values if cell.text.strip()]
    named = [None if share is None else source_word(share["source"]) for share in shares]
    return len(named) > 1 and None not in named and set(named) != {"total"}


_SHARE = re.compile(
    r"(?P<source>[가-힣]{1,8}(?: ?\([가-힣 ]+\))?)\s?[:：]?\s?(?:[\d,.]+\s?[십백천만억조]{0,3}\s?원?|[-–—])"
)


def heading_line(cell: Cell, unwrap: Unwrapper) -> Line:
    """A label cell as a line that its value follows."""
    whole = cell_span(cell, unwrap.clean(cell.text))
    printed = whole.reworded(unwrap.clean(_bare(cell.text.strip())))
    return Line("", 0.0, whole, printed, label(cell), whole.reworded(""), form=True)


def labelled_inside(cell: Cell) -> bool:
    """Whether a cell holds its label and value in one text: `사업기간 : 2022 ~ 2026`."""
    text = strip_marker(cell.text)[1]
    cut = label_cut(text)
    found = None if cut is None else find_label(text[: cut[0]])
    return found is not None and found.role != "cell"


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """Where the known labels of a form stand, and how they are shaded: a word there is a label nobody knows."""

    places: frozenset[tuple[int, int]]
    fills: frozenset[str]

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> LabelPlaces:
        known = [cell for cell in cells if label(cell) is not None]
        return cls(
            frozenset((cell.column, cell.column_span) for cell in known),
            frozenset(cell.fill for cell in known if cell.fill is not None),
        )

    def stands(self, cell: Cell, value: Cell | None) -> bool:
        """Whether a cell in front of `value` stands and looks like the labels that are known."""
        text = cell.text.strip()
        if (
            value is None
            or not text
            or cell.tables
            or len(text) > LONGEST_UNKNOWN
            or (cell.column, cell.column_span) not in self.places
        ):
            return False
        if (value.column, value.column_span) in self.places and label(value) is not None:
            return False
        if self.fills and (cell.fill not in self.fills or value.fill in self.fills):
            return False
        return strip_marker(text)[0] == "" and not any(c.isdigit() for c in text) and parse_period(text) is None
