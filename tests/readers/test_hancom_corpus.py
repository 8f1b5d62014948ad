"""The real Hancom files in ../shared/corpus: the two formats of one document say the same, the others are told apart."""

from functools import cache

import pytest
from hancom_builder import SHARED

from pipeline.document import Document, Table
from pipeline.errors import EncryptedFileError, UnsupportedFormatError
from pipeline.readers import read

CORPUS = SHARED / "corpus" / "hancom"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real documents are not at {CORPUS}")

BOTH = ["gantt", "ministry-tables", "nested-tables", "press-release"]
READ = {
    "bullets.hwp": "hwp",
    "fiscal-table.hwp": "hwp",
    "official-letter.hwpx": "hwpx",
    "hwp-named.hwpx": "hwp",
    "gantt.pdf": "pdf",
}
REFUSED = {
    "distribution.hwp": (UnsupportedFormatError, "배포용"),
    "hwp3.hwp": (UnsupportedFormatError, "한글 3"),
    "password-12345.hwp": (EncryptedFileError, "암호"),
    "password-12345.hwpx": (EncryptedFileError, "암호"),
}


@cache
def document(name: str) -> Document:
    return read(CORPUS / name)[0]


@pytest.mark.parametrize("name", BOTH)
def test_hwp_and_hwpx_of_one_document_give_equal_blocks(name):
    hwp, hwpx = document(f"{name}.hwp"), document(f"{name}.hwpx")
    assert list(hwp.iter_tables()) == list(hwpx.iter_tables())
    assert hwp.blocks == hwpx.blocks
    assert (hwp.furniture, hwp.pages) == (hwpx.furniture, hwpx.pages)
    assert next(hwp.iter_tables()).cells


@pytest.mark.parametrize("name", BOTH)
def test_every_position_of_a_real_table_is_covered_once(name):
    for table in document(f"{name}.hwpx").iter_tables():
        covered = sum(cell.row_span * cell.column_span for cell in table.cells)
        assert covered == table.rows * table.columns


def marks(table: Table):
    return [(cell.row, cell.column, cell.text, cell.fill is not None, cell.drawn) for cell in table.cells]


@pytest.mark.parametrize("name", ["gantt.hwp", "gantt.hwpx"])
def test_bars_that_are_centre_lines_are_those_of_the_print(name):
    (made,), (printed,) = document(name).iter_tables(), document("gantt.pdf").iter_tables()
    assert marks(made) == marks(printed)
    assert sum(cell.drawn == "line" for cell in made.cells) == 13


@pytest.mark.parametrize(("name", "form"), READ.items())
def test_a_document_is_read_as_what_it_is(name, form):
    assert document(name).format == form
    assert document(name).blocks


@pytest.mark.parametrize(("name", "error", "word"), [(name, *why) for name, why in REFUSED.items()])
def test_a_document_is_refused_for_what_it_is(name, error, word):
    with pytest.raises(error) as caught:
        read(CORPUS / name)
    assert word in caught.value.message("ko")


def test_every_file_of_the_folder_is_named_here():
    named = {f"{name}.{form}" for name in BOTH for form in ("hwp", "hwpx")} | READ.keys() | REFUSED.keys()
    assert {path.name for path in CORPUS.iterdir()} == named
