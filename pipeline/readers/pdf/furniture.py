"""Running heads, page numbers and watermarks: what every page repeats and no page says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.readers.pdf.draft import Item, PageDraft
from pipeline.readers.pdf.lines import Line

_ZONE = 0.1  # of the page's height, above and below: where heads, feet and page numbers stand
_GRID = 6.0  # points: a repeated line stands at the same place to within this
_REPEATED = 3  # pages on which a line must stand to be a running head; two may be chance
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—‐~<(\[【|·\s]*(?:p(?:age)?\.?\s*)?\d{1,4}\s*(?:(?:/|of|중)\s*\d{1,4})?\s*(?:쪽|페이지|page|p)?[-–—‐~>)\]】|·\s]*",
    re.IGNORECASE,
)

Key = tuple[str, int, bool]


def repeated(pages: Iterable[PageDraft]) -> set[Key]:
    """What stands at the same place on several pages, digits apart."""
    seen = Counter(key for page in pages for key in {key_of(line, page) for line in margin_lines(page)})
    return {key for key, count in seen.items() if count >= _REPEATED}


def furniture(page: PageDraft, running: set[Key]) -> list[Line]:
    """The lines of a page that are no content."""
    kept = [
        line
        for line in margin_lines(page)
        if key_of(line, page) in running or _PAGE_NUMBER.fullmatch(line.text.strip())
    ]
    return kept + list(page.slanted)


def margin_lines(page: PageDraft) -> Iterator[Line]:
    """Lines in the top and bottom zones beyond which no table stands."""
    if page.segments:
        yield from _leading(page.segments[0], _in_head(page))
        yield from _leading(page.segments[-1][::-1], _in_foot(page))


def edges(page: PageDraft) -> PageDraft:
    """The page with nothing on it but what `margin_lines` looks at, and what stands aslant."""
    if not page.segments:
        return page
    upper = tuple(_leading(page.segments[0], _in_head(page)))
    lower = tuple(_leading(page.segments[-1][::-1], _in_foot(page)))
    return replace(page, segments=(upper, lower[::-1]), notices=())


def _in_head(page: PageDraft) -> Callable[[Line], bool]:
    return lambda line: line.box[3] < _ZONE * page.height


def _in_foot(page: PageDraft) -> Callable[[Line], bool]:
    return lambda line: line.box[1] > (1 - _ZONE) * page.height


def _leading(items: Sequence[Item], inside: Callable[[Line], bool]) -> Iterator[Line]:
    for item in items:
        if not isinstance(item, Line) or not inside(item):
            return
        yield item


def key_of(line: Line, page: PageDraft) -> Key:
    """A line by its words without digits and its place, measured from the nearer edge."""
    upper = line.box[1] < page.height / 2
    y = line.box[1] if upper else page.height - line.box[3]
    return _DIGITS.sub("#", line.text), round(y / _GRID), upper
