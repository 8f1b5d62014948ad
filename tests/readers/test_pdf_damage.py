"""PDFs that are broken, locked, or built to be odd."""

import logging
import re

import pytest
from pdf_builder import Sheet
from reportlab.lib.pdfencrypt import StandardEncryption

from pipeline.document import Document, Grid
from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.readers.pdf import PdfReader
from pipeline.readers.pdf.damage import damaged_page
from pipeline.readers.pdf.from_pdfium import PdfiumSource
from pipeline.readers.pdf.from_pdfplumber import PdfplumberSource
from pipeline.readers.pdf.objects import PageObjects
from pipeline.readers.pdf.page_size import LARGEST
from pipeline.readers.pdf.second import SecondOpinion

XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0]
WORDS = [["a", "b", "c"], ["d", "e", "f"]]


def ruled(sheet: Sheet | None = None) -> Sheet:
    return (sheet or Sheet()).grid(XS, YS).words(XS[:3], YS[:2], WORDS)


def texts(document: Document) -> list[list[str]]:
    (table,) = document.iter_tables()
    grid = Grid(table)
    return [[grid.text(row, column) for column in range(grid.columns)] for row in range(grid.rows)]


@pytest.mark.parametrize("source", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.4\nnothing\n%%EOF", ruled().bytes()[:500]],
)
def test_what_is_said_of_a_damaged_file_are_our_words(source, data):
    with pytest.raises(DamagedFileError) as caught:
        PdfReader(source=source).read(data)
    said = caught.value.message("en") + caught.value.message("ko")
    assert not re.search(r"pdfium|pdfminer|object|error|exception|None", said, re.IGNORECASE)
    assert re.search("[가-힣]{3}", caught.value.message("ko").split(":", 1)[1])


def without_its_tree() -> bytes:
    """A file whose pages are there but in no list: the first library opens none of them, the second does."""
    return ruled().bytes().replace(b"/Kids", b"/Kidz")


def test_pages_that_one_library_cannot_open_are_read_by_the_other():
    assert texts(PdfReader().read(without_its_tree())) == WORDS


def test_a_page_that_nobody_can_open_is_told_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr(SecondOpinion, "instead", lambda *_: None)
    whole = PdfiumSource.page

    def page(source: PdfiumSource, index: int) -> PageObjects:
        if index == 1:
            raise damaged_page(2)
        return whole(source, index)

    monkeypatch.setattr(PdfiumSource, "page", page)
    data = Sheet().text(60, 60, "one").page().text(60, 60, "two").page().text(60, 60, "three").bytes()
    document = PdfReader().read(data)
    assert [(notice.code, notice.facts) for notice in document.notices] == [("PDF_PAGE_DAMAGED", (("page", "2"),))]
    assert list(document.iter_texts()) == ["one", "three"]


def test_a_file_of_which_no_page_can_be_opened_is_damaged(monkeypatch):
    monkeypatch.setattr(SecondOpinion, "instead", lambda *_: None)
    with pytest.raises(DamagedFileError):
        PdfReader().read(without_its_tree())


REPAIRABLE = {
    "no list of parts": lambda data: data[: data.rindex(b"xref\n")],
    "a list in the wrong place": lambda data: re.sub(rb"startxref\n\d+", b"startxref\n0", data),
    "parts a little further on": lambda data: re.sub(
        rb"\n(\d{10}) 00000 n", lambda found: b"\n%010d 00000 n" % (int(found[1]) + 7), data
    ),
    "other bytes before": lambda data: b"other bytes\n" * 40 + data,
}


@pytest.mark.parametrize("damage", REPAIRABLE)
def test_a_damage_that_can_be_repaired_is_repaired(damage):
    assert texts(PdfReader().read(REPAIRABLE[damage](ruled().bytes()))) == WORDS


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 -595 -841", "595 841 0 0", "0 0 1e9 1e9", "-1e9 -9 2e9 2e9", "0 0 nan 5"]
)
def test_a_page_of_impossible_size_keeps_its_text(box):
    data = ruled().bytes()
    found = re.search(rb"/MediaBox \[[^\]]*\]", data)
    assert found is not None
    odd = f"/MediaBox [ {box} ]".encode().ljust(len(found[0]))
    words = " ".join(PdfReader().read(data.replace(found[0], odd)).iter_texts())
    assert words.split() == list("abcdef")


@pytest.mark.parametrize("box", ["0 0 2e9 2e9", "-1e9 -1e9 1e9 1e9", "0 0 595 2e9"])
def test_a_page_larger_than_any_paper_is_bounded(box):
    """Since pdfium would keep memory for each of its points."""
    odd = b"/MediaBox [ %s ]" % box.encode()
    source = PdfiumSource(re.sub(rb"/MediaBox \[[^\]]*\]", odd, ruled().bytes()))
    page = source.page(0)
    source.close()
    assert max(page.width, page.height) <= LARGEST
    assert len(page.glyphs) == 6


def test_a_file_that_only_forbids_changes_is_read():
    assert texts(PdfReader().read(ruled(Sheet(encrypt=StandardEncryption("", ownerPassword="o"))).bytes())) == WORDS
    with pytest.raises(EncryptedFileError):
        PdfReader().read(ruled(Sheet(encrypt=StandardEncryption("u", ownerPassword="o"))).bytes())


def test_ink_far_outside_the_page_does_no_harm():
    sheet = ruled().line(-1e7, 50, 1e7, 50).fill(-1e8, 0, 1e8, 10, "#ff0000").line(580, -1e9, 580, 1e9)
    assert texts(PdfReader().read(sheet.bytes())) == WORDS


@pytest.mark.parametrize("rules", [1_000, 10_000])
def test_a_page_of_many_rules_is_read_all_the_same(rules):
    sheet = Sheet()
    for at in range(rules):
        sheet.line(50, 40 + at * 700 / rules, 550, 40 + at * 700 / rules, 0.1)
    assert list(PdfReader().read(sheet.text(60, 790, "words").bytes()).iter_texts()) == ["words"]


def test_a_library_says_nothing_of_damage_on_its_own():
    PdfplumberSource(ruled().bytes()).close()
    assert not logging.getLogger("pdfminer.pdfinterp").isEnabledFor(logging.ERROR)
