"""The little of CSS that a plan's table needs: backgrounds, what is not shown, what is raised, and indents.

Rules count where they stand in the page itself and select by tag, class or id alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

from lxml.etree import _Element as Element

_WHITE = "#FFFFFF"
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2}|[0-9a-f])?\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+)(%?)\s*)?\)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(px|pt|em|rem|mm|cm)?")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 10.0, "rem": 10.0, "mm": 2.83, "cm": 28.3, None: 0.75}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"([a-z0-9]*)(?:([.#])([\w-]+))?", re.IGNORECASE)
_WANTED = frozenset({"background", "background-color", "display", "visibility", "margin-left", "padding-left", "text-indent", "font-weight", "vertical-align", "page-break-before", "page-break-after", "break-before", "break-after"})  # fmt: skip
_NEW_PAGE = frozenset({"always", "page", "left", "right", "recto", "verso"})
_MAX_RULES = 5_000
_NAMES = dict(
    pair.split("=")
    for pair in [
        "black=000000",
        "silver=C0C0C0",
        "gray=808080",
        "grey=808080",
        "maroon=800000",
        "red=FF0000",
        "purple=800080",
        "fuchsia=FF00FF",
        "magenta=FF00FF",
        "green=008000",
        "lime=00FF00",
        "olive=808000",
        "yellow=FFFF00",
        "navy=000080",
        "blue=0000FF",
        "teal=008080",
        "aqua=00FFFF",
        "cyan=00FFFF",
        "orange=FFA500",
        "pink=FFC0CB",
        "gold=FFD700",
        "khaki=F0E68C",
        "beige=F5F5DC",
        "ivory=FFFFF0",
        "lavender=E6E6FA",
        "lightblue=ADD8E6",
        "lightcyan=E0FFFF",
        "lightgray=D3D3D3",
        "lightgrey=D3D3D3",
        "lightgreen=90EE90",
        "lightpink=FFB6C1",
        "lightyellow=FFFFE0",
        "lightskyblue=87CEFA",
        "lightsteelblue=B0C4DE",
        "skyblue=87CEEB",
        "powderblue=B0E0E6",
        "aliceblue=F0F8FF",
        "azure=F0FFFF",
        "mintcream=F5FFFA",
        "honeydew=F0FFF0",
        "whitesmoke=F5F5F5",
        "gainsboro=DCDCDC",
        "darkgray=A9A9A9",
        "darkgrey=A9A9A9",
        "dimgray=696969",
        "steelblue=4682B4",
        "royalblue=4169E1",
        "cornflowerblue=6495ED",
        "tomato=FF6347",
        "coral=FF7F50",
        "salmon=FA8072",
        "wheat=F5DEB3",
        "tan=D2B48C",
        "brown=A52A2A",
    ]
)


@lru_cache(maxsize=1024)
def colour(text: str) -> str | None:
    """A colour of CSS or HTML as '#RRGGBB'; None for white, transparent and what is no colour.

    >>> colour("#ddd"), colour("rgb(221, 235, 247)"), colour("LightYellow"), colour("#fff")
    ('#DDDDDD', '#DDEBF7', '#FFFFE0', None)
    """
    rgb = _RGB.search(text)
    found: str | None
    if rgb is not None:
        clear = rgb[4] is not None and float(rgb[4]) == 0
        found = None if clear else "#" + "".join(f"{min(int(part), 255):02X}" for part in rgb.groups()[:3])
    elif (digits := _HEX.search(text)) is not None:
        found = "#" + (digits[1] if len(digits[1]) == 6 else "".join(d * 2 for d in digits[1])).upper()
    else:
        named = next((_NAMES[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _NAMES), None)
        found = None if named is None else f"#{named}"
    return None if found == _WHITE else found


def points(text: str) -> float:
    """A length in points; 0 for what is none (a percentage is relative to the window)."""
    match = _LENGTH.fullmatch(text.strip().lower())
    return 0.0 if match is None else float(match[1]) * _POINTS[match[2]]


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon and name.strip().lower() in _WANTED:
            yield name.strip().lower(), value.replace("!important", "").strip()


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations; what encloses rules (@media) is no rule.

    >>> list(_rules(".a, p {color: red} @media print {.b {display: none}}"))
    [('.a, p ', 'color: red'), ('.b ', 'display: none')]
    """
    for rule in sheet.split("}")[:-1]:
        selectors, brace, body = rule.rpartition("{")
        if brace:
            yield selectors.rpartition("{")[2], body


class Css:
    """The rules of a page's own style sheets."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str, str], dict[str, str]] = {}
        for sheet in sheets:
            for selectors, body in _rules(_COMMENT.sub("", sheet)):
                wanted = dict(_declarations(body))
                for selector in selectors.split(",") if wanted else ():
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match is not None and len(self._rules) < _MAX_RULES:
                        key = (match[1].lower(), match[2] or "", match[3] or "")
                        self._rules.setdefault(key, {}).update(wanted)

    def of(self, element: Element) -> Mapping[str, str]:
        """What holds for an element: its tag's rules, its classes', its id's, its own."""
        found: dict[str, str] = {}
        tag = str(element.tag)
        if self._rules:
            keys = [("", "."), (tag, ".")]
            named = [(tag, "", "")] + [(*key, name) for name in element.get("class", "").split() for key in keys]
            identity = element.get("id", "")
            for rule in (*named, ("", "#", identity), (tag, "#", identity)):
                found |= self._rules.get(rule, {})
        own = element.get("style")
        return found | dict(_declarations(own)) if own else found

    def fill(self, element: Element) -> str | None:
        """The background of an element itself."""
        rules = self.of(element)
        said = rules.get("background-color") or rules.get("background")
        return colour(said if said is not None else _attribute(element.get("bgcolor", "")))

    def is_hidden(self, element: Element) -> bool:
        """Whether the page does not show the element as it is loaded."""
        if element.get("hidden") is not None:
            return True
        rules = self.of(element)
        return rules.get("display", "").lower() == "none" or rules.get("visibility", "").lower() == "hidden"

    def is_raised(self, element: Element) -> bool:
        """Whether words of a line stand above it, as the mark of a note or the power of a unit does."""
        return element.tag == "sup" or self.of(element).get("vertical-align", "").lower() == "super"

    def breaks_page(self, element: Element, side: Literal["before", "after"]) -> bool:
        """Whether a printed page ends before or after the element."""
        rules = self.of(element)
        return any(rules.get(name, "").lower() in _NEW_PAGE for name in (f"page-break-{side}", f"break-{side}"))

    def indent(self, element: Element) -> float:
        """How far the element is moved to the right, in points."""
        rules = self.of(element)
        return sum(points(rules[name]) for name in ("margin-left", "padding-left", "text-indent") if name in rules)


def _attribute(value: str) -> str:
    """A bgcolor, whose digits may lack their #."""
    return f"#{value}" if re.fullmatch(r"[0-9A-Fa-f]{6}", value.strip()) else value
