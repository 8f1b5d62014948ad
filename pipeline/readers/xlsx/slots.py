"""The cells of a sheet as slots: merged ones once, formatting beyond the text left out."""

from __future__ import annotations

from pipeline.errors import LimitExceededError
from pipeline.readers.grids import Slot
from pipeline.readers.xlsx.cells import COLUMNS, Rectangle, Sheet
from pipeline.readers.xlsx.styles import Look, Styles

_MAX_COVERED = 2_000_000
_MAX_SEEN = 400_000

Position = tuple[int, int]


def slots_of(sheet: Sheet, styles: Styles) -> tuple[list[Slot], bool]:
    """The slots of a sheet, and whether text lies hidden under merged cells. Raises LimitExceededError.

    Borders and fills count inside the rectangle that holds all text; what is formatted beyond it is paper.
    """
    if not sheet.cells:
        return [], False
    frame = _frame(sheet)
    heads = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merges if _meets(frame, (top, left))}
    covered = _covered(heads)
    looks = dict.fromkeys(heads, Look()) | _seen(sheet, frame, styles)
    texts: dict[Position, str] = {}
    lost = False
    for cell in sheet.cells:
        at = (cell.row, cell.column)
        if at in covered:
            lost = True
        else:
            texts[at], looks[at] = cell.text, styles.look(cell.style)
    return [_slot(at, texts.get(at, ""), looks[at], heads.get(at, at)) for at in looks if at not in covered], lost


def _frame(sheet: Sheet) -> Rectangle:
    """The rectangle of all text, with the cells that are merged to it."""
    ends = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merges}
    last = [ends.get((cell.row, cell.column), (cell.row, cell.column)) for cell in sheet.cells]
    return (
        min(cell.row for cell in sheet.cells),
        min(cell.column for cell in sheet.cells),
        max(row for row, _ in last),
        max(column for _, column in last),
    )


def _meets(frame: Rectangle, at: Position) -> bool:
    return frame[0] <= at[0] <= frame[2] and frame[1] <= at[1] <= frame[3]


def _covered(heads: dict[Position, Position]) -> set[Position]:
    """The positions of merged cells but for the first of each."""
    area = sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in heads.items())
    if area > _MAX_COVERED:
        raise LimitExceededError(f"XLSX: {area:,} merged > {_MAX_COVERED:,}")
    return {
        (row, column)
        for (top, left), (bottom, right) in heads.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - heads.keys()


def _seen(sheet: Sheet, frame: Rectangle, styles: Styles) -> dict[Position, Look]:
    """The empty cells inside the frame that show a fill or a border."""
    found: dict[Position, Look] = {}
    flat = sheet.seen
    for index in range(0, len(flat), 2):
        at = divmod(flat[index], COLUMNS)
        if _meets(frame, at):
            found[at] = styles.look(flat[index + 1])
            if len(found) > _MAX_SEEN:
                raise LimitExceededError(f"XLSX: > {_MAX_SEEN:,} formatted cells")
    return found


def _slot(at: Position, text: str, look: Look, end: Position) -> Slot:
    return Slot(
        row=at[0],
        column=at[1],
        text=text,
        rows=end[0] - at[0] + 1,
        columns=end[1] - at[1] + 1,
        fill=look.fill,
        across=look.across,
        down=look.down,
        size=look.size,
        bold=look.bold,
        indent=look.indent,
    )
