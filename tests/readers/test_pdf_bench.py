"""The three prints of one plan in ../shared/bench: what one of them says all must say."""

import re
from functools import cache

import pytest
from pdf_builder import SHARED

from pipeline.document import Document, Paragraph, Table
from pipeline.readers.pdf import PdfReader

PRINTS = ["office", "browser", "hancom-like"]
BENCH = SHARED / "bench"
pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason=f"the bench prints are not at {BENCH}")

BLUE, GREEN, AMBER = "#5B9BD5", "#70AD47", "#FFC000"
EVERY_YEAR = [AMBER, AMBER, AMBER, None] * 5
BARS = [
    [BLUE] * 20,
    [BLUE] * 20,
    [BLUE] * 20,
    [GREEN] * 5 + [None] * 15,
    [None] * 2 + [GREEN] * 18,
    [None] * 5 + [GREEN] * 15,
    EVERY_YEAR,
]


@cache
def document(name: str, source: str = "pdfium") -> Document:
    return PdfReader(source=source).read((BENCH / f"{name}.pdf").read_bytes())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def cells(table: Table) -> list[tuple]:
    return [(c.row, c.column, c.row_span, c.column_span, squeezed(c.text), c.fill) for c in table.cells]


def road_map(name: str) -> Table:
    return next(table for table in document(name).iter_tables() if table.columns == 22)


@pytest.mark.parametrize("name", PRINTS)
def test_the_road_map_has_all_its_cells(name):
    assert len(road_map(name).cells) == 177


@pytest.mark.parametrize("name", PRINTS)
def test_every_bar_of_the_road_map_is_right(name):
    fills = {(cell.row, cell.column): cell.fill for cell in road_map(name).cells}
    assert [[fills[row, column] for column in range(1, 21)] for row in range(2, 9)] == BARS


@pytest.mark.parametrize("name", PRINTS[1:])
def test_the_prints_agree_on_every_table_on_one_page(name):
    ours = [cells(table) for table in document(name).iter_tables() if table.columns != 7]
    office = [cells(table) for table in document("office").iter_tables() if table.columns != 7]
    assert ours == office


@pytest.mark.parametrize("name", PRINTS)
def test_a_table_over_a_page_break_comes_as_pieces_of_all_its_columns(name):
    first, second = (table for table in document(name).iter_tables() if table.columns == 7)
    assert first.cut_below
    assert second.cut_above
    assert not second.cut_below


@pytest.mark.parametrize("name", PRINTS)
def test_paragraphs_are_those_of_the_document_that_was_printed(name):
    docx = pytest.importorskip("docx")
    written = [squeezed(p.text) for p in docx.Document(str(BENCH / "seed.docx")).paragraphs if squeezed(p.text)]
    assert [squeezed(block.text) for block in document(name).blocks if isinstance(block, Paragraph)] == written


@pytest.mark.parametrize("name", PRINTS)
def test_the_slow_source_agrees_with_the_fast_one(name):
    fast, slow = document(name), document(name, "pdfplumber")
    assert [cells(table) for table in fast.iter_tables()] == [cells(table) for table in slow.iter_tables()]
    assert [squeezed(b.text) for b in fast.blocks if isinstance(b, Paragraph)] == [
        squeezed(b.text) for b in slow.blocks if isinstance(b, Paragraph)
    ]
