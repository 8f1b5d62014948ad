"""Nothing is lost: what stands in a pledge's nodes and tables but reached no value, kept as extras and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.document import Cell, Node, Place, Read, RepairedTable, Span, build, cell_span, leaf, sequence
from pipeline.findings import finding
from pipeline.values.axis import yearly_axis
from pipeline.values.columns import period_code
from pipeline.values.dates import header_subperiod
from pipeline.values.money import caption_unit
from pipeline.vocabulary import CANDIDATE_FIELDS, find_label, lookup, squeeze
from schemas import Extra, Finding
from schemas.evidence import Evidence

Key = tuple[object, ...]

Told = dict[Key, list[str]]
"""Place without its words → the words that values and findings already have from there."""


def read_unplaced(
    nodes: Iterable[Node], heads: Iterable[Span | None], reads: Iterable[Read[object]]
) -> Read[tuple[Extra, ...]]:
    """The lines that none of the reads has a value or a finding of; of table cells a finding for each row.

    `heads` are the title and number, which a page may print again.
    """
    known = {"", *(squeeze(head.text) for head in heads if head is not None)}
    told = told_by(reads)
    lines: list[Read[Extra]] = []
    cells: list[Finding] = []
    for node in (below for top in nodes for below in top.walk()):
        if node.table is not None:
            cells.extend(_rows(node.table, known, told))
        elif (
            any(map(str.isalnum, node.span.text))
            and node.field not in CANDIDATE_FIELDS
            and node.role != "group"
            and not (node.field in {"title", "number"} and squeeze(node.span.text) in known)
            and lookup("phrases").get(node.span.text) not in {"yearly_plan_caption", "attachment"}
            and not is_told(node.span, told)
            and not is_told(node.whole, told)
        ):
            lines.append(_extra(node))
    return sequence(lines, cells)


def told_by(reads: Iterable[Read[object]]) -> Told:
    """The words that values and findings have, by their places."""
    told: Told = {}
    for read in reads:
        places = {id(place): place for found in read.evidence.values() for place in found}
        places |= {id(noted.place): noted.place for _, noted in read.notes if noted.place is not None}
        for place in places.values():
            told.setdefault(_key(place), []).append(squeeze(place.raw))
    return told


def _extra(node: Node) -> Read[Extra]:
    label, text = node.label or node.whole.reworded(""), node.span
    noted = finding("TEXT_UNPLACED", place=text.place, raw=node.whole.raw, pointer="")
    return build(Extra, findings=[noted], label=leaf(label.text, label), text=leaf(text.text, text))


def _rows(table: RepairedTable, known: set[str], told: Told) -> Iterator[Finding]:
    axis = yearly_axis(table.grid)
    heads = 1 if axis is None else axis.header_rows
    for row in range(table.grid.rows):
        lost = [
            cell
            for cell in table.grid.starting(row)
            if squeeze(cell.text) not in known and not is_told(cell_span(cell, ""), told) and not _is_head(cell, heads)
        ]
        if lost:
            code = "OFFICER_CELL_UNREAD" if table.kind == "officers" else "TEXT_UNPLACED"
            yield finding(code, place=lost[0].place, raw="\t".join(cell.text for cell in lost))


def _is_head(cell: Cell, heads: int) -> bool:
    """Whether a cell only names a row or a column, so that it is no value by itself."""
    text = cell.text
    if (cell.row < heads or not cell.column) and (period_code(text) is not None or header_subperiod(text) is not None):
        return True
    return (
        (not cell.column and _COUNT.fullmatch(text.strip()) is not None)
        or (cell.row < heads and lookup("columns").get(text) == "measure")
        or lookup("periods").get(text) is not None
        or lookup("sources").get(text) is not None
        or find_label(text) is not None
        or caption_unit(text) is not None
        or lookup("phrases").get(text) == "shaded"
        or not any(character.isalnum() for character in text)
    )


_COUNT = re.compile(r"[①-⑳]")


def is_told(span: Span, told: Told) -> bool:
    """Whether some value or finding has the words of a span from where it stands."""
    for place, raw in span.sources:
        words = squeeze(raw)
        for other in told.get(_key(place), ()):
            if words in other or (other and other in words):
                return True
    return not span.sources


def _key(place: Evidence | Place) -> Key:
    """A place without its words: a cell by its table, row and column, anything else by where it begins."""
    if place.table is not None and place.row is not None:
        return (place.table, place.row, place.column, place.page)
    box = place.box
    corner = None if box is None else (round(round(box[0], 2), 1), round(round(box[1], 2), 1))  # evidence is rounded
    return (place.page, corner, place.line, place.paragraph)
