"""How cells look: number format, fill, borders, font and indent by the number of their style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from lxml.etree import _Element as Element

from pipeline.readers.xlsx.builtins import FORMATS
from pipeline.readers.xlsx.colours import Colours

T = TypeVar("T")

_INDENT = 9.0
"""Points of one step of indent: three blanks of the default font."""
_MAX_STYLES = 65_536


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a cell. `across` and `down` tell of borders at its left or right, at its top or bottom."""

    code: str = "General"
    fill: str | None = None
    across: bool = False
    down: bool = False
    size: float | None = None
    bold: bool | None = None
    indent: float = 0.0

    @property
    def is_seen(self) -> bool:
        """Whether an empty cell in this style shows anything."""
        return self.fill is not None or self.across or self.down


PLAIN = Look()


class Styles:
    """The cell styles of a workbook."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self.looks: tuple[Look, ...] = ()
        self.painted: frozenset[int] = frozenset()
        """Numbers of the conditional formats that fill cells."""
        if root is None:
            return
        colours = Colours(theme, root)
        codes = FORMATS | _codes(root)
        fills = [colours.fill(next(iter(fill), None)) for fill in root.iterfind("{*}fills/{*}fill")]
        borders = [_sides(border) for border in root.iterfind("{*}borders/{*}border")]
        fonts = [_font(font) for font in root.iterfind("{*}fonts/{*}font")]
        formats = list(root.iterfind("{*}cellXfs/{*}xf"))[:_MAX_STYLES]
        self.looks = tuple(_look(xf, codes, fills, borders, fonts) for xf in formats)
        conditional = root.iterfind("{*}dxfs/{*}dxf")
        self.painted = frozenset(at for at, dxf in enumerate(conditional) if dxf.find("{*}fill") is not None)

    def look(self, number: int) -> Look:
        """The look of a style; plain where the workbook does not have it."""
        return self.looks[number] if number < len(self.looks) else PLAIN


def _codes(root: Element) -> dict[int, str]:
    found = {}
    for code in root.iterfind("{*}numFmts/{*}numFmt"):
        number = code.get("numFmtId", "")
        if number.isdecimal():
            found[int(number)] = code.get("formatCode", "General")
    return found


def _look(
    xf: Element,
    codes: dict[int, str],
    fills: list[str | None],
    borders: list[tuple[bool, bool]],
    fonts: list[tuple[float | None, bool]],
) -> Look:
    across, down = _nth(borders, xf.get("borderId"), (False, False))
    size, bold = _nth(fonts, xf.get("fontId"), (None, False))
    alignment = xf.find("{*}alignment")
    step = "0" if alignment is None else alignment.get("indent", "0")
    number = xf.get("numFmtId", "0")
    return Look(
        code=codes.get(int(number), "General") if number.isdecimal() else "General",
        fill=_nth(fills, xf.get("fillId"), None),
        across=across,
        down=down,
        size=size,
        bold=bold,
        indent=_INDENT * int(step) if step.isdecimal() else 0.0,
    )


def _nth(items: list[T], number: str | None, default: T) -> T:
    at = int(number) if number is not None and number.isdecimal() else 0
    return items[at] if at < len(items) else default


def _sides(border: Element) -> tuple[bool, bool]:
    """Whether there is a border at the left or right, and at the top or bottom."""
    drawn = {
        side.tag.rpartition("}")[2]
        for side in border
        if isinstance(side.tag, str) and side.get("style", "none") != "none"
    }
    return bool(drawn & {"left", "right", "start", "end"}), bool(drawn & {"top", "bottom"})


def _font(font: Element) -> tuple[float | None, bool]:
    size, bold = font.find("{*}sz"), font.find("{*}b")
    try:
        points = None if size is None else float(size.get("val", ""))
    except ValueError:
        points = None
    return points, bold is not None and bold.get("val", "1") not in {"0", "false"}
