"""Which tables of a document list its pledges (총괄표, 공약 목록, 공약가계부)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipeline.document import Block, Grid, Kept, Table, transposed
from pipeline.structure.listings.dittos import without_dittos
from pipeline.structure.listings.heads import column_word
from pipeline.structure.listings.rows import RowReader, Rows
from pipeline.structure.listings.spans import Settled, settled
from pipeline.structure.listings.stacked import unstacked
from pipeline.values.announced import announces_pledge
from pipeline.values.columns import is_year, period_code
from pipeline.values.numbering import LONGEST_TITLE, SERIAL_TITLE
from pipeline.values.text import strip_marker
from pipeline.vocabulary import find_label, lookup, squeeze

MOST_LOST = 5
"""At most one row in so many may be neither a pledge's nor a total's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that may list pledges, and what it would list."""

    table: Table
    settled: Settled
    rows: Rows

    @property
    def sure(self) -> bool:
        """Whether a head says that the names are pledges (공약명), and not that they may be (사업명)."""
        title = self.settled.heads.of("title")
        return title is not None and any(column_word(cell.text) == "title" for cell in title.path)

    @property
    def named(self) -> bool:
        """Whether a head says that the rows are pledges: 공약명, 연번, 분야."""
        return self.sure or any(self.settled.heads.of(role) is not None for role in ("number", "sector"))

    @property
    def ledger(self) -> bool:
        """Whether amounts stand beside names that a head calls pledges: no form has columns of these."""
        return self.sure and self.settled.heads.of("amount") is not None

    @property
    def heads_page(self) -> bool:
        """Whether a single pledge stands over amounts by years, as no form has them."""
        amounts = [column for column in self.settled.heads.columns if column.role == "amount"]
        years = any(column.period is not None and is_year(period_code(column.period.text)) for column in amounts)
        whole = not (self.rows.lost or self.rows.notes or self.settled.findings)
        return self.ledger and years and whole and len(self.rows.pledges) == len(self.titles) == 1

    @property
    def titles(self) -> frozenset[str]:
        """The titles, squeezed."""
        return frozenset(squeeze(r.title.text) for r in self.rows.pledges if r.title is not None)

    @property
    def sectors(self) -> frozenset[str]:
        """The sectors, squeezed."""
        return frozenset(squeeze(r.sector.text) for r in self.rows.pledges if r.sector is not None)


class ListFinder:
    """Finds the tables of a document that list pledges while its blocks pass, so that no pass is made for this alone."""

    def __init__(self) -> None:
        self._own = _OwnTables()
        self._titled = _TitledTables()
        self._made: dict[int, Candidate] = {}
        self._told_otherwise = False
        self._untitled: set[int] = set()

    def seen(self, blocks: Iterable[Kept[Block]]) -> Iterator[Kept[Block]]:
        """The same blocks."""
        for at, kept in enumerate(blocks):
            block = kept.member
            self._own.see(at, block)
            self._titled.see(at, block)
            if isinstance(block, Table) and not self._titled.titled:
                self._untitled.add(at)
            made = _candidate(block) if isinstance(block, Table) else None
            if made is not None and self._may_list(at, made):
                self._made[at] = made
            self._told_otherwise = self._told_otherwise or self._tells(block, made)
            yield kept

    def _tells(self, block: Block, made: Candidate | None) -> bool:
        """Whether a block says facts of a pledge and is no ledger: another table, a label in a line below a table."""
        if isinstance(block, Table):
            return (made is None and len(block.cells) > 1) or (made is not None and not made.ledger)
        return (
            bool(self._made)
            and find_label(strip_marker(block.text)[1].replace("：", ":").partition(":")[0]) is not None
        )

    def _may_list(self, at: int, made: Candidate) -> bool:
        """Whether a table may list pledges by what stands above it, and by what is known of the sections so far."""
        projects = not made.sure and (at in self._titled.found or _measures(made))
        return not projects and (made.named or at not in self._own.found)

    @property
    def listings(self) -> dict[int, Candidate]:
        """The tables by position. A single pledge is a list beside another list with its heads, or a ledger's only row."""
        found = {at: made for at, made in self._made.items() if self._may_list(at, made)}
        alone = not self._told_otherwise
        sure = {one.settled.heads.words for one in found.values() if len(one.titles) > 1 or (one.ledger and alone)}
        return {at: one for at, one in found.items() if one.settled.heads.words in sure}

    @property
    def heads(self) -> dict[int, Candidate]:
        """The tables, by position, whose only row says what pledge the tables and lines below are of.

        None where lists tell the pledges, and none below a title.
        """
        if self.listings:
            return {}
        return {at: made for at, made in self._made.items() if made.heads_page and at in self._untitled}


def _measures(made: Candidate) -> bool:
    """Whether a column of indicators (성과지표) stands beside the names: then they are a pledge's projects."""
    labels = (find_label(cell.text) for column in made.settled.heads.columns for cell in column.path)
    return any(label is not None and label.field == "indicator" for label in labels)


