"""How many pages there may be, by the lines that Hancom laid out when it saved the file: an estimate, and told as one."""

from __future__ import annotations

from lxml.etree import _Element as Element

from pipeline.readers.hancom.names import HP, TABLE, is_on, whole

_A4 = 84_188
"""Height in HWP units."""
_LEAST = 10_000


class Pages:
    """Counts while paragraphs are shown to it: a section begins a page, so does a paragraph that says it or whose lines
    begin no lower than those before it. A table taller than a page counts as the pages that it fills.
    """

    def __init__(self) -> None:
        self._pages = 0
        self._has_lines = False
        self._height = _A4
        self._last = 0
        self._begins = False

    @property
    def count(self) -> int | None:
        """None where the file holds no lines."""
        return self._pages if self._has_lines else None

    def begin_section(self) -> None:
        self._begins = True

    def see(self, paragraph: Element) -> None:
        """The next paragraph of the body."""
        properties = next(paragraph.iter(f"{HP}pagePr"), None) if self._begins else None
        self._height = self._height if properties is None else _body_height(properties)
        if self._begins or is_on(paragraph.get("pageBreak")):
            self._turn()
        for line in paragraph.iterfind(f"{HP}linesegarray/{HP}lineseg"):
            self._has_lines = True
            at = whole(line.get("vertpos"))
            if at < self._last:
                self._turn()
            self._last = at
        self._last += 1  # no paragraph begins where the one before it ends
        self._pages += _tall(paragraph, self._height)

    def _turn(self) -> None:
        self._pages += 1
        self._last = 0
        self._begins = False


def _tall(paragraph: Element, height: int) -> int:
    """The pages that the tables of a paragraph fill besides the one where they begin."""
    tables = paragraph.iterfind(f"{HP}run/{TABLE}/{HP}sz")
    return sum(max(whole(size.get("height")), 0) // height for size in tables)


def _body_height(page: Element) -> int:
    margin = page.find(f"{HP}margin")
    around = 0 if margin is None else sum(whole(margin.get(name)) for name in ("header", "footer", "top", "bottom"))
    side = "width" if page.get("landscape") == "NARROWLY" else "height"
    return max(whole(page.get(side), _A4) - around, _LEAST)
