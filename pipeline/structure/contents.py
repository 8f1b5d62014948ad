"""Contents pages (목차) known as such, in every format: their lines name what follows and are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.document import Block, ContentsEntry, Kept, Paragraph, Place, Table
from pipeline.findings import finding
from pipeline.values.text import strip_marker
from pipeline.vocabulary import find_label, lookup, squeeze
from schemas.evidence import Finding

_DOTS = r"(?:(?:[·ㆍ․‧・･∙•.⋯_─―ㅡ\-]\s?){4,}|(?:[…‥]\s?){2,}|…(?=\s*\d))"
_NUMBER = r"[-–~(\[<]?\s*(?:[pP]\.?\s*)?(?P<page>\d{1,4}|[ivxlIVXLⅰ-ⅻⅠ-Ⅻ]{1,6})(?:\s*[~∼-]\s*\d{1,4})?\s*(?:쪽|페이지|[pP])?\s*[-–~)\]>]?"
_LED = re.compile(rf"(?P<title>.*?\S)\s*[·.…‥]*{_DOTS}\s*{_NUMBER}")
_LEADER = re.compile(_DOTS)
_ENDS_LED = re.compile(rf"(?P<title>.*?\S)\s*{_DOTS}\s*")
_BARE = re.compile(rf"(?P<title>.*[^\W\d].*?)\s+(?!\d{{4}}){_NUMBER}")
_ALONE = re.compile(_NUMBER)
_LETTER = re.compile(r"[^\W\d_]")

_BETWEEN = 3  # lines without a page that may stand between two entries: chapters, the first line of a long title
_FEWEST = 3  # entries with leaders that may be contents without a heading, if they come again below
_CERTAIN = 8  # so many in a row, with pages that count upwards, are no figures set off by dots
_LONGEST_HEADING = 14
_LONGEST = 300  # characters; no entry of a contents page is longer


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents pages of a document say, and one finding for each of them; complete when it has been gone through."""

    entries: list[ContentsEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed line, or one row of a table with its cells apart by tabs. `block` and `line` count from 0."""

    block: int
    line: int
    text: str
    place: Place
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class _Run:
    """The lines of one contents page so far. `waiting` are lines whose belonging the next ones decide."""

    rows: list[_Row] = field(default_factory=list)
    waiting: list[_Row] = field(default_factory=list)
    entries: list[ContentsEntry] = field(default_factory=list)
    page: int = 0
    led: bool = False

    def take(self, row: _Row, entry: ContentsEntry) -> None:
        """Takes an entry, and the lines that waited for it."""
        for before in self.waiting:  # a title so long that it left no room for leaders has a page all the same
            if (bare := _BARE.fullmatch(before.text)) is not None:
                self.entries.append(ContentsEntry(_plain(bare["title"]), _page(bare), before.place))
        self.rows += [*self.waiting, row]
        self.waiting = []
        self.entries.append(entry)
        self.page = max(self.page, entry.page or 0)
        self.led = self.led or _LED.fullmatch(row.text) is not None


def without_contents(blocks: Sequence[Block], contents: Contents) -> Iterator[Kept[Block]]:
    """What is no contents page; what those say is put into `contents`."""
    at = 0
    while at < len(blocks):
        run = _contents_at(blocks, at)
        if run is None:
            yield Kept(at, blocks[at])
            at += 1
            continue
        contents.entries.extend(run.entries)
        contents.findings.append(_told(run.rows))
        last = run.rows[-1].block
        rest = _left_over(blocks[last], run.rows[-1])
        if rest is not None:
            yield Kept(last, rest, own=True)
        at = last + 1


def _told(rows: list[_Row]) -> Finding:
    raw = "\n".join(row.text for row in rows)
    return finding("CONTENTS_LEFT_OUT", place=rows[0].place, raw=raw, count=len(rows))


def _left_over(block: Block, last: _Row) -> Block | None:
    """What is left of the paragraph in which the last line of a contents page stands."""
    if isinstance(block, Paragraph):
        left = block.text.split("\n")[last.line + 1 :]
        if any(line.strip() for line in left):
            return replace(block, text="\n".join(left).strip())
    return None


def _contents_at(blocks: Sequence[Block], at: int) -> _Run | None:
    """The contents page that begins with a block, or None."""
    block = blocks[at]
    if _is_heading(_first_line(block)):
        return _headed(blocks, at)
    if isinstance(block, Paragraph):
        return _led(blocks, at) if _LEADER.search(block.text[:_LONGEST]) else None
    if _has_page_column(block):
        run = _Run()
        return run if _take_table(run, list(_rows(block, at))) else None
    return None


def _first_line(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text.partition("\n")[0]
    if len(block.cells) > 60:
        return ""
    return next((cell.text.strip().partition("\n")[0] for cell in block.cells if cell.text.strip()), "")


def _is_heading(text: str) -> bool:
    if len(text) > 3 * _LONGEST_HEADING:
        return False
    if lookup("contents").get(text) == "heading":
        return True
    return len(squeeze(text)) <= _LONGEST_HEADING and lookup("contents").ends(text, "ending")


def _rows(block: Block, at: int) -> Iterator[_Row]:
    """The printed lines of a block; a box around text is read as its lines."""
    if isinstance(block, Paragraph):
        for line, text in enumerate(block.text.split("\n")):
            if text.strip():
                yield _Row(at, line, text.strip(), block.place)
        return
    filled = [cell for cell in block.cells if cell.text.strip()]
    if block.columns == 1 or len(filled) == 1:
        lines = ((text, cell.place) for cell in filled for text in cell.text.split("\n"))
        yield from (_Row(at, n, text.strip(), place) for n, (text, place) in enumerate(lines) if text.strip())
        return
    for row in range(block.rows):
        cells = [cell for cell in filled if cell.row == row]
        if cells:
            words = tuple(" ".join(cell.text.split()) for cell in cells)
            yield _Row(at, row, "\t".join(words), cells[0].place, words)


def _led(blocks: Sequence[Block], at: int) -> _Run | None:
    """A run of lines with leaders, which needs no heading if it is long enough and its pages count upwards."""
    run = _Run()
    for number in range(at, len(blocks)):
        block = blocks[number]
        if not isinstance(block, Paragraph) or not _take_lines(run, _rows(block, number), headed=False):
            break
    found = len(run.entries)
    if found >= _CERTAIN or (found >= _FEWEST and _come_again(blocks, run)):
        return run
    return None


def _come_again(blocks: Sequence[Block], run: _Run) -> bool:
    """Whether most of what the entries name stands in the document behind them."""
    after = blocks[run.rows[-1].block + 1 :]
    later = {squeeze(row.text) for block in after for row in _rows(block, 0) if len(row.text) < _LONGEST}
    names = [squeeze(strip_marker(entry.title)[1]) for entry in run.entries]
    return sum(any(name in key for key in later) for name in names) * 2 > len(names)


def _headed(blocks: Sequence[Block], at: int) -> _Run | None:
    """What follows a heading 목차, as far as it is lines with pages, or lines that all come again as headings."""
    heading, *rest = _rows(blocks[at], at)
    run = _Run([heading])
    going = _take_lines(run, rest, headed=True)
    number = at + 1
    while going and number < len(blocks):
        block, rows = blocks[number], list(_rows(blocks[number], number))
        if isinstance(block, Table) and any(row.cells for row in rows):
            going = not run.waiting and _take_table(run, rows)
        else:
            going = _take_lines(run, rows, headed=True)
        number += 1
    if not run.entries:
        run = _named_again(blocks, at, heading)
    return run if run.entries else None


def _take_lines(run: _Run, rows: Iterable[_Row], *, headed: bool) -> bool:
    """Takes lines as long as they are contents; False where they end."""
    for row in rows:
        entry = _entry(row, run, headed=headed)
        if entry is not None:
            run.take(row, entry)
            continue
        if _is_heading(row.text):
            run.rows.append(row)  # the heading again, on the next page
            continue
        run.waiting.append(row)
        if len(run.waiting) > _BETWEEN or _already(row, run.entries):
            return False
    return True


def _already(row: _Row, entries: Sequence[ContentsEntry]) -> bool:
    """Whether a line is what an entry named: then the document itself has begun."""
    key = squeeze(row.text)
    return any(squeeze(entry.title) == key for entry in entries)


def _entry(row: _Row, run: _Run, *, headed: bool) -> ContentsEntry | None:
    """The line as an entry: words, leaders or a gap, and a page that is no lower than the one before."""
    if len(row.text) > _LONGEST:
        return None
    found = _LED.fullmatch(row.text)
    if found is None and headed and not run.led:
        found = _BARE.fullmatch(row.text)
    title = None if found is None else found["title"]
    if found is None and run.waiting and (ends := _ENDS_LED.fullmatch(run.waiting[-1].text)) is not None:
        found, title = _ALONE.fullmatch(row.text), ends["title"]
    if found is None or title is None or _LETTER.search(title) is None:
        return None
    page = _page(found)
    if page is not None and page < run.page:
        return None
    if not headed and (lookup("sources").get(title) is not None or find_label(title) is not None):
        return None  # 국비 ········ 120 is money
    return ContentsEntry(_plain(title), page, row.place)


def _page(found: re.Match[str]) -> int | None:
    return int(found["page"]) if found["page"].isdigit() else None


def _plain(title: str) -> str:
    return title.strip(" \t·.…‥")


def _has_page_column(table: Table) -> bool:
    """Whether the last column is headed 쪽."""
    heads = [cell for cell in table.cells if cell.row == 0 and cell.text.strip()]
    return bool(heads) and table.rows > 1 and lookup("contents").get(heads[-1].text) == "page_column"


def _take_table(run: _Run, rows: list[_Row]) -> bool:
    """Takes a table whose every row ends with a page, or nothing of it."""
    tried = _Run(page=run.page)
    for row in rows:
        page = _ALONE.fullmatch(row.cells[-1]) if len(row.cells) > 1 else None
        title = " ".join(row.cells[:-1])
        figures = sum(cell.replace(",", "").isdigit() for cell in row.cells[1:])
        if page is None or figures > 1 or _LETTER.search(title) is None:
            tried.waiting.append(row)
            if len(tried.waiting) > _BETWEEN:
                return False
            continue
        number = _page(page)
        if number is not None and number < tried.page:
            return False
        tried.take(row, ContentsEntry(_plain(title), number, row.place))
    if len(tried.entries) < 2 or tried.waiting:
        return False
    run.rows += tried.rows
    run.entries += tried.entries
    run.page = tried.page
    return True


def _named_again(blocks: Sequence[Block], at: int, heading: _Row) -> _Run:
    """Lines without pages that all come again, up to where the first of them does or the page ends."""
    later = [(row, squeeze(row.text)) for number in range(at + 1, len(blocks)) for row in _rows(blocks[number], number)]
    run = _Run([heading])
    for index, (row, key) in enumerate(later):
        first = squeeze(run.entries[0].title) if run.entries else None
        turned = heading.place.page is not None and row.place.page != heading.place.page
        if key == first or (turned and len(run.entries) > 1):
            return run
        if row.cells or not key or find_label(row.text) is not None or all(key != k for _, k in later[index + 1 :]):
            break
        run.take(row, ContentsEntry(row.text, None, row.place))
    return _Run()
