"""The colours of a workbook: plain, of its theme with a tint, or by number in the old palette."""

from __future__ import annotations

import colorsys
import re

from lxml.etree import _Element as Element

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_WHITE = "FFFFFF"
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")  # fmt: skip
"""Cells count light before dark, against the order in the theme's part."""
_OFFICE = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080")  # fmt: skip
_PALETTE = (  # noqa: SIM905 - eight a line, as in the standard
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333 000000 FFFFFF"
).split()
"""ECMA-376 18.8.27; the last two are the system's text and window."""
_SHARES = {
    "solid": 100, "darkGray": 75, "mediumGray": 50, "lightGray": 25, "gray125": 12, "gray0625": 6, "darkHorizontal": 50,
    "darkVertical": 50, "darkDown": 50, "darkUp": 50, "darkGrid": 50, "darkTrellis": 75, "lightHorizontal": 25,
    "lightVertical": 25, "lightDown": 25, "lightUp": 25, "lightGrid": 44, "lightTrellis": 38,
}  # fmt: skip
"""The percentage of a pattern that is ink."""


class Colours:
    """The theme and the palette of one workbook."""

    def __init__(self, theme: Element | None, styles: Element | None) -> None:
        self._theme = _theme(theme)
        own = () if styles is None else styles.iterfind("{*}colors/{*}indexedColors/{*}rgbColor")
        replaced = [_plain(colour.get("rgb")) for colour in own]
        self._palette = [
            *(new or old for new, old in zip(replaced, _PALETTE, strict=False)),
            *_PALETTE[len(replaced) :],
        ]

    def fill(self, pattern: Element | None) -> str | None:
        """What a patternFill or gradientFill paints, as '#RRGGBB'; None for nothing and for white."""
        if pattern is None:
            return None
        if pattern.tag.endswith("}gradientFill"):
            first = self._of(pattern.find("{*}stop/{*}color"), _WHITE)
            return None if first == _WHITE else f"#{first}"
        kind = pattern.get("patternType", "none")
        if kind not in _SHARES:
            return None
        ink = self._of(pattern.find("{*}fgColor"), "000000" if kind != "solid" else _WHITE)
        ground = self._of(pattern.find("{*}bgColor"), _WHITE)
        mixed = _mixed(ground, ink, _SHARES[kind])
        return None if mixed == _WHITE else f"#{mixed}"

    def _of(self, colour: Element | None, default: str) -> str:
        if colour is None:
            return default
        found = _plain(colour.get("rgb"))
        number = _whole(colour.get("theme"))
        if found is None and number is not None and number < len(self._theme):
            found = self._theme[number]
        number = _whole(colour.get("indexed"))
        if found is None and number is not None and number < len(self._palette):
            found = self._palette[number]
        return default if found is None else _tinted(found, colour.get("tint"))


def _theme(root: Element | None) -> tuple[str, ...]:
    scheme = None if root is None else root.find("{*}themeElements/{*}clrScheme")
    if scheme is None:
        return _OFFICE
    found = {}
    for colour in scheme:
        value = next((child.get("lastClr") or child.get("val") for child in colour), None)
        if isinstance(colour.tag, str) and value is not None and _HEX.fullmatch(value):
            found[colour.tag.rpartition("}")[2]] = value.upper()
    return tuple(found.get(name, default) for name, default in zip(_THEME_ORDER, _OFFICE, strict=True))


def _plain(value: str | None) -> str | None:
    match = None if value is None else _HEX.fullmatch(value)
    return None if match is None else match[1].upper()


def _whole(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdecimal() else None


def _tinted(colour: str, tint: str | None) -> str:
    """Lightened (tint > 0) or darkened (tint < 0), as ECMA-376 18.8.19 says."""
    try:
        by = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        by = 0.0
    if not by:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _mixed(ground: str, ink: str, share: int) -> str:
    pairs = zip(_parts(ground), _parts(ink), strict=True)
    return "".join(f"{round((below * (100 - share) + above * share) / 100):02X}" for below, above in pairs)
