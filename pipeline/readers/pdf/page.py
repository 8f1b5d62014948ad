"""One page: printed objects in, lines and tables in reading order out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pipeline.document import Box, Notice, Place
from pipeline.document.blocks import Drawn
from pipeline.readers.pdf import marks, tables
from pipeline.readers.pdf.abreast import columns_of
from pipeline.readers.pdf.columns import segments
from pipeline.readers.pdf.curves import drawn_letters, has_drawn_text
from pipeline.readers.pdf.draft import CellDraft, Item, PageDraft, TableDraft, in_order
from pipeline.readers.pdf.drawn_bullets import with_drawn_bullets
from pipeline.readers.pdf.drawn_figures import drawn_figures
from pipeline.readers.pdf.edges import joined
from pipeline.readers.pdf.ink import Ink, sort_ink
from pipeline.readers.pdf.line_numbers import line_numbers
from pipeline.readers.pdf.lines import Line, along, lines_of
from pipeline.readers.pdf.objects import Floats, Glyphs, PageObjects, no_boxes
from pipeline.readers.pdf.overflow import hidden_figures
from pipeline.readers.pdf.overlaid import is_cut_off, overlaid
from pipeline.readers.pdf.pictures import pictures
from pipeline.readers.pdf.spreads import pages_of
from pipeline.readers.pdf.symbols import UNKNOWN
from pipeline.readers.pdf.tables import NOWHERE, Found
from pipeline.readers.pdf.tiles import tile_rules
from pipeline.readers.pdf.trust import distrust
from pipeline.readers.pdf.unruled import with_unruled
from pipeline.readers.pdf.watermarks import watermarks

_SHOWN = 300  # characters of hidden text that are told
_BLEED = 36.0  # points by which a drawing may stick out of its page
_FEWEST_ROWS = 3  # of a grid without words that may be a part of a road map
_LEAST = 100.0  # points; a page that is said to be smaller was measured wrongly

_Trait = tuple[Box, str | None, Drawn | None]


def draft(page: PageObjects) -> PageDraft:
    """What stands on the page."""
    notice = distrust(page)
    if notice is not None:
        layer = _layer(page) if len(page.hidden) else None
        return PageDraft(page.number, page.width, page.height, segments=(), notices=(notice,), layer=layer)
    ink = sort_ink(page.paths)
    marked = watermarks(page.glyphs)
    straight = page.glyphs.take(~marked)
    rules = _on_page(ink.rules, page)
    found, through = tables.find(joined(rules), straight, page.width, page.height)
    gaps = tile_rules(ink.fills, ink.colours, [table.lattice.box for table in found])
    if len(gaps):
        rules = np.concatenate([rules, _on_page(gaps, page)])
        found, through = tables.find(joined(rules), straight, page.width, page.height)
    drawn = marks.marks([*through, ink.bars], ink.shapes)
    boxes = [box for table in found for box in table.lattice.cell_boxes()]
    corners = np.array(boxes)
    group = tables.groups(found, straight, corners)
    by_group: dict[int, list[Item]] = defaultdict(list)
    lines = lines_of(straight, group)
    counted = line_numbers(lines, straight, NOWHERE)
    numbers = lines_of(straight.take(counted), group[counted])
    if numbers:
        straight, group = straight.take(~counted), group[~counted]
        lines = lines_of(straight, group)
    for line in with_drawn_bullets(lines, page.paths):
        by_group[line.group].append(line)
    if found:
        fills = tables.shades(corners, ink.fills, ink.colours)
        traits = list(zip(boxes, fills, marks.drawn_through(corners, drawn), strict=True))
        _gather(found, traits, by_group)
    over = [*overlaid(lines, straight), *(line.box for line in lines if line.woven)]
    hidden = [boxes[cell] for cell in hidden_figures(group, straight, corners)]
    told = {"PDF_LINES_OVERLAP": over, "PDF_CELLS_OVERLAP": hidden, "PDF_TEXT_CUT_OFF": is_cut_off(straight)}
    return PageDraft(
        number=page.number,
        width=page.width,
        height=page.height,
        segments=tuple(
            with_unruled(part)
            for one in pages_of(in_order(by_group[NOWHERE]), page.width, page.height)
            for column in columns_of(one, page.width)
            for part in segments(column, page.width)
        ),
        slanted=(*along(page.glyphs.take(marked)), *numbers),
        notices=(*_missing(page, ink, lines), *(_told(code, page) for code, seen in told.items() if seen)),
        doubtful=(*over, *hidden),
        drawn=_drawn(page, ink, boxes, lines),
    )


def _drawn(page: PageObjects, ink: Ink, cells: list[Box], lines: list[Line]) -> tuple[Box, ...]:
    """Figures drawn as curves in cells; nothing where no text is missing."""
    if not cells or not has_drawn_text(ink.shapes, page.glyphs):
        return ()
    return drawn_figures(drawn_letters(ink.shapes, page.glyphs), page.glyphs, cells, lines)


def _layer(page: PageObjects) -> PageDraft:
    """The page as the text says that was laid unseen over its picture: what another's text recognition made of it."""
    read = draft(replace(page, glyphs=page.hidden, hidden=Glyphs.none(), images=no_boxes()))
    boxes = tuple(line.box for line in lines_of(page.hidden, np.full(len(page.hidden), NOWHERE, dtype=np.int64)))
    return replace(read, notices=(_told("PDF_HIDDEN_LAYER_READ", page), *read.notices), doubtful=boxes)


