"""How many pages there may be, by the lines that Hancom laid out when it saved the file: an estimate, and told as one."""

from __future__ import annotations

from lxml.etree import _Element as Element

from pipeline.readers.hancom.names import HP, PARAGRAPH, TABLE, is_on, whole


def estimate(sections: tuple[Element, ...]) -> int | None:
    """A section begins a page, so does a paragraph that says it or whose lines begin above those before it.

    A table taller than a page counts as the pages that it fills. None where the file holds no lines.
    """
    if not any(next(section.iter(f"{HP}lineseg"), None) is not None for section in sections):
        return None
    return sum(_pages(section) for section in sections)


def _pages(section: Element) -> int:
    height = _body_height(section)
    pages, last = 1, 0
    is_first = True
    for paragraph in section.iterfind(PARAGRAPH):
        begins = is_on(paragraph.get("pageBreak")) and not is_first
        is_first = False
        for line in paragraph.iterfind(f"{HP}linesegarray/{HP}lineseg"):
            at = whole(line.get("vertpos"))
            pages += at < last or begins
            last, begins = at, False
        pages += begins
        last = 0 if begins else last
        pages += _tall(paragraph, height)
    return pages


def _tall(paragraph: Element, height: int) -> int:
    """The pages that the tables of a paragraph fill besides the one where they begin."""
    tables = paragraph.iterfind(f"{HP}run/{TABLE}/{HP}sz")
    return sum(max(whole(size.get("height")), 0) // height for size in tables)


def _body_height(section: Element) -> int:
    page = next(section.iter(f"{HP}pagePr"), None)
    margin = None if page is None else page.find(f"{HP}margin")
    if page is None or margin is None:
        return _A4
    around = sum(whole(margin.get(name)) for name in ("header", "footer", "top", "bottom"))
    side = "width" if page.get("landscape") == "NARROWLY" else "height"
    return max(whole(page.get(side), _A4) - around, _LEAST)


_A4 = 84188
"""Height in HWP units."""
_LEAST = 10_000