class _OwnTables:
    """The tables below the sections of a pledge (사업개요, 투자계획), by position, where there are several sections."""

    def __init__(self) -> None:
        self._below: set[int] = set()
        self._sections: set[str] = set()
        self._section: str | None = None

    def see(self, at: int, block: Block) -> None:
        if isinstance(block, Table):
            if self._section is not None:
                self._below.add(at)
            return
        label = find_label(strip_marker(block.text)[1])
        if label is not None and label.role == "section":
            self._section = label.field
            self._sections.add(label.field)

    @property
    def found(self) -> AbstractSet[int]:
        return self._below if len(self._sections) > 1 else frozenset()


class _TitledTables:
    """The tables below a section of a pledge that a label or a number names: what they list are its projects.

    A heading of the document (공약사업 총괄표) ends the pledge.
    """

    def __init__(self) -> None:
        self.found: set[int] = set()
        self.titled, self._section = False, False

    def see(self, at: int, block: Block) -> None:
        if isinstance(block, Table):
            if self.titled and self._section:
                self.found.add(at)
            self.titled = self.titled or _has_title(block)
            return
        if _heads_document(block.text):
            self._section = False
            return
        if announces_pledge(block.text):
            self.titled = self._section = True
        words = strip_marker(block.text)[1]
        label = find_label(words)
        self._section = self._section or (label is not None and label.role == "section")
        self.titled = self.titled or _names_pledge(block.text, words)


def _names_pledge(text: str, words: str) -> bool:
    """Whether a line is a pledge's title: behind its label, or behind a number of parts (`3-2. 작은도서관 활성화`)."""
    head, _, value = words.replace("：", ":").partition(":")
    named = find_label(head)
    if value.strip() and named is not None and named.field == "title":
        return True
    return len(text) <= LONGEST_TITLE and SERIAL_TITLE.match(text) is not None


def _heads_document(text: str) -> bool:
    return lookup("phrases").ends(text, "document_heading")


def _has_title(table: Table) -> bool:
    """Whether a form says the title of a pledge: its label with a value beside it."""
    labels = [cell for cell in table.cells if (found := find_label(cell.text)) is not None and found.field == "title"]
    grid = Grid(table)
    beside = [grid.at(cell.row, at) for cell in labels if (at := cell.column + cell.column_span) < grid.columns]
    return any(cell is not None and cell.text.strip() and find_label(cell.text) is None for cell in beside)


def _candidate(table: Table) -> Candidate | None:
    if table.rows < 2 or table.columns < 2 or not table.cells:
        return None
    for shown in (unstacked(table), _turned(table)):
        found = None if shown is None else _listing(table, shown)
        if found is not None:
            return found
    return None


def _turned(table: Table) -> Table | None:
    """A table with a pledge a column, turned so that each is a row; None where its first column heads no titles."""
    if all(column_word(cell.text) != "title" for cell in table.cells if not cell.column):  # as of nearly all tables
        return None
    grid = Grid.of(table)
    heads = [column_word(grid.text(row, 0)) for row in range(grid.rows)]
    if "title" not in heads or grid.columns < 3 or len(heads) - heads.count(None) < 2:
        return None
    row = heads.index("title")
    if len({squeeze(cell.text) for cell in grid.row(row) if cell.column and cell.text.strip()}) < grid.columns - 1:
        return None
    return replace(transposed(table), spans="exact")


def _listing(table: Table, shown: Table) -> Candidate | None:
    said, told = without_dittos(shown)
    made = settled(said)
    if made is None:
        return None
    made = replace(made, findings=(*made.findings, *told))
    rows = RowReader(made.grid, made.heads, made.doubtful).read()
    if not rows.pledges or len(rows.lost) * MOST_LOST > len(rows.pledges) or not _stands_in_columns(made, rows):
        return None
    return Candidate(table, made, rows)


def _stands_in_columns(made: Settled, rows: Rows) -> bool:
    """Whether the rows stand below their heads and hold no labels: else the table is a form."""
    title = made.heads.of("title")
    if title is None or any(find_label(cell.text) is not None for cell in rows.lines):
        return False
    for record in rows.pledges:
        cell = record.title
        if cell is not None and (cell.column != title.at or find_label(cell.text) is not None):
            return False
        if record.number is not None and find_label(record.number.text) is not None:
            return False
    numbers = [row for record in rows.pledges for row in record.rows]
    astray = sum(not _below_heads(made, row) for row in numbers)
    return astray * MOST_LOST <= len(numbers)


def _below_heads(made: Settled, row: int) -> bool:
    """Whether every cell of a row is as wide as one head or several."""
    starts = {column.head.column for column in made.heads.columns if column.path}
    ends = {column.head.column + column.head.column_span for column in made.heads.columns if column.path}
    return all(
        cell.column in starts and cell.column + cell.column_span in ends
        for cell in made.grid.starting(row)
        if cell.text.strip()
    )