def _told(code: str, page: PageObjects) -> Notice:
    return Notice(code, place=Place(page=page.number), facts=(("page", str(page.number)),))


def _missing(page: PageObjects, ink: Ink, lines: list[Line]) -> Iterator[Notice]:
    """What stands on the page and not in its text: letters drawn as curves, pictures, and glyphs without a letter."""
    if has_drawn_text(ink.shapes, page.glyphs):
        yield _told("PDF_TEXT_MISSING", page)
    if len(page.hidden):
        text = " ".join(line.text for line in lines_of(page.hidden, np.full(len(page.hidden), NOWHERE, dtype=np.int64)))
        if text:
            facts = (("page", str(page.number)),)
            yield Notice("PDF_TEXT_HIDDEN", Place(page=page.number), text[:_SHOWN], facts)
    for note in page.notes:
        yield Notice("CONTENT_LEFT_OUT", Place(page=page.number), note, (("kinds", "annotation"),))
    yield from pictures(page)
    if (page.glyphs.code == UNKNOWN).any():
        unmapped = next((line for line in lines if chr(UNKNOWN) in line.text), None)
        if unmapped is not None:
            yield Notice("TEXT_UNMAPPED", raw=unmapped.text, place=Place(page=page.number, box=unmapped.box))


def _on_page(rules: Floats, page: PageObjects) -> Floats:
    """The parts of rules that can be seen; one that runs on for miles beyond the page would cross everything."""
    edges = np.array([page.width, page.height] * 2) + _BLEED
    if not len(rules) or (rules.max() <= edges.min() and rules.min() >= -_BLEED) or edges.min() < _LEAST:
        return rules
    seen = (rules[:, 2:] >= -_BLEED).all(axis=1) & (rules[:, :2] <= edges[:2]).all(axis=1)
    clipped: Floats = np.clip(rules[seen], -_BLEED, edges)
    return clipped


def unread(number: int, code: str = "PDF_PAGE_DAMAGED") -> PageDraft:
    """A page so damaged that no library opens it, or what else `code` says."""
    notice = Notice(code, place=Place(page=number), facts=(("page", str(number)),))
    return PageDraft(number, 0.0, 0.0, segments=(), notices=(notice,))


def _gather(found: list[Found], traits: list[_Trait], by_group: dict[int, list[Item]]) -> None:
    """Make the tables, the innermost first, and put each where it stands: in a cell or on the page."""
    for table in reversed(found):
        made = _made(table, traits, by_group)
        if made is None:
            continue
        holder = NOWHERE if table.holder == NOWHERE else found[table.holder].first_group + table.holder_cell
        by_group[holder].append(made)


def _made(table: Found, traits: list[_Trait], by_group: dict[int, list[Item]]) -> TableDraft | None:
    """The table of one grid; `traits` has the box, the fill and the line of every group of the page."""
    lattice = table.lattice
    groups = range(table.first_group, table.first_group + len(lattice.cells))
    contents = [by_group.get(group, ()) for group in groups]
    if not any(contents) and not _is_road_map(table, [fill for _, fill, _ in traits[groups.start : groups.stop]]):
        return None
    cells = [
        CellDraft(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            box,
            fill,
            None if items else line,
            in_order(items) if items else (),
        )
        for cell, (box, fill, line), items in zip(
            lattice.cells, traits[groups.start : groups.stop], contents, strict=True
        )
        if items or fill or line or not tables.is_phantom(cell)
    ]
    return TableDraft(
        box=lattice.box,
        rows=len(lattice.ys) - 1,
        columns=len(lattice.xs) - 1,
        cells=tuple(cells),  # row by row, as the grid gave them
        open_above=lattice.open_above,
        open_below=lattice.open_below,
    )


def _is_road_map(table: Found, fills: list[str | None]) -> bool:
    """Whether a grid without words has cells shaded and others not: the bars of a sheet whose heads stand on another page."""
    rows, columns = len(table.lattice.ys) - 1, len(table.lattice.xs) - 1
    alone = table.holder == NOWHERE and rows >= _FEWEST_ROWS and columns > 1
    return alone and any(fills) and not all(fills)
