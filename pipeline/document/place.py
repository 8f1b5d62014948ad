"""Where something stands in its source file."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.document.quick import quick
from pipeline.document.spool import Compact

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points; origin at the top left of the page as displayed."""


@quick
@dataclass(frozen=True, slots=True)
class Place(Compact):
    """A place in a source file; all ordinals count from 1, and what a format does not have is None.

    In a workbook `sheet` is the name on the tab and `cell` the address there (`B7`); `row` and `column` stay those of
    the table, as in all formats.

    `confidence` (0 to 1) tells how sure text recognition is of the words there; None where nothing was recognised.
    `flat` is the box on the page pulled straight, where the page was read from a picture.
    """

    page: int | None = None
    box: Box | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    confidence: float | None = None
    flat: Box | None = None


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all; None where there is none.

    >>> union([(0, 0, 2, 1), (1, 1, 5, 4)])
    (0, 0, 5, 4)
    """
    corners = list(boxes)
    if not corners:
        return None
    return (
        min(b[0] for b in corners),
        min(b[1] for b in corners),
        max(b[2] for b in corners),
        max(b[3] for b in corners),
    )
