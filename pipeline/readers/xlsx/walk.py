"""From a workbook to a document: each sheet's name as a heading, then its captions and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.document import Block, Document, Notice, Paragraph, Place
from pipeline.errors import EmptyFileError
from pipeline.readers.base import clean
from pipeline.readers.grids import Layout, PlaceOf
from pipeline.readers.xlsx.cells import MAX_CELLS, Sheet, address, read_sheet
from pipeline.readers.xlsx.drawings import boxes_of
from pipeline.readers.xlsx.numbers import Change
from pipeline.readers.xlsx.package import Package, SheetPart
from pipeline.readers.xlsx.slots import slots_of
from pipeline.readers.xlsx.strings import shared_strings
from pipeline.readers.xlsx.styles import Styles

_UNNAMED = re.compile(r"(?:Sheet|시트|Worksheet|Feuil|Table)\s*\d*", re.IGNORECASE)
"""What programs call a sheet that nobody named; it says nothing and is no heading."""
_CODES: tuple[tuple[Change, str], ...] = (("scaled", "NUMBER_SCALED"), ("rounded", "NUMBER_ROUNDED"))


def document(package: Package) -> Document:
    """Raises EmptyFileError, DamagedFileError or LimitExceededError."""
    book = _Book(package)
    for part in package.sheets:
        book.add(part)
    if not book.blocks:
        raise EmptyFileError
    return Document(format="xlsx", blocks=tuple(book.blocks), notices=tuple(book.notices))


@dataclass(slots=True)
class _Book:
    package: Package
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)
    room: int = MAX_CELLS
    _shared: tuple[list[str], Styles] | None = None

    def add(self, part: SheetPart) -> None:
        """One sheet. A hidden one holds lists and old drafts: it is named and not read."""
        if part.hidden:
            self.notices.append(Notice("SHEET_HIDDEN", Place(sheet=part.name), facts=(("name", part.name),)))
            return
        strings, styles = self._common()
        member = self.package.stream(part.part)
        sheet = read_sheet(member, part.part, strings, styles, from_1904=self.package.from_1904, room=self.room)
        self.room -= len(sheet.cells)
        place = _placer(part.name)
        slots, lost = slots_of(sheet, styles)
        found = self.layout.blocks(slots, place)
        for box in boxes_of(self.package, part.part):
            found += self.layout.paragraph(box, place)
        self.notices += _notices(sheet, part.name, lost=lost)
        if found:
            self.blocks += [*self._heading(part.name), *found]

    def _heading(self, name: str) -> list[Paragraph]:
        text = clean(name).strip()
        return [] if _UNNAMED.fullmatch(text) else [Paragraph(text, Place(sheet=name), heading=1)]

    def _common(self) -> tuple[list[str], Styles]:
        """The strings and styles of all sheets, read once."""
        if self._shared is None:
            of = self.package
            strings, styles, theme = of.part("sharedStrings"), of.part("styles"), of.part("theme")
            self._shared = (
                [] if strings is None else shared_strings(of.stream(strings), strings),
                Styles(None if styles is None else of.tree(styles), None if theme is None else of.tree(theme)),
            )
        return self._shared


def _placer(name: str) -> PlaceOf:
    return lambda slot: Place(sheet=name, cell=address(slot.row, slot.column))


# ── what a sheet does not show, or shows otherwise ───────────────────────────────────────────────────────────────


def _notices(sheet: Sheet, name: str, *, lost: bool) -> list[Notice]:
    """One notice of a kind for each sheet, with the first cell that it is about and how many there are."""
    found = []
    lines = len(sheet.hidden_rows), sum(last - first + 1 for first, last in sheet.hidden_columns)
    if any(lines):
        numbers = (("rows", str(lines[0])), ("columns", str(lines[1])))
        found.append(Notice("SHEET_LINES_HIDDEN", Place(sheet=name), facts=numbers))
    if sheet.uncounted:
        place = Place(sheet=name, cell=sheet.uncounted[0])
        found.append(Notice("FORMULA_NOT_CALCULATED", place, facts=(("count", str(len(sheet.uncounted))),)))
    for change, code in _CODES:
        told = sheet.changed.get(change)
        if told:
            cell, shown, held = told[0]
            facts = (("count", str(len(told))), ("shown", shown), ("held", held))
            found.append(Notice(code, Place(sheet=name, cell=cell), shown, facts))
    if "hidden" in sheet.changed or lost:
        found.append(Notice("TEXT_HIDDEN", Place(sheet=name)))
    if sheet.conditional:
        found.append(Notice("FILL_CONDITIONAL", Place(sheet=name)))
    return found
