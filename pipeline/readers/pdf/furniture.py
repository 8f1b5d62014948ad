"""Running heads, page numbers and watermarks: what every page repeats and no page says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.readers.pdf.draft import Item, PageDraft
from pipeline.readers.pdf.lines import Line
from pipeline.readers.pdf.paragraphs import marker

_ZONE = 0.1  # of the page's height, above and below: where heads, feet and page numbers stand
_DEEP = 0.14  # of the height: so far down goes a head of several lines, if nothing but heads stands over it
_GRID = 6.0  # points: a repeated line stands at the same place to within this
_LONGEST = 200  # characters; a longer line is no running head with a page number
_REPEATED = 3  # pages on which a line must stand to be a running head; two may be chance
_FEWEST = 2  # unless they are all there are, and the line is plain: two pages may each begin with a heading
_COUNTING = re.compile(
    r"(?<![\d:：])(?<!\d[-–.])(?<!\d\s[-–.])(?<!\d\s[-–.]\s)(?<!\d[-–.]\s)(?<![:：]\s)\d+(?!\d|\s?[-–.]\s?\d)"
)
_PAGE_NUMBER = re.compile(
    r"[-–—‐~<(\[【|·\s]*(?:p(?:age)?\.?\s*)?\d{1,4}\s*(?:(?:/|of|중)\s*\d{1,4})?\s*(?:쪽|페이지|page|p)?[-–—‐~>)\]】|·\s]*",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"[(\[〔<（［][^:：]+[:：][^:：]+[)\]〕>）］]")
"""Words in brackets that give something a value, as the unit of the amounts below them."""

Key = tuple[str, int, bool]


def repeated(pages: Iterable[PageDraft]) -> dict[Key, int]:
    """What stands at the same place on several pages, and the first of them; its figures are the same, or count the pages."""
    seen: Counter[Key] = Counter()
    first: dict[Key, int] = {}
    headings: set[Key] = set()
    total = 0
    for total, page in enumerate(pages, 1):  # noqa: B007 - their number is wanted behind the loop
        keys = {key: line for line in margin_lines(page) for key in keys_of(line, page)}
        seen.update(keys.keys())
        for key in keys:
            first.setdefault(key, page.number)
        headings |= {key for key, line in keys.items() if line.bold or marker(line.text) is not None}
    fewest = {key: _REPEATED if key in headings else min(_REPEATED, max(total, _FEWEST)) for key in seen}
    return {key: first[key] for key, count in seen.items() if count >= fewest[key]}


def furniture(page: PageDraft, running: Mapping[Key, int]) -> list[Line]:
    """The lines of a page that are no content. What a head says in brackets of what stands below it is, the first time."""
    kept: list[Line] = []
    for lines in _margins(page):
        unbroken = True
        for line in lines:
            pages = [running[key] for key in keys_of(line, page) if key in running]
            running_here = bool(pages) or _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
            if page.number in pages and _CAPTION.fullmatch(line.text.strip()):
                continue
            unbroken = unbroken and running_here
            if running_here and (unbroken or _at_edge(line, page, _ZONE)):
                kept.append(line)
    return kept + list(page.slanted)


def margin_lines(page: PageDraft) -> Iterator[Line]:
    """Lines in the top and bottom zones beyond which no table stands."""
    for lines in _margins(page):
        yield from lines


def _margins(page: PageDraft) -> Iterator[Iterator[Line]]:
    """Those of the top from above, those of the bottom from below, of each part: a sheet may hold two pages."""
    for segment in page.segments:
        yield _leading(segment, lambda line: _at_edge(line, page, _DEEP))
        yield _leading(segment[::-1], lambda line: _at_edge(line, page, _ZONE))


def _at_edge(line: Line, page: PageDraft, zone: float) -> bool:
    """Whether a line stands wholly in the zone at the top or the foot of its page."""
    return line.box[3] < zone * page.height or line.box[1] > (1 - zone) * page.height


def edges(page: PageDraft) -> PageDraft:
    """The page with nothing on it but what `margin_lines` looks at, and what stands aslant."""
    parts = [tuple(lines) for lines in _margins(page)]
    outer = tuple((*upper, *lower[::-1]) for upper, lower in zip(parts[::2], parts[1::2], strict=True))
    return replace(page, segments=outer, notices=())


def _leading(items: Sequence[Item], inside: Callable[[Line], bool]) -> Iterator[Line]:
    for item in items:
        if not isinstance(item, Line) or not inside(item):
            return
        yield item


def keys_of(line: Line, page: PageDraft) -> set[Key]:
    """A line by its words and its place, measured from the nearer edge: as it stands, and with figures that count pages.

    A number that differs from page to page otherwise is no page number, nor is one behind a colon or in two parts, even
    where it counts with the pages: 관리번호 : 1-1 heads a pledge, and pledges may have one page each.
    """
    upper = line.box[1] < page.height / 2
    y = line.box[1] if upper else page.height - line.box[3]
    place = round(y / _GRID), upper
    figures = list(_COUNTING.finditer(line.text))
    texts = {line.text}
    for figure in (figures[:1] + figures[-1:]) if len(line.text) < _LONGEST else ():
        off = f"#{int(figure.group()[:6]) - page.number}#"
        texts.add(line.text[: figure.start()] + off + line.text[figure.end() :])
    return {(text, *place) for text in texts}
