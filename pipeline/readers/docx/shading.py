"""The fill of a cell: its own shading, its table's, or that of the table's style."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from pipeline.readers.docx.names import VAL, A, W, attribute, whole
from pipeline.readers.docx.styles import Styles

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_WHITE, _BLACK = "FFFFFF", "000000"
_PERCENT = re.compile(r"pct(\d+)")
_THIN, _THICK = 25, 50
_THEME_NAMES = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}  # fmt: skip
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400}  # fmt: skip


class Theme:
    """The colours of a package's theme as six hexadecimal digits."""

    def __init__(self, root: Element | None) -> None:
        scheme = None if root is None else root.find(f"{A}themeElements/{A}clrScheme")
        self._colours: dict[str, str] = {}
        for colour in () if scheme is None else scheme:
            for value in colour:
                found = value.get("lastClr") or value.get("val")
                if isinstance(colour.tag, str) and found is not None and _HEX.fullmatch(found):
                    self._colours[colour.tag.removeprefix(A)] = found

    def colour(self, name: str | None, tint: str | None, shade: str | None) -> str | None:
        """A colour by its name in a shading, lightened or darkened; None where the theme does not have it."""
        found = None if name is None else self._colours.get(_THEME_NAMES.get(name, name))
        if found is None:
            return None
        hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(found)))
        if tint is not None:
            factor = _byte(tint) / 255
            light = light * factor + 1 - factor
        if shade is not None:
            light *= _byte(shade) / 255
        return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))

    def fill(self, shd: Element) -> str | None:
        """What a w:shd paints, as '#RRGGBB'; None for nothing and for white. Hatching counts as the mean of its colours."""
        pattern = shd.get(VAL, "clear")
        ground = self._either(shd, "fill", "themeFill") or _WHITE
        if pattern not in {"clear", "nil"}:
            ink = self._either(shd, "color", "themeColor") or _BLACK
            ground = _mixed(ground, ink, _share(pattern))
        return None if pattern == "nil" or ground == _WHITE else f"#{ground}"

    def _either(self, shd: Element, plain: str, theme: str) -> str | None:
        """The colour as worked out by the program that saved it, or else by the theme."""
        value = shd.get(W + plain, "auto")
        if _HEX.fullmatch(value):
            return value.upper()
        return self.colour(shd.get(W + theme), shd.get(f"{W}{theme}Tint"), shd.get(f"{W}{theme}Shade"))


def _byte(value: str) -> int:
    try:
        return min(int(value, 16), 255)
    except ValueError:
        return 255


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _share(pattern: str) -> int:
    """The percentage of a pattern that is ink."""
    percent = _PERCENT.fullmatch(pattern)
    if percent is not None:
        return min(int(percent[1]), 100)
    return 100 if pattern == "solid" else _THIN if pattern.startswith("thin") else _THICK


def _mixed(ground: str, ink: str, share: int) -> str:
    pairs = zip(_parts(ground), _parts(ink), strict=True)
    return "".join(f"{round((below * (100 - share) + above * share) / 100):02X}" for below, above in pairs)


@dataclass(frozen=True, slots=True)
class TableShading:
    """Shading that a table gives its cells; `look` are the parts of its style that are switched on."""

    theme: Theme
    style: dict[str, str | None]
    look: frozenset[str]
    own: Element | None
    row_band: int
    column_band: int

    @classmethod
    def of(cls, table: Element, styles: Styles, theme: Theme) -> TableShading:
        properties = table.find(f"{W}tblPr")
        style: dict[str, str | None] = {}
        bands = {"Row": 1, "Col": 1}
        for element in styles.chain("table", attribute(properties, f"{W}tblStyle")):
            _collect(element, "wholeTable", theme, style)
            for part in element.findall(f"{W}tblStylePr"):
                _collect(part, part.get(f"{W}type", ""), theme, style)
            for name, size in bands.items():
                said = attribute(element.find(f"{W}tblPr"), f"{W}tblStyle{name}BandSize")
                bands[name] = max(whole(said, size), 1)
        own = None if properties is None else properties.find(f"{W}shd")
        return cls(theme, style, _look(properties), own, bands["Row"], bands["Col"])

    def fill(self, cell: Element, row: int, column: int, rows: int, columns: int) -> str | None:
        """The fill of the cell whose top left corner is at the position."""
        shd = cell.find(f"{W}tcPr/{W}shd")
        shd = self.own if shd is None else shd
        if shd is not None:
            return self.theme.fill(shd)
        return self._styled(row, column, rows, columns) if self.style else None

    def _styled(self, row: int, column: int, rows: int, columns: int) -> str | None:
        """The most particular part of the style that has a say."""
        applies = [
            ("firstRow", row == 0 and "firstRow" in self.look),
            ("lastRow", row == rows - 1 and "lastRow" in self.look),
            ("firstCol", column == 0 and "firstColumn" in self.look),
            ("lastCol", column == columns - 1 and "lastColumn" in self.look),
            (self._band(row, "firstRow", self.row_band, "Horz"), "noHBand" not in self.look),
            (self._band(column, "firstColumn", self.column_band, "Vert"), "noVBand" not in self.look),
            ("wholeTable", True),
        ]
        return next((self.style[part] for part, on in applies if on and part in self.style), None)

    def _band(self, index: int, head: str, size: int, axis: str) -> str:
        index -= head in self.look
        return f"band{index // size % 2 + 1}{axis}"


def _collect(element: Element, part: str, theme: Theme, style: dict[str, str | None]) -> None:
    shd = element.find(f"{W}tcPr/{W}shd")
    if shd is not None:
        style[part] = theme.fill(shd)


def _look(properties: Element | None) -> frozenset[str]:
    look = None if properties is None else properties.find(f"{W}tblLook")
    if look is None:
        return frozenset({"noHBand", "noVBand"})
    try:
        bits = int(look.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    on = {"1", "true", "on"}
    return frozenset(
        name for name, bit in _LOOK_BITS.items() if (look.get(W + name) in on if look.get(W + name) else bits & bit)
    )
